import type { Body } from '../core/body/tree.js';
import { draftText } from './draft-comment.js';

/** What a text would look like as a comment; nothing is judged or kept. Refuses text_invalid, text_empty, text_too_long. */
export function previewComment(text: string): Body {
  return draftText(text).body;
}
