/** Reads the fields of one row (JSON, CSV, a database) in whatever type a source writes them, and names those it cannot read. */
import { Refusal } from '../core/refusal.js';
import { detached } from './record-fields.js';

export interface FieldsPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Null and undefined count as absent. A number or a boolean where a text stands reads as that text; an object or a list
 * there is a fault of the file and refuses it with the row's place and the field's name.
 */
export interface Fields {
  has(name: string): boolean;
  /** '' when absent. */
  text(name: string): string;
  /** An id, a name or an address: trimmed, undefined when absent or empty. */
  word(name: string): string | undefined;
  /** True for true, 1, 'true', '1', 'yes', 't'. */
  flag(name: string): boolean;
  /** A finite number, also written as text or as MongoDB's `$numberLong`; 0 when absent. */
  count(name: string): number;
  /** The object under a name; one without fields when absent. */
  fields(name: string): Fields;
  /** The objects of a list; none when absent. */
  rows(name: string): readonly Fields[];
  /** As it stands there. */
  value(name: string): unknown;
  readonly place: FieldsPlace;
}

const TRUE: ReadonlySet<string> = new Set(['true', '1', 'yes', 't']);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** MongoDB's ways to write an id and a long number: `{"$oid": …}`, `{"$numberLong": …}`. */
function unwrapped(value: unknown): unknown {
  if (!isObject(value)) return value;
  return value.$oid ?? value.$numberLong ?? value.$numberInt ?? value.$numberDouble ?? value;
}

interface FieldNames {
  /** Of the row within its record, for messages. */
  readonly path?: string;
  /** How names are spelled in the row, from how the format spells them. */
  readonly spell?: (name: string) => string;
}

/** The fields of a row; refuses the file when the row is no object. */
export function fieldsOf(row: unknown, place: FieldsPlace, names: FieldNames = {}): Fields {
  const { path = '', spell = (name) => name } = names;
  const at = { line: place.line, column: place.column };
  const refuse = (problem: string): never => {
    throw new Refusal('malformed_archive', { ...at, problem });
  };
  if (!isObject(row)) return refuse(`${path === '' ? 'a record' : `"${path}"`} must be an object`);
  const nameOf = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const value = (name: string): unknown => {
    const spelled = spell(name);
    return Object.hasOwn(row, spelled) ? (row[spelled] ?? undefined) : undefined;
  };
  const text = (name: string): string => {
    const found = unwrapped(value(name));
    if (found === undefined || found === null) return '';
    return typeof found === 'object' ? refuse(`"${nameOf(name)}" must be text`) : String(found);
  };
  return {
    place: at,
    value,
    text,
    has: (name) => value(name) !== undefined,
    word: (name) => detached(text(name).trim()) || undefined,
    flag: (name) => TRUE.has(text(name).trim().toLowerCase()),
    count: (name) => {
      const number = Number(text(name));
      return Number.isFinite(number) ? number : 0;
    },
    fields: (name) => fieldsOf(value(name) ?? {}, at, { path: nameOf(name) }),
    rows: (name) => {
      const list = value(name) ?? [];
      if (!Array.isArray(list)) return refuse(`"${nameOf(name)}" must be a list`);
      return list.map((item, index) => fieldsOf(item, at, { path: `${nameOf(name)}.${index}` }));
    },
  };
}
