/**
 * Disqus' XML export in its three dialects: with e-mail and address on every post (to about 2017), without them (since
 * 2021), and Civil Comments' files (ids as text, `isApproved`). Keys are the `dsq:id`s; `<id>` is not unique.
 * In `meta`: `id` (a post's `<id>`), `forum`, `category`, `flagged`, `highlighted`, `message` (of a thread). Never the IP.
 */
import type {
  ArchiveFormat,
  LocalTime,
  ParsedAuthor,
  ParsedComment,
  ParsedThread,
  SourceStatus,
} from './format.js';
import { contentId, detached } from './record-fields.js';
import { parseInstant, parseWallClock } from './source-times.js';
import { parseXml } from './xml.js';
import type { Emit, XmlHandlers } from './xml-dialect.js';
import { type Attributes, attributeOf, type XmlNames } from './xml-names.js';
import { rootElement } from './xml-root.js';

/** Text of the children of one `<thread>`, `<post>` or `<category>`, and of the children of its `<author>`. */
interface Fields {
  readonly own: Map<string, string>;
  readonly author: Map<string, string>;
}

interface Times {
  readonly createdAt?: number;
  readonly createdLocal?: LocalTime;
}

const NO_TIME: Times = {};

/** Its schema has booleans as XML does: as words, or as 1 and 0. */
function isTrue(text: string | undefined): boolean {
  return text === 'true' || (text !== 'false' && /^(?:true|1)$/i.test(text?.trim() ?? ''));
}

function statusOf({ own }: Fields): SourceStatus {
  if (isTrue(own.get('isDeleted'))) return 'deleted';
  if (isTrue(own.get('isSpam'))) return 'spam';
  // Modern exports do not write it: there a comment that waits looks like one that is published.
  return /^(?:false|0)$/i.test(own.get('isApproved')?.trim() ?? '') ? 'pending' : 'published';
}

function timesOf(written: string): Times {
  const createdAt = parseInstant(written);
  if (createdAt !== undefined) return { createdAt };
  const createdLocal = parseWallClock(written);
  return createdLocal === undefined ? NO_TIME : { createdLocal };
}

function authorOf({ author }: Fields): ParsedAuthor {
  const username = author.get('username');
  const email = author.get('email');
  const url = author.get('link');
  return {
    ...(username ? { sourceId: detached(username) } : undefined),
    name: detached(author.get('name') ?? ''),
    ...(email ? { email: detached(email) } : undefined),
    ...(url ? { url: detached(url) } : undefined),
    isAnonymous: isTrue(author.get('isAnonymous')),
  };
}

const THREAD_META = [
  ['forum', 'forum'],
  ['category', 'category'],
  ['message', 'message'],
] as const;
const POST_META = [
  ['id', 'id'],
  ['isFlagged', 'flagged'],
  ['isHighlighted', 'highlighted'],
] as const;

function metaOf({ own }: Fields, kept: readonly (readonly [field: string, name: string])[]) {
  let meta: Record<string, string> | undefined;
  for (const [field, name] of kept) {
    const value = own.get(field);
    if (value) meta = { ...meta, [name]: detached(value) };
  }
  return meta === undefined ? undefined : { meta };
}

function threadOf(sourceId: string, fields: Fields, times: Times): ParsedThread {
  const { own } = fields;
  const link = own.get('link');
  const key = own.get('id');
  const title = own.get('title')?.trim();
  return {
    type: 'thread',
    sourceId,
    urls: link ? [detached(link)] : [],
    ...(key ? { key: detached(key) } : undefined),
    ...(title ? { title: detached(title) } : undefined),
    ...times,
    closed: isTrue(own.get('isClosed')),
    deleted: isTrue(own.get('isDeleted')),
    ...metaOf(fields, THREAD_META),
  };
}

function commentOf(sourceId: string, fields: Fields, times: Times): ParsedComment {
  const { own } = fields;
  const parentRef = own.get('parent');
  return {
    type: 'comment',
    sourceId,
    threadRef: detached(own.get('thread') ?? ''),
    ...(parentRef ? { parentRef: detached(parentRef) } : undefined),
    text: own.get('message') ?? '',
    format: 'html',
    ...times,
    status: statusOf(fields),
    kind: 'comment',
    author: authorOf(fields),
    ...metaOf(fields, POST_META),
  };
}

/** An id made of the content, for a record that comes without one: nothing is dropped for that. */
function madeId({ own, author }: Fields): string {
  const parts = ['thread', 'parent', 'link', 'createdAt', 'message', 'title'].map(
    (name) => own.get(name) ?? '',
  );
  return `made-${contentId([...parts, author.get('name') ?? ''])}`;
}

/** The record of one `<thread>` or `<post>`, after the warnings about it. */
function emitRecord(
  kind: 'thread' | 'post',
  id: string | undefined,
  { fields, emit }: { fields: Fields; emit: Emit },
) {
  const sourceId = id ? detached(id) : madeId(fields);
  if (!id) emit({ type: 'warning', code: 'missing_id', message: `a ${kind} has no dsq:id`, sourceId });
  const written = fields.own.get('createdAt') ?? '';
  const times = timesOf(written);
  if (times === NO_TIME && written !== '') {
    emit({ type: 'warning', code: 'bad_date', message: `no date: ${written.slice(0, 40)}`, sourceId });
  }
  if (kind === 'post' && !fields.own.get('thread')) {
    emit({ type: 'warning', code: 'missing_thread', message: 'a post names no thread', sourceId });
  }
  emit(kind === 'post' ? commentOf(sourceId, fields, times) : threadOf(sourceId, fields, times));
}

function startDisqus(emit: Emit, names: XmlNames): XmlHandlers {
  const fields: Fields = { own: new Map(), author: new Map() };
  let id: string | undefined;
  let reference: string | undefined;
  let container = '';
  let hasSite = false;

  function emitSite(): void {
    const forum = fields.own.get('forum');
    if (hasSite || !forum) return;
    hasSite = true;
    emit({ type: 'site', instance: detached(forum) });
  }

  function begin(attributes: Attributes): void {
    fields.own.clear();
    fields.author.clear();
    id = idAttribute(attributes, names);
  }

  function end(name: string): void {
    if (name !== 'post') emitSite();
    if (name === 'post' || name === 'thread') emitRecord(name, id, { fields, emit });
  }

  return {
    open(name, depth, attributes) {
      if (depth === 2) begin(attributes);
      if (depth !== 3) return;
      reference = idAttribute(attributes, names);
      container = name;
    },
    close(name, depth, value) {
      if (depth === 2) end(name);
      if (depth === 3) fields.own.set(name, reference || fields.own.get(name) || value);
      if (depth === 4 && container === 'author') fields.author.set(name, value.trim());
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
