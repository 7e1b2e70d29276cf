/**
 * Disqus' XML export in its three dialects: with e-mail and address on every post (to about 2017), without them (since
 * 2021), and Civil Comments' files (ids as text, `isApproved`). Keys are the `dsq:id`s; `<id>` is not unique.
 * In `meta`: `id` (a post's `<id>`), `forum`, `category`, `flagged`, `highlighted`, `message` (of a thread). Never the IP.
 */
import type { ArchiveFormat, ParsedAuthor, ParsedComment, ParsedThread, SourceStatus } from './format.js';
import { contentId, detached } from './record-fields.js';
import { parseInstant, parseWallClock } from './source-times.js';
import { parseXml } from './xml.js';
import type { Emit, XmlHandlers } from './xml-dialect.js';
import { type Attributes, attributeOf, type XmlNames } from './xml-names.js';
import { rootElement } from './xml-root.js';

/** Text of the children of one `<thread>`, `<post>` or `<category>`; the author's are `author/name` and so on. */
type Fields = Map<string, string>;

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}

function statusOf(fields: Fields): SourceStatus {
  if (isTrue(fields.get('isDeleted'))) return 'deleted';
  if (isTrue(fields.get('isSpam'))) return 'spam';
  // Modern exports do not write it: there a comment that waits looks like one that is published.
  return fields.get('isApproved')?.toLowerCase() === 'false' ? 'pending' : 'published';
}

function timesOf(text: string): { readonly createdAt?: number; readonly createdLocal?: string } {
  const createdAt = parseInstant(text);
  if (createdAt !== undefined) return { createdAt };
  const createdLocal = parseWallClock(text);
  return createdLocal === undefined ? {} : { createdLocal };
}

function authorOf(fields: Fields): ParsedAuthor {
  const [username, email, url] = ['username', 'email', 'link'].map((name) => fields.get(`author/${name}`));
  return {
    ...(username ? { sourceId: detached(username) } : {}),
    name: detached(fields.get('author/name') ?? ''),
    ...(email ? { email: detached(email) } : {}),
    ...(url ? { url: detached(url) } : {}),
    isAnonymous: isTrue(fields.get('author/isAnonymous')),
  };
}

function metaOf(fields: Fields, names: Readonly<Record<string, string>>) {
  const kept = Object.entries(names).flatMap(([name, field]) => {
    const value = fields.get(field);
    return value ? [[name, detached(value)] as const] : [];
  });
  return kept.length === 0 ? {} : { meta: Object.fromEntries(kept) };
}

const THREAD_META = { forum: 'forum', category: 'category', message: 'message' };
const POST_META = { id: 'id', flagged: 'isFlagged', highlighted: 'isHighlighted' };

function threadOf(sourceId: string, fields: Fields): ParsedThread {
  const link = fields.get('link');
  const key = fields.get('id');
  const title = fields.get('title')?.trim();
  return {
    type: 'thread',
    sourceId,
    urls: link ? [detached(link)] : [],
    ...(key ? { key: detached(key) } : {}),
    ...(title ? { title: detached(title) } : {}),
    ...timesOf(fields.get('createdAt') ?? ''),
    closed: isTrue(fields.get('isClosed')),
    deleted: isTrue(fields.get('isDeleted')),
    ...metaOf(fields, THREAD_META),
  };
}

function commentOf(sourceId: string, fields: Fields): ParsedComment {
  const parentRef = fields.get('parent');
  return {
    type: 'comment',
    sourceId,
    threadRef: detached(fields.get('thread') ?? ''),
    ...(parentRef ? { parentRef: detached(parentRef) } : {}),
    text: fields.get('message') ?? '',
    format: 'html',
    ...timesOf(fields.get('createdAt') ?? ''),
    status: statusOf(fields),
    kind: 'comment',
    author: authorOf(fields),
    ...metaOf(fields, POST_META),
  };
}

/** The id that the source gives, or one made of the content, with a warning: nothing is dropped for lack of an id. */
function idOf(
  kind: string,
  id: string | undefined,
  { fields, emit }: { fields: Fields; emit: Emit },
): string {
  if (id) return detached(id);
  const parts = ['thread', 'parent', 'link', 'createdAt', 'author/name', 'message', 'title'];
  const made = `made-${contentId(parts.map((part) => fields.get(part) ?? ''))}`;
  emit({ type: 'warning', code: 'missing_id', message: `a ${kind} has no dsq:id`, sourceId: made });
  return made;
}

function warnAboutTime(emit: Emit, sourceId: string, written: string | undefined): void {
  if (!written || parseInstant(written) !== undefined || parseWallClock(written) !== undefined) return;
  emit({ type: 'warning', code: 'bad_date', message: `no date: ${written.slice(0, 40)}`, sourceId });
}

function startDisqus(emit: Emit, names: XmlNames): XmlHandlers {
  const fields: Fields = new Map();
  let id: string | undefined;
  let reference: string | undefined;
  let container = '';
  let hasSite = false;

  function emitSite(): void {
    const forum = fields.get('forum');
    if (hasSite || !forum) return;
    hasSite = true;
    emit({ type: 'site', instance: detached(forum) });
  }

  function emitRecord(kind: string): void {
    if (kind !== 'post') emitSite();
    if (kind !== 'post' && kind !== 'thread') return;
    const sourceId = idOf(kind, id, { fields, emit });
    warnAboutTime(emit, sourceId, fields.get('createdAt'));
    emit(kind === 'post' ? commentOf(sourceId, fields) : threadOf(sourceId, fields));
  }

  return {
    open(name, depth, attributes) {
      if (depth === 2) fields.clear();
      if (depth === 2) id = idAttribute(attributes, names);
      if (depth === 3) reference = idAttribute(attributes, names);
      if (depth === 3) container = name;
    },
    close(name, depth, value) {
      if (depth === 2) emitRecord(name);
      if (depth === 3) fields.set(name, reference || fields.get(name) || value);
      if (depth === 4 && container === 'author') fields.set(`author/${name}`, value.trim());
    },
  };
}

function idAttribute(attributes: Attributes, names: XmlNames): string | undefined {
  return (attributeOf(attributes, 'dsq:id', names) ?? attributes.id)?.trim();
}

export const disqus: ArchiveFormat = {
  name: 'disqus',
  system: 'disqus',
  detect: (head) => rootElement(head) === 'disqus',
  parse: (text) => parseXml(text, { roots: ['disqus'], start: startDisqus }),
};
