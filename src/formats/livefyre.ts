/**
 * Livefyre's archive: JSON lines, articles with their comments in one file, users in another; give both at once. Times are
 * UTC without saying so. In `meta`: nothing. Never the users' mail settings.
 */
import { type AddAuthor, parseJoined } from './author-join.js';
import { emitComment, emitThread } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat, ParseFiles } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { oneFile } from './one-file.js';
import { rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

const UTC = { isUtc: true, numbers: 's' } as const;

function takeComment(emit: Emit, row: Fields, thread: string): void {
  emitComment(emit, {
    id: row.word('id'),
    thread,
    parent: row.word('parent_id'),
    text: row.text('body_html'),
    format: 'html',
    created: rowTime(row.value('created'), UTC),
    status: 'published',
    author: { id: row.word('author_id'), name: row.text('imported_display_name') },
  });
}

function takeArticle(emit: Emit, row: Fields): void {
  const source = row.word('source');
  const id = row.word('id') ?? source ?? '';
  emitThread(emit, {
    id,
    urls: [source],
    title: row.text('title'),
    created: rowTime(row.value('created'), UTC),
    closed: row.has('allow_comments') && !row.flag('allow_comments'),
  });
  for (const comment of row.rows('comments')) takeComment(emit, comment, id);
}

function startLivefyre(emit: Emit, addAuthor: AddAuthor): JsonHandlers {
  return {
    item(item) {
      const row = fieldsOf(item.value, item);
      if (row.has('comments') || row.has('source')) takeArticle(emit, row);
      else addAuthor(row.text('id'), { name: row.word('display_name'), email: row.word('email') });
    },
  };
}

const SHAPE = { lists: [''], lines: true };

const parseFiles: ParseFiles = (files) =>
  parseJoined(files, (file, addAuthor) =>
    parseJson(file.text, SHAPE, (emit) => startLivefyre(emit, addAuthor)),
  );

function detect(head: string): boolean {
  const places = ['', '*'];
  return (
    hasFields(head, places, ['allow_comments', 'comments']) ||
    hasFields(head, places, ['comments.*.body_html', 'comments.*.author_id']) ||
    hasFields(head, places, ['display_name', 'email_notifications'])
  );
}

export const livefyre: ArchiveFormat = {
  name: 'livefyre',
  system: 'livefyre',
  detect,
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
