import type { CommentView } from '../wire/comment.js';
import type { ThreadWords } from './say.js';

/** The id of a comment's element, and what `#…` in a link to it holds. */
export function anchorOf(id: string): string {
  return `c-${id}`;
}

/** The author's name as a sentence uses it; unnamed authors and tombstones have words of their own. */
export function nameIn(words: ThreadWords, comment: CommentView): string {
  return comment.author?.name || words.unnamed;
}
