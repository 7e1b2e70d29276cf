import { restoreCutLink } from './cut-link.js';
import type { AllowedEvents } from './html-allow-list.js';
import type { KeptRole } from './html-elements.js';
import type { HtmlTag } from './html-reader.js';
import { hostLabel } from './link-host.js';
import { addPlainText } from './plain-text.js';
import { safeHref } from './safe-href.js';
import type { Body } from './tree.js';
import { TreeBuilder } from './tree-builder.js';

export interface HtmlReading {
  /** Blank lines and line ends count, and bare addresses are links. */
  readonly isWordPress: boolean;
  readonly hasHeadings: boolean;
  /** Told of what the writer drops: `img`, `href=`. */
  readonly onDropped: (what: string) => void;
}

// Pictures that stand for a character: their text is the character.
const EMOJI_CLASS = /emoji|smiley|smilie/i;

function listStart(tag: HtmlTag): number | undefined {
  const start = tag.attributes.get('start') ?? '';
  return /^\d{1,9}$/.test(start) ? Number(start) : undefined;
}

const OPENINGS: Readonly<Partial<Record<KeptRole, (builder: TreeBuilder, tag: HtmlTag) => void>>> = {
  block: (builder) => builder.endParagraph(),
  heading: (builder) => builder.endParagraph(),
  break: (builder) => builder.breakLine(),
  emphasis: (builder) => builder.line.openSpan('emphasis'),
  strong: (builder) => builder.line.openSpan('strong'),
  quote: (builder) => builder.openQuote(),
  bullets: (builder) => builder.openList({ ordered: false }),
  numbers: (builder, tag) => builder.openList({ ordered: true, start: listStart(tag) }),
  item: (builder) => builder.openItem(),
  cell: (builder) => builder.line.text(' '),
};

const CLOSINGS: Readonly<Partial<Record<KeptRole, (builder: TreeBuilder) => void>>> = {
  block: (builder) => builder.endParagraph(),
  heading: (builder) => builder.endParagraph(),
  emphasis: (builder) => builder.line.closeSpan('emphasis'),
  strong: (builder) => builder.line.closeSpan('strong'),
  link: (builder) => builder.line.closeSpan('link'),
  quote: (builder) => builder.close('quote'),
  bullets: (builder) => builder.close('list'),
  numbers: (builder) => builder.close('list'),
  item: (builder) => builder.close('item'),
  cell: (builder) => builder.line.text(' '),
};

/** Writes allowed elements and text into a tree. Lives for one text. */
export class HtmlBodyWriter implements AllowedEvents {
  private readonly builder = new TreeBuilder();
  private readonly reading: HtmlReading;
  /** Words since the last tag that matters. */
  private words = '';
  /** The code that we are in, how many elements of its name are open, and its text. */
  private code: { readonly name: string; depth: number; isBlock: boolean; text: string } | undefined;
  /** The address of the open link as written, while nothing stands in the link. */
  private emptyLink: string | undefined;
  /** The address of the open link, or of the one that has ended just before. */
  private href: string | undefined;
  private isInHostLabel = false;

  constructor(reading: HtmlReading) {
    this.reading = reading;
  }

  text(words: string): void {
    if (this.code === undefined) this.words += words;
    // Between the tags of code in a line, a line end is a blank; WordPress makes it a break.
    else if (this.code.isBlock || this.reading.isWordPress) this.code.text += words;
    else this.code.text += words.replaceAll('\n', ' ');
  }

  open(tag: HtmlTag, role: KeptRole): void {
    this.isInHostLabel = false;
    if (this.code !== undefined) this.openInCode(tag.name, role);
    else if (role === 'image') this.addImage(tag);
    else if (role !== 'plain') this.openRole(tag, role);
    else if (tag.attributes.get('class') === 'link-host') this.openHostLabel();
  }

  close(name: string, role: KeptRole): void {
    if (this.code !== undefined) {
      if (name === this.code.name && --this.code.depth === 0) this.endCode();
      return;
    }
    if (this.isInHostLabel) this.closeHostLabel();
    if (role !== 'plain' && role !== 'image') this.closeRole(role);
  }

  finish(): Body {
    if (this.code !== undefined) this.endCode();
    this.flush();
    return this.builder.finish();
  }

  private flush(): void {
    if (this.words === '') return;
    if (this.reading.isWordPress) addPlainText(this.builder, this.words);
    else this.builder.line.text(this.words);
    this.words = '';
    this.emptyLink = undefined;
    if (!this.builder.line.isOpen('link')) this.href = undefined;
  }

  private openRole(tag: HtmlTag, role: KeptRole): void {
    this.flush();
    if (role === 'link') this.openLink(tag.attributes.get('href'));
    else if (role === 'code' || role === 'code-block') {
      this.code = { name: tag.name, depth: 1, isBlock: role === 'code-block', text: '' };
    } else if (role === 'heading' && this.reading.hasHeadings) this.builder.startHeading();
    else OPENINGS[role]?.(this.builder, tag);
  }

  private closeRole(role: KeptRole): void {
    if (role === 'link') this.restoreLink();
    this.flush();
    CLOSINGS[role]?.(this.builder);
  }

  private openLink(raw: string | undefined): void {
    // As browsers have it, a link ends where the next begins.
    this.builder.line.closeSpan('link');
    const href = raw === undefined ? undefined : safeHref(raw);
    this.href = href;
    if (raw !== undefined && href === undefined) this.reading.onDropped('href=');
    if (raw === undefined || href === undefined) return;
    this.builder.line.openSpan('link', href);
    this.emptyLink = raw.trim();
  }

  private restoreLink(): void {
    if (this.emptyLink !== undefined) this.words = restoreCutLink(this.words, this.emptyLink);
  }

  private openHostLabel(): void {
    this.flush();
    this.isInHostLabel = true;
  }

  /** The host that `bodyToHtml` wrote beside a link is no part of the body. */
  private closeHostLabel(): void {
    this.isInHostLabel = false;
    if (this.href !== undefined && this.words === ` (${hostLabel(this.href)})`) this.words = '';
  }

  private addImage(tag: HtmlTag): void {
    const isEmoji = EMOJI_CLASS.test(tag.attributes.get('class') ?? '');
    const text = isEmoji ? tag.attributes.get('alt') : undefined;
    if (text === undefined) this.reading.onDropped(tag.name);
    else this.words += text;
  }

  private openInCode(name: string, role: KeptRole): void {
    const { code } = this;
    if (code === undefined) return;
    if (name === code.name) code.depth++;
    if (role === 'code-block') code.isBlock = true;
    if (role === 'break' || (role === 'block' && code.text !== '')) code.text += '\n';
  }

  /** Code of several lines is a block, whatever element held it. */
  private endCode(): void {
    const { isBlock, text } = this.code ?? { isBlock: false, text: '' };
    this.code = undefined;
    this.emptyLink = undefined;
    if (isBlock || text.trim().includes('\n')) this.builder.codeBlock(text);
    else this.builder.line.codeSpan(text.includes('\n') ? text.trim() : text);
  }
}
