/**
 * Ghost's backup (JSON with `comments`; the ordinary export leaves them out, which a warning tells) and the CSV of its
 * members; give both at once where the backup has no members. Replies are one level deep with `in_reply_to_id` beside it.
 * Posts have a slug and no host. In `meta`: nothing. Never the other fifty tables.
 */
import { type AddAuthor, parseJoined } from './author-join.js';
import { parseCsv } from './csv.js';
import { hasColumns } from './csv-head.js';
import { emitComment, emitThread } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFile, ArchiveFormat, ParsedRecord, ParseFiles, SourceStatus } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { jsonOutline } from './json-shape.js';
import { knownStatus } from './known-status.js';
import { oneFile } from './one-file.js';
import { rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

const TABLES = ['posts', 'members', 'comments'];
// Older and newer exports, with and without the list around them.
const PLACES = ['db.*.data', 'data'];
const UTC = { isUtc: true, numbers: 'ms' } as const;

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  published: 'published',
  hidden: 'trash',
  deleted: 'deleted',
};

function takePost(emit: Emit, row: Fields): void {
  const slug = row.word('slug');
  emitThread(emit, {
    id: row.text('id'),
    urls: [row.word('canonical_url'), slug === undefined ? undefined : `/${slug}/`],
    key: row.word('id'),
    title: row.text('title'),
    created: rowTime(row.value('published_at') ?? row.value('created_at'), UTC),
  });
}

function takeComment(emit: Emit, row: Fields): void {
  emitComment(emit, {
    id: row.word('id'),
    thread: row.word('post_id'),
    parent: row.word('in_reply_to_id') ?? row.word('parent_id'),
    text: row.text('html'),
    format: 'html',
    created: rowTime(row.value('created_at'), UTC),
    edited: rowTime(row.value('edited_at'), UTC),
    status: knownStatus(row.text('status'), STATUSES, { emit, sourceId: row.word('id') }),
    author: { id: row.word('member_id') },
  });
}

function takeMember(addAuthor: AddAuthor, row: Fields): void {
  addAuthor(row.text('id'), { name: row.word('name'), email: row.word('email') });
}

function startBackup(emit: Emit, addAuthor: AddAuthor): JsonHandlers {
  let hasComments = false;
  return {
    item(item) {
      const row = fieldsOf(item.value, item);
      const table = item.path.split('.').at(-1);
      hasComments ||= table === 'comments';
      if (table === 'posts') takePost(emit, row);
      else if (table === 'members') takeMember(addAuthor, row);
      else takeComment(emit, row);
    },
    end(whole) {
      if (hasComments || !whole) return;
      const message = 'there are no comments in it: the ordinary export leaves them out, the backup has them';
      emit({ type: 'warning', code: 'no_comments', message });
    },
  };
}

const SHAPE = { lists: PLACES.flatMap((place) => TABLES.map((table) => `${place}.${table}`)) };

function isMembers(head: string): boolean {
  return hasColumns(head, ['id', 'email', 'name', 'subscribed_to_emails']);
}

function parseFile(file: ArchiveFile, addAuthor: AddAuthor): AsyncIterable<ParsedRecord> {
  if (!isMembers(file.head)) return parseJson(file.text, SHAPE, (emit) => startBackup(emit, addAuthor));
  return parseCsv(file.text, { start: file.head }, () => ({ row: (row) => takeMember(addAuthor, row) }));
}

const parseFiles: ParseFiles = (files) => parseJoined(files, parseFile);

function detect(head: string): boolean {
  const paths = jsonOutline(head)?.paths;
  if (paths === undefined) return isMembers(head);
  return paths.has('db.*.meta') || PLACES.some((place) => paths.has(`${place}.posts`));
}

export const ghost: ArchiveFormat = {
  name: 'ghost',
  system: 'ghost',
  unverified: true,
  detect,
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
