import { isVisible, removeForbidden, settleMarks, unifyLineEnds } from '../text.js';
import type { Inline } from './tree.js';

export type Span = 'emphasis' | 'strong' | 'link';

interface OpenSpan {
  readonly span: Span;
  readonly href: string;
}

// Everything but a lone space, which is the usual case and needs no replacing.
const BLANK_RUN = / [ \t\n]+|[\t\n][ \t\n]*/g;

/** Text with one kind of line end and nothing forbidden. */
export function cleanWords(raw: string): string {
  return removeForbidden(unifyLineEnds(raw));
}

function settle(inline: Inline): Inline {
  return typeof inline === 'string' ? settleMarks(inline) : inline;
}

/**
 * Builds the children of one paragraph after the other. Blank space is collapsed as browsers show it, never first or
 * last in a paragraph or span; no span is empty or inside one of its kind. Spans stay open from paragraph to paragraph.
 */
export class ParagraphBuilder {
  private readonly spans: OpenSpan[] = [];
  /** Spans that were not opened because one of the kind was open: their ends are ignored too. */
  private readonly ignored = { emphasis: 0, strong: 0, link: 0 };
  /** Children of the paragraph and of those open spans that have content; empty between paragraphs. */
  private readonly lines: Inline[][] = [];
  private gap: 'none' | 'space' | 'break' = 'none';
  private isShown = false;
  private isLinkEmpty = false;

  get openSpans(): number {
    return this.spans.length;
  }

  isOpen(span: Span): boolean {
    return this.spans.some((open) => open.span === span);
  }

  /** One of a kind at a time: a second is ignored, with its end. */
  openSpan(span: Span, href = ''): void {
    if (this.isOpen(span)) this.ignored[span]++;
    else {
      this.spans.push({ span, href });
      this.isLinkEmpty ||= span === 'link';
    }
  }

  /** Spans opened inside go on without it. A link that holds nothing shows its address. */
  closeSpan(span: Span): void {
    const index = this.spans.findIndex((open) => open.span === span);
    if (this.ignored[span] > 0) this.ignored[span]--;
    else if (index >= 0) {
      if (span === 'link' && this.isLinkEmpty) this.write(this.spans[index]?.href ?? '');
      this.leave(index + 1);
      this.spans.splice(index, 1);
    }
  }

  /** Forgets all spans but the first `count`. To be called between paragraphs. */
  dropSpans(count: number): void {
    while (this.spans.length > count) {
      const { span } = this.spans.pop() as OpenSpan;
      this.ignored[span] = 0;
      if (span === 'link') this.isLinkEmpty = false;
    }
  }

  /** Adds words; a run of blank characters is one space. */
  text(raw: string): void {
    const words = cleanWords(raw).replace(BLANK_RUN, ' ');
    const start = words.startsWith(' ') ? 1 : 0;
    const end = words.endsWith(' ') ? words.length - 1 : words.length;
    if (start === 1 && this.gap === 'none') this.gap = 'space';
    if (end <= start) return;
    this.write(words.slice(start, end));
    if (end < words.length) this.gap = 'space';
  }

  codeSpan(raw: string): void {
    const text = settleMarks(cleanWords(raw).replaceAll('\n', ' '));
    if (!isVisible(text)) return;
    this.enter().push({ type: 'code', text });
    this.isShown = true;
  }

  /** A line break; false when there is one already, so that a second one was asked for. */
  breakLine(): boolean {
    const isFirst = this.gap !== 'break';
    this.gap = 'break';
    return isFirst;
  }

  /** Ends the paragraph and gives its children, or undefined when it shows nothing. */
  take(): readonly Inline[] | undefined {
    this.leave(1);
    const children = this.lines.pop()?.map(settle) ?? [];
    const { isShown } = this;
    this.gap = 'none';
    this.isShown = false;
    return isShown ? children : undefined;
  }

  private write(words: string): void {
    append(this.enter(), words);
    this.isShown ||= isVisible(words);
  }

  /** Where content goes: the innermost open span, entered only now, so that no span is empty or starts with a space. */
  private enter(): Inline[] {
    const outer = this.lines.at(-1);
    if (outer === undefined) this.lines.push([]);
    else if (this.gap === 'break') outer.push({ type: 'break' });
    else if (this.gap === 'space') append(outer, ' ');
    this.gap = 'none';
    while (this.lines.length <= this.spans.length) this.lines.push([]);
    this.isLinkEmpty = false;
    return this.lines.at(-1) as Inline[];
  }

  /** Leaves spans until `count` lists of children are open. */
  private leave(count: number): void {
    while (this.lines.length > count) {
      const children = (this.lines.pop() ?? []).map(settle);
      const { span, href } = this.spans[this.lines.length - 1] as OpenSpan;
      if (span === 'link' && !children.some(isShownIn)) append(children, href);
      this.lines.at(-1)?.push(span === 'link' ? { type: span, href, children } : { type: span, children });
    }
  }
}

/** Whether a reader could see the element of a link to follow it. */
function isShownIn(inline: Inline): boolean {
  return typeof inline !== 'string' || isVisible(inline);
}

function append(line: Inline[], words: string): void {
  const last = line.at(-1);
  if (typeof last === 'string') line[line.length - 1] = last + words;
  else line.push(words);
}
