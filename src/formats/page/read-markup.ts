/** Reads the comments of a page whose markup is described: what a comment is, and where its pieces stand in it. */
import type { AuthorParts } from '../emit-records.js';
import type { PageComment, PageDiscussion } from './page-comment.js';
import { pageTime } from './page-time.js';
import { attr, closest, type Element, elementsIn, markupOf, type Root, textOf } from './page-tree.js';
import { isRemovalNotice } from './removal-notice.js';
import { firstOf, selector } from './selectors.js';

/** Finds the comment that one answers; asked for every comment of a page, in its order. */
export type ParentOf = (comment: Element) => Element | undefined;

/** How one kind of page writes its comments. Selectors are tried in their order, within the comment and outside those in it. */
export interface Markup {
  readonly name: string;
  /** The elements that are a comment each, in the order of the page. */
  comments(root: Root): readonly Element[];
  anchor(comment: Element): string | undefined;
  /** Where nesting does not tell: what finds the comment that each answers. */
  createParents?(): ParentOf;
  readonly author: readonly string[];
  /** Words beside the name in its element. */
  readonly besideName?: string;
  /** What the system sets behind the name. */
  readonly afterName?: RegExp;
  readonly authorId?: (comment: Element) => string | undefined;
  readonly isStaff?: (comment: Element) => boolean;
  readonly time: readonly string[];
  /** Candidates of times beyond what these elements say. */
  readonly moreTimes?: (comment: Element) => readonly (string | undefined)[];
  readonly body: readonly string[];
  /** What stands in a body and is not the commenter's. */
  readonly besideBody: string;
  readonly kind?: (comment: Element) => string;
  readonly votes?: (comment: Element, isLeftOut: (each: Element) => boolean) => PageComment['votes'];
  readonly pending?: string;
  /** A notice in the body's place. */
  readonly removed?: string;
}

const SAYS = /^\s*\p{L}[\p{L} ]{1,20}:\s*$/u;

const NOTHING = /^$/;

type LeftOut = (element: Element) => boolean;

/** Profiles of the page's own system are accounts, not websites. */
function linkOf(name: Element | undefined): string | undefined {
  if (name === undefined) return undefined;
  const link = name.tagName === 'a' ? name : [...elementsIn(name)].find(({ tagName }) => tagName === 'a');
  const around = closest(name, ({ tagName }) => tagName === 'a');
  const href = attr(link ?? around ?? name, 'href')?.trim();
  return href !== undefined && /^https?:\/\//i.test(href) ? href : undefined;
}

function authorOf(markup: Markup, comment: Element, isLeftOut: LeftOut): AuthorParts {
  const element = firstOf(comment, markup.author, isLeftOut);
  const beside = markup.besideName === undefined ? undefined : selector(markup.besideName);
  return {
    name:
      element === undefined
        ? undefined
        : (attr(element, 'content') ?? textOf(element, beside))
            .replace(/\s{0,9}:$/, '')
            .replace(markup.afterName ?? NOTHING, ''),
    url: linkOf(element),
    id: markup.authorId?.(comment),
    isStaff: markup.isStaff?.(comment),
  };
}

function timesOf(markup: Markup, comment: Element, isLeftOut: LeftOut): (string | undefined)[] {
  const elements = markup.time.flatMap((text) => firstOf(comment, [text], isLeftOut) ?? []);
  return [
    ...(markup.moreTimes?.(comment) ?? []),
    ...elements.flatMap((element) => ['datetime', 'content', 'title'].map((name) => attr(element, name))),
    ...elements.map((element) => textOf(element)),
  ];
}

/** The body's markup, or without an element of its own all that is not told apart as something else. */
function bodyOf(markup: Markup, comment: Element, isLeftOut: LeftOut): string {
  const element = firstOf(comment, markup.body, isLeftOut);
  const beside = selector(markup.besideBody);
  const isBeside = (each: Element): boolean => isLeftOut(each) || beside(each);
  if (element !== undefined) return markupOf(element.childNodes, isBeside);
  // "Says:" behind a name, in lists that have no element for what is said.
  const loose = comment.childNodes.filter((node) => !('value' in node && SAYS.test(node.value)));
  return markupOf(loose, isBeside).replace(/^(?:<br>\s*)+/, '');
}

/** Reads them; undefined when the page has none. Changes the tree. */
export function readMarkup(root: Root, markup: Markup): PageDiscussion | undefined {
  const found = markup.comments(root);
  if (found.length === 0) return undefined;
  const places = new Map(found.map((element, index) => [element, index]));
  const isComment: LeftOut = (element) => places.has(element);
  // Parents first: reading the bodies takes the tree apart.
  const parentOf = markup.createParents?.();
  const parents = found.map((element) => {
    const parent = parentOf?.(element) ?? closest(element, isComment);
    return parent === undefined ? undefined : places.get(parent);
  });
  const read = found.map((element) => readComment(markup, element, isComment));
  const bodies = found.map((element) => bodyOf(markup, element, isComment)).map((text) => text);
  return {
    markup: markup.name,
    comments: read.map((comment, index) => {
      const text = bodies[index] ?? '';
      return { ...comment, parent: parents[index], ...withText(comment, text) };
    }),
  };
}

function votesOf(markup: Markup, element: Element, isLeftOut: LeftOut): Pick<PageComment, 'votes'> {
  const votes = markup.votes?.(element, isLeftOut);
  return votes === undefined ? {} : { votes };
}

function readComment(
  markup: Markup,
  element: Element,
  isLeftOut: LeftOut,
): Omit<PageComment, 'parent' | 'text'> {
  const is = (text: string | undefined): boolean =>
    text !== undefined && firstOf(element, [text], isLeftOut) !== undefined;
  const isRemoved =
    is(markup.removed) ||
    isRemovalNotice(textOf(firstOf(element, markup.body, isLeftOut) ?? element, isLeftOut));
  return {
    anchor: markup.anchor(element),
    author: authorOf(markup, element, isLeftOut),
    time: pageTime(timesOf(markup, element, isLeftOut)),
    status: isRemoved ? 'deleted' : is(markup.pending) ? 'pending' : 'published',
    kind: markup.kind?.(element) ?? 'comment',
    ...votesOf(markup, element, isLeftOut),
  };
}

/** A notice says what a moderator or author did; it is kept as the text, which a deleted comment never shows. */
function withText(
  { status }: Pick<PageComment, 'status'>,
  text: string,
): Pick<PageComment, 'text' | 'status'> {
  return { text, status };
}
