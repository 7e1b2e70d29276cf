import { checkFeatures } from './check-features.js';
import { type FoundFeature, type MapFeature, refuseFile } from './feature.js';
import { readCsv } from './read-csv.js';
import { readGeoJson } from './read-geojson.js';
import { readGpx, readKml } from './read-xml.js';
import { unzipFirst } from './unzip-first.js';

const LARGEST = 1_000_000;

/**
 * The features of a file, recognised by its content: GeoJSON and uMap, KML, KMZ, GPX, or a table. Refuses map_refused, saying what to do.
 */
export async function readMapFile(content: Uint8Array): Promise<readonly MapFeature[]> {
  if (content.length > LARGEST)
    refuseFile(
      `it has ${content.length} bytes; ${LARGEST} are the most. Simplify its lines or keep only what the report is about.`,
    );
  const isZip = content[0] === 0x50 && content[1] === 0x4b;
  const bytes = isZip ? await unzipFirst(content, { ending: '.kml', largest: LARGEST }) : content;
  return checkFeatures(readText(new TextDecoder().decode(bytes)));
}

function readText(text: string): readonly FoundFeature[] {
  const start = text.trimStart().slice(0, 2000);
  if (start === '') refuseFile('it is empty.');
  if (start.startsWith('{') || start.startsWith('[')) return readGeoJson(text);
  if (!start.startsWith('<')) return readCsv(text);
  if (/<(?:\w+:)?gpx[\s>]/.test(start)) return readGpx(text);
  return readKml(text);
}
