import type { SourceFormat } from '../core/body/tree.js';
import { emitComment, emitThread } from './emit-records.js';
import type { LocalTime } from './format.js';
import { malformed } from './parse-failure.js';
import { contentId } from './record-fields.js';
import type { RowTime } from './row-times.js';
import { parseWallClock } from './source-times.js';
import type { Emit } from './xml-dialect.js';

// "AUTHOR: Ann", "URL:"; names are in capitals.
const FIELD = /^([A-Z][A-Z ]{1,30}):(\s.*)?$/s;
/** What stands before the body of a section that has fields of its own; each once. */
const FIELDS_OF: Readonly<Record<string, readonly string[]>> = {
  COMMENT: ['AUTHOR', 'EMAIL', 'IP', 'URL', 'DATE'],
  PING: ['TITLE', 'URL', 'IP', 'BLOG NAME', 'DATE'],
};
const DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AP])M)?$/i;
/** The section that an entry begins with has only fields. */
const HEADER = '';
const MAX_SECTION = 16 * 1024 * 1024;

interface Section {
  readonly name: string;
  readonly fields: Map<string, string>;
  readonly lines: string[];
  length: number;
}

export interface EntryReader {
  /** Whether an entry has begun and not ended. */
  isOpen(): boolean;
  /** Entries that have ended. */
  count(): number;
  startSection(name: string): void;
  text(line: string): void;
  endEntry(): void;
}

/** `04/05/2006 11:59:59 PM`; a clock of 24 hours without AM and PM. Its zone is the blog's, which the file does not tell. */
function timeOf(written: string | undefined): RowTime {
  const text = written?.trim() ?? '';
  if (text === '') return {};
  const match = DATE.exec(text);
  const local = match === null ? undefined : wallClock(match);
  return local === undefined ? { unreadable: text.slice(0, 40) } : { local };
}

function wallClock([, month = '', day = '', year, hour, minute, second = '00', half]: RegExpExecArray):
  | LocalTime
  | undefined {
  const written = Number(hour);
  const isAfternoon = half?.toUpperCase() === 'P';
  const hours = half === undefined ? written : (written % 12) + (isAfternoon ? 12 : 0);
  const clock = [String(hours).padStart(2, '0'), minute, second].join(':');
  return parseWallClock(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${clock}`);
}

/** How the bodies of an entry are marked up: its converter of line ends, or Markdown by some name of it. */
function formatOf(converter: string | undefined): SourceFormat {
  const name = converter?.trim().toLowerCase() ?? '';
  if (name.includes('markdown')) return 'markdown';
  return name === '0' ? 'html' : 'wordpress';
}

function bodyOf({ lines }: Section): string {
  return lines.join('\n').trimEnd();
}

function newSection(name: string): Section {
  return { name, fields: new Map(), lines: [], length: 0 };
}

function emitEntry(emit: Emit, { fields }: Section, article: readonly string[]): string {
  const url = fields.get('UNIQUE URL') ?? fields.get('PERMALINK');
  const [title = '', author = '', date = '', basename = ''] = ['TITLE', 'AUTHOR', 'DATE', 'BASENAME'].map(
    (name) => fields.get(name),
  );
  const id = url || `made-${contentId([title, author, date, basename])}`;
  emitThread(emit, {
    id,
    urls: [url],
    key: basename,
    title,
    created: timeOf(date),
    closed: fields.get('ALLOW COMMENTS') === '0',
    article: {
      text: article.join('\n\n'),
      format: formatOf(fields.get('CONVERT BREAKS')),
      author,
      isPublic: /^(publish)?$/i.test(fields.get('STATUS') ?? ''),
    },
    meta: { status: fields.get('STATUS') },
  });
  return id;
}

function emitSection(emit: Emit, section: Section, thread: string): void {
  const { name, fields } = section;
  const isPing = name === 'PING';
  const text = bodyOf(section);
  emitComment(emit, {
    // The only key there is: nobody says the same twice in one second.
    id: `made-${contentId([thread, name, ...fields.values(), text])}`,
    thread,
    text,
    format: 'wordpress',
    created: timeOf(fields.get('DATE')),
    status: 'published',
    kind: isPing ? 'trackback' : 'comment',
    author: {
      name: fields.get(isPing ? 'BLOG NAME' : 'AUTHOR'),
      email: fields.get('EMAIL'),
      url: fields.get('URL'),
    },
    meta: { title: fields.get('TITLE') },
  });
}

/** Whether the line is a field that stands before the body of the section; takes it. */
function takeField({ name, fields, lines }: Section, line: string): boolean {
  if (lines.length > 0) return false;
  const [, field = '', value = ''] = FIELD.exec(line) ?? [];
  const mayTake = name === HEADER ? field !== '' : FIELDS_OF[name]?.includes(field) === true;
  if (!mayTake || fields.has(field)) return name === HEADER;
  fields.set(field, value.trim());
  return true;
}

/** Takes the lines of one entry after another, without the rules between them; emits its thread, then its comments. */
export function createEntryReader(emit: Emit): EntryReader {
  let header = newSection(HEADER);
  let section = header;
  let article: string[] = [];
  let thread: string | undefined;
  let ended = 0;

  function endSection(): void {
    const { name } = section;
    if (FIELDS_OF[name] !== undefined) {
      thread ??= emitEntry(emit, header, article);
      emitSection(emit, section, thread);
    } else if (name === 'BODY' || name === 'EXTENDED BODY')
      article.push(...[bodyOf(section)].filter((body) => body !== ''));
  }

  return {
    isOpen: () => header.fields.size > 0,
    count: () => ended,
    startSection(name) {
      endSection();
      section = newSection(name);
    },
    text(line) {
      if (takeField(section, line)) return;
      section.lines.push(line);
      section.length += line.length;
      if (section.length > MAX_SECTION)
        throw malformed(`a single section is longer than ${MAX_SECTION} characters`);
    },
    endEntry() {
      endSection();
      thread ??= emitEntry(emit, header, article);
      ended++;
      header = newSection(HEADER);
      section = header;
      article = [];
      thread = undefined;
    },
  };
}
