/** schema.org comments: microdata in the page, or JSON-LD beside it. Both are often but the first page of a discussion. */
import { rowTime } from '../row-times.js';
import type { PageComment, PageDiscussion } from './page-comment.js';
import { attr, type Element, elementsIn, type Root } from './page-tree.js';
import type { Markup } from './read-markup.js';

type Json = Readonly<Record<string, unknown>>;

const TYPES = /(?:^|\/)(?:Comment|UserComments|Answer)$/;
/** Where objects of a graph hold others. */
const REFERENCES = ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'comment'];
// Replies of replies; what is deeper comes as answers to the last level.
const MAX_COMMENTS = 100_000;

function isItem(element: Element): boolean {
  return TYPES.test(attr(element, 'itemtype') ?? '');
}

export const microdataPage: Markup = {
  name: 'schema.org microdata',
  comments: (root) => [...elementsIn(root)].filter(isItem),
  anchor: (element) => attr(element, 'id') ?? attr(element, 'itemid'),
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

function isType(item: Json, pattern: RegExp): boolean {
  return listOf(item['@type']).some((type) => typeof type === 'string' && pattern.test(type));
}

/** Every object of a script, and by their `@id` those that others only name. */
interface Graph {
  readonly items: readonly Json[];
  readonly byId: ReadonlyMap<string, Json>;
}

function graphOf(script: unknown): Graph {
  const items: Json[] = [];
  const byId = new Map<string, Json>();
  const ahead: unknown[] = [script];
  while (ahead.length > 0 && items.length < MAX_COMMENTS) {
    const each = ahead.pop();
    if (Array.isArray(each)) ahead.push(...each.toReversed());
    if (!isObject(each)) continue;
    items.push(each);
    const id = text(each['@id']);
    // An object with nothing but its id is a reference to another.
    if (id !== undefined && Object.keys(each).length > 1 && !byId.has(id)) byId.set(id, each);
    if (!isType(each, TYPES)) ahead.push(...REFERENCES.flatMap((name) => listOf(each[name])).toReversed());
  }
  return { items, byId };
}

/** The objects that have comments: the article, wherever it stands in the graph. */
function withComments({ items }: Graph): readonly Json[] {
  return items.filter((item) => item.comment !== undefined && !isType(item, TYPES));
}

/** Comments that stand beside their article and name it, or what they answer. */
function loose({ items }: Graph): Json {
  const [article = {}] = items.filter((item) => isType(item, /Article|Posting|Page$/));
  return { ...article, comment: items.filter((item) => isType(item, TYPES)) };
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

function nameOf(reference: unknown): string | undefined {
  const [first] = listOf(reference);
  return isObject(first) ? (text(first['@id']) ?? text(first.url)) : text(first);
}

function commentsOf(article: Json, { byId }: Graph): readonly PageComment[] {
  const comments: PageComment[] = [];
  const places = new Map<string, number>();
  const ahead: { readonly item: unknown; readonly parent: number | undefined }[] = [];
  const add = (items: unknown, parent: number | undefined): void => {
    for (const item of listOf(items).toReversed()) ahead.push({ item, parent });
  };
  add(article.comment, undefined);
  for (let next = ahead.pop(); next !== undefined && comments.length < MAX_COMMENTS; next = ahead.pop()) {
    const name = nameOf(next.item);
    const item = byId.get(name ?? '') ?? next.item;
    if (!isObject(item) || (name !== undefined && places.has(name))) continue;
    const parent = next.parent ?? places.get(nameOf(item.parentItem) ?? '');
    if (name !== undefined) places.set(name, comments.length);
    comments.push(commentOf(item, parent));
    add(item.comment, comments.length - 1);
  }
  return comments;
}

/** Reads JSON-LD; undefined when none of it has comments. */
export function jsonLd(root: Root): PageDiscussion | undefined {
  for (const script of scriptsIn(root)) {
    const graph = graphOf(script);
    for (const article of [...withComments(graph), loose(graph)]) {
      const comments = commentsOf(article, graph);
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
