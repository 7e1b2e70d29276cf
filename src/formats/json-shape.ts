/** What a JSON text holds, from its beginning only: enough to tell the dialects of many systems apart. */
import { visitJsonValues } from './json-places.js';

export interface JsonOutline {
  /** Whether the text begins with "[". */
  readonly isList: boolean;
  /** The paths of all values seen, `*` for a place in a list: 'threads', 'threads.*', 'threads.*.thread_id'. */
  readonly paths: ReadonlySet<string>;
}

const START = /^\s*(?:([[{]))/;
// Deeper levels tell nothing that the upper ones do not; nor do names that no system would give a field.
const MAX_DEPTH = 8;
const MAX_NAME = 64;

let last: { readonly head: string; readonly outline: JsonOutline | undefined } | undefined;

/** The outline of a text that begins with `head`; undefined when that is no JSON list or object. */
export function jsonOutline(head: string): JsonOutline | undefined {
  // Every format asks about the same head.
  if (last?.head !== head) last = { head, outline: outlineOf(head) };
  return last.outline;
}

function isLong(step: string | number): boolean {
  return typeof step === 'string' && step.length > MAX_NAME;
}

function outlineOf(head: string): JsonOutline | undefined {
  const opening = START.exec(head)?.[1];
  if (opening === undefined) return undefined;
  const paths = new Set<string>();
  visitJsonValues(head, (path) => {
    if (path.length > MAX_DEPTH || path.some(isLong)) return;
    paths.add(path.map((step) => (typeof step === 'number' ? '*' : step)).join('.'));
  });
  return { isList: opening === '[', paths };
}

/** Whether items of the text, wherever `where` says that they stand, have all these fields among them. */
export function hasFields(head: string, where: readonly string[], fields: readonly string[]): boolean {
  const outline = jsonOutline(head);
  if (outline === undefined) return false;
  return where.some((prefix) =>
    fields.every((field) => outline.paths.has(prefix === '' ? field : `${prefix}.${field}`)),
  );
}
