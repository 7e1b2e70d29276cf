import { checkFeatures } from './check-features.js';
import { type FoundFeature, type MapFeature, refuseFile } from './feature.js';
import { readCsv } from './read-csv.js';
import { decodeText } from './read-dbf.js';
import { readGeoJson } from './read-geojson.js';
import { readShapefile } from './read-shapefile.js';
import { readGpx, readKml } from './read-xml.js';
import { unzip } from './unzip.js';

const LARGEST = 1_000_000;

/**
 * The features of a file, recognised by its content: GeoJSON and uMap, KML, KMZ, GPX, a zipped shapefile, or a table.
 * Refuses map_refused, saying what to do.
 */
export async function readMapFile(content: Uint8Array): Promise<readonly MapFeature[]> {
  if (content.length > LARGEST)
    refuseFile(
      `it has ${content.length} bytes; ${LARGEST} are the most. Simplify its lines or keep only what the report is about.`,
    );
  const isZip = content[0] === 0x50 && content[1] === 0x4b;
  return checkFeatures(isZip ? await readArchive(content) : readText(decodeText(content)));
}

const ENDINGS = ['.kml', '.shp', '.dbf', '.prj', '.geojson'];

async function readArchive(content: Uint8Array): Promise<readonly FoundFeature[]> {
  const files = await unzip(content, { endings: ENDINGS, largest: LARGEST });
  const shp = files.get('.shp');
  if (shp !== undefined) return readShapefile({ shp, dbf: files.get('.dbf'), prj: files.get('.prj') });
  const text = files.get('.kml') ?? files.get('.geojson');
  if (text === undefined) return refuseFile('it is an archive without a .kml, .shp or .geojson file.');
  return readText(decodeText(text));
}

function readText(text: string): readonly FoundFeature[] {
  const start = text.trimStart().slice(0, 2000);
  if (start === '') refuseFile('it is empty.');
  if (start.startsWith('{') || start.startsWith('[')) return readGeoJson(text);
  if (!start.startsWith('<')) return readCsv(text);
  if (/<(?:\w+:)?gpx[\s>]/.test(start)) return readGpx(text);
  return readKml(text);
}
