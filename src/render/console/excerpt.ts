import { bodyToPlain } from '../../core/body/to-plain.js';
import type { Comment } from '../../core/comment.js';
import { sight } from '../../core/visibility.js';

/** The beginning of a comment on one line, of at most `length` UTF-16 units; empty where nothing is left to read. */
export function excerptOf(comment: Comment, length: number): string {
  if (sight(comment, 'moderator') !== 'text') return '';
  const plain = bodyToPlain(comment.body).replace(/\s+/g, ' ').trim();
  return plain.length > length ? `${plain.slice(0, length).toWellFormed().trimEnd()} …` : plain;
}
