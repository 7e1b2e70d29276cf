/**
 * The fields of a small YAML file: one mapping of names to values, every value as the text that is written. YAML's types
 * are not applied, for they make a boolean of the name "Yes" and a number of the name 1984. Nested values are skipped.
 */
import { Refusal } from '../core/refusal.js';

/** What no plain name begins with. */
const NO_NAME = /^(?:[\s[\]{},|>&*!%@`?]|- )/;
const BLOCK = /^([|>])(?:([1-9])?([+-])?|([+-])([1-9]))\s*(?:#.*)?$/;
const TAG = /^(?:!\S*|&\S+)\s+/;
const COMMENT = /\s#.*$/s;
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;

interface Cursor {
  readonly lines: readonly string[];
  /** Of the line that comes next, from 0. */
  at: number;
}

function faultAt(line: number, problem: string): Refusal {
  return new Refusal('malformed_archive', { line: line + 1, column: 1, problem });
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function decodeEscape(whole: string, ...[x, u, long, letter]: readonly (string | undefined)[]): string {
  if (letter !== undefined) return ESCAPES[letter] ?? letter;
  const code = Number.parseInt(x ?? u ?? long ?? '', 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Lines of a quoted or plain value become one: a line end is a blank, an empty line a line end. */
function foldLines(parts: readonly string[]): string {
  let text = parts[0] ?? '';
  let breaks = 0;
  for (const [index, part] of parts.entries()) {
    if (index === 0) continue;
    if (part === '' && index < parts.length - 1) {
      breaks++;
      continue;
    }
    text += breaks > 0 ? '\n'.repeat(breaks) : ' ';
    text += part;
    breaks = 0;
  }
  return text;
}

/** The place of the closing quote in `text`, -1 if there is none; `\"` and `''` do not close. */
function closingQuote(text: string, quote: string): number {
  for (let at = 0; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote && quote === "'" && text[at + 1] === quote) at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

/** A quoted value that begins in `first`, after its quote. */
function quotedValue(cursor: Cursor, first: string, quote: string): string {
  const start = cursor.at - 1;
  const parts: string[] = [];
  for (let line: string | undefined = first; ; line = cursor.lines[cursor.at++]?.trim()) {
    if (line === undefined) throw faultAt(start, 'a text in quotes is not closed');
    const end = closingQuote(line, quote);
    parts.push(end < 0 ? line : line.slice(0, end));
    if (end >= 0) break;
  }
  return quote === "'" ? foldLines(parts.map(trimmedInside)).replaceAll("''", "'") : unescaped(parts);
}

function trimmedInside(part: string, index: number, parts: readonly string[]): string {
  return index < parts.length - 1 ? part.trimEnd() : part;
}

/** Whether a line ends in a backslash that is not itself escaped. */
function endsOpen(line: string): boolean {
  let backslashes = 0;
  while (line[line.length - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** A backslash at the end of a line joins it to the next without a blank. */
function unescaped(parts: readonly string[]): string {
  const runs: string[][] = [[]];
  for (const [index, part] of parts.entries()) {
    const isJoined = index < parts.length - 1 && endsOpen(part);
    runs.at(-1)?.push(isJoined ? part.slice(0, -1) : trimmedInside(part, index, parts));
    if (isJoined) runs.push([]);
  }
  return runs.map(foldLines).join('').replace(ESCAPE, decodeEscape);
}

/** A line's name and what stands after its ":"; undefined when it is no entry of a mapping. */
function splitEntry(line: string): { readonly name: string; readonly value: string } | undefined {
  const quote = line[0] ?? '';
  const isQuoted = quote === '"' || quote === "'";
  const end = isQuoted ? closingQuote(line.slice(1), quote) + 2 : 0;
  if (isQuoted && end < 2) return undefined;
  if (!isQuoted && NO_NAME.test(line)) return undefined;
  for (let colon = line.indexOf(':', end); colon >= 0; colon = line.indexOf(':', colon + 1)) {
    if (colon + 1 < line.length && !/\s/.test(line[colon + 1] ?? '')) continue;
    const name = isQuoted ? line.slice(1, end - 1) : line.slice(0, colon);
    return { name: name.trim(), value: line.slice(colon + 1).trim() };
  }
  return undefined;
}

/** The lines that belong to a value because they stand further in, or are empty. */
function innerLines(cursor: Cursor): string[] {
  const inner: string[] = [];
  for (let line = cursor.lines[cursor.at]; line !== undefined; line = cursor.lines[cursor.at]) {
    if (line.trim() !== '' && indentOf(line) === 0) break;
    inner.push(line);
    cursor.at++;
  }
  return inner;
}

function blockValue(cursor: Cursor, [, style, size, chomp, chompFirst, sizeLast]: RegExpExecArray): string {
  const inner = innerLines(cursor);
  const firstFilled = inner.find((line) => line.trim() !== '') ?? '';
  const indent = Number(size ?? sizeLast ?? indentOf(firstFilled));
  const lines = inner.map((line) => line.slice(Math.min(indent, indentOf(line))));
  const keeps = chomp ?? chompFirst ?? '';
  const text = style === '|' ? lines.join('\n') : foldBlock(lines);
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  const trimmed = text.slice(0, end);
  if (keeps === '-' || trimmed === '') return trimmed;
  return keeps === '+' ? `${text}\n` : `${trimmed}\n`;
}

/** As foldLines, but lines that stand further in keep their ends, and so do empty lines at the beginning. */
function foldBlock(lines: readonly string[]): string {
  let text = '';
  let breaks = 0;
  let before: string | undefined;
  for (const line of lines) {
    if (line === '') {
      breaks++;
      continue;
    }
    const isFree = before === undefined || /^[ \t]/.test(line) || /^[ \t]/.test(before);
    const own = before === undefined ? 0 : 1;
    text += isFree ? '\n'.repeat(breaks + own) : breaks > 0 ? '\n'.repeat(breaks) : ' ';
    text += line;
    breaks = 0;
    before = line;
  }
  return text + '\n'.repeat(breaks);
}

function plainValue(cursor: Cursor, first: string): string {
  const inner = innerLines(cursor);
  // A mapping or a list of its own, which nobody asks for.
  if (first === '') return '';
  const parts = [first, ...inner.map((line) => line.trim())].map((part) => part.replace(COMMENT, ''));
  return foldLines(parts).trim();
}

function readValue(cursor: Cursor, written: string): string {
  const text = written.replace(TAG, '').trim();
  const quote = text[0];
  if (quote === '"' || quote === "'") return quotedValue(cursor, text.slice(1), quote);
  const block = BLOCK.exec(text);
  if (block !== null) return blockValue(cursor, block);
  return plainValue(cursor, text.startsWith('#') ? '' : text);
}

/**
 * The fields of a YAML text by their names, of its first document if there are several. Throws a refusal with its line where
 * the text is no mapping.
 */
export function yamlFields(text: string): ReadonlyMap<string, string> {
  const cursor: Cursor = { lines: text.split(/\r\n|\r|\n/), at: 0 };
  const fields = new Map<string, string>();
  for (let line = cursor.lines[cursor.at++]; line !== undefined; line = cursor.lines[cursor.at++]) {
    if (line.startsWith('---') || line === '...') {
      if (fields.size > 0) break;
      continue;
    }
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('%')) continue;
    const entry = splitEntry(line);
    if (entry === undefined) throw faultAt(cursor.at - 1, 'a name and ":" are expected');
    fields.set(entry.name, readValue(cursor, entry.value));
  }
  return fields;
}
