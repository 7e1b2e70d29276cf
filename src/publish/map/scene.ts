import { type Box, boxAround, grow, holds, type Point } from './box.js';
import { standing, toneOf } from './claims.js';
import { placeReach, pointReach } from './draw-marks.js';
import { edgesOf, linesOf, polygonsOf } from './geometry.js';
import type { MapArea, MapArrow, MapDocument, MapLine, MapPlace, MapPoint, Tone } from './map-document.js';
import { smoothLine } from './smooth-line.js';
import type { DrawnStatus } from './status-style.js';
import type { View } from './view.js';

type Standing<F> = F & { readonly status: DrawnStatus };

/** The document's features in pixels of one picture; withdrawn ones are gone, and what lies outside the frame. */
export interface Scene {
  readonly areas: readonly { feature: Standing<MapArea>; tone: Tone; rings: Point[][]; edges: Point[][] }[];
  readonly lines: readonly { feature: Standing<MapLine>; tone: Tone; lines: Point[][] }[];
  readonly arrows: readonly { feature: Standing<MapArrow>; tone: Tone; line: Point[] }[];
  readonly points: readonly { feature: Standing<MapPoint>; tone: Tone; at: Point; reach: number }[];
  readonly places: readonly { feature: MapPlace; at: Point; reach: number }[];
  /** Names of required features that the frame leaves out. */
  readonly outside: readonly string[];
}

/** Projects the features of a document into a view. */
export function sceneOf(document: MapDocument, view: View, unit: number): Scene {
  const areas = projectAreas(document, view);
  const points = standing(document.points).map((feature) => ({
    feature,
    tone: toneOf(document, feature),
    at: view.project([feature.lon, feature.lat]),
    reach: pointReach(feature.precision, view.metresPerPixel, unit),
  }));
  const places = document.places.map((feature) => ({
    feature,
    at: view.project([feature.lon, feature.lat]),
    reach: placeReach(feature) * unit,
  }));
  const shownPoints = points.flatMap((point) => keepWithin(point, view.frame, LEAST_INSIDE * unit));
  const shownPlaces = places.flatMap((place) => keepWithin(place, view.frame, place.reach));
  return {
    ...projectStrokes(document, view),
    areas: areas.filter((area) => area.rings.length > 0),
    points: shownPoints,
    places: shownPlaces,
    outside: [
      ...areas.filter((area) => area.rings.length === 0).map((area) => area.feature.label),
      ...missing(points, shownPoints).map((point) => point.label),
      ...missing(places, shownPlaces)
        .filter((place) => place.importance >= 3)
        .map((place) => place.name),
    ],
  };
}

/** A point's ring may be cut by the frame, but not this much of its middle. */
const LEAST_INSIDE = 9;

function missing<F>(all: readonly { readonly feature: F }[], shown: readonly { readonly feature: F }[]): F[] {
  const kept = new Set(shown.map((item) => item.feature));
  return all.map((item) => item.feature).filter((feature) => !kept.has(feature));
}

function projectAreas(document: MapDocument, view: View): Scene['areas'] {
  return standing(document.areas).map((feature) => {
    const polygons = polygonsOf(feature.geometry);
    const tone = toneOf(document, feature);
    return { feature, tone, rings: view.trace(polygons), edges: view.trace(edgesOf(polygons)) };
  });
}

function projectStrokes(document: MapDocument, view: View): Pick<Scene, 'lines' | 'arrows'> {
  const lines = standing(document.lines).map((feature) => ({
    feature,
    tone: toneOf(document, feature),
    lines: view.trace(linesOf([feature.coordinates])),
  }));
  const arrows = standing(document.arrows).map((feature) => ({
    feature,
    tone: toneOf(document, feature),
    line: projectCurve(feature, view),
  }));
  return {
    lines: lines.filter((line) => line.lines.length > 0),
    arrows: arrows.filter((arrow) => arrow.line.some((point) => isWithin(view.frame, point, 0))),
  };
}

function keepWithin<T extends { readonly at: Point | undefined }>(item: T, frame: Box, reach: number) {
  const { at } = item;
  return at !== undefined && isWithin(frame, at, reach) ? [{ ...item, at }] : [];
}

function isWithin(frame: Box, at: Point, reach: number): boolean {
  return holds(grow(frame, 0), boxAround(at, 2 * reach, 2 * reach));
}

function projectCurve(arrow: MapArrow, view: View): Point[] {
  const given = arrow.coordinates.flatMap((place): [number, number][] => {
    const point = view.project(place);
    return point === undefined ? [] : [[point.x, point.y]];
  });
  return smoothLine(given).map(([x, y]) => ({ x, y }));
}
