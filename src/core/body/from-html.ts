import { HtmlAllowList } from './html-allow-list.js';
import { HtmlBodyWriter } from './html-body-writer.js';
import { readHtml } from './html-reader.js';
import type { Body } from './tree.js';

export interface HtmlOptions {
  /**
   * `html`: blank space counts as in browsers. `wordpress`: as WordPress stores and shows comments, a blank line ends the
   * paragraph, a line end is a break, and bare addresses are links. Default `html`.
   */
  readonly flavour?: 'html' | 'wordpress';
  /** Keep headings (reports); without it they become paragraphs. */
  readonly headings?: boolean;
}

export interface HtmlBody {
  readonly body: Body;
  /**
   * What did not become part of the body, counted: elements by name (content is kept, but for scripts, frames, objects
   * and the like), `on*=` and `style=` for attributes, `href=` for links that lead nowhere allowed, `other` for the rest.
   */
  readonly dropped: Readonly<Record<string, number>>;
}

/**
 * The body of imported HTML, by a strict allow-list. Entities are decoded once. Linear in time and constant in stack,
 * however deep the input nests; never throws. Link words that a system cut with an ellipsis are restored from the
 * address. Takes what `bodyToHtml` wrote back to the same tree.
 */
export function bodyFromHtml(html: string, options: HtmlOptions = {}): HtmlBody {
  const writer = new HtmlBodyWriter({
    isWordPress: options.flavour === 'wordpress',
    hasHeadings: options.headings ?? false,
    onDropped: (what) => allowed.count(what),
  });
  const allowed = new HtmlAllowList(writer);
  let rest: string | undefined = html.toWellFormed();
  while (rest !== undefined) {
    readHtml(rest, allowed);
    const start = allowed.resumeAt();
    rest = start === undefined ? undefined : rest.slice(start);
  }
  return { body: writer.finish(), dropped: allowed.report() };
}
