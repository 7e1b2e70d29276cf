/**
 * Comments of WordPress' REST interface (`/wp-json/wp/v2/comments`): lists, one file for each page of the answer; give all at
 * once. Its ids are those of a WordPress export of the same site, and so is its instance: one completes the other. Without
 * rights only approved comments are in it. In `meta`: nothing. Never addresses, agents and pictures.
 */
import { eachFile } from './each-file.js';
import { emitComment } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat, ParseFiles, SourceStatus } from './format.js';
import { decodeHtmlText } from './html-entities.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { knownStatus } from './known-status.js';
import { oneFile } from './one-file.js';
import { createPageThreads } from './page-threads.js';
import { type RowTime, rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  '': 'published',
  approved: 'published',
  approve: 'published',
  hold: 'pending',
  spam: 'spam',
  trash: 'trash',
};

/** The blog's address without its scheme, as a WordPress export's instance: what stands before its interface, else the host. */
function instanceOf(row: Fields): string | undefined {
  const links = row.fields('_links');
  const self = Array.isArray(links.value('self')) ? links.rows('self')[0]?.text('href') : undefined;
  const base = self?.includes('/wp-json/') === true ? self.slice(0, self.indexOf('/wp-json/')) : undefined;
  const host = /^https?:\/\/[^/]+/i.exec(row.text('link'))?.[0];
  return (base ?? host)?.replace(/^https?:\/\//i, '');
}

/** A comment's address is its page's with an anchor, and with the page of the discussion that it stands on. */
function pageUrl(link: string): string {
  return (link.split('#', 1)[0] ?? '').replace(/\/comment-page-\d{1,6}\/?$/, '/');
}

function timeOf(row: Fields): RowTime {
  const utc = rowTime(row.value('date_gmt'), { isUtc: true });
  return utc.at === undefined ? rowTime(row.value('date')) : utc;
}

function startWpRest(emit: Emit, pages: Set<string>): JsonHandlers {
  const pageThread = createPageThreads(emit, pages);
  let hasSite = false;

  function takeSite(row: Fields): void {
    const instance = instanceOf(row);
    if (hasSite || instance === undefined) return;
    hasSite = true;
    emit({ type: 'site', instance });
  }

  return {
    item(item) {
      const row = fieldsOf(item.value, item);
      const post = row.word('post');
      const parent = row.word('parent');
      const author = row.word('author');
      const content = row.fields('content');
      const raw = content.text('raw');
      takeSite(row);
      pageThread({ id: post ?? '', urls: [pageUrl(row.text('link'))] });
      emitComment(emit, {
        id: row.word('id'),
        thread: post,
        parent: parent === '0' ? undefined : parent,
        text: raw === '' ? content.text('rendered') : raw,
        format: raw === '' ? 'html' : 'wordpress',
        created: timeOf(row),
        status: knownStatus(row.text('status'), STATUSES, { emit, sourceId: row.word('id') }),
        kind: row.word('type'),
        author: {
          id: author === '0' ? undefined : author,
          name: decodeHtmlText(row.text('author_name')),
          email: row.word('author_email'),
          url: row.word('author_url'),
        },
      });
    },
  };
}

const parseFiles: ParseFiles = (files) => {
  const pages = new Set<string>();
  return eachFile(files, (file) =>
    parseJson(file.text, { lists: [''], lines: true }, (emit) => startWpRest(emit, pages)),
  );
};

export const wpRest: ArchiveFormat = {
  name: 'wp-rest',
  system: 'wordpress',
  unverified: true,
  detect: (head) => hasFields(head, ['*', ''], ['author_name', 'post', 'content.rendered']),
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
