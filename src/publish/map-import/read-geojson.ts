import { type FoundFeature, refuseFile } from './feature.js';

/** Deeper than any GeoJSON: a MultiPolygon in a collection in a feature in a collection has about twelve levels. */
const DEEPEST = 32;
/** Names of WGS 84 in degrees; any other reference system is refused. */
const WGS_84 = /CRS84|EPSG:{1,2}4326|EPSG\/0\/4326/i;

type Json = Readonly<Record<string, unknown>>;

/** The features of GeoJSON (RFC 7946), also of uMap's files, whose layers hold such collections. */
export function readGeoJson(text: string): readonly FoundFeature[] {
  checkDepth(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = (error as Error).message;
    return refuseFile(`it is no JSON (${reason.slice(0, 120)}). NaN and Infinity are no numbers in JSON.`);
  }
  const found: FoundFeature[] = [];
  const waiting: (Meant & { readonly value: unknown })[] = [{ value, name: '' }];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === undefined || !isObject(next.value)) continue;
    checkReference(next.value);
    const meant = { name: nameOf(next.value) || next.name, ...ownOf(next.value, next) };
    for (const list of ['layers', 'features', 'geometries'])
      for (const part of [...asList(next.value[list])].reverse()) waiting.push({ ...meant, value: part });
    if (next.value.geometry !== undefined) waiting.push({ ...meant, value: next.value.geometry });
    found.push(...geometryOf(next.value, meant));
  }
  return found;
}

/** Nesting is counted before anything reads the text as a tree. */
function checkDepth(text: string): void {
  let depth = 0;
  let isInText = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (isInText) {
      if (character === '\\') i++;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '[' || character === '{') {
      if (++depth > DEEPEST) refuseFile(`it is nested more than ${DEEPEST} levels deep, which no map is.`);
    } else if (character === ']' || character === '}') depth--;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** RFC 7946 has no `crs`; older files do, and then it says what the numbers mean. */
function checkReference({ crs }: Json): void {
  if (crs === undefined || crs === null) return;
  const name = isObject(crs) && isObject(crs.properties) ? String(crs.properties.name ?? '') : '';
  if (!WGS_84.test(name))
    refuseFile(
      `its reference system is ${name || 'unknown'}. Export it as EPSG:4326 (in QGIS: Save Features As, CRS: EPSG:4326 – WGS 84).`,
    );
}

function nameOf({ properties }: Json): string {
  if (!isObject(properties)) return '';
  const { name, Name, title, label } = properties;
  return String(name ?? Name ?? title ?? label ?? '');
}

/** What a feature says of the geometries in it. */
type Meant = Pick<FoundFeature, 'name' | 'own'>;

function ownOf({ properties }: Json, outer: Meant): Pick<Meant, 'own'> {
  const { kind, status, precision } = isObject(properties) ? properties : {};
  if (kind === undefined && status === undefined) return outer.own ? { own: outer.own } : {};
  return { own: { kind, status, precision } };
}

type Coordinates = readonly unknown[];

function geometryOf({ type, coordinates }: Json, { name, own }: Meant): FoundFeature[] {
  const list = asList(coordinates);
  const one = (kind: FoundFeature['type'], parts: readonly Coordinates[]): FoundFeature => ({
    ...{ name, type: kind, ...(own && { own }) },
    parts: parts.map((part) => part.map(positionOf)),
  });
  switch (type) {
    case 'Point':
      return [one('point', [[list]])];
    case 'MultiPoint':
      return list.map((position) => one('point', [[position]]));
    case 'LineString':
      return [one('line', [list])];
    case 'MultiLineString':
      return list.map((line) => one('line', [asList(line)]));
    case 'Polygon':
      return [one('polygon', list.map(asList))];
    case 'MultiPolygon':
      return list.map((polygon) => one('polygon', asList(polygon).map(asList)));
    default:
      return [];
  }
}

function positionOf(value: unknown): readonly number[] {
  return asList(value)
    .slice(0, 2)
    .map((part) => (typeof part === 'number' ? part : Number.NaN));
}
