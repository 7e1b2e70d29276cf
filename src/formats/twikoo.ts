/**
 * Twikoo's export: a JSON list, JSON lines or CSV. Times are milliseconds, as numbers or as MongoDB's `$numberLong`. `href`
 * is the whole address of the page, `url` its path. In `meta`: `pinned`. Never `ip`, `ua` and the hash of the e-mail.
 */
import { familyId, familyParent, likesOf } from './comment-family.js';
import { hasColumns } from './csv-head.js';
import { createDistinctIds } from './distinct-ids.js';
import { emitComment } from './emit-records.js';
import type { ArchiveFormat } from './format.js';
import { hasFields } from './json-shape.js';
import { formatOfMixed } from './mixed-markup.js';
import { createPageThreads } from './page-threads.js';
import { rowTime } from './row-times.js';
import { parseRows, type RowHandlers } from './rows.js';
import { hasHost } from './web-address.js';
import type { Emit } from './xml-dialect.js';

function startTwikoo(emit: Emit): RowHandlers {
  const pageThread = createPageThreads(emit);
  const distinctId = createDistinctIds(emit);
  return {
    row(row) {
      const page = row.word('url') ?? row.word('href');
      const text = row.text('comment');
      const created = rowTime(row.value('created'), { numbers: 'ms' });
      const name = row.text('nick');
      pageThread({
        id: page ?? '',
        urls: [row.word('href')?.split('#', 1)[0], page],
        key: page === undefined || hasHost(page) ? undefined : page,
      });
      emitComment(emit, {
        id: distinctId(familyId(row), JSON.stringify([page, name, created, text])),
        thread: page,
        parent: familyParent(row),
        text,
        format: formatOfMixed(text),
        created,
        status: row.flag('isSpam') ? 'spam' : 'published',
        author: {
          name,
          email: row.word('mail'),
          url: row.word('link'),
          isStaff: row.flag('master'),
        },
        votes: {
          up: Math.max(likesOf(row, 'like'), likesOf(row, 'ups')),
          down: likesOf(row, 'downs'),
        },
        meta: { pinned: row.flag('top') },
      });
    },
  };
}

function detect(head: string): boolean {
  const fields = ['nick', 'comment', 'created'];
  return hasFields(head, ['*', ''], fields) || hasColumns(head, [...fields, 'url']);
}

export const twikoo: ArchiveFormat = {
  name: 'twikoo',
  system: 'twikoo',
  detect,
  parse: (text) =>
    parseRows(text, { lists: [''], lines: true, requires: ['comment', 'nick', 'url'] }, startTwikoo),
};
