/**
 * Artrans, the exchange file of Artalk: a JSON list whose values are texts by its definition and anything in practice.
 * Bodies are Markdown or HTML. `page_key` is a path or an address; `site_urls` makes an address of a path.
 * In `meta`: `pinned`, `collapsed`, `badge`. Never `ip` and `ua`.
 */
import { createDistinctIds } from './distinct-ids.js';
import { emitComment } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { formatOfMixed } from './mixed-markup.js';
import { createPageThreads } from './page-threads.js';
import { rowTime } from './row-times.js';
import { hasHost, onSite } from './web-address.js';
import type { Emit } from './xml-dialect.js';

/** The first of the site's addresses; the file parts them by commas or white space. */
function siteOf(row: Fields): string | undefined {
  return row
    .text('site_urls')
    .split(/[\s,]+/)
    .find(hasHost);
}

function startArtrans(emit: Emit): JsonHandlers {
  const pageThread = createPageThreads(emit);
  const distinctId = createDistinctIds(emit);
  let hasSite = false;

  function takeSite(row: Fields): void {
    const title = row.word('site_name');
    const url = siteOf(row);
    if (hasSite || (title === undefined && url === undefined)) return;
    hasSite = true;
    emit({ type: 'site', ...(title ? { title } : {}), ...(url ? { url } : {}) });
  }

  function takePage(row: Fields, page: string): void {
    pageThread({
      id: page,
      urls: [onSite(page, siteOf(row))],
      key: hasHost(page) ? undefined : page,
      title: row.text('page_title'),
      closed: row.flag('page_admin_only'),
    });
  }

  return {
    item(item) {
      const row = fieldsOf(item.value, item);
      const page = row.word('page_key');
      const text = row.text('content');
      const created = rowTime(row.value('created_at'));
      const name = row.text('nick');
      const rid = row.word('rid');
      takeSite(row);
      takePage(row, page ?? '');
      emitComment(emit, {
        id: distinctId(row.word('id'), JSON.stringify([page, name, created, text])),
        thread: page,
        parent: rid === '0' ? undefined : rid,
        text,
        format: formatOfMixed(text),
        created,
        status: row.flag('is_pending') ? 'pending' : 'published',
        author: { name, email: row.word('email'), url: row.word('link') },
        votes: { up: row.count('vote_up'), down: row.count('vote_down') },
        meta: {
          pinned: row.flag('is_pinned'),
          collapsed: row.flag('is_collapsed'),
          badge: row.word('badge_name'),
        },
      });
    },
  };
}

export const artrans: ArchiveFormat = {
  name: 'artrans',
  system: 'artalk',
  detect: (head) => hasFields(head, ['*'], ['page_key', 'content']),
  parse: (text) => parseJson(text, { lists: [''] }, startArtrans),
};
