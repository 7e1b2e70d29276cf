/**
 * Blogger's export (Atom): settings, template, posts, pages and comments as entries of one feed, and the newer one that
 * Takeout gives (`blogger:type`; no file of it was at hand). What a comment answers stands in a link `related`, only the
 * post in `thr:in-reply-to`. Removed comments keep their entry. Posts become articles.
 * In `meta` of a thread: `page`, `draft`.
 */
import {
  bloggerId,
  commentParts,
  newBloggerEntry,
  postOf,
  takeElement,
  threadParts,
} from './blogger-entry.js';
import { emitComment, emitThread } from './emit-records.js';
import type { ArchiveFormat } from './format.js';
import { detached } from './record-fields.js';
import { parseXml } from './xml.js';
import type { Emit, XmlHandlers } from './xml-dialect.js';
import { attributeOf, type XmlNames } from './xml-names.js';
import { rootElement } from './xml-root.js';

/** Pages that comments are about and that have no entry of their own (yet). */
function createMissingPages(emit: Emit) {
  const known = new Set<string>();
  const wanted = new Map<string, string>();
  return {
    has(id: string): void {
      known.add(id);
      wanted.delete(id);
    },
    wants(id: string | undefined, url: string): void {
      if (id !== undefined && url !== '' && !known.has(id)) wanted.set(detached(id), detached(url));
    },
    end(): void {
      for (const [id, url] of wanted) emitThread(emit, { id, urls: [url] });
    },
  };
}

function startBlogger(emit: Emit, names: XmlNames): XmlHandlers {
  const feed = new Map<string, string>();
  const missing = createMissingPages(emit);
  let entry = newBloggerEntry();
  let isInEntry = false;
  let container = '';
  let hasSite = false;

  function emitSite(): void {
    if (hasSite) return;
    hasSite = true;
    const instance = /blog-(\d+)/.exec(feed.get('id') ?? '')?.[1];
    const [title, url] = [feed.get('title'), feed.get('alternate')];
    emit({
      type: 'site',
      ...(instance ? { instance } : {}),
      ...(title ? { title: detached(title) } : {}),
      ...(url ? { url: detached(url) } : {}),
    });
  }

  function endEntry(): void {
    isInEntry = false;
    emitSite();
    const kind = entry.kind || (entry.fields.get('blogger:type')?.toLowerCase() ?? '');
    if (kind === 'comment') {
      missing.wants(postOf(entry), entry.postUrl);
      emitComment(emit, commentParts(entry));
    } else if (kind === 'post' || kind === 'page') {
      missing.has(bloggerId(entry.fields.get('id')) ?? '');
      emitThread(emit, threadParts({ ...entry, kind }));
    }
  }

  return {
    open(name, depth, attributes) {
      if (depth === 2) isInEntry = name === 'entry';
      if (depth === 2 && isInEntry) entry = newBloggerEntry();
      if (depth === 2 && name === 'link' && attributes.rel === 'alternate')
        feed.set('alternate', attributes.href ?? '');
      if (depth !== 3 || !isInEntry) return;
      container = name;
      takeElement(entry, name, (attribute) => attributeOf(attributes, attribute, names) ?? '');
    },
    close(name, depth, value) {
      if (depth === 2 && isInEntry) endEntry();
      else if (depth === 2) feed.set(name, value);
      else if (depth === 3 && isInEntry && !entry.fields.has(name)) entry.fields.set(name, value);
      else if (depth === 4 && container === 'author') entry.fields.set(`author/${name}`, value.trim());
      else if (depth === 4 && name === 'app:draft') entry.fields.set(name, value.trim());
    },
    end() {
      emitSite();
      missing.end();
    },
  };
}

/** Any Atom feed has this root; only Blogger's names its kinds of entries. */
function isBlogger(head: string): boolean {
  return rootElement(head) === 'feed' && /blogger\.com,1999:blog-|schemas\.google\.com\/blogger\//.test(head);
}

export const blogger: ArchiveFormat = {
  name: 'blogger',
  system: 'blogger',
  detect: isBlogger,
  parse: (text) => parseXml(text, { roots: ['feed'], start: startBlogger }),
};
