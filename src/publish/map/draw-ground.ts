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
      drawSmallRivers(rivers, unit) +
      ground.waters.map((water) => drawWater(view.trace(water.polygons), unit)).join('') +
      roads.map(({ lines, width }) => stroke(lines, { stroke: INK.road, 'stroke-width': width })).join('') +
      stroke(coast, { stroke: INK.coast, 'stroke-width': 0.8 * unit }) +
      drawGreatRivers(rivers, unit) +
      drawBorders(borders, view, unit) +
      drawDisputed(view.trace(ground.disputed), unit),
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

type Rivers = DrawnGround['rivers'];
const ROUND = { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };

/** Rivers of one line; lakes are drawn over them. */
function drawSmallRivers(rivers: Rivers, unit: number): string {
  const small = rivers.filter((river) => !isGreat(river, unit));
  return small
    .map(({ lines, width }) => stroke(lines, { stroke: INK.river, 'stroke-width': width, ...ROUND }))
    .join('');
}

/** All banks, then all water: so that mouths stay open. */
function drawGreatRivers(rivers: Rivers, unit: number): string {
  const great = rivers.filter((river) => isGreat(river, unit));
  const draw = (colour: string, more: number) =>
    great
      .map(({ lines, width }) => stroke(lines, { stroke: colour, 'stroke-width': width + more, ...ROUND }))
      .join('');
  return draw(INK.riverBank, 1.2 * unit) + draw(INK.sea, 0);
}

function isGreat({ width }: Rivers[number], unit: number): boolean {
  return width >= 4 * unit;
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

/** Dots on a light band: no side's border. */
function drawDisputed(lines: readonly Point[][], unit: number): string {
  const dots = { 'stroke-dasharray': `0.1 ${decimal(4 * unit)}`, 'stroke-linecap': 'round' };
  return (
    stroke(lines, { stroke: INK.paper, 'stroke-width': 3.4 * unit }) +
    stroke(lines, { stroke: INK.border, 'stroke-width': 1.9 * unit, ...dots })
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
