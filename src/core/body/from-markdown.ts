import type { Token } from 'markdown-it';
import { createMarkdownParser, type MarkdownParser } from './markdown-parser.js';
import { attributeOf } from './markdown-token.js';
import type { Body } from './tree.js';
import { TreeBuilder } from './tree-builder.js';

export interface MarkdownOptions {
  /** Reports: lines that start with `#` are headings. In comments they are words like any other. */
  readonly headings?: boolean;
}

const commentParser = createMarkdownParser({ headings: false });
const reportParser = createMarkdownParser({ headings: true });
// Every character at which an inline rule can begin.
const MAY_BE_MARKUP = /[\n&*:<[\\_`]/;

type Act = (builder: TreeBuilder, token: Token) => void;

const INLINE_ACTS: Readonly<Record<string, Act>> = {
  text: (builder, token) => builder.line.text(token.content),
  text_special: (builder, token) => builder.line.text(token.content),
  softbreak: (builder) => builder.breakLine(),
  hardbreak: (builder) => builder.breakLine(),
  code_inline: (builder, token) => builder.line.codeSpan(token.content),
  em_open: (builder) => builder.line.openSpan('emphasis'),
  em_close: (builder) => builder.line.closeSpan('emphasis'),
  strong_open: (builder) => builder.line.openSpan('strong'),
  strong_close: (builder) => builder.line.closeSpan('strong'),
  link_open: (builder, token) => {
    const href = attributeOf(token, 'href');
    // `[words]()` is a link to markdown-it, but one that leads nowhere.
    if (href !== '') builder.line.openSpan('link', href);
  },
  link_close: (builder) => builder.line.closeSpan('link'),
};

const BLOCK_ACTS: Readonly<Record<string, Act>> = {
  paragraph_close: (builder) => builder.endParagraph(),
  heading_open: (builder) => builder.startHeading(),
  heading_close: (builder) => builder.endParagraph(),
  blockquote_open: (builder) => builder.openQuote(),
  blockquote_close: (builder) => builder.close('quote'),
  bullet_list_open: (builder) => builder.openList({ ordered: false }),
  bullet_list_close: (builder) => builder.close('list'),
  ordered_list_open: (builder, token) => {
    builder.openList({ ordered: true, start: Number(attributeOf(token, 'start') || 1) });
  },
  ordered_list_close: (builder) => builder.close('list'),
  list_item_open: (builder) => builder.openItem(),
  list_item_close: (builder) => builder.close('item'),
  fence: (builder, token) => builder.codeBlock(token.content),
  // A body has no rules; the row of marks stays as it was typed.
  hr: (builder, token) => {
    builder.line.text(token.markup);
    builder.endParagraph();
  },
};

function addInlines(builder: TreeBuilder, parser: MarkdownParser, words: string): void {
  if (MAY_BE_MARKUP.test(words)) {
    for (const token of parser.inlines(words)) INLINE_ACTS[token.type]?.(builder, token);
  } else builder.line.text(words);
}

/**
 * The body of a small Markdown: paragraphs, breaks at line ends, emphasis, strong, links, quotes, code between backticks
 * or fences, lists. What it does not know stays as it was typed: HTML, images, tables, indented code, and headings unless
 * asked for. Never throws; 64 KB of the worst text take milliseconds.
 */
export function bodyFromMarkdown(text: string, options: MarkdownOptions = {}): Body {
  const builder = new TreeBuilder();
  const parser = options.headings === true ? reportParser : commentParser;
  for (const token of parser.blocks(text)) {
    if (token.type === 'inline') addInlines(builder, parser, token.content);
    else BLOCK_ACTS[token.type]?.(builder, token);
  }
  return builder.finish();
}
