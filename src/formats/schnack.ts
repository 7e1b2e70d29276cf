/**
 * Schnack's database (SQLite). Comments of people whom it trusts are public without having been approved. Pages have a slug
 * and no address. In `meta`: nothing. Never tokens and settings.
 */
import { type AddAuthor, parseJoined } from './author-join.js';
import { emitComment } from './emit-records.js';
import type { Fields } from './fields.js';
import type { ArchiveFormat, ParsedRecord, ParseFiles, SourceStatus } from './format.js';
import { oneFile } from './one-file.js';
import { createPageThreads } from './page-threads.js';
import { createRecordSink } from './record-sink.js';
import { rowTime } from './row-times.js';
import { looksLikeSqlite, parseSqlite, type SqliteTables } from './sqlite-file.js';

const COMMENT_COLUMNS = 'id user_id slug created_at comment rejected approved reply_to'.split(' ');
const USER_COLUMNS = 'id name display_name url trusted'.split(' ');

function statusOf(row: Fields, isTrusted: boolean): SourceStatus {
  if (row.flag('rejected')) return 'trash';
  return row.flag('approved') || isTrusted ? 'published' : 'pending';
}

function* readTables(tables: SqliteTables, addAuthor: AddAuthor): Generator<ParsedRecord> {
  const sink = createRecordSink();
  const pageThread = createPageThreads(sink.emit);
  const trusted = new Set<string>();
  for (const row of tables.rows('user', USER_COLUMNS)) {
    const id = row.text('id');
    if (row.flag('trusted')) trusted.add(id);
    addAuthor(id, { name: row.word('display_name') ?? row.word('name'), url: row.word('url') });
  }
  for (const row of tables.rows('comment', COMMENT_COLUMNS)) {
    const slug = row.word('slug');
    const user = row.word('user_id');
    pageThread({ id: slug ?? '', urls: [slug], key: slug });
    emitComment(sink.emit, {
      id: row.word('id'),
      thread: slug,
      parent: row.word('reply_to'),
      text: row.text('comment'),
      format: 'markdown',
      created: rowTime(row.value('created_at'), { isUtc: true }),
      status: statusOf(row, user !== undefined && trusted.has(user)),
      author: { id: user },
    });
    yield* sink.drain();
  }
}

const parseFiles: ParseFiles = (files) =>
  parseJoined(files, (file, addAuthor) => parseSqlite(file, (tables) => readTables(tables, addAuthor)));

export const schnack: ArchiveFormat = {
  name: 'schnack',
  system: 'schnack',
  unverified: true,
  detect: (head) => looksLikeSqlite(head, ['slug CHAR', 'provider_id']),
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
