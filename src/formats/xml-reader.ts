/**
 * Streams XML into records with memory that does not grow with the file. DOCTYPE is refused, so no entity is ever expanded
 * or fetched.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Refusal } from '../core/refusal.js';
import type { ParsedRecord, ParsedWarning } from './format.js';
import { htmlEntity } from './html-entities.js';
import { malformed, type Place, refusedArchive } from './parse-failure.js';
import type { XmlDialect, XmlHandlers } from './xml-dialect.js';
import { createXmlNames } from './xml-names.js';
import { createXmlText } from './xml-text.js';
import { createXmlValue, MAX_VALUE } from './xml-value.js';

// Exports nest 4 to 7 levels.
const MAX_DEPTH = 64;
const MAX_PROLOG = 1024 * 1024;
// An illegal number ("&#1;") is as harmless as the character itself: it stays as written, and is counted with those.
const ILLEGAL_REFERENCE = /^malformed character entity/;
const UNKNOWN_ENTITY = /^undefined entity|^disallowed character in entity name/;
const MAX_QUOTED = 20;

/** One pass over one document. All methods but `end` and the queries throw a refusal where the document breaks. */
export class XmlReader {
  readonly #dialect: XmlDialect;
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #text = createXmlText();
  readonly #names = createXmlNames();
  readonly #value = createXmlValue();
  readonly #handlers: XmlHandlers;
  #records: ParsedRecord[] = [];
  #lastSourceId: string | undefined;
  #depth = 0;
  #withoutElement = 0;
  /** The name between "&" and ";" that was looked up last. */
  #entity = '';
  #references = { count: 0, line: Number.POSITIVE_INFINITY };

  constructor(dialect: XmlDialect) {
    this.#dialect = dialect;
    this.#handlers = dialect.start((record) => this.#emit(record), this.#names);
    this.#parser.ENTITIES = entityTable((name) => {
      this.#entity = name;
    });
    this.#parser.on('error', ({ message }) => this.#fault(message.replace(/\.$/, '')));
    this.#parser.on('doctype', () => {
      throw refusedArchive('it has a DOCTYPE; exports have none, and attacks hide there');
    });
    this.#parser.on('opentag', (tag) => this.#open(tag));
    this.#parser.on('closetag', (tag) => this.#close(tag));
    this.#parser.on('text', this.#value.text);
    this.#parser.on('cdata', this.#value.cdata);
  }

  write(chunk: string): void {
    this.#parser.write(this.#text.clean(chunk, this.#parser.line));
    this.#withoutElement += chunk.length;
    if (this.#depth > 0 && this.#withoutElement > MAX_VALUE) {
      throw malformed(`a single value is longer than ${MAX_VALUE} characters`);
    }
    if (this.#depth === 0 && this.#withoutElement > MAX_PROLOG) {
      throw refusedArchive('there is no root element where one should be');
    }
  }

  /** Throws when the document is not whole. */
  close(): void {
    this.#parser.close();
  }

  end(whole: boolean): void {
    this.#handlers.end?.(whole);
  }

  /** Records since the last call, in file order. */
  drain(): readonly ParsedRecord[] {
    const drained = this.#records;
    this.#records = [];
    return drained;
  }

  place(): Place {
    return { line: this.#line(), column: this.#parser.column, lastSourceId: this.#lastSourceId };
  }

  /** What was wrong with the text and did not stop the reading. */
  warnings(): readonly ParsedWarning[] {
    const warnings: ParsedWarning[] = [];
    const { junk, illegal, firstIllegalLine = Number.POSITIVE_INFINITY } = this.#text;
    if (junk !== '') {
      const message = `${junk.length} characters before the first "<" were skipped`;
      warnings.push({ type: 'warning', code: 'junk_before_xml', message, line: 1 });
    }
    const count = illegal + this.#references.count;
    if (count > 0) {
      const message = `${count} control characters that XML forbids were taken out or left as written`;
      const line = Math.min(firstIllegalLine, this.#references.line);
      warnings.push({ type: 'warning', code: 'control_characters', message, line, count });
    }
    return warnings;
  }

  #line(): number {
    return this.#parser.line + this.#text.skippedLines;
  }

  #emit(record: ParsedRecord): void {
    this.#records.push(record);
    if (record.type === 'comment' || record.type === 'thread') this.#lastSourceId = record.sourceId;
  }

  #fault(message: string): void {
    if (UNKNOWN_ENTITY.test(message)) throw this.#unknownEntity();
    if (!ILLEGAL_REFERENCE.test(message)) throw malformed(message);
    const { count, line } = this.#references;
    this.#references = { count: count + 1, line: Math.min(line, this.#line()) };
  }

  /** An "&" by itself is noticed at the next ";" only, which may be lines away: the place is counted back. */
  #unknownEntity(): Refusal {
    const [first = '', ...more] = this.#entity.split('\n');
    const column = more.length === 0 ? this.#parser.column - [...first].length - 1 : 1;
    const problem = `"&${first.slice(0, MAX_QUOTED)}" begins no reference that XML or HTML knows`;
    return new Refusal('malformed_archive', { problem, line: this.#line() - more.length, column });
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    this.#withoutElement = 0;
    this.#depth++;
    this.#names.declare(attributes);
    const canonical = this.#names.canonical(name);
    if (this.#depth > MAX_DEPTH) throw malformed(`elements are nested deeper than ${MAX_DEPTH}`);
    const { roots } = this.#dialect;
    if (this.#depth === 1 && !roots.includes(canonical)) {
      throw malformed(`the root element is <${name}>, not <${roots.join('> or <')}>`);
    }
    this.#value.clear();
    this.#handlers.open(canonical, this.#depth, attributes);
  }

  #close({ name }: Pick<SaxesTagPlain, 'name'>): void {
    this.#withoutElement = 0;
    this.#handlers.close(this.#names.canonical(name), this.#depth, this.#value.take());
    this.#value.clear();
    this.#depth--;
  }
}

/** The XML five as own fields; HTML's names are looked up when a file uses them. `onLookUp` hears every name. */
function entityTable(onLookUp: (name: string) => void): Record<string, string> {
  const five = { __proto__: null, amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return new Proxy(five as unknown as Record<string, string>, {
    get: (known, name) => {
      if (typeof name !== 'string') return undefined;
      onLookUp(name);
      return known[name] ?? htmlEntity(name);
    },
  });
}
