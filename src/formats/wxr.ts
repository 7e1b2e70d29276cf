/**
 * WordPress' export (WXR 1.0 to 1.2, both namespace schemes), and the dialect of it that tools write for Disqus' importer
 * (`dsq:thread_identifier`, no post ids). An item's thread comes before its comments, comments in file order.
 * In `meta` of a comment: the metas of KEPT_METAS by their own names, `approved` where the status alone does not tell it;
 * of a thread: `postType`, `status`, `slug`, `protected` (needs a password). `urls`: the link, then an http `guid`.
 */
import type { ArchiveFormat, ParsedSite } from './format.js';
import { detached } from './record-fields.js';
import { createItemReader } from './wxr-item.js';
import { parseXml } from './xml.js';
import type { Emit, XmlHandlers } from './xml-dialect.js';
import { rootElement } from './xml-root.js';

// A file that names more people than this is no export; their badges are not worth the memory.
const MAX_STAFF = 100_000;

function siteOf(channel: ReadonlyMap<string, string>): ParsedSite {
  const [title, link] = ['title', 'link'].map((name) => channel.get(name));
  const base = channel.get('wp:base_blog_url') || channel.get('wp:base_site_url') || link || '';
  // Without the scheme: a blog that moved to https is still the same one.
  const instance = detached(base.replace(/^https?:\/\//i, '').replace(/\/{1,9}$/, ''));
  return {
    type: 'site',
    ...(instance ? { instance } : {}),
    ...(title ? { title: detached(title) } : {}),
    ...(link ? { url: detached(link) } : {}),
  };
}

/** The site's own people, by what a row may name them with. */
function createStaff() {
  const ids = new Set<string>();
  const emails = new Set<string>();
  return {
    ids,
    emails,
    learn(author: ReadonlyMap<string, string>): void {
      const [id, email] = ['wp:author_id', 'wp:author_email'].map((name) => author.get(name));
      if (ids.size >= MAX_STAFF || emails.size >= MAX_STAFF) return;
      if (id) ids.add(detached(id));
      if (email) emails.add(detached(email.toLowerCase()));
    },
  };
}

function startWxr(emit: Emit): XmlHandlers {
  const channel = new Map<string, string>();
  const author = new Map<string, string>();
  const staff = createStaff();
  const items = createItemReader(emit, staff);
  let itemDepth = 0;
  let inAuthor = false;
  let hasSite = false;

  function emitSite(): void {
    if (!hasSite) emit(siteOf(channel));
    hasSite = true;
  }

  function beginItem(depth: number): void {
    emitSite();
    items.begin();
    itemDepth = depth;
  }

  function endItem(): void {
    items.end();
    itemDepth = 0;
  }

  function endAuthor(): void {
    staff.learn(author);
    author.clear();
    inAuthor = false;
  }

  return {
    open(name, depth) {
      if (itemDepth > 0) items.open(name);
      else if (name === 'item') beginItem(depth);
      else if (name === 'wp:author') inAuthor = true;
    },
    close(name, depth, value) {
      if (depth === itemDepth) endItem();
      else if (itemDepth > 0) items.close(name, value);
      else if (name === 'wp:author') endAuthor();
      else if (inAuthor) author.set(name, value);
      else if (depth <= 3 && !channel.get(name)) channel.set(name, value);
    },
    end() {
      // A file that breaks within an item still gives the comments that were whole.
      if (itemDepth > 0) endItem();
      emitSite();
    },
  };
}

/** WordPress and Disqus mark their RSS by a namespace; any other RSS is a feed, not an export. */
function isWxr(head: string): boolean {
  return rootElement(head) === 'rss' && /wordpress\.org\/export\/|disqus\.com|<wp:|<dsq:/.test(head);
}

export const wxr: ArchiveFormat = {
  name: 'wxr',
  system: 'wordpress',
  detect: isWxr,
  parse: (text) => parseXml(text, { roots: ['rss'], start: startWxr }),
};
