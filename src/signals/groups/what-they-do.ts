import { abuseOf, DEMEANS, HATRED, type Pattern, SPEAKS_ILL } from './abuse.js';
import { skip } from './sentence.js';

const DISGUST = new Set('disgust disgusts sicken sickens repulse repulses revolt revolts'.split(' '));
const PLACES = new Set(
  'kitchen zoo zoos cage cages camps trash bin garbage jungle ovens hell ground graves gutter'.split(' '),
);
const RULED = new Set('world media banks governments government hollywood economy press money'.split(' '));
const SOME = new Set('the a our your their all every whole this my'.split(' '));
const SPOILING = new Set(
  'ruining ruined destroying destroyed infesting infested invading polluting poisoning raping infecting corrupting ruin destroy infest invade pollute poison corrupt'.split(
    ' ',
  ),
);
const SPOILED = new Set(
  'our this my society everything everyone america europe britain england germany humanity civilization'.split(
    ' ',
  ),
);

/** … disgust me; … belong in a zoo; … are ruining our country; … control the media; … out! */
export const doHarm: Pattern = (sentence, mention) => {
  if (mention.form === 'name') return undefined;
  const i = skip(sentence, mention.last + 1, { words: DOING, most: 3 });
  const word = sentence.at(i);
  if (DISGUST.has(word) && /^(?:me|us)$/.test(sentence.at(i + 1))) return abuseOf(mention, i + 1, HATRED);
  if (/^makes?$/.test(word) && /^(?:sick|puke|vomit)$/.test(sentence.at(i + 2)))
    return abuseOf(mention, i + 2, HATRED);
  if (/^breeds?$/.test(word) && sentence.at(i + 1) === 'like') return abuseOf(mention, i + 1, HATRED);
  if (/^(?:stink|stinks|reek|reeks)$/.test(word)) return abuseOf(mention, i, DEMEANS);
  if (SPOILING.has(word) && SPOILED.has(sentence.at(i + 1))) return abuseOf(mention, i + 1, SPEAKS_ILL);
  const end = skip(sentence, i + 1, { words: SOME, most: 2 });
  if (/^(?:control|rule|own|run)$/.test(word) && RULED.has(sentence.at(end)))
    return abuseOf(mention, end, SPEAKS_ILL);
  const place = skip(sentence, i + 2, { words: SOME, most: 2 });
  const isPlace = /^belongs?$/.test(word) && sentence.at(i + 1) === 'in' && PLACES.has(sentence.at(place));
  if (isPlace) return abuseOf(mention, place, HATRED);
  const isShout = word === 'out' && mention.first === 0 && i === sentence.length - 1;
  return isShout ? abuseOf(mention, i, DEMEANS) : undefined;
};

const DOING = new Set('are have all just really always only r'.split(' '));
