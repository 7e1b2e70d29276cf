import type { Box, Point } from './box.js';
import type { Ground } from './ground.js';
import type { LabelTask } from './label-task.js';
import { claimBlocks, countryBlocks } from './label-texts.js';
import type { Obstacles } from './obstacles.js';
import { INK } from './palette.js';
import { seatAlongLine } from './seat-along-line.js';
import { boxOf, type ShapeSeat, seatBesideShape, seatInShape } from './seat-in-shape.js';
import { blockOf, drawBlock, drawText } from './set-text.js';
import { type Type, textWidth } from './text-width.js';

/** Names seated in their shapes, and those that found no room. */
export interface Seated {
  readonly seats: readonly (ShapeSeat & { readonly name: string })[];
  readonly refused: readonly string[];
}

/** Names the areas: inside, or beside with a leader line. */
export function nameAreas({ scene, cut, words, obstacles }: LabelTask): Seated {
  const seats: (ShapeSeat & { name: string })[] = [];
  const refused: string[] = [];
  for (const { feature, tone, rings } of scene.areas) {
    const blocks = claimBlocks(feature.label, { status: feature.status, tone, size: 13 * cut.unit }, words);
    const seat =
      seatInShape(coarse(rings), blocks, { obstacles, mostOutside: 3 }) ??
      seatBesideShape(coarse(rings), blocks, obstacles);
    if (seat === undefined) refused.push(feature.label);
    else seats.push(keep({ ...seat, name: feature.label }, obstacles));
  }
  return { seats, refused };
}

/** A neighbour is not named across a front or an arrow. */
const MOST_COST = 2.5;
/** Of the frame, the share that a country must fill to be named: less is a sliver. */
const LEAST_SHARE = { focus: 0.01, neighbour: 0.014 };

/** Names the countries that fill enough of the frame, those the map is about first. */
export function nameCountries(
  task: Pick<LabelTask, 'ground' | 'view' | 'cut' | 'language' | 'obstacles'> &
    Partial<Pick<LabelTask, 'scene'>> & { readonly inset?: boolean },
): Seated {
  const { ground, view, cut, language, obstacles, scene, inset = false } = task;
  const besides = scene?.areas.map(({ rings }) => rings) ?? [];
  const seats: (ShapeSeat & { name: string })[] = [];
  const refused: string[] = [];
  const frameArea = (view.frame.x1 - view.frame.x0) * (view.frame.y1 - view.frame.y0);
  for (const country of [...ground.countries].sort((a, b) => Number(b.focus) - Number(a.focus))) {
    const rings = view.trace(country.polygons);
    const share = Math.max(0, ...rings.map(boxArea)) / frameArea;
    if (share < LEAST_SHARE[country.focus ? 'focus' : 'neighbour']) continue;
    const blocks = countryBlocks(country.name, country.focus, { cut, language, inset });
    const seat = seatInShape(coarse(rings), blocks, {
      obstacles,
      mostOutside: country.focus ? (inset ? 6 : 2) : inset ? 1 : 0,
      mostCost: country.focus ? Number.POSITIVE_INFINITY : MOST_COST,
      apart: (inset ? 0 : 7) * cut.unit,
      besides,
    });
    if (seat !== undefined) seats.push(keep({ ...seat, name: country.name }, obstacles));
    // Smaller cuts are readable without it; the wide one is what the editor looks at.
    else if (country.focus && cut.name === 'wide') refused.push(country.name);
  }
  return { seats, refused };
}

function boxArea(ring: readonly Point[]): number {
  const box = boxOf([ring]);
  return (box.x1 - box.x0) * (box.y1 - box.y0);
}

function keep<S extends { readonly box: Box }>(seat: S, obstacles: Obstacles): S {
  obstacles.hard.push(seat.box);
  return seat;
}

/** Every point of a coast is not needed to find room on land; 4 pixels are. */
function coarse(rings: readonly Point[][]): Point[][] {
  return rings.map((ring) => {
    const kept: Point[] = [];
    for (const point of ring) {
      const last = kept.at(-1);
      if (last === undefined || Math.hypot(point.x - last.x, point.y - last.y) >= 4) kept.push(point);
    }
    return kept;
  });
}

/** Names rivers along their straightest free stretch, and lakes inside; what finds no room goes unnamed. */
export function nameWaters(task: LabelTask): string {
  const type = { size: 12 * task.cut.unit, italic: true };
  const rivers = [...task.drawnGround.rivers].sort((a, b) => b.width - a.width);
  const named = new Set<string>();
  let svg = '';
  for (const river of rivers) {
    if (river.name === undefined || named.has(river.name)) continue;
    const drawn = nameRiver({ ...river, name: river.name }, type, task.obstacles);
    if (drawn !== '') named.add(river.name);
    svg += drawn;
  }
  return svg + task.ground.waters.map((water) => nameLake(water, type, task)).join('');
}

function nameRiver(
  river: { name: string; width: number; lines: readonly Point[][] },
  type: Type,
  obstacles: Obstacles,
) {
  const size = { width: textWidth(river.name, type), size: type.size, clearance: river.width / 2 + 1.5 };
  const seat = seatAlongLine(river.lines, size, obstacles);
  if (seat === undefined) return '';
  obstacles.hard.push(...seat.boxes);
  const place = { x: seat.at.x, baseline: seat.at.y, turn: seat.turn, align: 'middle' as const };
  return drawText(river.name, { ...place, type, fill: INK.waterName, halo: INK.paper });
}

function nameLake(
  { name, polygons }: Ground['waters'][number],
  type: Type,
  { view, obstacles }: LabelTask,
): string {
  if (name === undefined) return '';
  const block = blockOf([{ text: name, type, fill: INK.waterName }]);
  const seat = seatInShape(coarse(view.trace(polygons)), [block], { obstacles, mostOutside: 0 });
  if (seat === undefined) return '';
  obstacles.hard.push(seat.box);
  return drawBlock(seat.block, seat.box, { align: 'middle', halo: INK.sea });
}
