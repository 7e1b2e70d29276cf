import { bodyToPlain } from '../../core/body/to-plain.js';
import type { Block, Body, Inline } from '../../core/body/tree.js';
import type { MarkedBlock, MarkedInline, MarkedPiece } from '../../wire/console.js';
import { markedStretches, type NumberedSpans, type Stretch } from './marked-stretches.js';

/**
 * A body with evidence marked in its words. Spans count in the body's plain text, where lines of quotes and items carry
 * signs that the tree does not have (core/body/to-plain); this walks both side by side. Linear in the body.
 */
export function markBody(body: Body, evidence: readonly NumberedSpans[]): readonly MarkedBlock[] {
  return markBlocks(createPen(markedStretches(bodyToPlain(body), evidence)), body, 0);
}

/** Writes marked pieces in the order of the plain text and knows how far it is. */
interface Pen {
  /** Passes over what only the plain text has. */
  skip(length: number): void;
  /** The pieces of `text`, which stands here in the plain text; `indent` is what each further line begins with there. */
  write(text: string, indent: number): readonly MarkedPiece[];
}

function createPen(stretches: readonly Stretch[]): Pen {
  let at = 0;
  let next = 0;

  function stretchHere(): Stretch | undefined {
    while ((stretches[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    return stretches[next];
  }

  function cut(run: string): readonly MarkedPiece[] {
    const from = at;
    const to = from + run.length;
    const pieces: MarkedPiece[] = [];
    while (at < to) {
      const stretch = stretchHere();
      const end = Math.min(stretch?.end ?? to, to);
      const ends = stretch?.end === end ? stretch.ends : [];
      pieces.push({ text: run.slice(at - from, end - from), marks: stretch?.marks ?? [], ends });
      at = end;
    }
    return pieces;
  }

  return {
    skip: (length) => {
      at += length;
    },
    write: (text, indent) => {
      const lines = text.split('\n');
      return lines.flatMap((line, i) => {
        if (i === lines.length - 1) return cut(line);
        const pieces = cut(`${line}\n`);
        at += indent;
        return pieces;
      });
    },
  };
}

function markBlocks(pen: Pen, blocks: readonly Block[], indent: number): readonly MarkedBlock[] {
  return blocks.map((block, i) => {
    // A blank line, and the line that the block begins on.
    if (i > 0) pen.skip(2 * (1 + indent));
    return markBlock(pen, block, indent);
  });
}

function markBlock(pen: Pen, block: Block, indent: number): MarkedBlock {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { type: block.type, children: markInlines(pen, block.children, indent) };
    case 'code':
      return { type: 'code', pieces: pen.write(block.text, indent) };
    case 'quote':
      pen.skip('> '.length);
      return { type: 'quote', children: markBlocks(pen, block.children, indent + '> '.length) };
    case 'list':
      return markList(pen, block, indent);
  }
}

function markList(pen: Pen, list: Extract<Block, { type: 'list' }>, indent: number): MarkedBlock {
  const start = list.start ?? 1;
  const items = list.items.map((item, i) => {
    const sign = `${list.ordered ? `${start + i}.` : '-'} `.length;
    if (i > 0) pen.skip(1 + indent);
    pen.skip(sign);
    return markBlocks(pen, item, indent + sign);
  });
  return { type: 'list', ordered: list.ordered, start, items };
}

function markInlines(pen: Pen, inlines: readonly Inline[], indent: number): readonly MarkedInline[] {
  return inlines.map((inline): MarkedInline => {
    if (typeof inline === 'string') return { type: 'text', pieces: pen.write(inline, indent) };
    if (inline.type === 'code') return { type: 'code', pieces: pen.write(inline.text, indent) };
    if (inline.type === 'break') {
      pen.skip(1 + indent);
      return inline;
    }
    return { ...inline, children: markInlines(pen, inline.children, indent) };
  });
}
