/** Streams comma-separated values (RFC 4180; semicolons and tabs as well) into rows, with memory for one row only. */
import { Refusal } from '../core/refusal.js';
import { TextPlace } from './text-place.js';

export interface CsvRow {
  readonly cells: readonly string[];
  /** Where it begins. */
  readonly line: number;
  readonly column: number;
}

const MAX_VALUE = 16 * 1024 * 1024;
const MAX_CELLS = 1000;
const SEPARATORS = [',', ';', '\t'] as const;

/** Which separator a first line uses: the one that stands there most often outside of quotes. */
export function separatorOf(head: string): string {
  const [line = ''] = head.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

export class CsvReader {
  readonly #onRow: (row: CsvRow) => void;
  readonly #place = new TextPlace();
  readonly #end: RegExp;
  readonly #separator: string;
  #text = '';
  #at = 0;
  #counted = 0;
  #cells: string[] = [];
  /** Parts of the cell that is open. */
  #parts: string[] = [];
  #length = 0;
  /** Within quotes; after the closing one; outside. */
  #state: 'plain' | 'quoted' | 'closed' = 'plain';
  #start = { line: 1, column: 1 };
  #rows = 0;

  constructor(separator: string, onRow: (row: CsvRow) => void) {
    this.#separator = separator;
    this.#onRow = onRow;
    this.#end = separator === '\t' ? /[\t\r\n]/g : separator === ';' ? /[;\r\n]/g : /[,\r\n]/g;
  }

  /** Throws a refusal with its place where the text is no CSV. */
  write(chunk: string): void {
    this.#text = this.#text.slice(this.#at) + chunk;
    this.#at = 0;
    this.#counted = 0;
    while (this.#step(false));
    this.place();
  }

  /** Throws a refusal when the text ends within quotes. */
  close(): void {
    while (this.#step(true));
    if (this.#state === 'quoted') this.fail('the file ends within quotes');
    const isOpen = this.#cells.length > 0 || this.#length > 0 || this.#state === 'closed';
    if (isOpen) {
      this.#endCell();
      this.#endRow();
    }
    if (this.#rows === 0) this.fail('the file is empty');
  }

  place(): { readonly line: number; readonly column: number } {
    if (this.#at > this.#counted) this.#place.advance(this.#text, this.#counted, this.#at);
    this.#counted = Math.max(this.#counted, this.#at);
    return { line: this.#place.line, column: this.#place.column };
  }

  fail(problem: string): never {
    throw new Refusal('malformed_archive', { ...this.place(), problem });
  }

  /** Reads up to the end of a cell or of the text; false when there is no more. */
  #step(isLast: boolean): boolean {
    if (this.#at >= this.#text.length) return false;
    if (this.#state === 'quoted') return this.#readQuoted(isLast);
    if (this.#state === 'plain' && this.#length === 0 && this.#text[this.#at] === '"') {
      this.#at++;
      this.#state = 'quoted';
      return true;
    }
    return this.#readPlain(isLast);
  }

  #readPlain(isLast: boolean): boolean {
    this.#end.lastIndex = this.#at;
    const end = this.#end.exec(this.#text)?.index ?? this.#text.length;
    const part = this.#text.slice(this.#at, end);
    if (this.#state === 'closed' && part.trim() !== '')
      this.fail('a separator or a line end is expected after the quotes');
    if (this.#state === 'plain') this.#add(part);
    this.#at = end;
    const character = this.#text[end];
    if (character === undefined) return false;
    // A carriage return waits for the line feed that may follow it.
    if (character === '\r' && end + 1 >= this.#text.length && !isLast) return false;
    this.#at += character === '\r' && this.#text[end + 1] === '\n' ? 2 : 1;
    this.#endCell();
    if (character !== this.#separator) this.#endRow();
    return true;
  }

  #readQuoted(isLast: boolean): boolean {
    const quote = this.#text.indexOf('"', this.#at);
    const end = quote < 0 ? this.#text.length : quote;
    this.#add(this.#text.slice(this.#at, end));
    this.#at = end;
    if (quote < 0) return false;
    if (quote + 1 >= this.#text.length && !isLast) return false;
    const isDoubled = this.#text[quote + 1] === '"';
    this.#at += isDoubled ? 2 : 1;
    if (isDoubled) this.#add('"');
    else this.#state = 'closed';
    return true;
  }

  #add(part: string): void {
    if (part === '') return;
    this.#parts.push(part);
    this.#length += part.length;
    if (this.#length > MAX_VALUE) this.fail(`a single value is longer than ${MAX_VALUE} characters`);
  }

  #endCell(): void {
    this.#cells.push(this.#parts.join(''));
    this.#parts = [];
    this.#length = 0;
    this.#state = 'plain';
    if (this.#cells.length > MAX_CELLS) this.fail(`a row has more than ${MAX_CELLS} values`);
  }

  /** Blank lines are no rows. */
  #endRow(): void {
    const cells = this.#cells;
    this.#cells = [];
    const start = this.#start;
    this.#start = this.place();
    if (cells.length === 1 && cells[0] === '') return;
    this.#rows++;
    this.#onRow({ cells, ...start });
  }
}
