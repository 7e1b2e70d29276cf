import type { Span } from '../../core/evidence.js';
import { quotesIn } from '../groups/quotes.js';
import { GAP } from '../text/fold.js';
import type { Readings } from '../text/readings.js';
import { STOP, type Stream } from '../text/stream.js';
import { ATTRIBUTES, type Attribute, type Scores } from './attributes.js';
import { createFeatureReader, type FeatureReader, type Features, MOST_LETTERS } from './features.js';
import type { Model } from './model-file.js';
import type { MadeWords } from './tokens.js';

/** What the model makes of a text. */
export interface Scored {
  readonly scores: Scores;
  /** The words that raised an attribute's score most, in order; the empty list when none did. */
  spansOf(attribute: Attribute): readonly Span[];
}

const HEADS = ATTRIBUTES.length;
// Windows of MOST_LETTERS: more than a comment may have.
const MOST_WINDOWS = 20;
/** A few sentences: what is said in one breath. */
const PART_LETTERS = 200;
const MOST_SPANS = 5;
/** A word is shown when it moved the score by this share of what the first one did. */
const LEAST_SHARE = 0.3;

interface Window {
  readonly stream: Stream;
  readonly from: number;
  readonly to: number;
}

const readers = new WeakMap<Model, FeatureReader>();
const sums = new Float64Array(HEADS);
const best = new Float64Array(HEADS);
const ofWhole = new Float64Array(HEADS);

const ofReadings = new WeakMap<Readings, { readonly model: Model; readonly scored: Scored }>();

/** What `scoreText` gives, worked out once for all who ask about the same readings by the same model. */
export function scoreOnce(model: Model, text: string, readings: Readings): Scored {
  const known = ofReadings.get(readings);
  if (known?.model === model) return known.scored;
  const scored = scoreText(model, text, readings);
  ofReadings.set(readings, { model, scored });
  return scored;
}

/**
 * Scores a text by its readings: what is disguised as it stands and as it reads through that; a text of several parts by the
 * mean of the whole and of its gravest part, so that abuse in a long comment is not lost among calm words. Linear.
 */
export function scoreText(model: Model, text: string, { all }: Readings): Scored {
  const reader = readerOf(model);
  const reading = { quotes: quotesIn(text), made: new Map() };
  const gravest: (Window | undefined)[] = ATTRIBUTES.map(() => undefined);
  const scoring = { ...reading, reader, gravest, known: new Map() };
  best.fill(Number.NEGATIVE_INFINITY);
  for (const { stream } of all) {
    const windows = windowsOf(stream, MOST_LETTERS, { from: 0, to: stream.length });
    for (const whole of windows.slice(0, MOST_WINDOWS)) scoreWindow(model, { ...scoring, whole });
  }
  return {
    scores: Object.fromEntries(
      ATTRIBUTES.map((name, head) => [
        name,
        gravest[head] === undefined ? 0 : probability(model, head, best[head] ?? 0),
      ]),
    ) as Scores,
    spansOf(attribute) {
      const head = ATTRIBUTES.indexOf(attribute);
      const window = gravest[head];
      if (window === undefined) return [];
      return movers(model, head, { window, features: reader.read(window.stream, { ...window, ...reading }) });
    },
  };
}

interface Scoring {
  readonly reader: FeatureReader;
  readonly whole: Window;
  readonly quotes: readonly Span[];
  readonly made: MadeWords;
  /** By attribute, the window that scored highest so far; its score stands in `best`. */
  readonly gravest: (Window | undefined)[];
  /** The parts scored so far, by where in the text they begin: through a disguise most of them read as they stand. */
  readonly known: Map<number, ScoredPart>;
}

interface ScoredPart {
  readonly part: Window;
  readonly sums: Float64Array;
}

function scoreWindow(model: Model, scoring: Scoring): void {
  const { reader, whole, gravest } = scoring;
  weigh(model, reader.read(whole.stream, { ...scoring, ...whole }));
  ofWhole.set(sums);
  const parts = windowsOf(whole.stream, PART_LETTERS, whole);
  const isOne = parts.length === 1;
  for (const { part, sums } of isOne ? [{ part: whole, sums: ofWhole }] : scoreParts(model, parts, scoring)) {
    for (let head = 0; head < HEADS; head++) {
      const sum = isOne ? (sums[head] ?? 0) : ((sums[head] ?? 0) + (ofWhole[head] ?? 0)) / 2;
      if (sum <= (best[head] ?? 0)) continue;
      best[head] = sum;
      gravest[head] = part;
    }
  }
}

/** Scores the parts of the window that was read last, in their order. Those that must be read anew come last, for they take its place. */
function scoreParts(
  model: Model,
  parts: readonly Window[],
  { reader, known, ...reading }: Scoring,
): readonly ScoredPart[] {
  const found = parts.map((part) => {
    const before = known.get(placeOf(part));
    if (before !== undefined && readsAs(before.part, part)) return { part, sums: before.sums };
    const features = reader.part(part.from, part.to);
    if (features === undefined) return { part };
    weigh(model, features);
    return { part, sums: sums.slice() };
  });
  return found.map(({ part, sums: ofPart }) => {
    if (ofPart === undefined) weigh(model, reader.read(part.stream, { ...reading, ...part }));
    const scored = { part, sums: ofPart ?? sums.slice() };
    known.set(placeOf(part), scored);
    return scored;
  });
}

function placeOf({ stream, from }: Window): number {
  return stream.from[from] ?? 0;
}

/** Whether two stretches hold the same letters from the same places of the text. */
function readsAs(one: Window, other: Window): boolean {
  const length = one.to - one.from;
  if (length !== other.to - other.from) return false;
  for (let i = 0; i < length; i++) {
    if (one.stream.code[one.from + i] !== other.stream.code[other.from + i]) return false;
    if (one.stream.from[one.from + i] !== other.stream.from[other.from + i]) return false;
  }
  return true;
}

/** The one reader of a model; what it gave is written over by the next text. */
export function readerOf(model: Model): FeatureReader {
  const known = readers.get(model);
  if (known !== undefined) return known;
  const reader = createFeatureReader(model.isKnown);
  readers.set(model, reader);
  return reader;
}

/** Sums a window's weights into `sums`, each block by the root of its size. */
function weigh({ table, scale, bias }: Model, { bucket, blockEnd }: Features): void {
  let [a, b, c, d, e, f] = [
    bias[0] ?? 0,
    bias[1] ?? 0,
    bias[2] ?? 0,
    bias[3] ?? 0,
    bias[4] ?? 0,
    bias[5] ?? 0,
  ];
  let from = 0;
  for (const end of blockEnd) {
    let [a1, b1, c1, d1, e1, f1] = [0, 0, 0, 0, 0, 0];
    for (let i = from; i < end; i++) {
      const at = (bucket[i] ?? 0) * HEADS;
      a1 += table[at] ?? 0;
      b1 += table[at + 1] ?? 0;
      c1 += table[at + 2] ?? 0;
      d1 += table[at + 3] ?? 0;
      e1 += table[at + 4] ?? 0;
      f1 += table[at + 5] ?? 0;
    }
    const each = end > from ? 1 / Math.sqrt(end - from) : 0;
    a += a1 * each * (scale[0] ?? 0);
    b += b1 * each * (scale[1] ?? 0);
    c += c1 * each * (scale[2] ?? 0);
    d += d1 * each * (scale[3] ?? 0);
    e += e1 * each * (scale[4] ?? 0);
    f += f1 * each * (scale[5] ?? 0);
    from = end;
  }
  sums.set([a, b, c, d, e, f]);
}

function probability({ calibration }: Model, head: number, sum: number): number {
  const [slope, shift] = calibration[head] ?? [1, 0];
  return 1 / (1 + Math.exp(-(slope * sum + shift)));
}

function movers(
  { table }: Model,
  head: number,
  { window, features }: { readonly window: Window; readonly features: Features },
): readonly Span[] {
  const { tokens, bucket, owner, blockEnd } = features;
  const moved = new Float64Array(tokens.count);
  let from = 0;
  for (const end of blockEnd) {
    const each = 1 / Math.sqrt(Math.max(1, end - from));
    for (let i = from; i < end; i++) {
      const token = owner[i] ?? 0;
      moved[token] = (moved[token] ?? 0) + (table[(bucket[i] ?? 0) * HEADS + head] ?? 0) * each;
    }
    from = end;
  }
  const order = [...moved.keys()].sort((a, b) => (moved[b] ?? 0) - (moved[a] ?? 0)).slice(0, MOST_SPANS);
  const least = (moved[order[0] ?? 0] ?? 0) * LEAST_SHARE;
  return order
    .filter((token) => (moved[token] ?? 0) > 0 && (moved[token] ?? 0) >= least)
    .sort((a, b) => a - b)
    .map((token) => spanOf(window.stream, tokens.start[token] ?? 0, tokens.end[token] ?? 0))
    .filter((span, i, spans) => span.start >= (spans[i - 1]?.end ?? 0));
}

function spanOf({ from, to }: Stream, start: number, end: number): Span {
  return { start: from[start] ?? 0, end: to[end - 1] ?? 0 };
}

/** Cuts a stretch of a stream into windows of at most so many letters: where a sentence ends, or a word where no sentence does. */
function windowsOf(stream: Stream, most: number, { from, to }: Omit<Window, 'stream'>): readonly Window[] {
  const windows: Window[] = [];
  for (let start = from; start < to; ) {
    const end = to - start <= most ? to : windowEnd(stream, start, most);
    windows.push({ stream, from: start, to: end });
    start = end;
  }
  return windows;
}

function windowEnd({ code }: Stream, from: number, most: number): number {
  for (const gap of [STOP, GAP]) {
    for (let to = from + most; to > from + most / 4; to--) if (code[to - 1] === gap) return to;
  }
  return from + most;
}
