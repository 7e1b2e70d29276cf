/**
 * Cusdis has no export: its database is read (SQLite), or the same tables as JSON, `{pages: […], comments: […]}`. Nobody
 * edits there: `updatedAt` moves when a comment is approved and tells nothing. In `meta`: nothing.
 */
import { eachFile } from './each-file.js';
import { emitComment, emitThread } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat, ParsedRecord, ParseFiles, SourceStatus } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { oneFile } from './one-file.js';
import { createRecordSink } from './record-sink.js';
import { rowTime } from './row-times.js';
import { looksLikeSqlite, parseSqlite, type SqliteTables } from './sqlite-file.js';
import type { Emit } from './xml-dialect.js';

const PAGE_COLUMNS = 'id slug url title created_at createdAt projectId'.split(' ');
const COMMENT_COLUMNS =
  'id pageId parentId created_at createdAt deletedAt moderatorId by_email by_nickname content approved'.split(
    ' ',
  );
// Prisma writes milliseconds into SQLite; columns are named by the table, fields of JSON by the model.
const STYLE = { numbers: 'ms', isUtc: true } as const;

function statusOf(row: Fields): SourceStatus {
  if (row.has('deletedAt')) return 'deleted';
  return row.flag('approved') ? 'published' : 'pending';
}

function takePage(emit: Emit, row: Fields): void {
  emitThread(emit, {
    id: row.text('id'),
    urls: [row.word('url')],
    key: row.word('slug'),
    title: row.text('title'),
    created: rowTime(row.value('created_at') ?? row.value('createdAt'), STYLE),
  });
}

function takeComment(emit: Emit, row: Fields): void {
  emitComment(emit, {
    id: row.word('id'),
    thread: row.word('pageId') ?? row.fields('page').word('id'),
    parent: row.word('parentId'),
    text: row.text('content'),
    format: 'markdown',
    created: rowTime(row.value('created_at') ?? row.value('createdAt'), STYLE),
    status: statusOf(row),
    author: {
      name: row.text('by_nickname'),
      email: row.word('by_email'),
      isStaff: row.has('moderatorId'),
    },
  });
}

function* readTables(tables: SqliteTables): Generator<ParsedRecord> {
  const sink = createRecordSink();
  for (const row of tables.rows('pages', PAGE_COLUMNS)) {
    takePage(sink.emit, row);
    yield* sink.drain();
  }
  for (const row of tables.rows('comments', COMMENT_COLUMNS)) {
    takeComment(sink.emit, row);
    yield* sink.drain();
  }
}

function isDatabase(head: string): boolean {
  return looksLikeSqlite(head, ['by_nickname', '"pages"']);
}

const parseFiles: ParseFiles = (files) =>
  eachFile(files, (file) =>
    isDatabase(file.head)
      ? parseSqlite(file, readTables)
      : parseJson(file.text, { lists: ['pages', 'comments'] }, takeItems),
  );

function takeItems(emit: Emit): JsonHandlers {
  return {
    item(item) {
      const row = fieldsOf(item.value, item);
      if (item.path === 'pages') takePage(emit, row);
      else takeComment(emit, row);
    },
  };
}

export const cusdis: ArchiveFormat = {
  name: 'cusdis',
  system: 'cusdis',
  unverified: true,
  detect: (head) => isDatabase(head) || hasFields(head, ['comments.*'], ['by_nickname']),
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
