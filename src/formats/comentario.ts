/**
 * Comentario's export, version 3: JSON with `pages`, `comments` and `commenters`. Pages have a path and no host. Times in
 * the year 1 are none. In `meta`: `sticky`.
 */
import { type AddAuthor, parseJoined } from './author-join.js';
import { checkVersion, isCommentoFamily, versionIn } from './commento-family.js';
import { emitComment, emitThread } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat, ParseFiles, SourceStatus } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { oneFile } from './one-file.js';
import { rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

const VERSION = 3;
/** The user of writers who have no account. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

function statusOf(row: Fields): SourceStatus {
  if (row.flag('isDeleted')) return 'deleted';
  if (row.flag('isPending')) return 'pending';
  return row.flag('isApproved') ? 'published' : 'trash';
}

function takePage(emit: Emit, row: Fields): void {
  const path = row.word('path');
  emitThread(emit, {
    id: row.text('id'),
    urls: [path],
    key: path,
    title: row.text('title'),
    created: rowTime(row.value('createdTime')),
    closed: row.flag('isReadonly'),
  });
}

function takeComment(emit: Emit, row: Fields): void {
  const user = row.word('userCreated');
  const isAnonymous = user === undefined || user === NOBODY;
  const markdown = row.text('markdown');
  const html = row.text('html');
  const score = row.count('score');
  emitComment(emit, {
    id: row.word('id'),
    thread: row.word('pageId'),
    parent: row.word('parentId'),
    text: markdown === '' ? html : markdown,
    format: markdown === '' && html !== '' ? 'html' : 'markdown',
    created: rowTime(row.value('createdTime')),
    edited: rowTime(row.value('editedTime')),
    status: statusOf(row),
    author: { id: isAnonymous ? undefined : user, name: row.text('authorName'), isAnonymous },
    votes: { up: score, down: -score },
    meta: { sticky: row.flag('isSticky') },
  });
}

function takeCommenter(addAuthor: AddAuthor, row: Fields): void {
  addAuthor(row.text('id'), {
    name: row.word('name'),
    email: row.word('email'),
    url: row.word('websiteUrl'),
    isStaff: row.flag('isModerator'),
  });
}

function startComentario(emit: Emit, addAuthor: AddAuthor): JsonHandlers {
  return {
    item(item) {
      if (item.path === 'version') {
        checkVersion(item.value, 'Comentario', VERSION);
        return;
      }
      const row = fieldsOf(item.value, item);
      if (item.path === 'pages') takePage(emit, row);
      else if (item.path === 'comments') takeComment(emit, row);
      else takeCommenter(addAuthor, row);
    },
  };
}

const SHAPE = { lists: ['pages', 'comments', 'commenters'], values: ['version'] };

const parseFiles: ParseFiles = (files) =>
  parseJoined(files, (file, addAuthor) =>
    parseJson(file.text, SHAPE, (emit) => startComentario(emit, addAuthor)),
  );

function detect(head: string): boolean {
  if (hasFields(head, ['pages.*'], ['domainId', 'path'])) return true;
  if (hasFields(head, ['comments.*'], ['pageId', 'userCreated'])) return true;
  if (hasFields(head, ['commenters.*'], ['id', 'email', 'isModerator'])) return true;
  return isCommentoFamily(head) && versionIn(head) !== 1 && !hasFields(head, ['comments.*'], ['commentHex']);
}

export const comentario: ArchiveFormat = {
  name: 'comentario',
  system: 'comentario',
  detect,
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
