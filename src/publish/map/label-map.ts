import { type Box, boxAround, type Point, walk } from './box.js';
import type { LabelTask } from './label-task.js';
import { claimBlocks, placeBlocks } from './label-texts.js';
import { nameAreas, nameCountries, nameWaters } from './name-shapes.js';
import { avoidLines, isFree } from './obstacles.js';
import { INK } from './palette.js';
import { type LabelRequest, type PlacedLabel, placeLabels } from './place-labels.js';
import type { Scene } from './scene.js';
import { drawBlock } from './set-text.js';
import { isRtl } from './text-runs.js';
import { element, pathData } from './write-svg.js';

/** All names as markup, the places that found room, and the required names that found none. */
export interface LabelledMap {
  readonly svg: string;
  /** Places whose mark is to be drawn. */
  readonly places: Scene['places'];
  /** Every name that was seated, with its box. */
  readonly boxes: readonly { readonly name: string; readonly box: Box }[];
  readonly refused: readonly string[];
}

/** A place that may be dropped is still not covered where there is room elsewhere. */
const COST_OF_PLACE = 4;

/** Makes marks hard to cover, and lines dear in the order of what they mean. */
export function fillObstacles({
  scene,
  drawnGround,
  obstacles,
}: Omit<LabelTask, 'words' | 'language'>): void {
  for (const { at, reach } of scene.points) obstacles.hard.push(boxAround(at, 2 * reach + 2, 2 * reach + 2));
  for (const { feature, at, reach } of scene.places) {
    const mark = boxAround(at, 2 * reach + 2, 2 * reach + 2);
    if (feature.importance >= 3) obstacles.hard.push(mark);
    else obstacles.soft.push({ box: mark, cost: COST_OF_PLACE });
  }
  for (const { lines } of scene.lines) avoidLines(obstacles, lines, 3);
  avoidLines(
    obstacles,
    scene.arrows.map((arrow) => arrow.line),
    3,
  );
  for (const { edges } of scene.areas) avoidLines(obstacles, edges, 0.7);
  avoidLines(obstacles, drawnGround.borders, 0.7);
  avoidLines(obstacles, drawnGround.shores, 0.35);
  for (const river of drawnGround.rivers) avoidLines(obstacles, river.lines, 0.35);
  avoidLines(obstacles, drawnGround.roads, 0.12);
}

/** Seats the names: what must be shown, then areas, rivers, countries, and places as far as there is room. */
export function labelMap(task: LabelTask): LabelledMap {
  const { scene, cut, obstacles } = task;
  const required = placeLabels(
    [...placeRequests(task, true), ...pointRequests(task), ...strokeRequests(task)],
    obstacles,
  );
  const areas = nameAreas(task);
  const waters = nameWaters(task);
  const countries = nameCountries(task);
  const optional = placeLabels(placeRequests(task, false), obstacles);
  const placed = [...required.placed, ...optional.placed];
  const shown = new Set(optional.placed.map((label) => label.request.at));
  const seats = [...areas.seats, ...countries.seats];
  return {
    svg:
      [...placed, ...seats].map((label) => drawLeader(label.leader, cut.unit)).join('') +
      waters +
      seats.map(({ block, box }) => drawBlock(block, box, { align: 'middle', halo: INK.paper })).join('') +
      placed.map(drawPlaced).join(''),
    places: scene.places.filter((place) => place.feature.importance >= 3 || shown.has(place.at)),
    boxes: [
      ...placed.map((label) => ({ name: label.request.name, box: label.box })),
      ...seats.map(({ name, box }) => ({ name, box })),
    ],
    refused: [...required.refused.map((request) => request.name), ...areas.refused, ...countries.refused],
  };
}

function drawPlaced(label: PlacedLabel): string {
  return drawBlock(label.block, label.box, { align: label.align, halo: INK.paper });
}

function drawLeader(leader: readonly [Point, Point] | undefined, unit: number): string {
  if (leader === undefined) return '';
  const d = pathData([leader], false);
  return (
    element('path', { d, fill: 'none', stroke: INK.paper, 'stroke-width': 3 * unit }) +
    element('path', { d, fill: 'none', stroke: INK.text, 'stroke-width': 0.9 * unit })
  );
}

function placeRequests({ scene, cut, obstacles }: LabelTask, required: boolean): LabelRequest[] {
  return scene.places
    .filter(({ feature }) => feature.importance >= 3 === required)
    .filter(({ at, reach }) => required || isFree(obstacles, boxAround(at, 2 * reach, 2 * reach)))
    .map(({ feature, at, reach }) => ({
      name: feature.name,
      at,
      reach,
      blocks: placeBlocks(feature, cut),
      rank: feature.importance * 20,
      required,
      rtl: isRtl(feature.name),
    }));
}

function pointRequests({ scene, cut, words }: LabelTask): LabelRequest[] {
  return scene.points.map(({ feature, tone, at, reach }) => ({
    name: feature.label,
    at,
    reach,
    blocks: claimBlocks(feature.label, { status: feature.status, tone, size: 12.5 * cut.unit }, words),
    rank: 70,
    required: true,
    rtl: isRtl(feature.label),
  }));
}

/** Arrows are named at their tail, lines at their middle. */
function strokeRequests({ scene, cut, words }: LabelTask): LabelRequest[] {
  const tails = scene.arrows.map(({ feature, tone, line }) => ({ feature, tone, at: line[0] }));
  const middles = scene.lines.map(({ feature, tone, lines }) => ({ feature, tone, at: middleStop(lines) }));
  return [...tails, ...middles].flatMap(({ feature, tone, at }): LabelRequest[] => {
    if (feature.label === undefined || at === undefined) return [];
    const look = { status: feature.status, tone, size: 12 * cut.unit };
    return [
      {
        name: feature.label,
        at,
        reach: 6 * cut.unit,
        blocks: claimBlocks(feature.label, look, words),
        rank: 65,
        required: true,
        rtl: isRtl(feature.label),
      },
    ];
  });
}

function middleStop(lines: readonly Point[][]): Point | undefined {
  const longest = lines.map((line) => walk(line, 6)).sort((a, b) => b.length - a.length)[0] ?? [];
  return longest[Math.floor(longest.length / 2)]?.at;
}
