import type { Evidence } from '../../core/evidence.js';
import type { MarkedPiece } from '../../wire/console.js';

/**
 * Cuts a comment's plain text where spans of evidence begin and end. Spans may overlap and may lie outside the text (the
 * author has edited since): each piece names the signals whose spans cover it, and all pieces together are the text.
 */
export function markText(text: string, evidence: readonly Evidence[]): readonly MarkedPiece[] {
  const edges = new Map<number, { opens: string[]; closes: string[] }>();
  const edgeAt = (at: number) => {
    const edge = edges.get(at) ?? { opens: [], closes: [] };
    edges.set(at, edge);
    return edge;
  };
  for (const { signal, spans } of evidence) {
    for (const span of spans) {
      const start = Math.max(0, Math.min(span.start, text.length));
      const end = Math.max(start, Math.min(span.end, text.length));
      if (start === end) continue;
      edgeAt(start).opens.push(signal);
      edgeAt(end).closes.push(signal);
    }
  }
  return cutAt(
    text,
    [...edges].sort(([a], [b]) => a - b),
  );
}

function cutAt(
  text: string,
  edges: readonly (readonly [number, { opens: string[]; closes: string[] }])[],
): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  const open: string[] = [];
  let from = 0;
  const cut = (to: number): void => {
    if (to > from) pieces.push({ text: text.slice(from, to), signals: [...new Set(open)] });
    from = to;
  };
  for (const [at, { opens, closes }] of edges) {
    cut(at);
    for (const signal of closes) open.splice(open.indexOf(signal), 1);
    open.push(...opens);
  }
  cut(text.length);
  return pieces;
}
