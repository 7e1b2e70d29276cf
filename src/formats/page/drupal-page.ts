/** Pages of Drupal 6 to 10: replies stand in `.indented` behind the comment that they answer. */
import {
  attr,
  classesOf,
  closest,
  type Element,
  elementBefore,
  elementsIn,
  hasClass,
  type Root,
  textOf,
} from './page-tree.js';
import type { Markup, ParentOf } from './read-markup.js';
import { firstOf } from './selectors.js';

const MAX_BETWEEN = 10;
/** The year 2200, in seconds. */
const LAST = 7_258_118_400;
const ANCHOR = /^comment-(\d{1,19})$/;
const SIGNS =
  /^(?:comment-by-|by-(?:anonymous|viewer|node-author)$|comment-(?:published|unpublished|preview)$|js-comment$)/;

function isComment(element: Element): boolean {
  if (!hasClass(element, 'comment')) return false;
  const isTyped = /sioct?:(?:Comment|Post)|schema:Comment/.test(attr(element, 'typeof') ?? '');
  return isTyped || idOf(element) !== undefined || classesOf(element).some((name) => SIGNS.test(name));
}

function numberIn(text: string | undefined): string | undefined {
  return ANCHOR.exec(text ?? '')?.[1] ?? /^\/comment\/(\d{1,19})/.exec(text ?? '')?.[1];
}

/** The anchor is an empty element before the comment, or its own id. */
function idOf(element: Element): string | undefined {
  const before = elementBefore(element);
  const beside = before?.tagName === 'a' ? (attr(before, 'id') ?? attr(before, 'name')) : undefined;
  return numberIn(attr(element, 'id')) ?? numberIn(beside) ?? numberIn(attr(element, 'about'));
}

function commentsIn(root: Root): readonly Element[] {
  const found = [...elementsIn(root)].filter(isComment);
  // WordPress has such ids in lists of its own; there is no `.comment-wrapper`, `.indented` or RDF about them.
  const isDrupal = found.some(
    (element) =>
      element.tagName !== 'li' &&
      (attr(element, 'about') !== undefined ||
        classesOf(element).some((name) => SIGNS.test(name)) ||
        closest(element, (each) => hasClass(each, 'comment-wrapper')) !== undefined),
  );
  return isDrupal ? found : [];
}

/** A box of replies stands behind its comment; anchors and forms may stand between them. */
function createParents(): ParentOf {
  const known = new Set<Element>();
  return (element) => {
    known.add(element);
    const box = closest(element, (each) => hasClass(each, 'indented'));
    let before = box && elementBefore(box);
    for (let steps = 0; before !== undefined && steps < MAX_BETWEEN; steps++) {
      if (known.has(before)) return before;
      before = elementBefore(before);
    }
    return undefined;
  };
}

/** Day and hour in two elements. */
function split(element: Element): readonly string[] {
  const [day, time] = ['.date', '.time'].map((name) => firstOf(element, [name]));
  return day === undefined || time === undefined ? [] : [`${textOf(day)} ${textOf(time)}`];
}

/** Drupal 8 and later keep the moment beside what readers see. */
function stamped(element: Element): readonly (string | undefined)[] {
  const isOther = (each: Element): boolean => each !== element && isComment(each);
  const seconds = firstOf(element, ['[data-comment-timestamp]'], isOther);
  const created = firstOf(element, ['[property~="schema:dateCreated"]'], isOther);
  const written = Number(attr(seconds ?? element, 'data-comment-timestamp') ?? Number.NaN);
  return [
    Number.isFinite(written) && written > 0 && written < LAST
      ? new Date(written * 1000).toISOString()
      : undefined,
    created === undefined ? undefined : attr(created, 'content'),
  ];
}

// Names of people without an account, in some of Drupal's languages.
const UNVERIFIED =
  /\s\((?:not verified|nicht überprüft|non vérifié|no verificado|non verificato|niet gecontroleerd|não verificado|не проверено|niezweryfikowany|δεν έχει επαληθευτεί)\)$/iu;

export const drupalPage: Markup = {
  name: 'Drupal',
  comments: commentsIn,
  anchor: (element) => {
    const id = idOf(element);
    return id === undefined ? undefined : `comment-${id}`;
  },
  createParents,
  author: ['.username', '[rel~="schema:author"] [typeof]', '.comment__author', '.author', '.submitted a'],
  afterName: UNVERIFIED,
  time: ['time', '.comment__time', '[property~="dc:date"]', '.date', '.submitted', '.created'],
  moreTimes: (element) => [...split(element), ...stamped(element)],
  body: [
    '.field-name-comment-body .field-item',
    '.field--name-comment-body',
    '.field-comment-body',
    '.comment__content',
    '.content',
  ],
  besideBody:
    '.links, .submitted, .username, .user-picture, .picture, .expanding-formatter-trigger, .expanding-formatter-ellipsis, h3, footer, header',
  pending: '.unpublished, .comment-unpublished',
};
