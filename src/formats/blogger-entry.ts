/** One `<entry>` of a Blogger export, in both of its generations, and the record that it is. */
import type { CommentParts, ThreadParts } from './emit-records.js';
import type { SourceStatus } from './format.js';
import { rowTime } from './row-times.js';

/** What an entry says, whatever element says it. */
export interface BloggerEntry {
  /** Texts of its child elements, and of its author's by `author/name`. */
  readonly fields: Map<string, string>;
  /** Targets of its links by their relation. */
  readonly links: Map<string, string>;
  /** Names of its `gd:extendedProperty` elements. */
  readonly properties: Set<string>;
  /** `post`, `page`, `comment`, `settings`, `template`. */
  kind: string;
  /** The post that a comment is about: its id and its address. */
  post: string;
  postUrl: string;
}

// An id has 20 digits.
const MAX_REFERENCE = 200;

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  LIVE: 'published',
  PENDING: 'pending',
  GHOSTED: 'pending',
  SPAM: 'spam',
  SPAM_COMMENT: 'spam',
  SOFT_TRASHED: 'trash',
  EMPTIED: 'deleted',
};

export function newBloggerEntry(): BloggerEntry {
  return { fields: new Map(), links: new Map(), properties: new Set(), kind: '', post: '', postUrl: '' };
}

/** What the attributes of one of its child elements say. */
export function takeElement(entry: BloggerEntry, name: string, given: (attribute: string) => string): void {
  if (name === 'category') entry.kind = /kind#(\w+)$/.exec(given('term'))?.[1] ?? entry.kind;
  else if (name === 'link' && !entry.links.has(given('rel'))) entry.links.set(given('rel'), given('href'));
  else if (name === 'gd:extendedProperty') entry.properties.add(given('name'));
  else if (name === 'thr:in-reply-to') {
    entry.post = given('ref');
    entry.postUrl = given('href');
  }
}

/** `tag:blogger.com,1999:blog-77.post-201` and `…/comments/default/201` both name 201. */
export function bloggerId(reference: string | undefined): string | undefined {
  return /(?:post-|page-|\/)([\w-]+)$/.exec(reference?.trim().slice(-MAX_REFERENCE) ?? '')?.[1];
}

function profileOf(uri: string | undefined): string | undefined {
  return /\/profile\/(\w+)/.exec(uri ?? '')?.[1];
}

function statusOf({ fields, properties }: BloggerEntry): SourceStatus {
  if (properties.has('blogger.contentRemoved')) return 'deleted';
  const written = fields.get('blogger:status');
  return written ? (STATUSES[written.toUpperCase()] ?? 'pending') : 'published';
}

/** The post that a comment is about. */
export function postOf({ fields, post }: BloggerEntry): string | undefined {
  return bloggerId(post || fields.get('blogger:parent'));
}

export function commentParts(entry: BloggerEntry): CommentParts {
  const { fields, links } = entry;
  const uri = fields.get('author/uri');
  const profile = profileOf(uri);
  return {
    id: bloggerId(fields.get('id')),
    thread: postOf(entry),
    parent: bloggerId(links.get('related') || fields.get('blogger:inReplyTo')),
    text: fields.get('content') ?? '',
    format: 'html',
    created: rowTime(fields.get('published') || fields.get('blogger:created')),
    status: statusOf(entry),
    // The e-mail is always the service's own no-reply address.
    author: { id: profile, name: fields.get('author/name'), url: uri, isAnonymous: profile === undefined },
  };
}

export function threadParts({ fields, links, kind }: BloggerEntry): ThreadParts {
  const status = fields.get('blogger:status')?.toUpperCase();
  const isDraft = fields.get('app:draft') === 'yes' || status === 'DRAFT';
  return {
    id: bloggerId(fields.get('id')) ?? '',
    urls: [links.get('alternate') ?? fields.get('blogger:filename')],
    title: fields.get('title'),
    created: rowTime(fields.get('published') || fields.get('blogger:created')),
    deleted: status === 'SOFT_TRASHED',
    article: {
      text: fields.get('content') ?? '',
      format: 'html',
      author: fields.get('author/name'),
      isPublic: !isDraft && status !== 'SOFT_TRASHED',
    },
    meta: { page: kind === 'page', draft: isDraft },
  };
}
