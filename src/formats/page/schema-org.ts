/** schema.org comments: microdata in the page, or JSON-LD beside it. Both are often but the first page of a discussion. */
import { rowTime } from '../row-times.js';
import type { PageComment, PageDiscussion } from './page-comment.js';
import { attr, closest, type Element, elementsIn, type Root } from './page-tree.js';
import type { Markup } from './read-markup.js';

type Json = Readonly<Record<string, unknown>>;

const TYPES = /(?:^|\/)(?:Comment|UserComments|Answer)$/;
// Replies of replies; what is deeper comes as answers to the last level.
const MAX_COMMENTS = 100_000;

function isItem(element: Element): boolean {
  return TYPES.test(attr(element, 'itemtype') ?? '');
}

export const microdataPage: Markup = {
  name: 'schema.org microdata',
  comments: (root) => [...elementsIn(root)].filter(isItem),
  anchor: (element) => attr(element, 'id') ?? attr(element, 'itemid'),
  parent: (element, earlier) => closest(element, (each) => earlier.includes(each)),
  author: [
    '[itemprop=author] [itemprop=name]',
    '[itemprop=creator] [itemprop=name]',
    '[itemprop=author]',
    '[itemprop=creator]',
    '[itemprop=name]',
  ],
  time: ['[itemprop=datePublished]', '[itemprop=dateCreated]', '[itemprop=commentTime]', 'time'],
  body: ['[itemprop=text]', '[itemprop=commentText]', '[itemprop=description]'],
  besideBody:
    '[itemprop=author], [itemprop=creator], [itemprop=comment], [itemprop=datePublished], [itemprop=dateCreated]',
};

function* scriptsIn(root: Root): Generator<unknown> {
  for (const element of elementsIn(root)) {
    if (element.tagName !== 'script' || attr(element, 'type')?.toLowerCase() !== 'application/ld+json')
      continue;
    const [content] = element.childNodes;
    if (content === undefined || !('value' in content)) continue;
    try {
      yield JSON.parse(content.value);
    } catch {
      // What is no JSON says nothing; the page itself is read all the same.
    }
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The objects that have comments: the article, wherever it stands in the graph. */
function* withComments(value: unknown): Generator<Json> {
  const ahead: unknown[] = [value];
  for (let each = ahead.pop(); each !== undefined; each = ahead.pop()) {
    if (Array.isArray(each)) ahead.push(...each.toReversed());
    else if (isObject(each)) {
      if (each.comment !== undefined && text(each['@type']) !== 'Comment') yield each;
      else ahead.push(...listOf(each['@graph']), ...listOf(each.mainEntity));
    }
  }
}

function commentOf(item: Json, parent: number | undefined): PageComment {
  const [author] = listOf(item.author);
  const name = isObject(author) ? text(author.name) : text(author);
  const anchor =
    /#([^#\s]+)$/.exec(text(item['@id']) ?? text(item.url) ?? '')?.[1] ?? text(item['@id']) ?? text(item.url);
  return {
    anchor: anchor ?? text(item.identifier),
    parent,
    author: { name, url: isObject(author) ? text(author.url) : undefined },
    time: rowTime(item.datePublished ?? item.dateCreated ?? item.commentTime),
    text: text(item.text) ?? text(item.commentText) ?? text(item.description) ?? '',
    isPlain: true,
    status: 'published',
    votes: { up: Number(item.upvoteCount ?? 0), down: Number(item.downvoteCount ?? 0) },
  };
}

function commentsOf(article: Json): readonly PageComment[] {
  const comments: PageComment[] = [];
  const ahead: { readonly item: unknown; readonly parent: number | undefined }[] = [];
  const add = (items: unknown, parent: number | undefined): void => {
    ahead.push(
      ...listOf(items)
        .map((item) => ({ item, parent }))
        .reverse(),
    );
  };
  add(article.comment, undefined);
  for (let next = ahead.pop(); next !== undefined && comments.length < MAX_COMMENTS; next = ahead.pop()) {
    if (!isObject(next.item)) continue;
    comments.push(commentOf(next.item, next.parent));
    add(next.item.comment, comments.length - 1);
  }
  return comments;
}

/** Reads JSON-LD; undefined when none of it has comments. */
export function jsonLd(root: Root): PageDiscussion | undefined {
  for (const script of scriptsIn(root)) {
    for (const article of withComments(script)) {
      const comments = commentsOf(article);
      if (comments.length === 0) continue;
      const url = text(article.url) ?? text(article['@id']);
      return {
        markup: 'schema.org JSON-LD',
        comments,
        page: {
          url: url?.startsWith('http') === true ? url : undefined,
          title: text(article.headline) ?? text(article.name),
        },
      };
    }
  }
  return undefined;
}
