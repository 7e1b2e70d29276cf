/** Where in a JSON text something stands: the engine's own parser does not always tell, and messages name a column. */

export type JsonPath = readonly (string | number)[];

interface JsonFault {
  /** UTF-16 units before the fault. */
  readonly offset: number;
  readonly problem: string;
}

const WHITE = /[ \t\r\n]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// JSON.parse takes any depth; records of ours are shallow, and this scanner recurses.
const MAX_DEPTH = 200;

/** Where the text that opens at `start` ends, after its closing quote; the place of the fault, negated, if it does not. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code < SPACE) return -at;
    if (code !== BACKSLASH) continue;
    ESCAPE.lastIndex = at;
    const escaped = ESCAPE.exec(text)?.[0];
    if (escaped === undefined) return -at;
    at += escaped.length - 1;
  }
  return -text.length;
}

/** Walks a JSON text once and tells where each value begins; stops at the first fault. */
class JsonScanner {
  readonly #text: string;
  readonly #visit: (path: JsonPath, offset: number) => void;
  #at = 0;
  #fault: JsonFault | undefined;

  constructor(text: string, visit: (path: JsonPath, offset: number) => void) {
    this.#text = text;
    this.#visit = visit;
  }

  scan(): JsonFault | undefined {
    const isWhole = this.#value([]);
    this.#take(WHITE);
    if (isWhole && !this.#isAtEnd()) this.#fail('nothing more is expected after the value');
    return this.#fault;
  }

  /** Walks values that stand one after another, with white space or commas between them, up to the first fault. */
  scanAll(): void {
    while (this.#fault === undefined && this.#value([])) {
      this.#next(',');
      this.#take(WHITE);
      if (this.#isAtEnd()) return;
    }
  }

  #isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  #fail(problem: string): false {
    this.#fault ??= { offset: this.#at, problem };
    return false;
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found !== undefined;
  }

  #next(character: string): boolean {
    this.#take(WHITE);
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #string(): string | undefined {
    const start = this.#at;
    const end = endOfText(this.#text, start);
    this.#at = Math.abs(end);
    if (end > 0) return this.#text.slice(start, end);
    this.#fail(this.#isAtEnd() ? 'the line ends within a text' : 'this must be escaped within a text');
    return undefined;
  }

  #key(): string | undefined {
    this.#take(WHITE);
    if (this.#text[this.#at] !== '"') this.#fail('a name in double quotes is expected');
    const written = this.#fault === undefined ? this.#string() : undefined;
    if (written === undefined) return undefined;
    if (!this.#next(':')) this.#fail('":" is expected');
    return this.#fault === undefined ? (JSON.parse(written) as string) : undefined;
  }

  /** Items of an object or array up to `close`; each has its name or its number. */
  #items(close: '}' | ']', path: JsonPath): boolean {
    if (this.#next(close)) return true;
    for (let index = 0; ; index++) {
      const name = close === '}' ? this.#key() : index;
      if (name === undefined || !this.#value([...path, name])) return false;
      if (this.#next(close)) return true;
      if (this.#next(',')) continue;
      return this.#fail(
        this.#isAtEnd() ? `the line ends before its "${close}"` : `"," or "${close}" is expected`,
      );
    }
  }

  #value(path: JsonPath): boolean {
    this.#take(WHITE);
    if (path.length > MAX_DEPTH) return this.#fail(`values are nested deeper than ${MAX_DEPTH}`);
    this.#visit(path, this.#at);
    if (this.#next('{')) return this.#items('}', path);
    if (this.#next('[')) return this.#items(']', path);
    if (this.#text[this.#at] === '"') return this.#string() !== undefined;
    if (this.#take(ATOM)) return true;
    return this.#fail(this.#isAtEnd() ? 'the line ends where a value is expected' : 'a value is expected');
  }
}

/** The first fault of a JSON text; undefined when it has none. */
export function findJsonFault(text: string): JsonFault | undefined {
  return new JsonScanner(text, () => undefined).scan();
}

/** Calls `visit` with the path of every value of a text that may be several JSON values, or only the beginning of one. */
export function visitJsonValues(text: string, visit: (path: JsonPath) => void): void {
  new JsonScanner(text, visit).scanAll();
}

/** Where the value at `path` begins, in UTF-16 units; the nearest one around it when it is not there. */
export function offsetInJson(text: string, path: JsonPath): number {
  let offset = 0;
  let reached = -1;
  const scanner = new JsonScanner(text, (visited, start) => {
    const isOnTheWay = visited.length > reached && visited.every((step, index) => step === path[index]);
    if (!isOnTheWay) return;
    reached = visited.length;
    offset = start;
  });
  scanner.scan();
  return offset;
}

/** The column, from 1, of an offset: whole characters, as XML's columns count. */
export function columnAt(text: string, offset: number): number {
  return [...text.slice(0, offset)].length + 1;
}
