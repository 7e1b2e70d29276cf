import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

export interface HtmlTag {
  /** Lower case. */
  readonly name: string;
  /** By lower-case name, entities decoded; the first of two with one name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly isSelfClosing: boolean;
  /** Offset behind the tag. */
  readonly end: number;
}

export interface HtmlEvents {
  /** Words, entities decoded; may come in many pieces. */
  text(words: string): void;
  open(tag: HtmlTag): void;
  close(name: string): void;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/**
 * Turns the tokenizer's offsets into events. It stands in for htmlparser2's own parser, whose list of open elements
 * makes deep nesting quadratic. Lives for one text.
 */
class HtmlReader implements TokenizerCallbacks {
  private readonly html: string;
  private readonly events: HtmlEvents;
  /** End of what has been reported. */
  private consumed = 0;
  private name = '';
  private attribute = '';
  private value = '';
  private attributes: Map<string, string> | undefined;

  constructor(html: string, events: HtmlEvents) {
    this.html = html;
    this.events = events;
  }

  ontext(start: number, end: number): void {
    this.events.text(this.html.slice(start, end));
    this.consumed = end;
  }

  ontextentity(codePoint: number, end: number): void {
    this.events.text(String.fromCodePoint(codePoint));
    this.consumed = end;
  }

  onopentagname(start: number, end: number): void {
    this.name = this.html.slice(start, end).toLowerCase();
    this.attributes = undefined;
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.html.slice(start, end).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    this.value += this.html.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    this.value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    this.attributes ??= new Map();
    if (!this.attributes.has(this.attribute)) this.attributes.set(this.attribute, this.value);
  }

  onopentagend(end: number): void {
    this.open(end, false);
  }

  onselfclosingtag(end: number): void {
    this.open(end, true);
  }

  onclosetag(start: number, end: number): void {
    this.events.close(this.html.slice(start, end).toLowerCase());
    const close = this.html.indexOf('>', end);
    this.consumed = close < 0 ? this.html.length : close + 1;
  }

  oncomment(_start: number, end: number): void {
    this.consumed = end + 1;
  }

  oncdata(_start: number, end: number): void {
    this.consumed = end + 1;
  }

  ondeclaration(_start: number, end: number): void {
    this.consumed = end + 1;
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.consumed = end + 1;
  }

  /** A tag that the text's end cuts off was more likely a lone `<` and words. */
  onend(): void {
    if (this.consumed < this.html.length) this.events.text(this.html.slice(this.consumed));
  }

  private open(end: number, isSelfClosing: boolean): void {
    const attributes = this.attributes ?? NO_ATTRIBUTES;
    this.consumed = end + 1;
    this.events.open({ name: this.name, attributes, isSelfClosing, end: end + 1 });
  }
}

/** Sends what stands in `html` to `events`, in order. Linear; holds no list of open elements. */
export function readHtml(html: string, events: HtmlEvents): void {
  // Content after `<iframe … />` is lost in browsers; people who typed that meant what they typed.
  const tokenizer = new Tokenizer({ recognizeSelfClosing: true }, new HtmlReader(html, events));
  tokenizer.write(html);
  tokenizer.end();
}
