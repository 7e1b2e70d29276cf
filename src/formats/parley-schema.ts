/** What the lines of a Parley archive must hold. Strict about known fields; unknown ones are the reader's to keep. */
import { COMMENT_STATUSES } from '../core/comment.js';
import type { JsonPath } from './json-places.js';

interface SchemaFault {
  readonly path: JsonPath;
  readonly problem: string;
}

/** What is wrong with a value, as the end of a sentence that begins with its name; undefined if nothing. */
type Check = (value: unknown) => string | undefined;

interface Field {
  readonly check: Check;
  readonly required: boolean;
}

type Fields = Readonly<Record<string, Field>>;

// Free JSON is written out again later; far deeper nesting than any real value would break that.
const MAX_DEPTH = 64;
const INSTANT = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const LOCAL = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?$/;

const text: Check = (value) => (typeof value === 'string' ? undefined : 'must be text');
const filled: Check = (value) =>
  typeof value === 'string' && value !== '' ? undefined : 'must be text and not empty';
const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');
const count: Check = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : 'must be a whole number, 0 or more';
const instant: Check = (value) =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : 'must be a UTC time such as 2026-11-25T10:00:00Z';
const local: Check = (value) =>
  typeof value === 'string' && LOCAL.test(value)
    ? undefined
    : 'must be a local time such as 2026-11-25T10:00';

function oneOf(values: readonly string[]): Check {
  return (value) => (values.includes(value as string) ? undefined : `must be one of ${values.join(', ')}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isShallow(value: unknown, left = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((inner) => isShallow(inner, left - 1));
}

const json: Check = (value) => {
  if (!isObject(value)) return 'must be an object';
  return isShallow(value) ? undefined : `is nested deeper than ${MAX_DEPTH}`;
};

const list: Check = (value) => {
  if (!Array.isArray(value)) return 'must be a list';
  return isShallow(value) ? undefined : `is nested deeper than ${MAX_DEPTH}`;
};

const texts: Check = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? undefined
    : 'must be a list of texts';

const must = (check: Check): Field => ({ check, required: true });
const may = (check: Check): Field => ({ check, required: false });

export const AUTHOR_FIELDS: Fields = {
  kind: must(oneOf(['guest', 'account', 'ghost'])),
  id: may(filled),
  name: must(text),
  website: may(text),
  isStaff: may(flag),
  badges: may(texts),
};

export const RECORD_FIELDS = {
  parley: {
    type: must(text),
    version: must(count),
    generator: may(text),
    exportedAt: may(instant),
  },
  site: {
    type: must(text),
    slug: must(filled),
    name: must(text),
    language: may(text),
    timezone: may(text),
    hosts: may(texts),
    settings: may(json),
    createdAt: may(instant),
  },
  story: {
    type: must(text),
    id: must(filled),
    key: may(text),
    url: may(text),
    urls: may(texts),
    title: must(text),
    language: may(text),
    mode: may(text),
    kind: may(text),
    createdAt: must(instant),
    closedAt: may(instant),
    closedReason: may(text),
    report: may(json),
    provenance: may(list),
    meta: may(json),
  },
  comment: {
    type: must(text),
    id: must(filled),
    storyId: must(filled),
    parentId: may(filled),
    kind: may(filled),
    status: must(oneOf(COMMENT_STATUSES)),
    sourceStatus: may(text),
    author: must(json),
    createdAt: may(instant),
    createdLocal: may(local),
    placedAt: may(instant),
    editedAt: may(instant),
    revision: may(count),
    source: must(text),
    sourceFormat: must(oneOf(['markdown', 'plain', 'html', 'wordpress'])),
    body: may(list),
    up: may(count),
    down: may(count),
    pinnedAt: may(instant),
    featuredAt: may(instant),
    provenance: may(json),
    revisions: may(list),
    decisions: may(list),
    meta: may(json),
  },
  end: { type: must(text), stories: must(count), comments: must(count) },
} as const satisfies Readonly<Record<string, Fields>>;

export type RecordType = keyof typeof RECORD_FIELDS;

/** The first field that is missing or wrong, in the order of `fields`. Null counts as absent. */
export function checkFields(
  record: Readonly<Record<string, unknown>>,
  fields: Fields,
  path: JsonPath = [],
): SchemaFault | undefined {
  for (const [name, { check, required }] of Object.entries(fields)) {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    const isAbsent = value === undefined || value === null;
    if (isAbsent && required) return { path, problem: `"${[...path, name].join('.')}" is missing` };
    const problem = isAbsent ? undefined : check(value);
    if (problem !== undefined)
      return { path: [...path, name], problem: `"${[...path, name].join('.')}" ${problem}` };
  }
  return undefined;
}

/** Whether a parsed line is a record of a known type. */
export function recordType(value: unknown): RecordType | undefined {
  if (!isObject(value) || !Object.hasOwn(value, 'type')) return undefined;
  const { type } = value;
  return typeof type === 'string' && Object.hasOwn(RECORD_FIELDS, type) ? (type as RecordType) : undefined;
}

/** The fields of a record that the schema does not know; undefined if there are none. */
export function unknownFields(
  record: Readonly<Record<string, unknown>>,
  fields: Fields,
): Readonly<Record<string, unknown>> | undefined {
  const unknown = Object.entries(record).filter(([name]) => !Object.hasOwn(fields, name));
  return unknown.length === 0 ? undefined : Object.fromEntries(unknown);
}
