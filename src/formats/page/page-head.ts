/** What a saved page says of itself and of its article, beside the discussion. */
import { realPageUrl } from '../../core/real-page-url.js';
import type { RowTime } from '../row-times.js';
import { pageTime } from './page-time.js';
import {
  attr,
  classesOf,
  type Element,
  elementsIn,
  markupOf,
  parentOf,
  type Root,
  textOf,
} from './page-tree.js';
import { firstOf, selector } from './selectors.js';

export interface PageHead {
  /** Absolute addresses, the canonical one first, without what tells pages of one discussion apart. */
  readonly urls: readonly string[];
  readonly title: string | undefined;
  readonly created: RowTime;
  /** How many comments the page says that it has. */
  readonly promised: number | undefined;
  /** It links to further pages of its discussion. */
  readonly isPartial: boolean;
}

const FURTHER = /\/comment-page-\d{1,5}\/?|[?&](?:cpage|commentPage|comment_page)=\d{1,5}/i;
const HEADINGS = [
  '.comments-title',
  '#comments-title',
  '.comments__headline',
  '.comments-header',
  '.comment-count',
  '.comments-count',
  '[itemprop=commentCount]',
  '#comments > h2',
  '#comments > h3',
  '#comments > h4',
  '.wpd-thread-info',
  '.wc-comment-bar',
];
const ARTICLES = [
  '[itemprop=articleBody]',
  '.entry-content',
  '.post-body',
  '.article-body',
  '.article__body',
  '.post-content',
  '.field-name-body',
  '.e-content',
];
const OF_COMMENTS =
  '.comment, #comments, #respond, .comments-area, .comment-list, .commentlist, .comment-wrapper, #comment_list, #wpcomm, #wpdcom, .wc-comment, .wpd-comment, .wp-block-comments, .coral-comment, .post-message, #disqus_thread, [itemprop=comment], #conversation, .post-list, .h-cite, .p-comment, #comments-block, .comments-list';
const BESIDE_ARTICLE =
  'form, button, nav, aside, figure, #comments, .comments, .comment-list, .commentlist, .sharedaddy, .jp-relatedposts, .related-posts';

const HEADS_COMMENTS = selector(
  '#comments, #comment-wrap, #respond, .comments-area, .comments, .comments-title',
);

function contentOf(root: Root, ...selectors: readonly string[]): string | undefined {
  const found = selectors
    .map((each) => firstOf(root, [each], HEADS_COMMENTS))
    .find((element) => element !== undefined);
  const text =
    found === undefined ? undefined : (attr(found, 'content') ?? attr(found, 'href') ?? textOf(found));
  return text?.trim() || undefined;
}

function absolute(address: string | undefined, base: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  try {
    const url = new URL(address.startsWith('//') ? `https:${address}` : address, base);
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The page's address, whichever part of its comments is shown and whoever kept the copy. */
export function pageAddress(address: string): string {
  const real = realPageUrl(address);
  const [page = ''] = real.split('#', 1);
  return page
    .replace(/\/comment-page-\d{1,5}\/?(?=$|[?#])/i, '/')
    .replace(/([?&])(?:cpage|replytocom)=\d{1,19}&?/gi, '$1')
    .replace(/[?&]$/, '');
}

function promisedIn(root: Root): number | undefined {
  for (const heading of HEADINGS) {
    const element = firstOf(root, [heading]);
    const text = element === undefined ? '' : (attr(element, 'content') ?? textOf(element)).slice(0, 200);
    const digits = /\d{1,6}/.exec(text.replace(/(\d)[.,\u00a0 ](?=\d{3}\b)/g, '$1'))?.[0];
    if (digits !== undefined) return Number(digits);
  }
  return undefined;
}

function isFurther(element: Element): boolean {
  return (
    element.tagName === 'a' &&
    FURTHER.test(attr(element, 'href') ?? '') &&
    !classesOf(element).some((name) => name.includes('reply'))
  );
}

export function pageHead(root: Root): PageHead {
  const declared = contentOf(root, 'meta[property="og:url"]');
  const base = contentOf(root, 'base[href]') ?? declared;
  const canonical = contentOf(root, 'link[rel=canonical]');
  const urls = [absolute(canonical, absolute(base, undefined)), absolute(declared, undefined)];
  return {
    urls: [...new Set(urls.flatMap((url) => (url === undefined ? [] : [pageAddress(url)])))],
    title: contentOf(
      root,
      'meta[property="og:title"]',
      '.entry-title',
      '.post-title',
      'article h1',
      'h1',
      'title',
    ),
    created: pageTime([
      contentOf(root, 'meta[property="article:published_time"]'),
      contentOf(root, '[itemprop=datePublished]'),
      contentOf(root, 'meta[name=date]'),
    ]),
    promised: promisedIn(root),
    isPartial: [...elementsIn(root)].some(isFurther),
  };
}

/** Without an element that says so, the one with the most text in paragraphs of its own. */
function longestText(root: Root, isLeftOut: (each: Element) => boolean): Element | undefined {
  const lengths = new Map<Element, number>();
  for (const element of elementsIn(root, isLeftOut)) {
    const parent = parentOf(element);
    if (element.tagName !== 'p' || parent === undefined) continue;
    lengths.set(parent, (lengths.get(parent) ?? 0) + textOf(element).length);
  }
  return [...lengths].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** The article's markup; '' for a page without paragraphs. Changes the tree. */
export function articleOf(root: Root): string {
  const isOfComments = selector(OF_COMMENTS);
  const beside = selector(BESIDE_ARTICLE);
  const isLeftOut = (each: Element): boolean => isOfComments(each) || beside(each);
  const found = firstOf(root, ARTICLES, isOfComments) ?? longestText(root, isLeftOut);
  return found === undefined ? '' : markupOf(found.childNodes, isLeftOut);
}
