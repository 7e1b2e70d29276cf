import { inlineToPlain } from './to-plain.js';
import type { Block, Body, Inline } from './tree.js';

// Every character at which markup could begin inside a line; `&` only where it would be read as an entity.
const MARKUP = /[\\*`[\]<]|&(?=#?\w{1,31};)/g;
// An underscore between two letters is never emphasis, and names are full of them.
const UNDERSCORE = /(?<!\w)_|_(?!\w)/g;
// What would open a block where a line begins.
const BLOCK_MARK = /^(?:>|[-+~](?=[-+~\s]|$))/;
const NUMBER_MARK = /^(\d{1,9})([.)])(?=\s|$)/;

function escaped(words: string): string {
  return words.replace(MARKUP, '\\$&').replace(UNDERSCORE, '\\$&');
}

/** Backticks enough that none inside ends the code. */
function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
}

function codeSpan(text: string): string {
  const fence = fenceFor(text, 1);
  const touches = text.startsWith('`') || text.endsWith('`');
  return touches ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

function linkOf({ href, children }: Extract<Inline, { type: 'link' }>): string {
  if (inlineToPlain(children) === href && href.startsWith('http')) return href;
  const address = href.replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${inlinesOf(children)}](${address})`;
}

function inlineOf(inline: Inline): string {
  if (typeof inline === 'string') return escaped(inline);
  switch (inline.type) {
    case 'emphasis':
      return `*${inlinesOf(inline.children)}*`;
    case 'strong':
      return `**${inlinesOf(inline.children)}**`;
    case 'code':
      return codeSpan(inline.text);
    case 'link':
      return linkOf(inline);
    case 'break':
      return '\n';
  }
}

function inlinesOf(inlines: readonly Inline[]): string {
  return inlines.map(inlineOf).join('');
}

function paragraphOf(children: readonly Inline[]): string {
  const lines = inlinesOf(children).split('\n');
  return lines.map((line) => line.replace(BLOCK_MARK, '\\$&').replace(NUMBER_MARK, '$1\\$2')).join('\n');
}

function itemOf(blocks: readonly Block[], mark: string): string {
  return `${mark} ${blocksOf(blocks).replaceAll('\n', `\n${' '.repeat(mark.length + 1)}`)}`;
}

function blockOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return paragraphOf(block.children);
    case 'quote':
      return quoted(blocksOf(block.children));
    case 'code': {
      const fence = fenceFor(block.text, 3);
      return `${fence}\n${block.text}\n${fence}`;
    }
    case 'list': {
      const start = block.start ?? 1;
      return block.items.map((item, at) => itemOf(item, block.ordered ? `${start + at}.` : '-')).join('\n');
    }
  }
}

function blocksOf(blocks: readonly Block[]): string {
  return blocks.map(blockOf).join('\n\n');
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/**
 * A body in the small Markdown that `from-markdown.ts` reads, so that somebody can go on writing from it; headings become
 * paragraphs. Words that look like markup are escaped. Emphasis that touches letters on its outside may be read as stars.
 */
export function bodyToMarkdown(body: Body): string {
  return blocksOf(body);
}

/** A comment as a quote to answer below: its own words, without what it quotes itself unless it holds nothing else. */
export function bodyToQuote(body: Body): string {
  const own = body.filter(({ type }) => type !== 'quote');
  return quoted(blocksOf(own.length > 0 ? own : body));
}
