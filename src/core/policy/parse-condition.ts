import type { AuthorKind } from '../comment.js';
import {
  AUTHOR_COUNTS,
  type AuthorCount,
  type Condition,
  type Range,
  WEEKDAYS,
  type Weekday,
} from './policy.js';
import { isPlainObject, type Problems, unknownFields } from './problems.js';

/** `all`, `any` and `not` nest no deeper than this. */
export const MAX_CONDITION_DEPTH = 8;
/** Parts of one `all` or `any`, and languages of one `is`. */
const MAX_PARTS = 50;

interface Place {
  readonly at: string;
  readonly depth: number;
  readonly problems: Problems;
}

type Fields = Readonly<Record<string, unknown>>;

const KINDS = ['all', 'any', 'not', 'signal', 'failed', 'author', 'story', 'time'] as const;
const AUTHORS: readonly (AuthorKind | 'trusted' | 'staff')[] = [
  'guest',
  'account',
  'ghost',
  'trusted',
  'staff',
];
const SIGNAL_NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Reads one condition from unknown data; notes what is wrong and gives undefined then. Recursion ends at MAX_CONDITION_DEPTH. */
export function parseCondition(input: unknown, place: Place): Condition | undefined {
  const { at, depth, problems } = place;
  if (depth > MAX_CONDITION_DEPTH) return problems.add(at, `nests deeper than ${MAX_CONDITION_DEPTH} levels`);
  if (!isPlainObject(input))
    return problems.add(at, 'must be an object, such as {"signal": "links", "atLeast": 0.6}');
  const kinds = KINDS.filter((kind) => Object.hasOwn(input, kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    return problems.add(at, `must hold exactly one of ${KINDS.join(', ')}`);
  return READERS[kind](input, place);
}

const READERS: Readonly<
  Record<(typeof KINDS)[number], (input: Fields, place: Place) => Condition | undefined>
> = {
  all: (input, place) => parts(input, 'all', place),
  any: (input, place) => parts(input, 'any', place),
  not(input, place) {
    unknownFields(input, { ...place, allowed: ['not'] });
    const not = parseCondition(input.not, { ...place, at: `${place.at}.not`, depth: place.depth + 1 });
    return not === undefined ? undefined : { not };
  },
  signal(input, place) {
    const { signal } = input;
    if (!isSignalName(signal))
      return place.problems.add(`${place.at}.signal`, 'must be the name of a signal');
    const range = readRange(input, { ...place, first: 'signal', most: 1 });
    return range && { signal, ...range };
  },
  failed(input, place) {
    unknownFields(input, { ...place, allowed: ['failed'] });
    const { failed } = input;
    if (!isSignalName(failed))
      return place.problems.add(`${place.at}.failed`, 'must be the name of a signal');
    return { failed };
  },
  author(input, place) {
    const { author } = input;
    if (AUTHORS.includes(author as AuthorKind)) {
      unknownFields(input, { ...place, allowed: ['author'] });
      return { author: author as AuthorKind };
    }
    if (!AUTHOR_COUNTS.includes(author as AuthorCount)) {
      return place.problems.add(
        `${place.at}.author`,
        `must be one of ${[...AUTHORS, ...AUTHOR_COUNTS].join(', ')}`,
      );
    }
    const range = readRange(input, { ...place, first: 'author' });
    return range && { author: author as AuthorCount, ...range };
  },
  story(input, place) {
    if (input.story === 'language') return storyLanguage(input, place);
    if (input.story !== 'ageDays')
      return place.problems.add(`${place.at}.story`, 'must be language or ageDays');
    const range = readRange(input, { ...place, first: 'story' });
    return range && { story: 'ageDays', ...range };
  },
  time(input, place) {
    if (input.time === 'weekday') return weekdays(input, place);
    if (input.time === 'hour') return hours(input, place);
    return place.problems.add(`${place.at}.time`, 'must be hour or weekday');
  },
};

function weekdays(input: Fields, place: Place): Condition | undefined {
  unknownFields(input, { ...place, allowed: ['time', 'is'] });
  const { is } = input;
  const fits = Array.isArray(is) && is.length > 0 && is.every((day) => WEEKDAYS.includes(day));
  if (!fits) return place.problems.add(`${place.at}.is`, `must be a list of ${WEEKDAYS.join(', ')}`);
  return { time: 'weekday', is: [...new Set(is as readonly Weekday[])] };
}

function hours(input: Fields, place: Place): Condition | undefined {
  unknownFields(input, { ...place, allowed: ['time', 'from', 'to'] });
  const { from, to } = input;
  if (isHour(from) && isHour(to) && from !== to) return { time: 'hour', from, to };
  return place.problems.add(place.at, 'must hold "from" and "to": two different whole hours from 0 to 24');
}

function isHour(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 24;
}

function parts(input: Fields, name: 'all' | 'any', place: Place): Condition | undefined {
  unknownFields(input, { ...place, allowed: [name] });
  const list = input[name];
  const at = `${place.at}.${name}`;
  if (!Array.isArray(list) || list.length > MAX_PARTS) {
    return place.problems.add(at, `must be a list of at most ${MAX_PARTS} conditions`);
  }
  const read = list.map((part, i) =>
    parseCondition(part, { ...place, at: `${at}[${i}]`, depth: place.depth + 1 }),
  );
  const whole = read.filter((part) => part !== undefined);
  if (whole.length < read.length) return undefined;
  return name === 'all' ? { all: whole } : { any: whole };
}

function storyLanguage(input: Fields, place: Place): Condition | undefined {
  unknownFields(input, { ...place, allowed: ['story', 'is'] });
  const { is } = input;
  const fits = Array.isArray(is) && is.length > 0 && is.length <= MAX_PARTS && is.every(isLanguageTag);
  if (!fits) return place.problems.add(`${place.at}.is`, 'must be a list of language tags such as "en"');
  return { story: 'language', is: [...is] };
}

function readRange(
  input: Fields,
  place: Place & { readonly first: string; readonly most?: number },
): Range | undefined {
  const { at, problems, first, most = Number.MAX_SAFE_INTEGER } = place;
  unknownFields(input, { at, problems, allowed: [first, 'atLeast', 'below'] });
  const { atLeast, below } = input;
  if (atLeast === undefined && below === undefined)
    return problems.add(at, 'must hold "atLeast", "below" or both');
  for (const [name, bound] of Object.entries({ atLeast, below })) {
    if (bound === undefined) continue;
    if (typeof bound !== 'number' || !(bound >= 0 && bound <= most)) {
      return problems.add(
        `${at}.${name}`,
        most === 1 ? 'must be a score from 0 to 1' : 'must be a number from 0',
      );
    }
  }
  return {
    ...(atLeast === undefined ? {} : { atLeast: atLeast as number }),
    ...(below === undefined ? {} : { below: below as number }),
  };
}

function isSignalName(value: unknown): value is string {
  return typeof value === 'string' && SIGNAL_NAME.test(value);
}

function isLanguageTag(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(value);
}
