/**
 * Isso's database (SQLite; all schemas from 2014 on). Isso names pages by their path, so that threads have a key and no host.
 * `mode` is 1 published, 2 pending, 4 deleted. The voters (a Bloom filter) and shortened addresses are never read.
 * In `meta`: nothing.
 */
import { eachFile } from './each-file.js';
import { emitComment, emitThread } from './emit-records.js';
import type { Fields } from './fields.js';
import type { ArchiveFormat, ParsedRecord, ParseFiles, SourceStatus } from './format.js';
import { knownStatus } from './known-status.js';
import { oneFile } from './one-file.js';
import { createRecordSink } from './record-sink.js';
import { rowTime } from './row-times.js';
import { looksLikeSqlite, parseSqlite, type SqliteTables } from './sqlite-file.js';
import type { Emit } from './xml-dialect.js';

const COLUMNS = 'id tid parent created modified mode text author email website likes dislikes'.split(' ');

const STATUSES: Readonly<Record<string, SourceStatus>> = { '1': 'published', '2': 'pending', '4': 'deleted' };

function takeThread(emit: Emit, row: Fields): void {
  const uri = row.word('uri');
  emitThread(emit, { id: row.text('id'), urls: [uri], key: uri, title: row.text('title') });
}

function takeComment(emit: Emit, row: Fields): void {
  const id = row.word('id');
  const name = row.word('author');
  emitComment(emit, {
    id,
    thread: row.word('tid'),
    parent: row.word('parent'),
    text: row.text('text'),
    format: 'markdown',
    created: rowTime(row.value('created'), { numbers: 's' }),
    edited: rowTime(row.value('modified'), { numbers: 's' }),
    status: knownStatus(row.text('mode'), STATUSES, { emit, sourceId: id }),
    author: {
      name,
      email: row.word('email'),
      url: row.word('website'),
      isAnonymous: name === undefined,
    },
    votes: { up: row.count('likes'), down: row.count('dislikes') },
  });
}

function* readTables(tables: SqliteTables): Generator<ParsedRecord> {
  const sink = createRecordSink();
  for (const row of tables.rows('threads', ['id', 'uri', 'title'])) {
    takeThread(sink.emit, row);
    yield* sink.drain();
  }
  for (const row of tables.rows('comments', COLUMNS)) {
    takeComment(sink.emit, row);
    yield* sink.drain();
  }
}

const parseFiles: ParseFiles = (files) => eachFile(files, (file) => parseSqlite(file, readTables));

export const isso: ArchiveFormat = {
  name: 'isso',
  system: 'isso',
  detect: (head) => looksLikeSqlite(head, ['CREATE TABLE comments', 'CREATE TABLE threads', 'remote_addr']),
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
