import { DEHUMANISING, DEMEANING, HARM_VERBS } from '../lists/hostility-english.js';
import { type Abuse, DEMEANS, HARM, type Pattern } from './abuse.js';
import type { Mention } from './mentions.js';
import { type Sentence, skip, skipBack } from './sentence.js';

const DETERMINERS = new Set('all the these those every any you of'.split(' '));
const BETWEEN = new Set('would could to will all just'.split(' '));
const SO = new Set('so really absolutely utterly all truly to be very completely'.split(' '));
const WISHES = new Set(['wish', 'hope', 'want', 'let']);
const FINDS = new Set(['find', 'found', 'consider']);
const FIRST_PERSON = new Set(['i', 'we', 'd', 'just', 'really', 'do', 'still', 'always']);

/** let … drown; I wish all … would die; I find … disgusting. */
export const isWishedFor: Pattern = (sentence, mention) => {
  if (mention.form === 'name') return undefined;
  const i = skipBack(sentence, mention.first - 1, { words: DETERMINERS, most: 3 });
  const isOwn = FIRST_PERSON.has(sentence.at(i - 1));
  const isImperative = sentence.at(i) === 'let' && (i === 0 || sentence.at(i - 1) === 'just');
  if (WISHES.has(sentence.at(i)) && (isOwn || isImperative)) return wish(sentence, mention, i);
  return FINDS.has(sentence.at(i)) && isOwn ? judgement(sentence, mention, i) : undefined;
};

function wish(sentence: Sentence, mention: Mention, first: number): Abuse | undefined {
  const last = skip(sentence, mention.last + 1, { words: BETWEEN, most: 3 });
  return HARM_VERBS.has(sentence.at(last)) ? { first, last, score: HARM } : undefined;
}

function judgement(sentence: Sentence, mention: Mention, first: number): Abuse | undefined {
  const last = skip(sentence, mention.last + 1, { words: SO, most: 3 });
  const word = sentence.at(last);
  return DEMEANING.has(word) || DEHUMANISING.has(word) ? { first, last, score: DEMEANS } : undefined;
}
