/**
 * Comments as files of a Jekyll or Hugo site (Staticman and its like): one YAML file each, in a folder per page, usually
 * zipped. The file's name is the key, for `_id` is neither unique nor always there. `replying_to` is the ordinal of the
 * comment within its page, in the order of the file names; some sites put an id there. Times without a zone stay local.
 * In `meta`: nothing. The hash of the e-mail and the avatar are never read.
 */
import { emitComment, emitThread } from './emit-records.js';
import type { ArchiveFile, ArchiveFormat, ParsedFailure, ParsedRecord } from './format.js';
import { formatOfMixed } from './mixed-markup.js';
import { oneFile } from './one-file.js';
import { failureFrom, malformed } from './parse-failure.js';
import { contentId } from './record-fields.js';
import { createRecordSink, type RecordSink } from './record-sink.js';
import { rowTime } from './row-times.js';
import { yamlFields } from './yaml-fields.js';

type Row = ReadonlyMap<string, string>;

interface Entry {
  readonly id: string;
  readonly row: Row;
}

// One comment with its fields; a longer file is something else.
const MAX_FILE = 4 * 1024 * 1024;
const ORDINAL = /^\d{1,6}$/;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;
/** Where the text of a comment stands, and what stands beside it. */
const TEXTS = ['message', 'comment', 'body'];
const OTHERS = ['name', 'date', 'timestamp', '_parent', '_id', 'replying_to', 'replyToId', 'hidden', 'email'];
const TRUE = /^(?:true|yes|1)$/i;

function given(row: Row, ...names: readonly string[]): string | undefined {
  return names.map((name) => row.get(name)?.trim()).find((value) => value !== undefined && value !== '');
}

async function fieldsIn(file: ArchiveFile): Promise<Row> {
  let text = '';
  for await (const chunk of file.text) {
    text += chunk;
    if (text.length > MAX_FILE) throw malformed(`it is longer than ${MAX_FILE} characters`);
  }
  return yamlFields(text);
}

/** `_data/comments/reefs/comment-1.yml` is comment-1 of the page reefs, wherever the folders lie. */
function placeOf(name: string, row: Row): { readonly page: string; readonly id: string } {
  const steps = name.split('/');
  const file = steps.pop()?.replace(/\.ya?ml$/i, '') ?? '';
  const page = steps.at(-1) ?? given(row, '_parent', 'slug') ?? '';
  const id = file || given(row, '_id', 'id') || `made-${contentId([...row.values()])}`;
  return { page, id: `${page}/${id}` };
}

function messageOf(row: Row): string {
  return TEXTS.map((name) => row.get(name)).find((text) => text !== undefined) ?? '';
}

function emitEntry(
  sink: RecordSink,
  { id, row }: Entry,
  { page, parent }: { readonly page: string; readonly parent: string | undefined },
): void {
  const text = messageOf(row);
  const email = given(row, 'email');
  const date = given(row, 'date');
  emitComment(sink.emit, {
    id,
    thread: page,
    parent,
    text,
    format: formatOfMixed(text),
    created:
      date === undefined
        ? rowTime(given(row, 'timestamp'), { numbers: 's' })
        : rowTime(date, { numbers: 's' }),
    status: TRUE.test(row.get('hidden') ?? '') ? 'trash' : 'published',
    author: {
      name: row.get('name'),
      email: ADDRESS.test(email ?? '') ? email : undefined,
      url: given(row, 'url', 'website'),
    },
  });
}

/** The ids of a page's comments in the order of their files, and by what else names them. */
function parentsOf(entries: readonly Entry[], page: string): (row: Row) => string | undefined {
  const byName = new Map<string, string>();
  for (const { id, row } of entries) {
    const name = given(row, '_id', 'id');
    if (name !== undefined && !byName.has(name)) byName.set(name, id);
  }
  return (row) => {
    const id = given(row, 'replyToId', 'reply_to_id', 'parent_id');
    const written = id ?? given(row, 'replying_to', 'reply_to');
    if (written === undefined || written === '0') return undefined;
    const isOrdinal = id === undefined && ORDINAL.test(written);
    const ordinal = isOrdinal ? entries[Number(written) - 1]?.id : undefined;
    return ordinal ?? byName.get(written) ?? `${page}/unknown-${written}`;
  };
}

/** The comments of a page wait until its last file, for an ordinal may name a later one. */
function createPages(sink: RecordSink) {
  let page: string | undefined;
  let entries: Entry[] = [];

  function endPage(): void {
    if (page === undefined) return;
    const ofPage = page;
    const parentOf = parentsOf(entries, page);
    const path = entries.map(({ row }) => given(row, '_parent')).find((found) => found !== undefined);
    emitThread(sink.emit, { id: page, urls: [path], key: path ?? page });
    for (const entry of entries) emitEntry(sink, entry, { page: ofPage, parent: parentOf(entry.row) });
    entries = [];
    page = undefined;
  }

  return {
    add(entry: Entry, ofPage: string): void {
      if (page !== ofPage) endPage();
      page = ofPage;
      entries.push(entry);
    },
    endPage,
  };
}

async function* parseFiles(files: AsyncIterable<ArchiveFile>): AsyncGenerator<ParsedRecord> {
  const sink = createRecordSink();
  const pages = createPages(sink);
  let failure: ParsedFailure | undefined;
  for await (const file of files) {
    try {
      const row = await fieldsIn(file);
      if (row.size === 0) throw malformed('it has no fields');
      const { page, id } = placeOf(file.name, row);
      pages.add({ id, row }, page);
    } catch (error) {
      failure = failureFrom(error, { line: 1, column: 1, lastSourceId: sink.lastSourceId() });
      break;
    }
    yield* sink.drain();
  }
  pages.endPage();
  yield* sink.drain();
  if (failure !== undefined) yield failure;
}

/** By its lines, not by its YAML: a broken file must be told as broken, not as a stray among the others. */
function detect(head: string): boolean {
  if (!/^(?:---|#|[\w"'])/.test(head)) return false;
  const hasLine = (name: string): boolean => new RegExp(`^["']?${name}["']?:(?:\\s|$)`, 'm').test(head);
  return TEXTS.some(hasLine) && OTHERS.filter(hasLine).length >= 2;
}

export const staticman: ArchiveFormat = {
  name: 'staticman',
  system: 'staticman',
  detect,
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
