import type { Span } from '../../core/evidence.js';

// Opening marks with what closes them; the straight mark closes itself.
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“',
  '«': '»',
  '"': '"',
  '‘': '’',
  '「': '」',
};
const QUOTED_LINE = /^> /gm;
// A quotation is left open by accident; then it reaches no farther.
const LONGEST = 1000;

/** What a text quotes: between quotation marks, and lines that begin with `> `. In order of their starts; linear. */
export function quotesIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { index } of text.matchAll(QUOTED_LINE)) spans.push({ start: index, end: lineEnd(text, index) });
  for (let i = 0; i < text.length; i++) {
    const closing = CLOSING[text.charAt(i)];
    if (closing === undefined) continue;
    const end = text.slice(i + 1, i + 1 + LONGEST).indexOf(closing);
    if (end < 0) continue;
    spans.push({ start: i, end: i + 1 + end });
    i += 1 + end;
  }
  return spans.sort((a, b) => a.start - b.start);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Whether a span lies within one of `quotes`. */
export function isQuoted({ start, end }: Span, quotes: readonly Span[]): boolean {
  return quotes.some((quote) => quote.start <= start && end <= quote.end);
}
