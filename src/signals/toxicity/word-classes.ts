import { CLASS_WORDS, GROUPS_BESIDE } from '../lists/classes-english.js';
import { ENGLISH } from '../lists/english.js';
import { GROUP_ADJECTIVES, GROUP_HEADS, GROUP_MEMBERS, GROUP_NAMES } from '../lists/groups-english.js';
import {
  DEHUMANISING,
  DEMEANING,
  EXPEL_CALLS,
  EXPEL_PARTICIPLES,
  FRAMES,
  HARM_CALLS,
  HARM_PARTICIPLES,
  HARM_VERBS,
  HATE_VERBS,
  OWN_OPINION,
  REBUKES,
  UNFLATTERING,
} from '../lists/hostility-english.js';
import { hashOf } from './hash.js';

/** Kinds of words that stand for each other in the model's eyes; 0 is every other word. */
export const WORD_CLASSES = [
  'other',
  'group',
  'groupAdjective',
  'head',
  'slur',
  'hate',
  'dehumanising',
  'demeaning',
  'unflattering',
  'harm',
  'harmed',
  'expel',
  'good',
  'love',
  'not',
  'frame',
  'rebuke',
  'first',
  'second',
  'third',
  'must',
  'be',
  'wish',
  'swear',
  'all',
  'thing',
  'trade',
] as const;

export type WordClass = (typeof WORD_CLASSES)[number];

/** Later entries win where a word is in two. */
const ENTRIES: readonly (readonly [WordClass, Iterable<string>])[] = [
  ['frame', FRAMES],
  ['frame', OWN_OPINION],
  ['unflattering', UNFLATTERING],
  ['demeaning', DEMEANING],
  ['dehumanising', DEHUMANISING],
  ['rebuke', REBUKES],
  ['head', GROUP_HEADS],
  ...CLASS_WORDS,
  ['harm', HARM_VERBS],
  ['harm', HARM_CALLS],
  ['harmed', HARM_PARTICIPLES],
  ['expel', EXPEL_CALLS],
  ['expel', EXPEL_PARTICIPLES],
  ['hate', HATE_VERBS],
  ['slur', singleWords(ENGLISH.slur ?? [])],
  ['groupAdjective', GROUP_ADJECTIVES],
  ['group', GROUP_MEMBERS.keys()],
  ['group', GROUP_NAMES.keys()],
  ['group', GROUPS_BESIDE],
];

function singleWords(phrases: readonly string[]): readonly string[] {
  return phrases
    .filter((phrase) => !phrase.includes(' '))
    .flatMap((phrase) => {
      const word = phrase.replaceAll('*', '');
      return [word, `${word}s`, `${word}es`];
    });
}

/** Every classed word of letters, with its class's number. */
export const CLASS_OF_WORD: ReadonlyMap<string, number> = new Map(
  ENTRIES.flatMap(([name, words]) =>
    [...words]
      .filter((word) => /^[a-z]+$/.test(word))
      .map((word) => [word, WORD_CLASSES.indexOf(name)] as const),
  ),
);

/** The same by the hash of the word. */
export const CLASS_OF_HASH: ReadonlyMap<number, number> = new Map(
  [...CLASS_OF_WORD].map(([word, number]) => [hashOf(word), number]),
);

/** The number of a class. */
export function classNumber(name: WordClass): number {
  return WORD_CLASSES.indexOf(name);
}

/** The number of a word's class; 0 for most words. */
export function wordClassOf(word: string): number {
  return CLASS_OF_WORD.get(word) ?? 0;
}
