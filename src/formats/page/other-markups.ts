/** Markups that are told by their class names alone: Coral, microformats, and what in-house systems have in common. */
import {
  attr,
  classesOf,
  closest,
  type Element,
  elementsIn,
  hasClass,
  type Root,
  textOf,
} from './page-tree.js';
import type { Markup } from './read-markup.js';
import { allOf, firstOf } from './selectors.js';

const ANSWERED = ['.coral-comment-inReplyToUsername', '.coral-comment-inReplyTo'];
const NONE = (): boolean => false;

/** Coral's stream has no nesting in older versions: the name that is answered tells the parent. */
export const coralPage: Markup = {
  name: 'Coral',
  comments: (root) => allOf(root, '.coral-comment'),
  anchor: (element) => attr(element, 'id') ?? attr(element, 'data-comment-id'),
  createParents: () => {
    const lastOf = new Map<string, Element>();
    return (element) => {
      const nested = closest(element, isCoral);
      const answered = firstOf(element, ANSWERED, isCoral);
      const own = firstOf(element, ['.coral-comment-username'], isCoral);
      const parent = nested ?? (answered === undefined ? undefined : lastOf.get(textOf(answered)));
      if (own !== undefined) lastOf.set(textOf(own), element);
      return parent;
    };
  },
  author: ['.coral-comment-username'],
  time: ['time', '.coral-comment-timestamp'],
  body: ['.coral-comment-content'],
  besideBody: '.coral-comment-inReplyTo',
  isStaff: (element) =>
    firstOf(element, ['.coral-comment-staffTag', '.coral-comment-userTag'], isCoral) !== undefined,
};

function isCoral(element: Element): boolean {
  return hasClass(element, 'coral-comment');
}

/** Microformats 2: `h-cite` within an `h-entry`. The permalink is the id. */
export const microformatsPage: Markup = {
  name: 'microformats',
  comments: (root) => {
    const found = allOf(root, '.p-comment, .u-comment');
    return found.length > 0 ? found : allOf(root, '.h-entry .h-cite.u-in-reply-to .h-cite');
  },
  anchor: (element) => attr(element, 'id') ?? attr(firstOf(element, ['.u-url']) ?? element, 'href'),
  author: ['.p-author .p-name', '.p-author.h-card', '.p-author'],
  time: ['.dt-published', 'time'],
  body: ['.e-content', '.p-content', '.p-summary'],
  besideBody: '.p-author, .dt-published, .u-url, .p-comment, .u-comment',
};

const NAMED = /^(?:[\w-]*[_-])?(?:author|name|user(?:name)?|nick(?:name)?|commenter)$/i;
const BODY = /^(?:[\w-]*[_-])?(?:body|content|text|message)$/i;
const DATE = /^(?:[\w-]*[_-])?(?:date|time|timestamp|published|created|meta)$/i;
const LEVEL = /(?:indented|reply|child|answer|level-?[2-9]|depth-?[2-9])$/i;
const ID = /^(?:[a-z]+[_-]?)?(?:c|cid|comment|kommentar|post|beitrag)[_-]?\w{1,40}$/i;

function within(element: Element, pattern: RegExp): Element | undefined {
  const isOther = (each: Element): boolean => each !== element && isLoose(each);
  return [...elementsIn(element, isOther)].find((each) => classesOf(each).some((name) => pattern.test(name)));
}

/** A comment by its own look: an id, the class `comment`. */
function isLoose(element: Element): boolean {
  return hasClass(element, 'comment') && ID.test(attr(element, 'id') ?? '');
}

/** In-house markup as it is commonly named; a map (`--map`) tells what this only guesses. */
const looseMarkup: Markup = {
  name: 'unknown markup',
  comments: (root: Root) =>
    [...elementsIn(root)].filter(
      (element) =>
        isLoose(element) && within(element, NAMED) !== undefined && within(element, BODY) !== undefined,
    ),
  anchor: (element) => attr(element, 'id'),
  createParents: () => {
    let lastRoot: Element | undefined;
    return (element) => {
      const nested = closest(element, isLoose);
      const isReply = classesOf(element).some((name) => LEVEL.test(name));
      if (!isReply) lastRoot = element;
      return nested ?? (isReply ? lastRoot : undefined);
    };
  },
  author: [],
  time: ['time'],
  body: [],
  besideBody: 'form, button',
};

/** The loose markup with the class names that this page uses. */
export function looseMarkupOf(root: Root): Markup {
  const [first] = looseMarkup.comments(root);
  if (first === undefined) return { ...looseMarkup, comments: () => [] };
  const named = (pattern: RegExp): readonly string[] =>
    [...elementsIn(first, NONE)].flatMap((element) =>
      classesOf(element)
        .filter((name) => pattern.test(name))
        .map((name) => `.${name}`),
    );
  return { ...looseMarkup, author: named(NAMED), time: ['time', ...named(DATE)], body: named(BODY) };
}
