import MarkdownIt, { type Env, type MarkdownIt as Markdown, type StateBlock, type Token } from 'markdown-it';
import { unifyLineEnds } from '../text.js';
import { readBareLink } from './markdown-bare-link.js';
import { LeanBlockState, LeanInlineState } from './markdown-token.js';
import { safeHref } from './safe-href.js';
import { MAX_BODY_DEPTH } from './tree.js';

type BlockRule = (...at: [state: StateBlock, startLine: number, endLine: number, silent: boolean]) => boolean;

// `>` opens a quote.
const QUOTE_MARK = 62;
// markdown-it counts a list and its item as two levels, and drops what lies deeper than its limit: it must stay above
// what `bounded` lets through.
const MAX_BLOCK_NESTING = 2 * MAX_BODY_DEPTH + 4;
// Brackets within brackets that are tried as links. Unclosed ones cost this many tries each; text has two at most.
const MAX_BRACKET_NESTING = 8;
// Indented code is off, and with it what makes four blanks end every other block: people indent paragraphs.
const UNWANTED = [
  'table',
  'code',
  'reference',
  'html_block',
  'lheading',
  'strikethrough',
  'image',
  'html_inline',
];
// Which blocks a quote or a list may interrupt, as markdown-it has it.
const QUOTE_ENDS = { alt: ['paragraph', 'blockquote', 'list'] };
const LIST_ENDS = { alt: ['paragraph', 'blockquote'] };

/** markdown-it's own block rule of a name; its ruler hands out rules only as the list of the enabled ones. */
function originalRule(name: string): BlockRule {
  const { ruler } = new MarkdownIt().block;
  ruler.enableOnly(name);
  const [rule] = ruler.getRules('');
  if (rule === undefined) throw new Error(`markdown-it has no block rule ${name}`);
  return rule;
}

/** Beyond MAX_BODY_DEPTH a mark is a character like any other. markdown-it's own limit would drop the text. */
function bounded(rule: BlockRule): BlockRule {
  return (...at) => {
    const [{ env }] = at;
    const depth = depthIn(env);
    if (depth >= MAX_BODY_DEPTH) return false;
    env.depth = depth + 1;
    const isMatch = rule(...at);
    env.depth = depth;
    return isMatch;
  };
}

function depthIn(env: Env): number {
  return typeof env.depth === 'number' ? env.depth : 0;
}

/** A quote ends at the first line without `>`: people answer right below what they quote. */
function strictQuote(rule: BlockRule): BlockRule {
  return (...at) => {
    const [state, startLine, endLine, silent] = at;
    let end = startLine;
    while (end < endLine && isQuoted(state, end)) end++;
    if (end === startLine) return false;
    const { lineMax } = state;
    state.lineMax = end;
    const isMatch = rule(state, startLine, end, silent);
    state.lineMax = lineMax;
    return isMatch;
  };
}

function isQuoted(state: StateBlock, line: number): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const isInside = (state.sCount[line] ?? 0) >= state.blkIndent;
  return isInside && start < (state.eMarks[line] ?? 0) && state.src.charCodeAt(start) === QUOTE_MARK;
}

export interface MarkdownParser {
  /** The blocks of a text; the words of each `inline` token are not parsed yet. */
  blocks(text: string): readonly Token[];
  /** The tokens inside one `inline` token. */
  inlines(words: string): readonly Token[];
}

function createBlockParser(hasHeadings: boolean): Markdown {
  const parser = new MarkdownIt({ html: false, maxNesting: MAX_BLOCK_NESTING });
  parser.disable(hasHeadings ? UNWANTED : [...UNWANTED, 'heading']);
  parser.block.State = LeanBlockState;
  parser.block.ruler.at('blockquote', strictQuote(bounded(originalRule('blockquote'))), QUOTE_ENDS);
  parser.block.ruler.at('list', bounded(originalRule('list')), LIST_ENDS);
  return parser;
}

function createInlineParser(): Markdown {
  const parser = new MarkdownIt({ html: false, maxNesting: MAX_BRACKET_NESTING });
  parser.disable(UNWANTED);
  parser.inline.State = LeanInlineState;
  parser.inline.ruler.at('linkify', readBareLink);
  parser.normalizeLink = (url) => safeHref(url) ?? '';
  parser.normalizeLinkText = (url) => url;
  parser.validateLink = (href) => href !== '';
  return parser;
}

/** Makes a parser of the small Markdown that people may write here; see README.md beside this file. */
export function createMarkdownParser(options: { readonly headings: boolean }): MarkdownParser {
  const blocks = createBlockParser(options.headings);
  const inlines = createInlineParser();
  return {
    blocks: (text) => {
      const tokens: Token[] = [];
      blocks.block.parse(unifyLineEnds(text), blocks, {}, tokens);
      return tokens;
    },
    inlines: (words) => {
      const tokens: Token[] = [];
      inlines.inline.parse(words, inlines, {}, tokens);
      return tokens;
    },
  };
}
