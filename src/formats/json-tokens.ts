/** Splits JSON text into its tokens as it streams in; knows the grammar, keeps nothing but what the reader wants. */
import { Refusal } from '../core/refusal.js';
import { TextPlace } from './text-place.js';

export type JsonScalar = string | number | boolean | null;

/** What a reader hears of, in file order. A list's items and an object's values follow one another between open and close. */
export interface JsonEvents {
  /** `isList` for "[", otherwise "{". */
  opened(isList: boolean): void;
  closed(): void;
  named(name: string): void;
  scalar(value: JsonScalar): void;
  /** Texts of values are handed over as '' while this is false, so that what nobody reads costs no memory. */
  readonly wantsText: boolean;
}

// Real exports nest below 20; every level costs a frame.
const MAX_DEPTH = 200;
const MAX_NUMBER = 1000;
/** One text; comments reach some 25,000 characters, articles a few hundred thousand. */
const MAX_TEXT = 16 * 1024 * 1024;

const WHITE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const PARTIAL_ATOM = /-?[\dA-Za-z.+-]*$/y;
const LONG_INTEGER = /^-?\d{16,}$/;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/** What may come next. `first` is a value or the end of the list, `name` a name or the end of the object. */
type Expects = 'value' | 'first' | 'name' | 'next-name' | 'colon' | 'more' | 'top';

/** A whole number beyond what a double holds comes as its text, so that ids of 64 bits keep their last digits. */
function numberOf(text: string): number | string {
  return LONG_INTEGER.test(text) && !Number.isSafeInteger(Number(text)) ? text : Number(text);
}

export class JsonTokens {
  readonly #events: JsonEvents;
  /** Whether values may stand one after another, with white space or a comma between them (JSON lines). */
  readonly #isSequence: boolean;
  readonly #place = new TextPlace();
  readonly #lists: boolean[] = [];
  #expects: Expects = 'top';
  #values = 0;
  #text = '';
  #at = 0;
  /** Up to here `#place` has counted. */
  #counted = 0;
  /** Parts of the text that is open, undefined outside of one. */
  #parts: string[] | undefined;
  #partsLength = 0;

  constructor(events: JsonEvents, isSequence: boolean) {
    this.#events = events;
    this.#isSequence = isSequence;
  }

  /** Throws a refusal with its place where the text is no JSON. */
  write(chunk: string): void {
    this.#text = this.#text.slice(this.#at) + chunk;
    this.#at = 0;
    this.#counted = 0;
    while (this.#step(false));
    this.place();
  }

  /** Throws a refusal when the text ends too early. */
  close(): void {
    while (this.#step(true));
    if (this.#parts !== undefined) this.fail('the file ends within a text');
    if (this.#lists.length > 0) this.fail(`the file ends before its "${this.#closing()}"`);
    if (this.#values === 0) this.fail('the file is empty');
  }

  /** Where the reader stands. */
  place(): { readonly line: number; readonly column: number } {
    if (this.#at > this.#counted) this.#place.advance(this.#text, this.#counted, this.#at);
    this.#counted = Math.max(this.#counted, this.#at);
    const { line, column } = this.#place;
    return { line, column };
  }

  fail(problem: string): never {
    throw new Refusal('malformed_archive', { ...this.place(), problem });
  }

  /** Reads one token; false when the rest of it is still to come. */
  #step(isLast: boolean): boolean {
    if (this.#parts !== undefined) return this.#readText(isLast);
    WHITE.lastIndex = this.#at;
    this.#at += WHITE.exec(this.#text)?.[0].length ?? 0;
    const character = this.#text[this.#at];
    if (character === undefined) return false;
    if (character === ',' || character === ':' || character === ']' || character === '}') {
      this.#punctuation(character);
      return true;
    }
    this.#checkValue();
    if (character === '"') return this.#openText();
    if (this.#expects === 'name' || this.#expects === 'next-name')
      this.fail('a name in double quotes is expected');
    if (character === '{' || character === '[') this.#open(character === '[');
    else return this.#atom(isLast);
    return true;
  }

  #closing(): string {
    return this.#lists.at(-1) === true ? ']' : '}';
  }

  #punctuation(character: string): void {
    if (character === ':' && this.#expects === 'colon') this.#expects = 'value';
    else if (character === ',' && this.#expects === 'more')
      this.#expects = this.#lists.at(-1) === true ? 'value' : 'next-name';
    else if (character === ',' && this.#isBetweenValues()) this.#expects = 'top';
    else if (character === this.#closing() && this.#mayClose()) this.#close();
    else this.fail(this.#complaint());
    this.#at++;
  }

  /** Exports of one system join lines by a comma and a line end. */
  #isBetweenValues(): boolean {
    return this.#expects === 'top' && this.#isSequence && this.#values > 0;
  }

  #mayClose(): boolean {
    return (
      this.#lists.length > 0 &&
      (this.#expects === 'more' || this.#expects === 'first' || this.#expects === 'name')
    );
  }

  #complaint(): string {
    if (this.#expects === 'colon') return '":" is expected';
    if (this.#expects === 'more') return `"," or "${this.#closing()}" is expected`;
    if (this.#expects === 'name' || this.#expects === 'next-name')
      return 'a name in double quotes is expected';
    return this.#expects === 'top' && this.#values > 0
      ? 'nothing more is expected after the value'
      : 'a value is expected';
  }

  #checkValue(): void {
    if (this.#expects === 'colon' || this.#expects === 'more') this.fail(this.#complaint());
    if (this.#expects === 'top' && this.#values > 0 && !this.#isSequence) this.fail(this.#complaint());
  }

  #open(isList: boolean): void {
    if (this.#lists.length >= MAX_DEPTH) this.fail(`values are nested deeper than ${MAX_DEPTH}`);
    this.#events.opened(isList);
    this.#lists.push(isList);
    this.#expects = isList ? 'first' : 'name';
    this.#at++;
  }

  #close(): void {
    this.#lists.pop();
    this.#events.closed();
    this.#ended();
  }

  #ended(): void {
    this.#expects = this.#lists.length > 0 ? 'more' : 'top';
    if (this.#lists.length === 0) this.#values++;
  }

  #atom(isLast: boolean): boolean {
    if (!isLast && this.#touchesEnd()) return false;
    NUMBER.lastIndex = this.#at;
    WORD.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text)?.[0];
    const word = number === undefined ? WORD.exec(this.#text)?.[0] : undefined;
    if (number === undefined && word === undefined) this.fail('a value is expected');
    const value = number === undefined ? (word === 'null' ? null : word === 'true') : numberOf(number);
    this.#events.scalar(value);
    this.#at += (number ?? word ?? '').length;
    this.#ended();
    return true;
  }

  /** Whether what stands here might go on in the next chunk. */
  #touchesEnd(): boolean {
    if (this.#text.length - this.#at > MAX_NUMBER) return false;
    PARTIAL_ATOM.lastIndex = this.#at;
    return PARTIAL_ATOM.test(this.#text);
  }

  #openText(): true {
    this.#parts = [];
    this.#partsLength = 0;
    this.#at++;
    return true;
  }

  #readText(isLast: boolean): boolean {
    const isName = this.#expects === 'name' || this.#expects === 'next-name';
    const isKept = isName || this.#events.wantsText;
    let start = this.#at;
    for (let at = start; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code !== QUOTE && code !== BACKSLASH && code >= SPACE) continue;
      if (isKept) this.#addPart(this.#text.slice(start, at));
      this.#at = at;
      if (code === QUOTE) return this.#endText(isName);
      if (code < SPACE) this.fail('this must be escaped within a text');
      const length = this.#escape(isLast, isKept);
      if (length === 0) return false;
      start = at + length;
      this.#at = start;
      at = start - 1;
    }
    if (isKept) this.#addPart(this.#text.slice(start));
    this.#at = this.#text.length;
    return false;
  }

  #addPart(part: string): void {
    if (part === '') return;
    this.#parts?.push(part);
    this.#partsLength += part.length;
    if (this.#partsLength > MAX_TEXT) this.fail(`a single text is longer than ${MAX_TEXT} characters`);
  }

  /** The length of the escape that begins here; 0 when the rest of it is still to come. */
  #escape(isLast: boolean, isKept: boolean): number {
    const letter = this.#text[this.#at + 1];
    const isShort = letter === undefined || (letter === 'u' && this.#text.length < this.#at + 6);
    if (isShort && !isLast) return 0;
    const digits = letter === 'u' ? this.#text.slice(this.#at + 2, this.#at + 6) : '';
    const isCode = /^[0-9a-fA-F]{4}$/.test(digits);
    const plain = letter === undefined ? undefined : ESCAPES[letter];
    if (plain === undefined && !isCode) this.fail('this is no escape that JSON knows');
    if (isKept) this.#addPart(plain ?? String.fromCharCode(Number.parseInt(digits, 16)));
    return plain === undefined ? 6 : 2;
  }

  #endText(isName: boolean): true {
    const parts = this.#parts ?? [];
    const text = parts.length === 1 ? (parts[0] ?? '') : parts.join('');
    this.#parts = undefined;
    this.#at++;
    if (isName) {
      this.#events.named(text);
      this.#expects = 'colon';
    } else {
      this.#events.scalar(text);
      this.#ended();
    }
    return true;
  }
}
