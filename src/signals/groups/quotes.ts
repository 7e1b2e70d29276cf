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
const OPENING = new RegExp(`[${Object.keys(CLOSING).join('')}]`, 'g');
const QUOTED_LINE = /^> /gm;
// A quotation is left open by accident; then it reaches no farther.
const LONGEST = 1000;

/** What a text quotes: between quotation marks, and lines that begin with `> `. In order of their starts; linear. */
export function quotesIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { index } of text.matchAll(QUOTED_LINE)) spans.push({ start: index, end: lineEnd(text, index) });
  let closed = -1;
  for (const { index, 0: opening } of text.matchAll(OPENING)) {
    if (index <= closed) continue;
    const end = text.slice(index + 1, index + 1 + LONGEST).indexOf(CLOSING[opening] ?? '');
    if (end < 0) continue;
    closed = index + 1 + end;
    spans.push({ start: index, end: closed });
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
