/** Pages of WordPress: the lists of 2.7 (`ol.commentlist`), of HTML5 themes (`ol.comment-list`) and of block themes, and what themes make of them. */
import { attr, classesOf, type Element, elementsIn, hasClass, type Root, textOf } from './page-tree.js';
import type { Markup } from './read-markup.js';
import { firstOf } from './selectors.js';

const ID = /^(?:li-|div-)?comment-(\d{1,19})$/;
const PINGS = ['pingback', 'trackback'];

function numberOf(element: Element): string | undefined {
  return ID.exec(attr(element, 'id') ?? '')?.[1];
}

/** Of several elements with one number, the outermost: `li#li-comment-1 > article#comment-1` is one comment. */
function commentsIn(root: Root): readonly Element[] {
  const seen = new Set<string>();
  return [...elementsIn(root)].filter((element) => {
    const number = numberOf(element);
    if (number === undefined || seen.has(number) || !isListed(element)) return false;
    seen.add(number);
    return true;
  });
}

/** A list's classes tell a comment from the heading or the form that an anchor may name, too. */
function isListed(element: Element): boolean {
  const names = classesOf(element);
  return names.some((name) => /^(?:comment|pingback|trackback|depth-\d{1,3})$/.test(name));
}

function kindOf(element: Element): string {
  return PINGS.find((kind) => hasClass(element, kind)) ?? 'comment';
}

function depthOf(element: Element): number | undefined {
  const found = classesOf(element).map((name) => /^depth-(\d{1,3})$/.exec(name)?.[1]);
  const depth = found.find((each) => each !== undefined);
  return depth === undefined ? undefined : Number(depth);
}

/** Themes that list replies flat tell their level by a class alone. */
function parentByDepth(element: Element, earlier: readonly Element[]): Element | undefined {
  const depth = depthOf(element);
  if (depth === undefined || depth < 2) return undefined;
  const nested = firstAncestor(element, earlier);
  return nested ?? earlier.findLast((each) => depthOf(each) === depth - 1);
}

function firstAncestor(element: Element, earlier: readonly Element[]): Element | undefined {
  const known = new Set(earlier);
  for (let each: object | null = element.parentNode; each !== null && 'attrs' in each; ) {
    const parent = each as Element;
    if (known.has(parent)) return parent;
    each = parent.parentNode;
  }
  return undefined;
}

/** `comment-author-{login}` beside `byuser`: an account of the site. */
function loginOf(element: Element): string | undefined {
  if (!hasClass(element, 'byuser')) return undefined;
  const name = classesOf(element).find((each) => each.startsWith('comment-author-'));
  return name?.slice('comment-author-'.length) || undefined;
}

function linkText(element: Element): readonly (string | undefined)[] {
  const number = numberOf(element);
  const link = firstOf(
    element,
    [`a[href$="#comment-${number}"]`],
    (each) => numberOf(each) !== undefined && numberOf(each) !== number,
  );
  return link === undefined ? [] : [textOf(link)];
}

export const wordpressPage: Markup = {
  name: 'WordPress',
  comments: commentsIn,
  anchor: (element) => `comment-${numberOf(element)}`,
  parent: parentByDepth,
  author: [
    '.comment-author .fn',
    '.wp-block-comment-author-name',
    '.fn',
    '.comment-author-name',
    '[itemprop=author] [itemprop=name]',
    '.comment-author cite',
    '.comment-author',
    '.commenter',
    'cite',
    '.author',
    'a[rel~=external]',
  ],
  besideName: '.says, .screen-reader-text, .avatar',
  authorId: loginOf,
  isStaff: (element) => hasClass(element, 'bypostauthor'),
  time: [
    'time',
    '.comment-date',
    '.comment-time',
    '.comment-metadata a',
    '.commentmetadata a',
    '.commentmetadata',
    '.comment-meta a',
    '.wp-block-comment-date',
    '.date',
  ],
  moreTimes: linkText,
  body: [
    '.comment-text',
    '.wp-block-comment-content',
    '.comment-content',
    '[itemprop=text]',
    '.comment_content',
    '.comment-entry',
    '.comment__content',
    '.comment-body',
  ],
  besideBody:
    '.comment-author, .comment-meta, .commentmetadata, .comment-metadata, .reply, .comment-reply-link, .comment-reply, .children, .says, .comment-awaiting-moderation, .comment-edit-link, .edit-link, .comment-respond, .avatar, .sharedaddy, .comment-likes',
  kind: kindOf,
  pending: '.comment-awaiting-moderation',
};
