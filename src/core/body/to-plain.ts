import type { Block, Body, Inline } from './tree.js';

/** The words of a line: breaks as line feeds, links without their addresses. */
export function inlineToPlain(inlines: readonly Inline[]): string {
  return inlines.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if (inline.type === 'code') return inline.text;
  return inline.type === 'break' ? '\n' : inlineToPlain(inline.children);
}

function itemText(blocks: readonly Block[], mark: string): string {
  return `${mark} ${blocksText(blocks).replaceAll('\n', `\n${' '.repeat(mark.length + 1)}`)}`;
}

function blockText(block: Block): string {
  if (block.type === 'code') return block.text;
  if (block.type === 'quote') return `> ${blocksText(block.children).replaceAll('\n', '\n> ')}`;
  if (block.type !== 'list') return inlineToPlain(block.children);
  const start = block.start ?? 1;
  return block.items.map((item, i) => itemText(item, block.ordered ? `${start + i}.` : '-')).join('\n');
}

function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n\n');
}

/**
 * A body in plain text, for signals, mails and search: a blank line between blocks, `> ` before quoted lines, `- ` or
 * `1. ` before items. Addresses of links appear only where they are the link's words.
 */
export function bodyToPlain(body: Body): string {
  return blocksText(body);
}
