import type { MapArrow, MapDocument, MapLine, MapPoint } from '../../../../publish/map/map-document.js';
import type { MapShapeView } from '../../../../wire/map.js';
import { lineText, shapeText } from './map-form.js';

type Texts = Readonly<Record<string, string>>;

/** A document as the rows of its form. */
export function mapRows(document: MapDocument): {
  readonly head: Texts;
  readonly sides: readonly Texts[];
  readonly places: readonly Texts[];
  readonly points: readonly Texts[];
  readonly shapes: readonly MapShapeView[];
} {
  const { frame, focus = [], countryNames = [], words = '', title, asOf, credits } = document;
  const edges =
    frame === undefined
      ? {}
      : { west: `${frame.west}`, south: `${frame.south}`, east: `${frame.east}`, north: `${frame.north}` };
  return {
    head: {
      ...{ title, as_of: asOf, focus: focus.join(' '), credits: credits.join('\n'), words, ...edges },
      countries: countryNames.map(({ country, name }) => `${country} = ${name}`).join('\n'),
    },
    sides: document.sides.map(({ id, name, tone }) => ({ id, name, tone })),
    places: document.places.map(({ name, localName = '', lon, lat, importance, kind }) => ({
      ...{ name, kind, local: localName, importance: String(importance) },
      ...{ lon: text(lon), lat: text(lat) },
    })),
    points: document.points.map((point) => ({
      ...{ label: point.label, kind: point.kind, precision: point.precision },
      ...{ lon: text(point.lon), lat: text(point.lat), ...claimed(point) },
    })),
    shapes: [
      ...document.areas.map((area) => ({
        ...{ form: 'area' as const, label: area.label, coordinates: shapeText(area.geometry) },
        ...claimed(area),
      })),
      ...document.lines.map((line: MapLine) => ({
        ...{ form: line.kind, teeth: line.teeth ?? '' },
        ...stroke(line),
      })),
      ...document.arrows.map((arrow) => ({ form: 'arrow' as const, ...stroke(arrow) })),
    ],
  };
}

/** What is no number is shown as an empty field, beside what is wrong with it. */
function text(degrees: number): string {
  return Number.isFinite(degrees) ? String(degrees) : '';
}

function stroke(line: MapLine | MapArrow) {
  return { label: line.label ?? '', coordinates: lineText(line.coordinates), ...claimed(line) };
}

function claimed({
  status,
  claim = '',
  side = '',
  legend = '',
}: Pick<MapPoint, 'status' | 'claim' | 'side' | 'legend'>) {
  return { status, claim, side, legend };
}
