import type { Block, Body, Inline } from './tree.js';

/** Characters that would be markup where they stand; a backslash keeps them words. */
const MARKS = /[\\`*_[\]<>]/g;
/** What would begin a quote, heading, list or rule at the start of a line. */
const LINE_START = /^(\s*)([#>+-]|\d{1,9}[.)])(?=\s|$)/;

/**
 * A body in the small Markdown of reports: read again it gives the same words, spans, links, quotes, lists and headings.
 * For editing what came in as something else, and for what is pasted.
 */
export function reportMarkdown(body: Body): string {
  return blocksText(body);
}

function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return lines(block.children);
    case 'heading':
      return `## ${lines(block.children).replaceAll('\n', ' ')}`;
    case 'quote':
      return prefixed(blocksText(block.children), '> ');
    case 'code':
      return fenced(block.text);
    case 'list':
      return listText(block);
  }
}

function lines(inlines: readonly Inline[]): string {
  return inlines
    .map(inlineText)
    .join('')
    .split('\n')
    .map((line) => line.replace(LINE_START, '$1\\$2'))
    .join('\n');
}

function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline.replace(MARKS, '\\$&');
  switch (inline.type) {
    case 'break':
      return '\n';
    case 'code':
      return codeSpan(inline.text);
    case 'link':
      return `[${inline.children.map(inlineText).join('')}](<${inline.href.replace(/[<>\\]/g, encodeURIComponent)}>)`;
    default:
      return wrapped(inline.children.map(inlineText).join(''), inline.type === 'strong' ? '**' : '*');
  }
}

/** Blank space stands outside of the marks: inside, they would be words. */
function wrapped(words: string, mark: string): string {
  const inner = words.trim();
  if (inner === '') return words;
  const start = words.indexOf(inner);
  return `${words.slice(0, start)}${mark}${inner}${mark}${words.slice(start + inner.length)}`;
}

function codeSpan(text: string): string {
  const mark = '`'.repeat(longestRun(text) + 1);
  const room = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${mark}${room}${text}${room}${mark}`;
}

function fenced(text: string): string {
  const mark = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${mark}\n${text}\n${mark}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
}

function listText(list: Extract<Block, { type: 'list' }>): string {
  return list.items
    .map((item, i) => {
      const mark = list.ordered ? `${(list.start ?? 1) + i}. ` : '- ';
      return prefixed(blocksText(item), ' '.repeat(mark.length)).replace(/^ */, mark);
    })
    .join('\n');
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? prefix.trimEnd() : prefix + line))
    .join('\n');
}
