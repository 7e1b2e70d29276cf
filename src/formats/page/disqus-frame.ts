/** The frame of a Disqus discussion, saved: its data as JSON, or else its list. */
import { rowTime } from '../row-times.js';
import type { PageComment, PageDiscussion } from './page-comment.js';
import { attr, type Element, elementsIn, type Root } from './page-tree.js';
import { type Markup, readMarkup } from './read-markup.js';
import { firstOf } from './selectors.js';

type Json = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function dataIn(root: Root): Json | undefined {
  const script = [...elementsIn(root)].find((element) => attr(element, 'id') === 'disqus-threadData');
  const [content] = script?.childNodes ?? [];
  if (content === undefined || !('value' in content)) return undefined;
  try {
    return fieldsOf(JSON.parse(content.value));
  } catch {
    return undefined;
  }
}

function statusOf(post: Json): PageComment['status'] {
  if (post.isDeleted === true) return 'deleted';
  if (post.isSpam === true) return 'spam';
  return post.isApproved === false ? 'pending' : 'published';
}

function commentOf(post: Json, places: ReadonlyMap<string, number>): PageComment {
  const author = fieldsOf(post.author);
  return {
    anchor: `comment-${text(post.id) ?? ''}`,
    parent: places.get(text(post.parent) ?? ''),
    author: {
      id: author.isAnonymous === true ? undefined : text(author.id),
      name: text(author.name),
      url: text(author.url),
      isAnonymous: author.isAnonymous === true,
    },
    time: rowTime(post.createdAt, { isUtc: true }),
    text: text(post.message) ?? text(post.raw_message) ?? '',
    status: statusOf(post),
    votes: { up: number(post.likes), down: number(post.dislikes) },
  };
}

const list: Markup = {
  name: 'Disqus frame',
  comments: (root) =>
    [...elementsIn(root)].filter((element) => /^post-\d{4,25}$/.test(attr(element, 'id') ?? '')),
  anchor: (element: Element) => (attr(element, 'id') ?? '').replace('post-', 'comment-'),
  author: ['.author', '.publisher-anchor-color', '.post-byline'],
  time: ['.time-ago', '.post-meta a'],
  body: ['.post-message'],
  besideBody: '.children, .post-menu, .feedback',
  removed: '.post-content.minimized, .post-message.removed',
};

/** Reads the JSON where it is, since that tells votes and the exact times. */
export function disqusFrame(root: Root): PageDiscussion | undefined {
  const data = dataIn(root);
  if (data === undefined)
    return firstOf(root, ['.post-message']) === undefined ? undefined : readMarkup(root, list);
  const response = fieldsOf(data.response);
  const posts = Array.isArray(response.posts) ? response.posts.map(fieldsOf) : [];
  const thread = fieldsOf(response.thread);
  const places = new Map(posts.map((post, index) => [text(post.id) ?? '', index]));
  return {
    markup: 'Disqus frame',
    comments: posts.map((post) => commentOf(post, places)),
    page: {
      url: text(thread.link),
      title: text(thread.clean_title) ?? text(thread.title),
      isClosed: thread.isClosed === true,
      hasMore: fieldsOf(data.cursor).hasNext === true,
    },
  };
}
