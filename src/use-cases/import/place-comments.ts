import type { Comment } from '../../core/comment.js';
import { nextSeq } from '../../core/comment.js';
import type { CommentId } from '../../core/ids.js';

/** A comment that is in the store already and that an imported one answers. */
export type StoredParent = Pick<Comment, 'id' | 'rootId' | 'depth' | 'seq' | 'storyId'>;

/** Why a reply became a root. */
export type RerootReason = 'unknown_parent' | 'parent_elsewhere' | 'parent_not_shown' | 'parent_loop';

/**
 * The shape of an archive's threads, as arrays over row numbers (1 … count; 0 is nobody). Arrays of numbers, because a
 * record per comment would need the memory that the streaming saved.
 */
export interface Shape {
  readonly count: number;
  /** Index of the story that the comment goes to. */
  readonly story: Int32Array;
  /** Row number of the parent, 0 for a root. */
  readonly parent: Int32Array;
  /** Time that orders, NaN when unknown; `placeComments` fills in what it makes of those. */
  readonly at: Float64Array;
  /** 0 for pingbacks and other kinds that are never shown. */
  readonly isComment: Uint8Array;
  /** Parents that only the store knows, by row number. */
  readonly storedParent: Map<number, StoredParent>;
}

/** Where each comment goes. */
export interface Places {
  readonly depth: Int32Array;
  /** Row number of the root, 0 when the root is in the store (then see `storedRoot`). */
  readonly root: Int32Array;
  readonly storedRoot: Map<number, CommentId>;
  readonly placedAt: Float64Array;
  readonly seq: Float64Array;
  /** Row numbers, parents before children, story by story. */
  readonly order: Int32Array;
}

export function emptyShape(count: number): Shape {
  return {
    count,
    story: new Int32Array(count + 1),
    parent: new Int32Array(count + 1),
    at: new Float64Array(count + 1).fill(Number.NaN),
    isComment: new Uint8Array(count + 1),
    storedParent: new Map(),
  };
}

/** Cuts parents that cannot be: in another story, of a kind that is never shown, in a loop. Tells of each cut. */
export function cutImpossibleParents(
  shape: Shape,
  onReroot: (n: number, reason: RerootReason) => void,
): void {
  const { parent, story, isComment } = shape;
  const cut = (n: number, reason: RerootReason): void => {
    parent[n] = 0;
    onReroot(n, reason);
  };
  for (let n = 1; n <= shape.count; n++) {
    const above = parent[n] ?? 0;
    if (above === 0) continue;
    if (story[above] !== story[n]) cut(n, 'parent_elsewhere');
    else if (isComment[above] === 0 && isComment[n] === 1) cut(n, 'parent_not_shown');
  }
  cutLoops(shape, cut);
}

/** Walks up from every row once; a walk that meets itself has found a loop. */
function cutLoops({ parent, count }: Shape, cut: (n: number, reason: RerootReason) => void): void {
  const walk = new Int32Array(count + 1);
  for (let start = 1; start <= count; start++) {
    let n = start;
    while (n !== 0 && walk[n] === 0) {
      walk[n] = start;
      n = parent[n] ?? 0;
    }
    if (n !== 0 && walk[n] === start) cut(n, 'parent_loop');
  }
}

/** The depth of the source's own tree, whatever its stories: 1 for a root or an unknown parent, 0 for nothing; loops count once. */
export function deepestInSource({ count, parent }: Pick<Shape, 'count' | 'parent'>): number {
  const depth = new Int32Array(count + 1);
  const above: number[] = [];
  let deepest = 0;
  for (let start = 1; start <= count; start++) {
    for (let n = start; n !== 0 && depth[n] === 0; n = parent[n] ?? 0) {
      depth[n] = 1;
      above.push(n);
    }
    for (let n = above.pop(); n !== undefined; n = above.pop()) {
      const over = parent[n] ?? 0;
      depth[n] = over === 0 ? 1 : (depth[over] ?? 0) + 1;
      deepest = Math.max(deepest, depth[n] ?? 0);
    }
  }
  return deepest;
}

/**
 * Depth, root, time and sequence of every comment, without recursion. `baseOf` gives the time from which a story's
 * undated comments are counted, in file order.
 */
export function placeComments(shape: Shape, baseOf: (story: number) => number): Places {
  const { count, parent } = shape;
  const places: Places = {
    depth: new Int32Array(count + 1),
    root: new Int32Array(count + 1),
    storedRoot: new Map(),
    placedAt: placeInTime(shape, baseOf),
    seq: new Float64Array(count + 1),
    order: new Int32Array(count),
  };
  const above: number[] = [];
  for (let start = 1; start <= count; start++) {
    for (let n = start; n !== 0 && places.depth[n] === 0; n = parent[n] ?? 0) above.push(n);
    for (let n = above.pop(); n !== undefined; n = above.pop()) placeOne(shape, places, n);
  }
  orderByStory(shape, places);
  return places;
}

function placeOne(shape: Shape, places: Places, n: number): void {
  const { depth, root, storedRoot, seq, placedAt } = places;
  const above = shape.parent[n] ?? 0;
  const stored = shape.storedParent.get(n);
  const at = placedAt[n] ?? 0;
  if (above !== 0) {
    depth[n] = (depth[above] ?? 0) + 1;
    root[n] = root[above] ?? 0;
    const farRoot = storedRoot.get(above);
    if (farRoot !== undefined) storedRoot.set(n, farRoot);
    seq[n] = nextSeq(at, { seq: seq[above] ?? 0 });
  } else if (stored !== undefined) {
    depth[n] = stored.depth + 1;
    storedRoot.set(n, stored.rootId);
    seq[n] = nextSeq(at, stored);
  } else {
    depth[n] = 1;
    root[n] = n;
    seq[n] = at;
  }
}

/** An undated comment comes just after the one before it in the file, so that a page without dates keeps its order. */
function placeInTime(shape: Shape, baseOf: (story: number) => number): Float64Array {
  const placedAt = shape.at;
  const last = new Map<number, number>();
  for (let n = 1; n <= shape.count; n++) {
    const story = shape.story[n] ?? 0;
    const at = placedAt[n] ?? Number.NaN;
    placedAt[n] = Number.isNaN(at) ? (last.get(story) ?? baseOf(story)) + 1 : at;
    last.set(story, placedAt[n] ?? 0);
  }
  return placedAt;
}

/** By story, then depth, then row; the sort keeps the order of equals, so the last key comes first. */
function orderByStory({ count, story }: Shape, { order, depth }: Places): void {
  for (let i = 0; i < count; i++) order[i] = i + 1;
  order.set(sortedBy(depth, order));
  order.set(sortedBy(story, order));
}

/** A counting sort: linear, and two arrays of numbers are all its memory. Keys are ≥ -1 and not much larger than their number. */
function sortedBy(key: Int32Array, rows: Int32Array): Int32Array {
  let largest = 0;
  for (const n of rows) largest = Math.max(largest, key[n] ?? 0);
  const next = new Int32Array(largest + 3);
  for (const n of rows) next[(key[n] ?? 0) + 2] = (next[(key[n] ?? 0) + 2] ?? 0) + 1;
  for (let i = 1; i < next.length; i++) next[i] = (next[i] ?? 0) + (next[i - 1] ?? 0);
  const sorted = new Int32Array(rows.length);
  for (const n of rows) {
    const place = next[(key[n] ?? 0) + 1] ?? 0;
    sorted[place] = n;
    next[(key[n] ?? 0) + 1] = place + 1;
  }
  return sorted;
}
