/**
 * Streams XML into records with memory that does not grow with the file. Every fault of the file ends in one failure with
 * line and column; a file that just stops is a fault. DOCTYPE is refused, so no entity is ever expanded or fetched.
 */
import { SaxesParser } from 'saxes';
import type { ParsedFailure, ParsedRecord, ParsedWarning } from './format.js';
import { htmlEntity } from './html-entities.js';
import { failureFrom, malformed, refusedArchive } from './parse-failure.js';
import { type Attributes, createXmlNames, type XmlNames } from './xml-names.js';
import { createXmlText } from './xml-text.js';
import { createXmlValue, MAX_VALUE } from './xml-value.js';

// Exports nest 4 to 7 levels.
const MAX_DEPTH = 64;
const MAX_PROLOG = 1024 * 1024;

export type Emit = (record: ParsedRecord) => void;

/** What one format makes of the elements. `depth` is 1 for the root. Names are those of `XmlNames.canonical`. */
export interface XmlHandlers {
  open(name: string, depth: number, attributes: Attributes): void;
  /** `value` is the element's text if it has no child elements, see xml-value. */
  close(name: string, depth: number, value: string): void;
  /** After the last element; not `whole` when the file breaks there. */
  end?(whole: boolean): void;
}

export interface XmlDialect {
  /** Names of root elements that the format reads. */
  readonly roots: readonly string[];
  start(emit: Emit, names: XmlNames): XmlHandlers;
}

interface XmlReader {
  write(chunk: string): void;
  /** Throws when the file is not whole. */
  close(): void;
  end(whole: boolean): void;
  /** Records since the last call, in file order. */
  drain(): readonly ParsedRecord[];
  warnings(): readonly ParsedWarning[];
  place(): { readonly line: number; readonly column: number; readonly lastSourceId: string | undefined };
}

// An illegal number ("&#1;") is as harmless as the character itself: it stays as written, and is counted with those.
const ILLEGAL_REFERENCE = /^malformed character entity/;

function createXmlReader(dialect: XmlDialect): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const source = createXmlText();
  const names = createXmlNames();
  const value = createXmlValue();
  let records: ParsedRecord[] = [];
  let lastSourceId: string | undefined;
  let depth = 0;
  let references = { count: 0, line: 0 };
  let withoutEvent = 0;

  const handlers = dialect.start((record) => {
    records.push(record);
    if (record.type === 'comment' || record.type === 'thread') lastSourceId = record.sourceId;
  }, names);
  const line = (): number => parser.line + source.skippedLines;

  parser.ENTITIES = entityTable();
  parser.on('error', ({ message }) => {
    if (!ILLEGAL_REFERENCE.test(message)) throw malformed(message.replace(/\.$/, ''));
    references = { count: references.count + 1, line: references.line || line() };
  });
  parser.on('doctype', () => {
    throw refusedArchive('it has a DOCTYPE; exports have none, and attacks hide there');
  });
  parser.on('opentag', ({ name, attributes }) => {
    withoutEvent = 0;
    depth++;
    names.declare(attributes);
    const canonical = names.canonical(name);
    if (depth > MAX_DEPTH) throw malformed(`elements are nested deeper than ${MAX_DEPTH}`);
    if (depth === 1 && !dialect.roots.includes(canonical)) {
      throw malformed(`the root element is <${name}>, not <${dialect.roots.join('> or <')}>`);
    }
    value.clear();
    handlers.open(canonical, depth, attributes);
  });
  parser.on('closetag', ({ name }) => {
    withoutEvent = 0;
    handlers.close(names.canonical(name), depth, value.take());
    value.clear();
    depth--;
  });
  parser.on('text', value.text);
  parser.on('cdata', value.cdata);

  return {
    write(chunk) {
      parser.write(source.clean(chunk, parser.line));
      withoutEvent += chunk.length;
      if (withoutEvent <= (depth === 0 ? MAX_PROLOG : MAX_VALUE)) return;
      if (depth === 0) throw refusedArchive('there is no root element where one should be');
      throw malformed(`a single value is longer than ${MAX_VALUE} characters`);
    },
    close: () => void parser.close(),
    end: (whole) => handlers.end?.(whole),
    drain() {
      const drained = records;
      records = [];
      return drained;
    },
    warnings: () => xmlWarnings(source, references),
    place: () => ({ line: line(), column: parser.column, lastSourceId }),
  };
}

/** The XML five as own fields; HTML's names are looked up when a file uses them. */
function entityTable(): Record<string, string> {
  const five: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return new Proxy(five, {
    get: (known, name) => (typeof name === 'string' ? (known[name] ?? htmlEntity(name)) : undefined),
  });
}

function xmlWarnings(
  source: { readonly junk: string; readonly illegal: number; readonly firstIllegalLine: number | undefined },
  references: { readonly count: number; readonly line: number },
): readonly ParsedWarning[] {
  const warnings: ParsedWarning[] = [];
  if (source.junk !== '') {
    const message = `${source.junk.length} characters before the first "<" were skipped`;
    warnings.push({ type: 'warning', code: 'junk_before_xml', message, line: 1 });
  }
  const count = source.illegal + references.count;
  if (count > 0) {
    const message = `${count} control characters that XML forbids were taken out or left as written`;
    const line = Math.min(source.firstIllegalLine ?? Infinity, references.line || Infinity);
    warnings.push({ type: 'warning', code: 'control_characters', message, line, count });
  }
  return warnings;
}

/**
 * Parses `text` as `dialect` reads it. Yields its records, then warnings about the text, then one failure if the file is
 * broken. Throws only what is no fault of the file.
 */
export async function* parseXml(
  text: AsyncIterable<string>,
  dialect: XmlDialect,
): AsyncGenerator<ParsedRecord, void, void> {
  const reader = createXmlReader(dialect);
  let failure: ParsedFailure | undefined;
  try {
    for await (const chunk of text) {
      reader.write(chunk);
      yield* reader.drain();
    }
    reader.close();
  } catch (error) {
    failure = failureFrom(error, reader.place());
  }
  reader.end(failure === undefined);
  yield* reader.drain();
  yield* reader.warnings();
  if (failure !== undefined) yield failure;
}
