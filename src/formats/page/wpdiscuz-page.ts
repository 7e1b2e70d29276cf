/** Pages of wpDiscuz 5 to 7: the parent's id is the second half of the element's. */
import { attr, type Element, elementsIn, hasClass, type Root } from './page-tree.js';
import type { Markup } from './read-markup.js';

const ID = /^(?:wc|wpd)-comm-(\d{1,19})_(\d{1,19})$/;

function idsOf(element: Element): readonly string[] {
  return ID.exec(attr(element, 'id') ?? '')?.slice(1) ?? [];
}

function commentsIn(root: Root): readonly Element[] {
  const seen = new Set<string>();
  return [...elementsIn(root)].filter((element) => {
    const [id] = idsOf(element);
    if (id === undefined || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

export const wpdiscuzPage: Markup = {
  name: 'wpDiscuz',
  comments: commentsIn,
  anchor: (element) => `comment-${idsOf(element)[0]}`,
  parent: (element, earlier) => {
    const [, parent] = idsOf(element);
    return earlier.findLast((each) => idsOf(each)[0] === parent);
  },
  author: ['.wc-comment-author', '.wpd-comment-author'],
  isStaff: (element) => hasClass(element, 'bypostauthor'),
  time: ['.wc-comment-date', '.wpd-comment-date'],
  body: ['.wc-comment-text', '.wpd-comment-text'],
  besideBody: '.wc-comment-footer, .wpd-comment-footer, .avatar',
  pending: '.wc_moderated, .wpd-unapproved, .wc-comment-unapproved',
};
