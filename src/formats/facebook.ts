/**
 * Comments of Facebook's plugin as its Graph interface gives them: an answer for one page (`{id, comments: {data: […]}}`), or
 * for several by their addresses. Without the rights to see them authors are missing. Texts are plain.
 * In `meta`: nothing.
 */
import { emitComment } from './emit-records.js';
import { type Fields, type FieldsPlace, fieldsOf } from './fields.js';
import type { ArchiveFormat } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { jsonOutline } from './json-shape.js';
import { createPageThreads } from './page-threads.js';
import { rowTime } from './row-times.js';
import { hasHost } from './web-address.js';
import type { Emit } from './xml-dialect.js';

// Answers nest a page, its comments and their replies.
const MAX_DEPTH = 12;

function isComment(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('created_time' in value)) return false;
  return 'message' in value || 'from' in value;
}

/** An answer's list of comments (`{data: […], paging}`), as its page has it or a comment its replies. */
function isConnection(value: object): boolean {
  return 'data' in value && Array.isArray(value.data) && value.data.some(isComment);
}

/** A comment's id is its page's and its own, joined. */
function pageOf(id: string | undefined): string {
  return id?.includes('_') === true ? id.slice(0, id.indexOf('_')) : '';
}

function startFacebook(emit: Emit): JsonHandlers {
  const pageThread = createPageThreads(emit);

  function takeComment(row: Fields, page: string, parent: string | undefined): void {
    const id = row.word('id');
    const thread = page || pageOf(id);
    const from = row.fields('from');
    pageThread({
      id: thread,
      urls: [hasHost(thread) ? thread : undefined],
      key: hasHost(thread) ? undefined : thread,
    });
    emitComment(emit, {
      id,
      thread,
      parent: parent ?? row.fields('parent').word('id'),
      text: row.text('message'),
      format: 'plain',
      created: rowTime(row.value('created_time')),
      status: row.flag('is_hidden') ? 'trash' : 'published',
      author: { id: from.word('id'), name: from.text('name') },
      votes: { up: row.count('like_count'), down: 0 },
    });
    takeConnection(row.fields('comments'), page, id);
  }

  function takeConnection(connection: Fields, page: string, parent: string | undefined): void {
    for (const row of connection.rows('data')) takeComment(row, page, parent);
    if (connection.fields('paging').word('next') === undefined) return;
    const message = 'further pages of the answer are missing: not all comments are in the file';
    emit({ type: 'warning', code: 'missing_replies', message, sourceId: parent ?? page });
  }

  /** Looks for lists of comments; the nearest address or id around a list is its page. */
  function search(
    value: unknown,
    { page, place, depth }: { page: string; place: FieldsPlace; depth: number },
  ): void {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
    if (isConnection(value)) {
      takeConnection(fieldsOf(value, place), page, undefined);
      return;
    }
    const own = 'id' in value && typeof value.id === 'string' && !hasHost(page) ? value.id : page;
    for (const [name, inner] of Object.entries(value))
      search(inner, { page: hasHost(name) ? name : own, place, depth: depth + 1 });
  }

  return {
    item(item) {
      if (isComment(item.value)) takeComment(fieldsOf(item.value, item), '', undefined);
      else search(item.value, { page: '', place: item, depth: 0 });
    },
  };
}

function detect(head: string): boolean {
  const paths = [...(jsonOutline(head)?.paths ?? [])];
  return paths.some(
    (path) =>
      /(?:^|\.)\*\.created_time$|^created_time$/.test(path) &&
      paths.includes(path.replace(/created_time$/, 'message')),
  );
}

export const facebook: ArchiveFormat = {
  name: 'facebook',
  system: 'facebook',
  unverified: true,
  detect,
  parse: (text) => parseJson(text, { lists: [''], lines: true }, startFacebook),
};
