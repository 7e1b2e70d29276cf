/**
 * Movable Type's export, which TypePad and other tools write as well: plain text, entries with sections. It has no ids,
 * parents, statuses or zones: ids are made of the content, times stay local. Entries become articles.
 * In `meta`: of a thread `status`, of a ping `title`. Never `IP`.
 */
import type { ArchiveFormat, ParsedRecord } from './format.js';
import { createEntryReader, type EntryReader } from './movable-type-entry.js';
import { malformed } from './parse-failure.js';
import { readInto } from './read-into.js';
import { createRecordSink } from './record-sink.js';

/** Ends a section. */
const RULE = '-----';
/** Ends an entry. */
const LONG_RULE = '--------';
/** What an entry may begin with. */
const ENTRY_START =
  /^(?:AUTHOR|TITLE|BASENAME|STATUS|DATE|UNIQUE URL|ALLOW COMMENTS|PRIMARY CATEGORY|CATEGORY):/;
const SECTION = /^(BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):\s*$/;
const MAX_LINE = 16 * 1024 * 1024;
const DETECTED =
  /^\s*(?:AUTHOR|TITLE|BASENAME|STATUS|DATE|UNIQUE URL):[\s\S]*?\n-----\r?\n(?:BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):\s/;

/** Finds where sections and entries end. A rule ends one only if what follows it begins another: comments have rules too. */
function createLineReader(entries: EntryReader) {
  /** A rule and the rules and blank lines after it, until the next line tells what they are. */
  let held: string[] = [];

  function endsEntry(next: string | undefined): boolean {
    return held.includes(LONG_RULE) && (next === undefined || ENTRY_START.test(next));
  }

  function startsSection(next: string): string | undefined {
    return held.includes(LONG_RULE) ? undefined : SECTION.exec(next)?.[1];
  }

  function release(next: string | undefined): void {
    if (endsEntry(next)) entries.endEntry();
    else for (const line of held) entries.text(line);
    held = [];
  }

  return {
    line(line: string): void {
      const isRule = line === RULE || line === LONG_RULE;
      if (isRule || (held.length > 0 && line.trim() === '')) {
        held.push(line);
        return;
      }
      const section = held.length > 0 ? startsSection(line) : undefined;
      if (section !== undefined) {
        held = [];
        entries.startSection(section);
        return;
      }
      if (held.length > 0) release(line);
      entries.text(line);
    },
    end(): void {
      if (held.length > 0) release(undefined);
    },
  };
}

function createTextReader(entries: EntryReader) {
  const lines = createLineReader(entries);
  let open = '';
  let number = 1;
  return {
    write(chunk: string): void {
      const parts = (open + chunk).split('\n');
      open = parts.pop() ?? '';
      if (open.length > MAX_LINE) throw malformed(`line ${number} is longer than ${MAX_LINE} characters`);
      for (const part of parts) {
        lines.line(part.endsWith('\r') ? part.slice(0, -1) : part);
        number++;
      }
    },
    close(): void {
      if (open !== '') lines.line(open);
      open = '';
      lines.end();
      if (entries.isOpen()) throw malformed('the file ends within an entry');
      if (entries.count() === 0) throw malformed('there is no entry in it');
    },
    place: () => ({ line: number, column: 1 }),
  };
}

async function* parseMovableType(text: AsyncIterable<string>): AsyncGenerator<ParsedRecord, void, void> {
  const sink = createRecordSink();
  const entries = createEntryReader(sink.emit);
  yield* readInto(text, createTextReader(entries), { sink, end: () => undefined });
}

export const movabletype: ArchiveFormat = {
  name: 'movabletype',
  system: 'movabletype',
  detect: (head) => DETECTED.test(head),
  parse: parseMovableType,
};
