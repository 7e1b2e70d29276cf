/** Pages of wpDiscuz 5 to 7: the parent's id is the second half of the element's. */
import { attr, type Element, elementsIn, hasClass, type Root, textOf } from './page-tree.js';
import type { Markup } from './read-markup.js';
import { firstOf } from './selectors.js';

const ID = /^(?:wc|wpd)-comm-(\d{1,19})_(\d{1,19})$/;

/** Votes up less votes down. */
const SUMS = ['.wpd-vote-result', '.wc-vote-result'];
const LIKES = ['.wpd-vote-result-like'];
const DISLIKES = ['.wpd-vote-result-dislike'];

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
  createParents: () => {
    const known = new Map<string, Element>();
    return (element) => {
      const [id = '', parent = ''] = idsOf(element);
      known.set(id, element);
      return known.get(parent);
    };
  },
  author: ['.wc-comment-author', '.wpd-comment-author'],
  isStaff: (element) => hasClass(element, 'bypostauthor'),
  time: ['.wc-comment-date', '.wpd-comment-date'],
  body: ['.wc-comment-text', '.wpd-comment-text'],
  besideBody: '.wc-comment-footer, .wpd-comment-footer, .avatar',
  votes: (element, isLeftOut) => {
    const numberAt = (selectors: readonly string[]): number => {
      const found = firstOf(element, selectors, isLeftOut);
      return Number(/-?\d{1,7}/.exec(found === undefined ? '' : textOf(found))?.[0] ?? 0);
    };
    const [up, down, net] = [LIKES, DISLIKES, SUMS].map(numberAt) as [number, number, number];
    return up === 0 && down === 0 ? { up: net, down: -net } : { up, down: Math.abs(down) };
  },
  pending: '.wc_moderated, .wpd-unapproved, .wc-comment-unapproved',
};
