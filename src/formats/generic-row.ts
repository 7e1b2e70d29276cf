/**
 * The rows of Parley's own exchange formats, for systems that no other format reads: one comment a row, with its page. The
 * same names in JSON and, in any spelling (story_url, storyUrl, "Story URL"), in CSV. Times without a zone stay local.
 */
import type { SourceFormat } from '../core/body/tree.js';
import { emitComment } from './emit-records.js';
import type { Fields } from './fields.js';
import type { SourceStatus } from './format.js';
import { knownStatus } from './known-status.js';
import { createPageThreads } from './page-threads.js';
import { rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  published: 'published',
  pending: 'pending',
  spam: 'spam',
  trash: 'trash',
  deleted: 'deleted',
  // What those who write the table by hand take from their system.
  approved: 'published',
  public: 'published',
  held: 'pending',
  hold: 'pending',
  unapproved: 'pending',
  waiting: 'pending',
  rejected: 'trash',
  removed: 'trash',
  hidden: 'trash',
};

const FORMATS: Readonly<Record<string, SourceFormat>> = {
  '': 'plain',
  plain: 'plain',
  markdown: 'markdown',
  html: 'html',
  wordpress: 'wordpress',
};

function statusOf(emit: Emit, row: Fields): SourceStatus {
  const sourceId = row.word('id');
  if (row.word('status') !== undefined) return knownStatus(row.text('status'), STATUSES, { emit, sourceId });
  const message = 'a comment has no status and counts as published';
  emit({ type: 'warning', code: 'no_status', message, sourceId: sourceId ?? '' });
  return 'published';
}

function formatOf(emit: Emit, row: Fields): SourceFormat {
  const written = row.text('format').trim().toLowerCase();
  const format = Object.hasOwn(FORMATS, written) ? FORMATS[written] : undefined;
  if (format !== undefined) return format;
  const message = `format ${JSON.stringify(written.slice(0, 40))} is unknown; read as plain text`;
  emit({ type: 'warning', code: 'unknown_format', message, sourceId: row.word('id') ?? '' });
  return 'plain';
}

/** A row has a text and one of these. */
export const STORY_FIELDS = ['storyUrl', 'storyKey'];

/** Takes rows; what they say of their page counts at its first row. `source` of the first row is the instance. */
export function createGenericRows(emit: Emit): (row: Fields) => void {
  const pageThread = createPageThreads(emit);
  let hasSite = false;

  function takeSite(row: Fields): void {
    const instance = row.word('source');
    if (!hasSite && instance !== undefined) emit({ type: 'site', instance });
    hasSite = true;
  }

  return (row) => {
    const url = row.word('storyUrl');
    const key = row.word('storyKey');
    const page = key ?? url;
    takeSite(row);
    pageThread({
      id: page ?? '',
      urls: [url],
      key,
      title: row.text('storyTitle'),
      closed: row.flag('storyClosed'),
    });
    emitComment(emit, {
      id: row.word('id'),
      thread: page,
      parent: row.word('parentId'),
      text: row.text('text'),
      format: formatOf(emit, row),
      created: rowTime(row.value('createdAt')),
      edited: rowTime(row.value('editedAt')),
      status: statusOf(emit, row),
      kind: row.word('kind'),
      author: {
        id: row.word('authorId'),
        name: row.text('authorName'),
        email: row.word('authorEmail'),
        url: row.word('authorUrl'),
        isStaff: row.flag('authorIsStaff'),
      },
      votes: { up: row.count('up'), down: row.count('down') },
    });
  };
}
