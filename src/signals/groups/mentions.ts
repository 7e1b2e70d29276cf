import {
  GROUP_ADJECTIVES,
  GROUP_ALONE,
  GROUP_HEADS,
  GROUP_MEMBERS,
  GROUP_NAMES,
  type GroupKind,
  MIGRANT_NAMES,
} from '../lists/groups-english.js';
import { createMatcher } from '../text/matcher.js';
import { readPhrase } from '../text/phrase.js';
import type { Squeezed } from '../text/squeeze.js';
import type { Sentence } from './sentence.js';

/** Where a sentence speaks of a group. */
export interface Mention {
  /** Words, the last included. */
  readonly first: number;
  readonly last: number;
  readonly kind: GroupKind;
  /** all: the group as such · member: one of it · name: an adjective by itself, abuse only with a noun of abuse. */
  readonly form: 'all' | 'member' | 'name';
}

// These take a part of the group, or certain people; what is said of them is not said of the group.
const A_PART = new Set(
  'some few several certain two three four five six seven eight nine ten both other half most many'.split(
    ' ',
  ),
);
// The women: those in the story. The Germans: all of them.
const CERTAIN_ONES = new Set('the these those my his her our your their its young old'.split(' '));
const ONE_FOR_ALL = new Set(['every', 'any', 'each', 'no']);

const matchNames = createMatcher(
  [...GROUP_NAMES.keys(), ...GROUP_MEMBERS.keys(), ...GROUP_ADJECTIVES, 'asylum']
    .map((name) => readPhrase(name, name))
    .filter((phrase) => phrase !== undefined),
);

/** Where in the text groups are named, perhaps: in most texts nowhere, and they are done. In order of the names' ends. */
export function placesOfGroups(text: Squeezed): readonly number[] {
  const places: number[] = [];
  matchNames(text, ({ start }) => places.push(start));
  return places;
}

/** All mentions of groups in a sentence, in order. */
export function mentionsIn(sentence: Sentence): readonly Mention[] {
  const mentions: Mention[] = [];
  for (let i = 0; i < sentence.length; i++) {
    const mention = mentionAt(sentence, i);
    if (mention === undefined) continue;
    mentions.push(mention);
    i = mention.last;
  }
  return mentions;
}

function mentionAt(sentence: Sentence, i: number): Mention | undefined {
  const word = sentence.at(i);
  const next = sentence.at(i + 1);
  if (GROUP_ADJECTIVES.has(word)) {
    if (GROUP_HEADS.has(next)) return whole(sentence, { first: i, last: i + 1, kind: 'people' });
    if (MIGRANT_NAMES.has(next)) return whole(sentence, { first: i, last: i + 1, kind: 'migrants' });
    const standsAlone = GROUP_ALONE.has(word) && sentence.at(i - 1) === 'the';
    if (standsAlone) return whole(sentence, { first: i, last: i, kind: 'people' });
  }
  const kind = GROUP_NAMES.get(word);
  if (kind !== undefined) return whole(sentence, { first: i, last: i, kind });
  if (word === 'asylum' && next === 'seekers')
    return whole(sentence, { first: i, last: i + 1, kind: 'migrants' });
  return singular(sentence, i);
}

type Named = Omit<Mention, 'form'>;

function whole(sentence: Sentence, named: Named): Mention {
  const before = sentence.at(named.first - 1);
  const isPart = A_PART.has(before) || /^\d/.test(before) || isOfSome(sentence, named.first);
  const isCertain = named.kind === 'gender' && CERTAIN_ONES.has(before);
  const isNotAll = before === 'all' && sentence.at(named.first - 2) === 'not';
  return { ...named, form: isPart || isCertain || isNotAll ? 'name' : 'all' };
}

/** "many of the …": a part again. */
function isOfSome(sentence: Sentence, first: number): boolean {
  const of = sentence.at(first - 1) === 'the' ? first - 2 : first - 1;
  return sentence.at(of) === 'of' && A_PART.has(sentence.at(of - 1));
}

function singular(sentence: Sentence, i: number): Mention | undefined {
  const word = sentence.at(i);
  const kind = GROUP_MEMBERS.get(word) ?? (GROUP_ADJECTIVES.has(word) ? 'people' : undefined);
  if (kind === undefined) return undefined;
  const form = ONE_FOR_ALL.has(sentence.at(i - 1)) ? 'member' : 'name';
  return { first: i, last: i, kind, form };
}
