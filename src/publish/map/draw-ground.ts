import type { Point } from './box.js';
import { linesOf } from './geometry.js';
import type { Ground } from './ground.js';
import type { GroundLine } from './map-document.js';
import { INK } from './palette.js';
import type { View } from './view.js';
import { decimal, element, pathData } from './write-svg.js';

/** What the ground gives to the picture: markup for below and above the claims, and lines that names keep off. */
export interface DrawnGround {
  /** Sea and land, below the areas. */
  readonly below: string;
  /** Water, roads and borders, above the areas. */
  readonly above: string;
  readonly rivers: readonly {
    readonly name?: string;
    readonly width: number;
    readonly lines: readonly Point[][];
  }[];
  readonly borders: readonly Point[][];
  /** Coasts and lake shores. */
  readonly shores: readonly Point[][];
  readonly roads: readonly Point[][];
}

const RIVER_WIDTHS = [1, 2.2, 6];
const ROAD_WIDTHS = [1, 1.6, 2.6];

/** Draws land and water; `unit` scales the widths. */
export function drawGround(ground: Ground, view: View, unit: number): DrawnGround {
  const rivers = ground.rivers.map((river) => ({
    ...(river.name === undefined ? {} : { name: river.name }),
    width: widthOf(river, RIVER_WIDTHS) * unit,
    lines: view.trace(linesOf([river.coordinates])),
  }));
  const roads = ground.roads.map((road) => ({
    width: widthOf(road, ROAD_WIDTHS) * unit,
    lines: view.trace(linesOf([road.coordinates])),
  }));
  const borders = view.trace(ground.borders);
  const coast = view.trace(ground.coast);
  const lakes = ground.waters.flatMap((water) => view.trace(water.polygons));
  return {
    below: drawSea(view) + drawLand(ground, view),
    above:
      ground.builtUp.map((town) => fill(view.trace(town), INK.builtUp)).join('') +
      ground.waters.map((water) => drawWater(view.trace(water.polygons), unit)).join('') +
      roads.map(({ lines, width }) => stroke(lines, { stroke: INK.road, 'stroke-width': width })).join('') +
      stroke(coast, { stroke: INK.coast, 'stroke-width': 0.8 * unit }) +
      drawRivers(rivers, unit) +
      drawBorders(borders, view, unit),
    rivers,
    borders,
    shores: [...coast, ...lakes],
    roads: roads.flatMap((road) => road.lines),
  };
}

function widthOf(line: GroundLine, widths: readonly number[]): number {
  return widths[Math.round(line.size) - 1] ?? 1;
}

/** On a map of the world, what lies outside the globe stays paper. */
function drawSea(view: View): string {
  return fill(view.trace({ type: 'Sphere' }), INK.sea);
}

/** A rim of the land's own colour closes the hairlines that renderers leave between neighbours. */
function drawLand(ground: Ground, view: View): string {
  const land = (focus: boolean) =>
    ground.countries
      .filter((country) => country.focus === focus)
      .flatMap((country) => view.trace(country.polygons));
  return (
    fill(land(false), INK.land, { stroke: INK.land, 'stroke-width': 0.7 }) + fill(land(true), INK.focusLand)
  );
}

function drawWater(rings: readonly Point[][], unit: number): string {
  return fill(rings, INK.sea, { stroke: INK.coast, 'stroke-width': 0.8 * unit });
}

/** Small rivers first, then all banks, then all water: so that mouths stay open. */
function drawRivers(rivers: DrawnGround['rivers'], unit: number): string {
  const round = { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  const isGreat = (river: { width: number }) => river.width >= 4 * unit;
  const great = rivers.filter(isGreat);
  const draw = (chosen: DrawnGround['rivers'], colour: string, more: number) =>
    chosen
      .map(({ lines, width }) => stroke(lines, { stroke: colour, 'stroke-width': width + more, ...round }))
      .join('');
  const small = draw(
    rivers.filter((river) => !isGreat(river)),
    INK.river,
    0,
  );
  return small + draw(great, INK.riverBank, 1.2 * unit) + draw(great, INK.sea, 0);
}

/** Wider maps than this, in kilometres, have too many borders for dashes. */
const DASHED_KM = 2200;

/** A light band under the dashes keeps a border visible on every fill. */
function drawBorders(lines: readonly Point[][], view: View, unit: number): string {
  const km = ((view.frame.x1 - view.frame.x0) * view.metresPerPixel) / 1000;
  if (km > DASHED_KM)
    return stroke(lines, { stroke: INK.border, 'stroke-width': 0.7 * unit, 'stroke-opacity': '0.7' });
  const dashes = [8, 3, 1.6, 3].map((dash) => decimal(dash * unit)).join(' ');
  return (
    stroke(lines, { stroke: INK.paper, 'stroke-width': 3 * unit, 'stroke-opacity': '0.75' }) +
    stroke(lines, { stroke: INK.border, 'stroke-width': 1.2 * unit, 'stroke-dasharray': dashes })
  );
}

function fill(rings: readonly Point[][], colour: string, more: Record<string, string | number> = {}): string {
  const d = pathData(rings, true);
  return d === '' ? '' : element('path', { d, fill: colour, 'fill-rule': 'evenodd', ...more });
}

function stroke(lines: readonly Point[][], look: Record<string, string | number>): string {
  const d = pathData(lines, false);
  return d === '' ? '' : element('path', { d, fill: 'none', ...look });
}
