/** Pages of WordPress: the lists of 2.7 (`ol.commentlist`), of HTML5 themes (`ol.comment-list`) and of block themes, and what themes make of them. */
import {
  attr,
  classesOf,
  closest,
  type Element,
  elementsIn,
  hasClass,
  parentOf,
  type Root,
  textOf,
  withDefinition,
} from './page-tree.js';
import type { Markup, ParentOf } from './read-markup.js';
import { firstOf } from './selectors.js';

const ID = /^(?:li-|div-)?comment-(\d{1,19})$/;
const PINGS = ['pingback', 'trackback'];

function numberOf(element: Element): string | undefined {
  return ID.exec(attr(element, 'id') ?? '')?.[1];
}

/** Of several elements with one number, the outermost: `li#li-comment-1 > article#comment-1` is one comment. */
function commentsIn(root: Root): readonly Element[] {
  const seen = new Set<string>();
  return [...elementsIn(root)]
    .filter((element) => {
      const number = numberOf(element);
      if (number === undefined || seen.has(number) || !isListed(element)) return false;
      seen.add(number);
      return true;
    })
    .map((element) => (element.tagName === 'dt' ? withDefinition(element) : element));
}

/** A list's classes tell a comment from the heading or the form that an anchor may name, too. */
function isListed(element: Element): boolean {
  const names = classesOf(element);
  if (names.some((name) => /^(?:comment|pingback|trackback|depth-\d{1,3})$/.test(name))) return true;
  // Before WordPress 2.7 items had no classes.
  return element.tagName === 'li' && isList(parentOf(element));
}

function isList(element: Element | undefined): boolean {
  return element !== undefined && (hasClass(element, 'commentlist') || hasClass(element, 'comment-list'));
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
function createParentsByDepth(): ParentOf {
  const known = new Set<Element>();
  const lastOf = new Map<number, Element>();
  return (element) => {
    const depth = depthOf(element);
    const nested = closest(element, (each) => known.has(each));
    const parent = depth === undefined || depth < 2 ? undefined : (nested ?? lastOf.get(depth - 1));
    known.add(element);
    if (depth !== undefined) lastOf.set(depth, element);
    return parent;
  };
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
  createParents: createParentsByDepth,
  author: [
    '.comment-author .fn',
    '.wp-block-comment-author-name',
    '.fn',
    '.comment-author-name',
    '.comment_author',
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
    '.comment_date',
    '.comment_time',
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
    '.format_text',
    '.comment-entry',
    '.comment__content',
    '.comment-body',
  ],
  besideBody:
    '.comment-author, .comment-meta, .commentmetadata, .comment-metadata, li > cite, .reply, .reply-container, .comment-reply-link, .comment-reply, .children, .says, .comment-awaiting-moderation, .comment-edit-link, .edit-link, .comment-respond, .avatar, .sharedaddy, .comment-likes',
  kind: kindOf,
  pending: '.comment-awaiting-moderation',
};
