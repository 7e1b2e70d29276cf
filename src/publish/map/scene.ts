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
  const tone = (feature: { status: DrawnStatus; side?: string }) => toneOf(document, feature);
  const areas = standing(document.areas).map((feature) => {
    const polygons = polygonsOf(feature.geometry);
    return {
      feature,
      tone: tone(feature),
      rings: view.trace(polygons),
      edges: view.trace(edgesOf(polygons)),
    };
  });
  const lines = standing(document.lines).map((feature) => ({
    feature,
    tone: tone(feature),
    lines: view.trace(linesOf([feature.coordinates])),
  }));
  const arrows = standing(document.arrows).map((feature) => ({
    feature,
    tone: tone(feature),
    line: projectCurve(feature, view),
  }));
  const points = standing(document.points).map((feature) => ({
    feature,
    tone: tone(feature),
    at: view.project([feature.lon, feature.lat]),
    reach: pointReach(feature.precision, view.metresPerPixel, unit),
  }));
  const places = document.places.map((feature) => ({
    feature,
    at: view.project([feature.lon, feature.lat]),
    reach: placeReach(feature) * unit,
  }));
  return {
    areas: areas.filter((area) => area.rings.length > 0),
    lines: lines.filter((line) => line.lines.length > 0),
    arrows: arrows.filter((arrow) => arrow.line.some((point) => isWithin(view.frame, point, 0))),
    points: points.flatMap((point) => keepWithin(point, view.frame, 9 * unit)),
    places: places.flatMap((place) => keepWithin(place, view.frame, place.reach)),
    outside: [
      ...areas.filter((area) => area.rings.length === 0).map((area) => area.feature.label),
      ...points
        .filter((point) => keepWithin(point, view.frame, 9 * unit).length === 0)
        .map((p) => p.feature.label),
      ...places
        .filter(
          (place) => place.feature.importance >= 3 && keepWithin(place, view.frame, place.reach).length === 0,
        )
        .map((place) => place.feature.name),
    ],
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
