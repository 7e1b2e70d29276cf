/**
 * Discussions on GitHub that giscus made, as GraphQL gives them (any query around them) or as giscus' own interface does.
 * The discussion's own text, which giscus wrote, is no comment; it names the page. Replies are one level deep, and may answer
 * each other. In `meta`: `reactions` (how often each), `minimized` (why), `discussion` (its address).
 */
import { emitComment } from './emit-records.js';
import { type Fields, type FieldsPlace, fieldsOf } from './fields.js';
import type { ArchiveFormat, SourceStatus } from './format.js';
import { firstAddress, githubAuthor } from './github-author.js';
import { type JsonHandlers, parseJson } from './json.js';
import { jsonOutline } from './json-shape.js';
import { createPageThreads } from './page-threads.js';
import { rowTime } from './row-times.js';
import { hasHost } from './web-address.js';
import type { Emit } from './xml-dialect.js';

// data.repository.discussions.nodes.0 is as deep as queries go.
const MAX_DEPTH = 7;

/** Items of a connection (`{nodes: […]}`) or of a plain list. */
function nodesOf(row: Fields, name: string): readonly Fields[] {
  return Array.isArray(row.value(name)) ? row.rows(name) : row.fields(name).rows('nodes');
}

/** The discussions within an answer, wherever the query has put them. */
function* discussionsIn(value: unknown, place: FieldsPlace, depth = 0): Generator<Fields> {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  if ('comments' in value && ('title' in value || 'number' in value || 'totalCommentCount' in value)) {
    yield fieldsOf(value, place);
    return;
  }
  for (const inner of Object.values(value)) yield* discussionsIn(inner, place, depth + 1);
}

function statusOf(row: Fields): SourceStatus {
  if (row.has('deletedAt')) return 'deleted';
  if (!row.flag('isMinimized')) return 'published';
  return row.text('minimizedReason').toLowerCase() === 'spam' ? 'spam' : 'trash';
}

function reactionsOf(row: Fields): Readonly<Record<string, number>> | undefined {
  const groups = Array.isArray(row.value('reactionGroups')) ? row.rows('reactionGroups') : [];
  const counted = groups.flatMap((group) => {
    const count = group.fields('users').count('totalCount') || group.fields('reactors').count('totalCount');
    return count === 0 ? [] : [[group.text('content'), count] as const];
  });
  return counted.length === 0 ? undefined : Object.fromEntries(counted);
}

function emitRow(
  emit: Emit,
  row: Fields,
  at: { readonly thread: string; readonly parent?: string | undefined },
): void {
  const body = row.text('body');
  emitComment(emit, {
    id: row.word('id'),
    ...at,
    text: body === '' ? row.text('bodyHTML') : body,
    format: body === '' ? 'html' : 'markdown',
    created: rowTime(row.value('createdAt')),
    edited: rowTime(row.value('lastEditedAt')),
    status: statusOf(row),
    author: githubAuthor(row.fields('author'), row.text('authorAssociation')),
    votes: { up: row.count('upvoteCount'), down: 0 },
    meta: { reactions: reactionsOf(row), minimized: row.word('minimizedReason') },
  });
}

function takeReplies(emit: Emit, comment: Fields, thread: string): void {
  const id = comment.word('id');
  const replies = nodesOf(comment, 'replies');
  for (const reply of replies)
    emitRow(emit, reply, { thread, parent: reply.fields('replyTo').word('id') ?? id });
  const total = comment.count('replyCount') || totalOf(comment.value('replies'));
  if (total > replies.length) tellMissing(emit, total - replies.length, id ?? '');
}

function totalOf(connection: unknown): number {
  const isConnection = typeof connection === 'object' && connection !== null && 'totalCount' in connection;
  return isConnection ? Number(connection.totalCount) : 0;
}

function tellMissing(emit: Emit, count: number, sourceId: string): void {
  const message = 'further pages of the answer are missing: not all comments are in the file';
  emit({ type: 'warning', code: 'missing_replies', message, count, sourceId });
}

function startGiscus(emit: Emit): JsonHandlers {
  const pageThread = createPageThreads(emit);

  function takeDiscussion(row: Fields): void {
    const title = row.word('title');
    const thread = row.word('id') ?? row.word('number') ?? title ?? '';
    const comments = nodesOf(row, 'comments');
    const own = firstAddress(row.text('body') || row.text('bodyHTML'));
    pageThread({
      id: thread,
      urls: [title !== undefined && hasHost(title) ? title : own],
      key: title !== undefined && hasHost(title) ? undefined : title,
      title,
      created: rowTime(row.value('createdAt')),
      closed: row.flag('locked') || row.flag('closed'),
      meta: { discussion: row.word('url') },
    });
    for (const comment of comments) {
      emitRow(emit, comment, { thread });
      takeReplies(emit, comment, thread);
    }
    const total = row.count('totalCommentCount') || totalOf(row.value('comments'));
    if (total > comments.length) tellMissing(emit, total - comments.length, thread);
  }

  return {
    item(item) {
      for (const discussion of discussionsIn(item.value, item)) takeDiscussion(discussion);
    },
  };
}

/** A discussion with comments as GraphQL names them, at any depth. */
function detect(head: string): boolean {
  const paths = [...(jsonOutline(head)?.paths ?? [])];
  const comment =
    /(?:^|\.)comments\.(?:nodes\.)?\*\.(?:bodyHTML|authorAssociation|isMinimized|upvoteCount|lastEditedAt|replies)$/;
  const empty = /(?:^|\.)discussions?\.(?:nodes\.\*\.)?comments$/;
  return paths.some((path) => comment.test(path) || empty.test(path));
}

export const giscus: ArchiveFormat = {
  name: 'giscus',
  system: 'github-discussions',
  unverified: true,
  detect,
  parse: (text) => parseJson(text, { lists: [''], lines: true }, startGiscus),
};
