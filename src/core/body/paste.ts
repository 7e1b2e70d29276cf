import { HtmlAllowList } from './html-allow-list.js';
import { HtmlBodyWriter } from './html-body-writer.js';
import { type HtmlEvents, type HtmlTag, readHtml } from './html-reader.js';
import { reportMarkdown } from './report-markdown.js';

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** What a style says of the words inside, in elements of the small Markdown; empty for nothing. */
function stylesOf(tag: HtmlTag): string[] {
  const style = tag.attributes.get('style') ?? '';
  return [
    ...(/font-weight:\s*(?:bold|[6-9]00)/i.test(style) ? ['strong'] : []),
    ...(/font-style:\s*italic/i.test(style) ? ['em'] : []),
  ];
}

/**
 * Turns what word processors put on the clipboard into plain elements: spans that are bold or italic by style, the bold
 * that is none around a whole Google document, and Word's list paragraphs with their bullets typed out.
 */
class PastedElements implements HtmlEvents {
  private readonly next: HtmlEvents;
  /** For every open element of these names, what it was told as. */
  private readonly open_ = new Map<string, string[][]>();
  /** A list paragraph of Word before its bullet has been read; then the list that it is in. */
  private item: 'pending' | 'ul' | 'ol' | undefined;
  private bullet: { text: string; depth: number } | undefined;

  constructor(next: HtmlEvents) {
    this.next = next;
  }

  text(words: string): void {
    if (this.bullet !== undefined) this.bullet.text += words;
    else {
      if (this.item === 'pending' && words.trim() !== '') this.beginItem('');
      this.next.text(words);
    }
  }

  open(tag: HtmlTag): void {
    if (this.bullet !== undefined) {
      if (tag.name === 'span') this.bullet.depth++;
      return;
    }
    const style = tag.attributes.get('style') ?? '';
    if (tag.name === 'p' && /mso-list:\s*l\d/i.test(style)) {
      this.item = 'pending';
      return;
    }
    if (tag.name === 'span' && /mso-list:\s*ignore/i.test(style)) {
      this.bullet = { text: '', depth: 1 };
      return;
    }
    if (tag.name === 'span' || tag.name === 'b') this.openStyled(tag, style);
    else this.next.open(tag);
  }

  close(name: string): void {
    if (this.bullet !== undefined) {
      if (name === 'span' && --this.bullet.depth === 0) this.endBullet();
    } else if (name === 'p' && this.item !== undefined) {
      this.endItem();
    } else if (name === 'span' || name === 'b') {
      for (const told of this.open_.get(name)?.pop() ?? []) this.next.close(told);
    } else this.next.close(name);
  }

  private openStyled(tag: HtmlTag, style: string): void {
    const isBold = tag.name === 'b' && !/(?:^|[;\s])font-weight:\s*(?:normal|[1-4]00)/i.test(style);
    const told = isBold ? ['strong'] : stylesOf(tag);
    const stack = this.open_.get(tag.name) ?? [];
    this.open_.set(tag.name, stack);
    stack.push([...told].reverse());
    for (const name of told) this.tell(name);
  }

  private endBullet(): void {
    const text = this.bullet?.text ?? '';
    this.bullet = undefined;
    if (this.item === 'pending') this.beginItem(text);
  }

  private beginItem(bullet: string): void {
    this.item = /^\s*[\p{L}\p{N}]{1,4}[.)]/u.test(bullet) ? 'ol' : 'ul';
    this.tell(this.item);
    this.tell('li');
  }

  private endItem(): void {
    if (this.item === 'ul' || this.item === 'ol') {
      this.next.close('li');
      this.next.close(this.item);
    }
    this.item = undefined;
  }

  private tell(name: string): void {
    this.next.open({ name, attributes: NO_ATTRIBUTES, isSelfClosing: false, end: 0 });
  }
}

/** Lists that follow each other item by item are one. */
function joinLists(markdown: string): string {
  return markdown.replace(/(^|\n)((?:- |\d{1,9}\. )[^\n]*)\n\n(?=(?:- |\d{1,9}\. ))/g, '$1$2\n');
}

/** Clean small Markdown of HTML from the clipboard of Word, Google Docs or a page. Linear in time; never throws. */
export function markdownFromPaste(html: string): string {
  const writer = new HtmlBodyWriter({ isWordPress: false, hasHeadings: true, onDropped: () => {} });
  readHtml(html.toWellFormed(), new PastedElements(new HtmlAllowList(writer)));
  return joinLists(joinLists(reportMarkdown(writer.finish())));
}
