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
  INSULTING_ADJECTIVES,
  UNFLATTERING,
} from '../lists/hostility-english.js';
import { type Abuse, abuseOf, DEMEANS, HARM, HATRED, type Pattern, SPEAKS_ILL, UNFAIR } from './abuse.js';
import type { Mention } from './mentions.js';
import { type Sentence, skip, skipBack } from './sentence.js';

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
    if (DEHUMANISING.has(word) && !isBeforeNoun(sentence, i)) return abuseOf(mention, i, HARM);
    if (BELITTLING.has(word) && mention.kind === 'nation') return abuseOf(mention, i, UNFAIR);
    if (DEMEANING.has(word)) return abuseOf(mention, i, DEMEANS);
    if (UNFLATTERING.has(word)) return abuseOf(mention, i, UNFAIR);
    if (word === 'mentally' && sentence.at(i + 1) === 'ill') return abuseOf(mention, i + 1, DEMEANS);
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
  return NOT_SO.has(sentence.at(i)) ? abuseOf(mention, i, HATRED) : undefined;
};

/** … should die; … deserve to be shot; … must be deported. */
export const shouldSuffer: Pattern = (sentence, mention) => {
  if (mention.form === 'name' || sentence.at(mention.first - 1) === 'no') return undefined;
  const modal = skip(sentence, mention.last + 1, { words: ADVERBS, most: 2 });
  if (!MODALS.has(sentence.at(modal))) return undefined;
  const i = skip(sentence, modal + 1, { words: TO, most: 3 });
  if (HARM_VERBS.has(sentence.at(i))) return abuseOf(mention, i, HARM);
  if (sentence.at(i) !== 'be' && sentence.at(i) !== 'get') return undefined;
  const done = skip(sentence, i + 1, { words: ADVERBS, most: 2 });
  if (HARM_PARTICIPLES.has(sentence.at(done))) return abuseOf(mention, done, HARM);
  const isPolicy = mention.kind === 'migrants';
  return EXPEL_PARTICIPLES.has(sentence.at(done)) && !isPolicy ? abuseOf(mention, done, DEMEANS) : undefined;
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
  if (isDenied(sentence, i)) return abuseOf(mention, i, DEMEANS);
  if (sentence.at(i) !== 'be') return undefined;
  if (sentence.at(i + 1) === 'trusted') return abuseOf(mention, i + 1, SPEAKS_ILL);
  const isRight =
    sentence.at(i + 1) === 'allowed' && sentence.at(i + 2) === 'to' && RIGHTS.has(sentence.at(i + 3));
  return isRight ? abuseOf(mention, i + 3, DEMEANS) : undefined;
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
  if (mention.kind !== 'gender' && DIRTY_NOUNS.has(after)) return abuseOf(mention, mention.last + 1, HATRED);
  if (mention.kind === 'faith' || isAdjective(mention, sentence)) return undefined;
  if (mention.kind === 'gender' && (ANGRY.has(before) || mention.form === 'name')) return undefined;
  if (ANGRY.has(before) && IN_PROGRESS.has(sentence.at(mention.first - 2))) return undefined;
  const score = scoreOfAdjective(before, mention);
  return score === undefined ? undefined : { first: mention.first - 1, last: mention.last, score };
};

function scoreOfAdjective(adjective: string, { kind }: Mention): number | undefined {
  if (ANGRY.has(adjective)) return SPEAKS_ILL;
  if (DIRTY_ADJECTIVES.has(adjective)) return HATRED;
  if (!INSULTING_ADJECTIVES.has(adjective)) return undefined;
  return kind === 'nation' ? UNFAIR : SPEAKS_ILL;
}

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
