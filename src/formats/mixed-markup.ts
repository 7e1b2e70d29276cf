import type { SourceFormat } from '../core/body/tree.js';

// Code that shows markup is no markup.
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
const BLOCK = /<(?:p|div|br|h[1-6]|ul|ol|li|blockquote|pre|table|figure|img)(?:\s[^<>]*)?\/?>/i;
const INLINE = /<\/(?:a|b|i|em|strong|code|del|s|u|span|sub|sup)>/i;

/**
 * The format of a body of a system that stores HTML from one of its versions and Markdown from another, in one column.
 * HTML with line ends of its own, without elements for them, is read as WordPress' is.
 */
export function formatOfMixed(text: string): SourceFormat {
  if (!text.includes('<')) return 'markdown';
  const prose = text.includes('`') ? text.replace(CODE, '') : text;
  if (BLOCK.test(prose)) return 'html';
  return INLINE.test(prose) ? 'wordpress' : 'markdown';
}
