/**
 * Isso's "generic" JSON, which other tools write for its importer: a list of pages with their comments. It has no parents.
 * Page names may be percent-encoded, with "+" for a blank; ids of comments count within their page only. Times have no zone.
 * In `meta`: nothing. Never `remote_addr`.
 */
import { emitComment, emitThread } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { rowTime } from './row-times.js';
import { hasHost } from './web-address.js';
import type { Emit } from './xml-dialect.js';

/** As a form encodes it; as it stands when it is not encoded, or not well. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function takeComment(emit: Emit, row: Fields, page: string): void {
  const id = row.word('id');
  const name = row.word('author');
  emitComment(emit, {
    id: id === undefined ? undefined : `${page}#${id}`,
    thread: page,
    text: row.text('text'),
    format: 'markdown',
    created: rowTime(row.value('created')),
    status: 'published',
    author: {
      name,
      email: row.word('email'),
      url: row.word('website'),
      isAnonymous: name === undefined,
    },
  });
}

function startIssoJson(emit: Emit): JsonHandlers {
  return {
    item(item) {
      const row = fieldsOf(item.value, item);
      const page = formDecoded(row.word('id') ?? '');
      emitThread(emit, {
        id: page,
        urls: [page],
        key: hasHost(page) ? undefined : page,
        title: formDecoded(row.text('title')),
      });
      for (const comment of row.rows('comments')) takeComment(emit, comment, page);
    },
  };
}

function detect(head: string): boolean {
  // GitHub's issues tell with the same name how many comments they have.
  const isIssue = hasFields(head, ['*'], ['comments_url']);
  const isPage = !isIssue && hasFields(head, ['*'], ['id', 'title', 'comments']);
  const isFilled = hasFields(head, ['*'], ['comments.*']) || hasFields(head, ['*'], ['comments.nodes']);
  return isPage && (!isFilled || hasFields(head, ['*'], ['comments.*.text', 'comments.*.created']));
}

export const issoJson: ArchiveFormat = {
  name: 'isso-json',
  system: 'isso-json',
  unverified: true,
  detect,
  parse: (text) => parseJson(text, { lists: [''] }, startIssoJson),
};
