/** A picture in few colours: for each pixel the number of its colour, and the colours as red, green, blue. */
export interface FewColours {
  readonly pixels: Uint8Array;
  readonly colours: readonly (readonly [number, number, number])[];
}

const MOST = 256;
/** So many of the most used colours are kept however near they are to each other. */
const AS_THEY_ARE = 64;
/** The others must be farther from all that are kept than this, as squares of distances; each list of numbers is tried while there is room. */
const APART = [16_384, 4096, 1024, 256, 64, 0];

/**
 * Reduces an opaque picture (red, green, blue, alpha) to 256 colours. Those that fill the most pixels are kept as they are, so
 * that land, sea and areas lose nothing; the blends at the edges of letters and lines go to the nearest.
 */
export function fewColours(rgba: Uint8Array): FewColours {
  const counts = countColours(rgba);
  const byUse = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b);
  const kept = byUse.slice(0, byUse.length <= MOST ? MOST : AS_THEY_ARE);
  for (const apart of APART) spread(kept, byUse, apart);
  const numberOf = new Map(byUse.map((colour) => [colour, nearest(colour, kept)]));
  const pixels = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < pixels.length; at++) pixels[at] = numberOf.get(colourAt(rgba, at)) ?? 0;
  return { pixels, colours: kept.map((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]) };
}

function spread(kept: number[], colours: readonly number[], apart: number): void {
  for (const colour of colours) {
    if (kept.length >= MOST) return;
    if (kept.every((other) => distance(colour, other) > apart)) kept.push(colour);
  }
}

function countColours(rgba: Uint8Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length / 4; at++) {
    const colour = colourAt(rgba, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

function colourAt(rgba: Uint8Array, pixel: number): number {
  const at = pixel * 4;
  return ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
}

function nearest(colour: number, among: readonly number[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of among.entries()) {
    const far = distance(colour, other);
    if (far >= least) continue;
    least = far;
    best = index;
  }
  return best;
}

/** The square of a distance that weighs green most, as eyes do. */
function distance(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return 2 * red * red + 4 * green * green + blue * blue;
}
