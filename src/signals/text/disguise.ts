import { type Chunk, chunksOf, isJoint, scriptOfWord } from './chunk.js';
import { GAP } from './fold.js';
import { leetLetter, type Reading } from './leet.js';
import type { Units } from './scan.js';
import { createStreamBuilder, isStop, type Stream, type StreamBuilder } from './stream.js';

/** A text read through its disguises: once, or twice when signs can be read in two ways; not at all without a disguise. */
export function disguisedStreams(units: Units): readonly Stream[] {
  const chunks = chunksOf(units);
  const isLatinText = prevailsLatin(chunks);
  const spelled = spelledOut(chunks);
  const isDisguised = (chunk: Chunk, i: number) =>
    chunk.isLeet || chunk.joints > 0 || spelled[i] !== 0 || scriptOfWord(chunk, isLatinText) !== null;
  if (!chunks.some(isDisguised)) return [];
  const text = { units, chunks, spelled, isLatinText };
  const isTwofold = chunks.some(
    (chunk, i) => (chunk.isLeet && chunk.twofold > 0) || (spelled[i] !== 0 && chunk.letters === 0),
  );
  return isTwofold ? [readAs(text, 0), readAs(text, 1)] : [readAs(text, 0)];
}

interface Text {
  readonly units: Units;
  readonly chunks: readonly Chunk[];
  readonly spelled: Uint8Array;
  readonly isLatinText: boolean;
}

function prevailsLatin(chunks: readonly Chunk[]): boolean {
  let balance = 0;
  for (const chunk of chunks) balance += chunk.latin - chunk.alike - chunk.foreign;
  return balance >= 0;
}

// f u c k: at least so many pieces of one or two letters in a row, half of them single letters.
const FEWEST_PIECES = 3;

/** 1 for each chunk that is a piece of a spelled-out word. */
function spelledOut(chunks: readonly Chunk[]): Uint8Array {
  const spelled = new Uint8Array(chunks.length);
  for (let i = 0; i < chunks.length; i++) {
    let end = i;
    let letters = 0;
    let singles = 0;
    for (; end < chunks.length && isPiece(chunks[end]); end++) {
      const chunk = chunks[end];
      if (chunk === undefined) break;
      if (chunk.letters > 0) letters++;
      if (chunk.end - chunk.start === 1) singles++;
    }
    const pieces = end - i;
    if (pieces >= FEWEST_PIECES && singles * 2 >= pieces && letters * 2 >= pieces) spelled.fill(1, i, end);
    if (pieces > 0) i = end;
  }
  return spelled;
}

function isPiece(chunk: Chunk | undefined): boolean {
  if (chunk === undefined || chunk.joints > 0) return false;
  const size = chunk.end - chunk.start;
  return size === 1 || (size === 2 && chunk.letters > 0);
}

function readAs(text: Text, reading: Reading): Stream {
  const { units, chunks, spelled } = text;
  const builder = createStreamBuilder(units.length + 1);
  let reached = 0;
  for (const [i, chunk] of chunks.entries()) {
    if (spelled[i] === 1 && spelled[i - 1] === 1) builder.begin();
    else gapBetween(builder, units, { from: reached, to: chunk.start });
    addChunk(builder, text, { chunk, reading, isSpelled: spelled[i] === 1 });
    reached = chunk.end;
  }
  return builder.end();
}

function gapBetween(builder: StreamBuilder, units: Units, { from, to }: { from: number; to: number }): void {
  for (let i = from; i < to; i++) builder.gap(isStop(units, i));
}

function addChunk(
  builder: StreamBuilder,
  { units, isLatinText }: Text,
  {
    chunk,
    reading,
    isSpelled,
  }: { readonly chunk: Chunk; readonly reading: Reading; readonly isSpelled: boolean },
): void {
  const script = scriptOfWord(chunk, isLatinText);
  for (let i = chunk.start; i < chunk.end; i++) {
    const code = units.code[i] ?? GAP;
    const raw = units.raw[i] ?? 0;
    const sign = chunk.isLeet || isSpelled ? leetLetter(raw, reading) : 0;
    const letter = sign !== 0 ? sign : (script?.get(code) ?? code);
    if (letter !== GAP) builder.letter(letter, units.from[i] ?? 0, units.to[i] ?? 0);
    else if (!isJoint(raw)) builder.gap(isStop(units, i));
  }
}
