import { isVisible, settleMarks } from '../text.js';
import { cleanWords, ParagraphBuilder } from './paragraph-builder.js';
import { type Block, type Body, MAX_BODY_DEPTH } from './tree.js';

export type Container = 'quote' | 'list' | 'item';

export interface ListShape {
  readonly ordered: boolean;
  readonly start?: number | undefined;
}

interface Frame {
  readonly kind: Container | 'root';
  readonly blocks: Block[];
  readonly items: (readonly Block[])[];
  readonly shape: ListShape;
  /** How many spans were open when it opened; spans opened inside end with it. */
  readonly spansBefore: number;
}

const BULLETS: ListShape = { ordered: false };
// Markdown takes nine digits; browsers count on from there.
const MAX_LIST_START = 999_999_999;

function listOf({ items, shape }: Frame): Block {
  const start = shape.start ?? 1;
  const isOdd = start !== 1 && start >= 0 && start <= MAX_LIST_START && Number.isInteger(start);
  return { type: 'list', ordered: shape.ordered, ...(shape.ordered && isOdd ? { start } : {}), items };
}

/**
 * Builds the one lawful form of a body, whatever events a parser sends and in what order: nesting bounded, nothing empty,
 * no link inside a link. Words, spans and code within a line go to `line`. Lives for one text; spent after `finish`.
 */
export class TreeBuilder {
  readonly line = new ParagraphBuilder();
  private readonly frames: Frame[] = [
    { kind: 'root', blocks: [], items: [], shape: BULLETS, spansBefore: 0 },
  ];
  private depth = 0;
  /** Containers too deep to be opened: their ends are ignored too. */
  private readonly ignored = { quote: 0, list: 0 };
  private isHeading = false;

  openQuote(): void {
    this.open('quote', BULLETS);
  }

  openList(shape: ListShape): void {
    this.open('list', shape);
  }

  /** Ends the item before it; outside a list it only starts a paragraph. */
  openItem(): void {
    this.endParagraph();
    if (this.top().kind === 'item') this.closeTop();
    if (this.top().kind === 'list') this.push('item', BULLETS);
  }

  /** Closes the innermost container of the kind and all inside it; an item only within the innermost list. */
  close(kind: Container): void {
    this.endParagraph();
    if (kind !== 'item' && this.ignored[kind] > 0) {
      this.ignored[kind]--;
      return;
    }
    const stop = kind === 'item' ? 'list' : kind;
    const index = this.frames.findLastIndex((frame) => frame.kind === kind || frame.kind === stop);
    if (this.frames[index]?.kind !== kind) return;
    while (this.frames.length > index) this.closeTop();
  }

  /** Open spans go on in the next paragraph, as browsers have it. */
  endParagraph(): void {
    const children = this.line.take();
    if (children !== undefined) this.add({ type: this.isHeading ? 'heading' : 'paragraph', children });
    this.isHeading = false;
  }

  /** What comes until the paragraph ends is a heading. */
  startHeading(): void {
    this.endParagraph();
    this.isHeading = true;
  }

  /** The second break in a row ends the paragraph. */
  breakLine(): void {
    if (!this.line.breakLine()) this.endParagraph();
  }

  /** Blank lines before and blank space after the code are no part of it. */
  codeBlock(raw: string): void {
    this.endParagraph();
    const text = settleMarks(cleanWords(raw)).trimEnd();
    if (!isVisible(text)) return;
    let start = 0;
    while (text.charAt(start) === '\n') start++;
    this.add({ type: 'code', text: text.slice(start) });
  }

  finish(): Body {
    this.endParagraph();
    while (this.frames.length > 1) this.closeTop();
    return this.top().blocks;
  }

  private top(): Frame {
    // The root is never closed.
    return this.frames.at(-1) as Frame;
  }

  private open(kind: 'quote' | 'list', shape: ListShape): void {
    this.endParagraph();
    if (this.depth < MAX_BODY_DEPTH) this.push(kind, shape);
    else this.ignored[kind]++;
  }

  private push(kind: Container, shape: ListShape): void {
    if (kind !== 'item') this.depth++;
    this.frames.push({ kind, blocks: [], items: [], shape, spansBefore: this.line.openSpans });
  }

  private closeTop(): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    if (frame.kind !== 'item') this.depth--;
    this.line.dropSpans(frame.spansBefore);
    if (frame.kind === 'item' && frame.blocks.length > 0) this.top().items.push(frame.blocks);
    if (frame.kind === 'quote' && frame.blocks.length > 0)
      this.add({ type: 'quote', children: frame.blocks });
    if (frame.kind === 'list' && frame.items.length > 0) this.add(listOf(frame));
  }

  private add(block: Block): void {
    const frame = this.top();
    // What stands in a list but in no item is an item by itself.
    if (frame.kind === 'list') frame.items.push([block]);
    else frame.blocks.push(block);
  }
}
