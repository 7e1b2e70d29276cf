import { bodyToPlain, inlineToPlain } from '../core/body/to-plain.js';
import type { Block, Body, Inline } from '../core/body/tree.js';
import type { Draft, DraftLink } from './signal.js';

/** The draft of a body, with its plain text and its links found. Linear in the body. */
export function draftOf(
  body: Body,
  about: Pick<Draft, 'name' | 'website' | 'language' | 'fingerprint'>,
): Draft {
  const text = bodyToPlain(body);
  const links: DraftLink[] = [];
  let reached = 0;
  for (const { href, children } of linksIn(body)) {
    // Quoted text carries a mark on each line, so a link's words are sought by their first line.
    const words = inlineToPlain(children).split('\n', 1)[0] ?? '';
    const start = Math.max(text.indexOf(words, reached), reached);
    reached = start + words.length;
    links.push({ href, start, end: reached });
  }
  return { ...about, body, text, links };
}

type Link = Extract<Inline, { readonly type: 'link' }>;

function linksIn(blocks: readonly Block[]): readonly Link[] {
  return blocks.flatMap((block) => {
    if (block.type === 'code') return [];
    if (block.type === 'quote') return linksIn(block.children);
    if (block.type === 'list') return block.items.flatMap(linksIn);
    return linksAmong(block.children);
  });
}

function linksAmong(inlines: readonly Inline[]): readonly Link[] {
  return inlines.flatMap((inline) => {
    if (typeof inline === 'string' || !('children' in inline)) return [];
    return inline.type === 'link' ? [inline] : linksAmong(inline.children);
  });
}
