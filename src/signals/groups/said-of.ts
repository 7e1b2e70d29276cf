import {
  ATTRIBUTIVE,
  BELITTLING,
  DEHUMANISING,
  DEMEANING,
  DIRTY_ADJECTIVES,
  DIRTY_NOUNS,
  EXPEL_PARTICIPLES,
  FILLERS,
  HARM_PARTICIPLES,
  HARM_VERBS,
} from '../lists/hostility-english.js';
import type { Mention } from './mentions.js';
import { type Sentence, skip, skipBack } from './sentence.js';

/** Abuse found in a sentence: its words, the last included, and how grave it is (docs/reference/signals.md). */
export interface Abuse {
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

/** A way of speaking of a group that may be abuse. */
export type Pattern = (sentence: Sentence, mention: Mention) => Abuse | undefined;

const HARM = 0.95;
const HATRED = 0.8;
const DEMEANS = 0.7;
const UNFAIR = 0.6;
const ANGER = 0.5;

const ADVERBS = new Set(
  'all always just really truly simply actually literally basically clearly still also only'.split(' '),
);
const DETERMINERS = new Set('all the these those you'.split(' '));
const MOST_FILLERS = 8;
const IS = new Set(['are', 'r', 'is']);
const MODALS = new Set('should must deserve deserves need needs ought shall'.split(' '));
const TO = new Set('all just to really'.split(' '));
const AFTER_NOUN = new Set(
  'and or who that in of from to on with everywhere period like because so they we i you he it the all for by but at as if lol compared when'.split(
    ' ',
  ),
);

function abuse(mention: Mention, last: number, score: number): Abuse {
  return { first: mention.first, last, score };
}

/** … are vermin; … are all criminals; every … is a thief. */
export const areSo: Pattern = (sentence, mention) => {
  if (mention.form === 'name') return undefined;
  const copula = skip(sentence, mention.last + 1, { words: ADVERBS, most: 2 });
  if (IS.has(sentence.at(copula))) return predicate(sentence, mention, copula + 1);
  return isAskedWhy(sentence, mention) ? predicate(sentence, mention, mention.last + 1) : undefined;
};

/** "Why are all …": the question takes for granted what it asks about. */
function isAskedWhy(sentence: Sentence, mention: Mention): boolean {
  const verb = skipBack(sentence, mention.first - 1, { words: DETERMINERS, most: 2 });
  return sentence.at(verb) === 'are' && sentence.at(verb - 1) === 'why';
}

function predicate(sentence: Sentence, mention: Mention, from: number): Abuse | undefined {
  for (let i = from; i < from + MOST_FILLERS; i++) {
    const word = sentence.at(i);
    if (DEHUMANISING.has(word) && !isBeforeNoun(sentence, i)) return abuse(mention, i, HARM);
    if (BELITTLING.has(word) && mention.kind === 'nation') return abuse(mention, i, ANGER);
    if (DEMEANING.has(word)) return abuse(mention, i, DEMEANS);
    if (word === 'mentally' && sentence.at(i + 1) === 'ill') return abuse(mention, i + 1, DEMEANS);
    if (!FILLERS.has(word)) return undefined;
  }
  return undefined;
}

function isBeforeNoun(sentence: Sentence, i: number): boolean {
  const next = sentence.at(i + 1);
  return ATTRIBUTIVE.has(sentence.at(i)) && next !== '' && !AFTER_NOUN.has(next);
}

const NOT_SO = new Set('human humans people welcome normal equal'.split(' '));
const BEFORE_SO = new Set('really even fully a true real'.split(' '));

/** … are not human; … aren't people. */
export const areNotSo: Pattern = (sentence, mention) => {
  if (mention.form === 'name') return undefined;
  const [verb, not] = [sentence.at(mention.last + 1), sentence.at(mention.last + 2)];
  const isTwoWords = (IS.has(verb) && not === 'not') || (verb === 'aren' && not === 't');
  const after = isTwoWords ? mention.last + 3 : verb === 'arent' ? mention.last + 2 : undefined;
  if (after === undefined) return undefined;
  const i = skip(sentence, after, { words: BEFORE_SO, most: 2 });
  return NOT_SO.has(sentence.at(i)) ? abuse(mention, i, HATRED) : undefined;
};

/** … should die; … deserve to be shot; … must be deported. */
export const shouldSuffer: Pattern = (sentence, mention) => {
  if (mention.form === 'name' || sentence.at(mention.first - 1) === 'no') return undefined;
  const modal = skip(sentence, mention.last + 1, { words: ADVERBS, most: 2 });
  if (!MODALS.has(sentence.at(modal))) return undefined;
  const i = skip(sentence, modal + 1, { words: TO, most: 3 });
  if (HARM_VERBS.has(sentence.at(i))) return abuse(mention, i, HARM);
  if (sentence.at(i) !== 'be' && sentence.at(i) !== 'get') return undefined;
  const done = skip(sentence, i + 1, { words: ADVERBS, most: 2 });
  if (HARM_PARTICIPLES.has(sentence.at(done))) return abuse(mention, done, HARM);
  const isPolicy = mention.kind === 'migrants';
  return EXPEL_PARTICIPLES.has(sentence.at(done)) && !isPolicy ? abuse(mention, done, DEMEANS) : undefined;
};

const NEGATED = new Set(
  'do does should must can don dont doesn doesnt shouldn shouldnt cant never not t'.split(' '),
);
const RIGHTS = new Set('vote live exist breed drive marry adopt teach reproduce'.split(' '));

/** … do not deserve rights; … should not be allowed to vote; no … deserves to live. */
export const areDenied: Pattern = (sentence, mention) => {
  if (mention.form === 'name') return undefined;
  const i = skip(sentence, mention.last + 1, { words: NEGATED, most: 3 });
  const words = sentence.words.slice(mention.last + 1, i).map((word) => word.text);
  const isNegated =
    words.some((word) => /^(?:not|t|never|dont|doesnt|shouldnt|cant)$/.test(word)) ||
    sentence.at(mention.first - 1) === 'no';
  if (!isNegated) return undefined;
  if (isDenied(sentence, i)) return abuse(mention, i, DEMEANS);
  if (sentence.at(i) !== 'be') return undefined;
  if (sentence.at(i + 1) === 'trusted') return abuse(mention, i + 1, UNFAIR);
  const isRight =
    sentence.at(i + 1) === 'allowed' && sentence.at(i + 2) === 'to' && RIGHTS.has(sentence.at(i + 3));
  return isRight ? abuse(mention, i + 3, DEMEANS) : undefined;
};

function isDenied(sentence: Sentence, i: number): boolean {
  const [word, next] = [sentence.at(i), sentence.at(i + 1)];
  if (/^deserves?$/.test(word)) return !isPraise(sentence, i + 1);
  if (/^belongs?$/.test(word)) return /^(?:here|in|with)$/.test(next);
  return (
    word === 'exist' &&
    /^(?:not|t|shouldnt)$/.test(sentence.at(i - 1)) &&
    /^(?:should|must|shouldn|shouldnt)$/.test(sentence.at(i - 2))
  );
}

/** They do not deserve this, or to be treated so: said on their side. */
function isPraise(sentence: Sentence, i: number): boolean {
  const [word, next] = [sentence.at(i), sentence.at(i + 1)];
  return (
    /^(?:this|that|it|such|less|any|blame|abuse|hate|hatred|the|discrimination)$/.test(word) ||
    (word === 'to' && next === 'be')
  );
}

const DISGUST = new Set('disgust disgusts sicken sickens repulse repulses revolt revolts'.split(' '));
const PLACES = new Set(
  'kitchen zoo zoos cage cages camps trash bin garbage jungle ovens hell ground graves gutter'.split(' '),
);
const RULED = new Set('world media banks governments government hollywood economy press money'.split(' '));
const SOME = new Set('the a our all every this my'.split(' '));
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
  if (DISGUST.has(word) && /^(?:me|us)$/.test(sentence.at(i + 1))) return abuse(mention, i + 1, HATRED);
  if (/^makes?$/.test(word) && /^(?:sick|puke|vomit)$/.test(sentence.at(i + 2)))
    return abuse(mention, i + 2, HATRED);
  if (/^breeds?$/.test(word) && sentence.at(i + 1) === 'like') return abuse(mention, i + 1, HATRED);
  if (/^(?:stink|stinks|reek|reeks)$/.test(word)) return abuse(mention, i, DEMEANS);
  if (SPOILING.has(word) && SPOILED.has(sentence.at(i + 1))) return abuse(mention, i + 1, UNFAIR);
  const end = skip(sentence, i + 1, { words: SOME, most: 2 });
  if (/^(?:control|rule|own|run)$/.test(word) && RULED.has(sentence.at(end)))
    return abuse(mention, end, UNFAIR);
  const place = skip(sentence, i + 2, { words: SOME, most: 2 });
  const isPlace = /^belongs?$/.test(word) && sentence.at(i + 1) === 'in' && PLACES.has(sentence.at(place));
  if (isPlace) return abuse(mention, place, HATRED);
  const isShout = word === 'out' && mention.first === 0 && i === sentence.length - 1;
  return isShout ? abuse(mention, i, DEMEANS) : undefined;
};

const DOING = new Set('are have all just really always only r'.split(' '));

// Anger more than contempt, when nothing else is said.
const ANGRY = new Set('fucking fuckin fking effing motherfucking evil'.split(' '));

// "anti-American bastards" are no Americans.
const BESIDE_NAMES = new Set(['anti', 'pro', 'non', 'un']);
// "is fucking …" is a verb.
const IN_PROGRESS = new Set('be been is are was were am m s re keep love like about'.split(' '));

/** filthy …; … scum. */
export const areNamed: Pattern = (sentence, mention) => {
  const [before, after] = [sentence.at(mention.first - 1), sentence.at(mention.last + 1)];
  if (BESIDE_NAMES.has(before)) return undefined;
  if (mention.kind !== 'gender' && DIRTY_NOUNS.has(after)) return abuse(mention, mention.last + 1, HATRED);
  if (!DIRTY_ADJECTIVES.has(before) || mention.kind === 'faith' || isAdjective(mention, sentence))
    return undefined;
  if (mention.kind === 'gender' && (ANGRY.has(before) || mention.form === 'name')) return undefined;
  if (ANGRY.has(before) && IN_PROGRESS.has(sentence.at(mention.first - 2))) return undefined;
  return { first: mention.first - 1, last: mention.last, score: ANGRY.has(before) ? UNFAIR : HATRED };
};

/** "dirty German shepherd": the adjective belongs to another noun. */
function isAdjective(mention: Mention, sentence: Sentence): boolean {
  const next = sentence.at(mention.last + 1);
  return mention.form === 'name' && next !== '' && !AFTER_NOUN.has(next);
}

/** the only good … is a dead …. */
export const onlyGood: Pattern = (sentence, mention) => {
  const isOnlyGood = sentence.at(mention.first - 1) === 'good' && sentence.at(mention.first - 2) === 'only';
  if (!isOnlyGood) return undefined;
  const dead = [2, 3].map((ahead) => mention.last + ahead).find((i) => sentence.at(i) === 'dead');
  return dead === undefined ? undefined : { first: mention.first - 2, last: dead, score: HARM };
};
