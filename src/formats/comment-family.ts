/**
 * What the rows of Valine, Waline and Twikoo have in common: one column for all bodies, whatever markup they are in, a page
 * named by its path, and parents in `pid` and `rid` that are absent, null, empty or '0' at a root.
 */
import { emitComment } from './emit-records.js';
import type { Fields } from './fields.js';
import type { SourceStatus } from './format.js';
import { knownStatus } from './known-status.js';
import { formatOfMixed } from './mixed-markup.js';
import { createPageThreads } from './page-threads.js';
import { rowTime } from './row-times.js';
import { hasHost } from './web-address.js';
import type { Emit } from './xml-dialect.js';

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  approved: 'published',
  waiting: 'pending',
  spam: 'spam',
};

function reference(row: Fields, name: string): string | undefined {
  const id = row.word(name);
  return id === '0' || id?.toLowerCase() === 'null' ? undefined : id;
}

/** LeanCloud's `objectId`, MongoDB's `_id` or a table's `id`. */
export function familyId(row: Fields): string | undefined {
  return row.word('objectId') ?? row.word('_id') ?? row.word('id');
}

/** The direct parent; the root of the conversation where only that is told. */
export function familyParent(row: Fields): string | undefined {
  return reference(row, 'pid') ?? reference(row, 'rid');
}

/** A like is a number, or the list of those who gave it, itself or as JSON text. */
export function likesOf(row: Fields, name: string): number {
  const value = row.value(name);
  if (Array.isArray(value)) return value.length;
  const text = row.text(name).trim();
  if (!text.startsWith('[')) return row.count(name);
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.length : 0;
  } catch {
    return 0;
  }
}

/** Undefined when the row tells none. */
function statusOf(row: Fields, emit: Emit): SourceStatus | undefined {
  if (row.flag('isSpam')) return 'spam';
  const written = row.word('status');
  return written === undefined
    ? undefined
    : knownStatus(written, STATUSES, { emit, sourceId: familyId(row) });
}

/** Takes rows of LeanCloud's table; `tellsStatus` when every row of the source should have a status. */
export function createLeanCloudRows(emit: Emit, tellsStatus: boolean): (row: Fields) => void {
  const pageThread = createPageThreads(emit);
  return (row) => {
    const page = row.word('url');
    const text = row.text('comment');
    const id = familyId(row);
    const status = statusOf(row, emit);
    if (status === undefined && tellsStatus) {
      const message = 'a comment has no status and counts as published';
      emit({ type: 'warning', code: 'no_status', message, sourceId: id ?? '' });
    }
    pageThread({ id: page ?? '', urls: [page], key: page === undefined || hasHost(page) ? undefined : page });
    emitComment(emit, {
      id,
      thread: page,
      parent: familyParent(row),
      text,
      format: formatOfMixed(text),
      created: rowTime(row.value('insertedAt') ?? row.value('createdAt')),
      status: status ?? 'published',
      author: {
        id: row.word('user_id'),
        name: row.text('nick'),
        email: row.word('mail'),
        url: row.word('link'),
      },
      votes: { up: likesOf(row, 'like'), down: 0 },
      meta: { sticky: row.flag('sticky') },
    });
  };
}
