/**
 * Remark42's backup: an object about users and pages, then one object per comment, parted by white space. Bodies are the
 * HTML that it showed. In `meta`: `pinned`. Never the hashed address, the voters, the users' details.
 */
import { emitComment } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields, jsonOutline } from './json-shape.js';
import { createPageThreads } from './page-threads.js';
import { refusedArchive } from './parse-failure.js';
import { rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

// Files without a version are older than the first one that has it.
const NEWEST_VERSION = 1;
/** The author of every comment that was deleted for good. */
const DELETED_USER = 'deleted';

function votesOf(row: Fields): { readonly up: number; readonly down: number } {
  const votes = Object.values(row.value('votes') ?? {});
  if (votes.length > 0)
    return {
      up: votes.filter((vote) => vote === true).length,
      down: votes.filter((vote) => vote === false).length,
    };
  const score = row.count('score');
  return { up: score, down: -score };
}

function emitRow(emit: Emit, row: Fields, url: string | undefined): void {
  const user = row.fields('user');
  const id = user.word('id');
  const text = row.text('text');
  const original = row.text('orig');
  const isDeleted = row.flag('delete');
  emitComment(emit, {
    id: row.word('id'),
    thread: url,
    parent: row.word('pid'),
    text: text === '' && !isDeleted ? original : text,
    format: text === '' && original !== '' ? 'markdown' : 'html',
    created: rowTime(row.value('time')),
    edited: rowTime(row.fields('edit').value('time')),
    status: isDeleted ? 'deleted' : 'published',
    author: {
      id: id === DELETED_USER ? undefined : id,
      name: user.text('name'),
      isAnonymous: id?.startsWith('anonymous_'),
      isStaff: user.flag('admin'),
    },
    votes: votesOf(row),
    meta: { pinned: row.flag('pin') },
  });
}

function startRemark42(emit: Emit): JsonHandlers {
  const pageThread = createPageThreads(emit);
  const closed = new Set<string>();
  let hasSite = false;

  function takeMeta(meta: Fields): void {
    const version = meta.text('version');
    if (version !== '' && meta.count('version') > NEWEST_VERSION)
      throw refusedArchive(
        `it is version ${version.slice(0, 40)} of Remark42's backup; ${NEWEST_VERSION} is read`,
      );
    for (const page of meta.rows('posts')) if (page.flag('read_only')) closed.add(page.text('url'));
  }

  function takeComment(row: Fields): void {
    const locator = row.fields('locator');
    const url = locator.word('url');
    const instance = locator.word('site');
    if (!hasSite && instance !== undefined) emit({ type: 'site', instance });
    hasSite ||= instance !== undefined;
    pageThread({
      id: url ?? '',
      urls: [url],
      title: row.text('title'),
      closed: closed.has(url ?? ''),
    });
    emitRow(emit, row, url);
  }

  return {
    item(item) {
      const row = fieldsOf(item.value, item);
      if (row.has('locator')) takeComment(row);
      else takeMeta(row);
    },
  };
}

function detect(head: string): boolean {
  if (hasFields(head, [''], ['locator.url', 'user.id'])) return true;
  const outline = jsonOutline(head);
  if (outline === undefined || outline.isList) return false;
  const { paths } = outline;
  // The list of users may be longer than what is looked at.
  if (hasFields(head, ['users.*'], ['id', 'blocked'])) return true;
  return ['version', 'users', 'posts'].every((name) => paths.has(name)) && !paths.has('pages');
}

export const remark42: ArchiveFormat = {
  name: 'remark42',
  system: 'remark42',
  detect,
  parse: (text) => parseJson(text, { lists: [], lines: true }, startRemark42),
};
