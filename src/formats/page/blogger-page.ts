/** Pages of Blogger: threaded lists, and the definition lists of older templates. The moment stands in the permalink, in milliseconds. */
import { attr, type Element, elementsIn, type Root, withDefinition } from './page-tree.js';
import type { Markup } from './read-markup.js';
import { allOf, firstOf } from './selectors.js';

const ID = /^c(\d{5,25})$/;
const MOMENT = /[?&]showComment=(\d{12,14})\b/;
// What older templates set behind a name, in some of Blogger's languages.
const SAID =
  /\s(?:said|hat gesagt|dijo|a dit|ha detto|disse|zei|сказал(?:\(а\))?|είπε|powiedział\(a\)|a spus|dedi ki)\s?(?:\.{3}|…|:)$/iu;
const PROFILE = /^https?:\/\/(?:www\.)?blogger\.com\/profile\/(\d{5,25})/;

function idOf(element: Element): string | undefined {
  return ID.exec(attr(element, 'id') ?? '')?.[1];
}

/** `dt.comment-author`, `dd.comment-body`, `dd.comment-footer` are one comment: it is read from an element that holds them all. */
function listed(root: Root): readonly Element[] {
  return allOf(root, 'dl > dt').flatMap((term) => {
    const anchor = firstOf(term, ['a[name^=c]']);
    const id = idOf(term) ?? ID.exec(attr(anchor ?? term, 'name') ?? '')?.[1];
    return id === undefined ? [] : [gathered(term, id)];
  });
}

function gathered(term: Element, id: string): Element {
  const element = withDefinition(term);
  element.attrs = [...element.attrs.filter(({ name }) => name !== 'id'), { name: 'id', value: `c${id}` }];
  return element;
}

function threaded(root: Root): readonly Element[] {
  return [...elementsIn(root)].filter((element) => element.tagName === 'li' && idOf(element) !== undefined);
}

function momentOf(element: Element): readonly (string | undefined)[] {
  const id = idOf(element);
  const links = allOf(element, 'a[href*="showComment="]').map((link) => attr(link, 'href') ?? '');
  const own = links.find((href) => href.endsWith(`#c${id}`)) ?? links[0];
  const ms = MOMENT.exec(own ?? '')?.[1];
  return ms === undefined ? [] : [new Date(Number(ms)).toISOString()];
}

function profileOf(element: Element): string | undefined {
  const link = firstOf(
    element,
    ['cite.user a', '.user a', 'a[rel=nofollow]'],
    (each) => each.tagName === 'li',
  );
  return PROFILE.exec(attr(link ?? element, 'href') ?? '')?.[1];
}

export const bloggerPage: Markup = {
  name: 'Blogger',
  comments: (root) => {
    const found = threaded(root);
    return found.length > 0 ? found : listed(root);
  },
  anchor: (element) => `c${idOf(element)}`,
  author: [
    'cite.user',
    '.comment-header .user',
    '.comment-author a[rel]',
    '.comment-author',
    'a[rel=nofollow]',
  ],
  besideName: '.avatar-image-container',
  afterName: SAID,
  authorId: profileOf,
  isStaff: (element) =>
    firstOf(element, ['.blog-author'], (each) => each !== element && idOf(each) !== undefined) !== undefined,
  time: ['.datetime', '.comment-timestamp', '.comment-footer'],
  moreTimes: momentOf,
  body: ['.comment-content', '.comment-body'],
  besideBody: '.comment-actions, .comment-footer, .comment-replies',
  removed: '.deleted-comment',
};
