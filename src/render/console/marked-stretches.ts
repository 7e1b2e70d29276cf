import type { Span } from '../../core/evidence.js';

/** A stretch of plain text that the same evidence points at, with the numbers of the spans that end with it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly number[];
  readonly ends: readonly number[];
}

export interface NumberedSpans {
  readonly number: number;
  readonly spans: readonly Span[];
}

/**
 * Cuts `text` where spans of evidence begin and end; the stretches together are the text. Spans may overlap, may lie
 * outside the text, and never part a surrogate pair.
 */
export function markedStretches(text: string, evidence: readonly NumberedSpans[]): readonly Stretch[] {
  const edges = new Map<number, Edge>();
  for (const { number, spans } of evidence) {
    for (const span of spans) addSpan(edges, { number, ...wholeSpan(text, span) });
  }
  const sorted = [...edges].sort(([a], [b]) => a - b);
  const stretches: Stretch[] = [];
  const open: number[] = [];
  let start = 0;
  for (const [at, { opens, closes }] of [...sorted, [text.length, NO_EDGE] as const]) {
    if (at > start) stretches.push({ start, end: at, marks: inOrder(open), ends: inOrder(closes) });
    for (const number of closes) open.splice(open.indexOf(number), 1);
    open.push(...opens);
    start = at;
  }
  return stretches;
}

interface Edge {
  readonly opens: number[];
  readonly closes: number[];
}
const NO_EDGE: Edge = { opens: [], closes: [] };

function addSpan(edges: Map<number, Edge>, { number, start, end }: Span & { readonly number: number }): void {
  if (start === end) return;
  edgeAt(edges, start).opens.push(number);
  edgeAt(edges, end).closes.push(number);
}

function edgeAt(edges: Map<number, Edge>, at: number): Edge {
  const edge = edges.get(at) ?? { opens: [], closes: [] };
  edges.set(at, edge);
  return edge;
}

/** The span within the text, widened to whole characters. */
function wholeSpan(text: string, span: Span): Span {
  const start = Math.max(0, Math.min(span.start, text.length));
  const end = Math.max(start, Math.min(span.end, text.length));
  if (start === end) return { start, end };
  return {
    start: isInsidePair(text, start) ? start - 1 : start,
    end: isInsidePair(text, end) ? end + 1 : end,
  };
}

function isInsidePair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

function inOrder(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
