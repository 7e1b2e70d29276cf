/**
 * How the comments of an index are gone through: from the newest seat down, stretch by stretch, until enough are found. What is
 * common is among the newest; what is not among them is rare, and each later stretch may be the larger.
 */

/** Seats from `from` and below `below`. */
export interface Stretch {
  readonly from: number;
  readonly below: number;
  /** Words of which every entry of the stretch has one, so that an index reads no list beyond it; none: all seats that are left. */
  readonly blocks: readonly string[];
}

/** As many entries are walked through at first: some 10 ms where nothing is found. */
const NEWEST = 16_384;
const BLOCKS = [65_536, 262_144, 1_048_576, 4_194_304] as const;
/** No word of a text begins so. */
const BLOCK_MARK = '\ue001';

/** The words that say where a seat is. */
export function blocksAround(seat: number): readonly string[] {
  return BLOCKS.map((size, level) => blockMark(level, Math.floor(seat / size)));
}

function blockMark(level: number, block: number): string {
  return `${BLOCK_MARK}${level}x${block}`;
}

/** The newest of the seats below this one, then one to two blocks of each size, then the rest. */
export function* stretches(below: number): Generator<Stretch> {
  let left = Math.max(0, below - NEWEST);
  yield { from: left, below, blocks: between(left, below, 0) };
  for (const [level, size] of BLOCKS.entries()) {
    if (left <= 0) return;
    const from = Math.max(0, (Math.floor(left / size) - 1) * size);
    yield { from, below: left, blocks: between(from, left, level) };
    left = from;
  }
  if (left > 0) yield { from: 0, below: left, blocks: [] };
}

/** The oldest of the seats from this one on and below `end`, then one to two blocks of each size, then the rest. */
export function* stretchesUp(from: number, end: number): Generator<Stretch> {
  let left = Math.min(end, from + NEWEST);
  yield { from, below: left, blocks: between(from, left, 0) };
  for (const [level, size] of BLOCKS.entries()) {
    if (left >= end) return;
    const below = Math.min(end, (Math.floor(left / size) + 2) * size);
    yield { from: left, below, blocks: between(left, below, level) };
    left = below;
  }
  if (left < end) yield { from: left, below: end, blocks: [] };
}

function between(from: number, below: number, level: number): readonly string[] {
  const size = BLOCKS[level] ?? 1;
  const [first, last] = [Math.floor(from / size), Math.floor(Math.max(from, below - 1) / size)];
  return Array.from({ length: last - first + 1 }, (_, n) => blockMark(level, first + n));
}
