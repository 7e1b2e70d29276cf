import { bloggerPage } from './blogger-page.js';
import { disqusFrame } from './disqus-frame.js';
import { drupalPage } from './drupal-page.js';
import { mappedMarkup } from './mapped-page.js';
import { coralPage, looseMarkupOf, microformatsPage } from './other-markups.js';
import type { PageDiscussion } from './page-comment.js';
import { articleOf, type PageHead, pageHead } from './page-head.js';
import { parsePage, type Root } from './page-tree.js';
import { readMarkup } from './read-markup.js';
import { jsonLd, microdataPage } from './schema-org.js';
import type { SelectorMap } from './selector-map.js';
import { wordpressPage } from './wordpress-page.js';
import { wpdiscuzPage } from './wpdiscuz-page.js';

export interface ReadPage {
  readonly head: PageHead;
  readonly article: string;
  /** Undefined when nothing on the page looks like a comment. */
  readonly discussion: PageDiscussion | undefined;
}

/** Markups from the most particular to the most general; what stands beside the page (JSON-LD) comes last, being often a part. */
function discussionOf(root: Root): PageDiscussion | undefined {
  const frame = disqusFrame(root);
  if (frame !== undefined) return frame;
  for (const markup of [
    wpdiscuzPage,
    coralPage,
    bloggerPage,
    drupalPage,
    wordpressPage,
    microdataPage,
    microformatsPage,
  ]) {
    const found = readMarkup(root, markup);
    if (found !== undefined) return found;
  }
  return readMarkup(root, looseMarkupOf(root)) ?? jsonLd(root);
}

/** Reads a saved page by its own markup or by the newsroom's map of it. Throws `archive_refused` for what is no page. */
export function readPage(text: string, map: SelectorMap | undefined): ReadPage {
  const root = parsePage(text);
  const head = pageHead(root);
  const article = articleOf(parsePage(text));
  const discussion = map === undefined ? discussionOf(root) : readMarkup(root, mappedMarkup(map));
  return { head, article, discussion };
}
