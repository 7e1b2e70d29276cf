/**
 * Commento's export, version 1 (also Comentario 2's): JSON with `comments` and `commenters`. Pages are a domain and a path;
 * one file may hold several domains. In `meta`: nothing. Never pictures and join dates.
 */
import { type AddAuthor, parseJoined } from './author-join.js';
import { checkVersion, isCommentoFamily, versionIn } from './commento-family.js';
import { emitComment } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat, ParseFiles, SourceStatus } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { knownStatus } from './known-status.js';
import { oneFile } from './one-file.js';
import { createPageThreads } from './page-threads.js';
import { rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

const VERSION = 1;
/** Guests have one of these and no row of their own. */
const NOBODY = /^(?:anonymous|0+)$/;
/** What stands in place of a body that was deleted. */
const DELETED = '[deleted]';

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  approved: 'published',
  unapproved: 'pending',
  flagged: 'pending',
  spam: 'spam',
};

/** Its JavaScript wrote `undefined` as a text. */
function given(row: Fields, name: string): string | undefined {
  const word = row.word(name);
  return word === 'undefined' ? undefined : word;
}

function pageOf(row: Fields): { readonly id: string; readonly url: string } | undefined {
  const domain = row.word('domain');
  const path = row.word('path') ?? row.word('url') ?? '';
  if (/^https?:\/\//i.test(path)) return { id: path, url: path };
  if (domain === undefined) return path === '' ? undefined : { id: path, url: path };
  const id = `${domain}/${path.replace(/^\/+/, '')}`;
  return { id, url: `https://${id}` };
}

function takeComment(emit: Emit, row: Fields): void {
  const commenter = row.word('commenterHex');
  const isAnonymous = commenter === undefined || NOBODY.test(commenter);
  const parent = row.word('parentHex');
  const markdown = row.text('markdown');
  const html = row.text('html');
  const text = markdown === '' ? html : markdown;
  const isDeleted = row.flag('deleted') || text === DELETED;
  const score = row.count('score');
  emitComment(emit, {
    id: row.word('commentHex'),
    thread: pageOf(row)?.id,
    parent: parent === 'root' ? undefined : parent,
    text: text === DELETED ? '' : text,
    format: markdown === '' && html !== '' ? 'html' : 'markdown',
    created: rowTime(row.value('creationDate')),
    status: isDeleted
      ? 'deleted'
      : knownStatus(row.text('state'), STATUSES, { emit, sourceId: row.word('commentHex') }),
    author: { id: isAnonymous ? undefined : commenter, isAnonymous },
    votes: { up: score, down: -score },
  });
}

function takeCommenter(addAuthor: AddAuthor, row: Fields): void {
  const id = row.word('commenterHex');
  if (id === undefined) return;
  addAuthor(id, {
    name: given(row, 'name'),
    email: given(row, 'email'),
    url: given(row, 'link'),
    isStaff: row.flag('isModerator'),
  });
}

function startCommento(emit: Emit, addAuthor: AddAuthor): JsonHandlers {
  const pageThread = createPageThreads(emit);
  return {
    item(item) {
      if (item.path === 'version') {
        checkVersion(item.value, 'Commento', VERSION);
        return;
      }
      const row = fieldsOf(item.value, item);
      if (item.path === 'commenters') {
        takeCommenter(addAuthor, row);
        return;
      }
      const page = pageOf(row);
      pageThread({ id: page?.id ?? '', urls: [page?.url] });
      takeComment(emit, row);
    },
  };
}

const SHAPE = { lists: ['comments', 'commenters'], values: ['version'] };

const parseFiles: ParseFiles = (files) =>
  parseJoined(files, (file, addAuthor) =>
    parseJson(file.text, SHAPE, (emit) => startCommento(emit, addAuthor)),
  );

function detect(head: string): boolean {
  const isRow =
    hasFields(head, ['comments.*'], ['commentHex']) || hasFields(head, ['commenters.*'], ['commenterHex']);
  return isRow || (isCommentoFamily(head) && versionIn(head) === VERSION);
}

export const commento: ArchiveFormat = {
  name: 'commento',
  system: 'commento',
  detect,
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
