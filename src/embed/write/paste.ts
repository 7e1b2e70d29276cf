import { HtmlAllowList } from '../../core/body/html-allow-list.js';
import { HtmlBodyWriter } from '../../core/body/html-body-writer.js';
import { bodyToMarkdown } from '../../core/body/to-markdown.js';
import type { Body } from '../../core/body/tree.js';
import { readMarkup } from './read-markup.js';

/** Longer than any lawful comment with all the markup that a word processor can put around it; beyond, plain text will do. */
const MAX_MARKUP = 400_000;

/**
 * Rich text from a clipboard as our Markdown; undefined where it says nothing that plain text would not, so that the
 * browser may do as always. The markup is data: read by the same allow-list as imports, never parsed into a page.
 */
export function markdownFromClipboard(html: string): string | undefined {
  if (html.length > MAX_MARKUP) return undefined;
  const writer = new HtmlBodyWriter({
    isWordPress: false,
    hasHeadings: false,
    onDropped: (what) => allowed.count(what),
  });
  const allowed = new HtmlAllowList(writer);
  let rest: string | undefined = html.toWellFormed();
  while (rest !== undefined) {
    readMarkup(rest, allowed);
    const start = allowed.resumeAt();
    rest = start === undefined ? undefined : rest.slice(start);
  }
  const body = writer.finish();
  return hasMarkup(body) ? bodyToMarkdown(body) : undefined;
}

function hasMarkup(body: Body): boolean {
  return body.some(
    (block) =>
      block.type !== 'paragraph' ||
      block.children.some((inline) => typeof inline !== 'string' && inline.type !== 'break'),
  );
}
