/**
 * Duoshuo's export (the service ended in 2017): JSON with `threads` and `posts`. Ids are numbers of 64 bits. `parents` lists
 * the whole chain of a reply, the direct parent last. In `meta`: nothing. Never `ip`.
 */
import { emitComment, emitThread } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat, SourceStatus } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { knownStatus } from './known-status.js';
import { formatOfMixed } from './mixed-markup.js';
import { rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  '': 'published',
  approved: 'published',
  pending: 'pending',
  spam: 'spam',
  deleted: 'deleted',
  thread_deleted: 'deleted',
};

function parentOf(row: Fields): string | undefined {
  const parents = row.value('parents');
  const direct = Array.isArray(parents) ? parents.at(-1) : parents;
  return direct === undefined || direct === null || direct === '' ? undefined : String(direct);
}

function takeThread(emit: Emit, row: Fields): void {
  emitThread(emit, {
    id: row.text('thread_id'),
    urls: [row.word('url')],
    key: row.word('thread_key'),
    title: row.text('title'),
    created: rowTime(row.value('created_at')),
  });
}

function takePost(emit: Emit, row: Fields): void {
  const text = row.text('message');
  const format = formatOfMixed(text);
  const author = row.word('author_id');
  const isAnonymous = author === undefined || author === '0';
  emitComment(emit, {
    id: row.word('post_id'),
    thread: row.word('thread_id'),
    parent: parentOf(row),
    text,
    // It never had Markdown; what is no HTML keeps its line ends.
    format: format === 'markdown' ? 'wordpress' : format,
    created: rowTime(row.value('created_at')),
    status: knownStatus(row.text('status'), STATUSES, { emit, sourceId: row.word('post_id') }),
    author: {
      id: isAnonymous ? undefined : author,
      name: row.text('author_name'),
      email: row.word('author_email'),
      url: row.word('author_url'),
      isAnonymous,
    },
    // A score: it may be below zero.
    votes: { up: row.count('likes'), down: -row.count('likes') },
  });
}

function startDuoshuo(emit: Emit): JsonHandlers {
  let hasSite = false;

  function takeSite(row: Fields): void {
    const instance = row.word('site_id');
    if (hasSite || instance === undefined) return;
    hasSite = true;
    emit({ type: 'site', instance });
  }

  return {
    item(item) {
      const row = fieldsOf(item.value, item);
      takeSite(row);
      if (item.path === 'threads') takeThread(emit, row);
      else takePost(emit, row);
    },
  };
}

export const duoshuo: ArchiveFormat = {
  name: 'duoshuo',
  system: 'duoshuo',
  detect: (head) =>
    hasFields(head, ['threads.*'], ['thread_id']) || hasFields(head, ['posts.*'], ['post_id', 'thread_id']),
  parse: (text) => parseJson(text, { lists: ['threads', 'posts'] }, startDuoshuo),
};
