import { SaxesParser } from 'saxes';
import { type FoundFeature, refuseFile } from './feature.js';

/** What both readers of XML see: elements without their prefixes. */
interface XmlReading {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string, text: string): void;
}

/** Reads XML without a document type, so that there is no entity to expand. Refuses what is not well-formed. */
function readXml(text: string, reading: XmlReading): void {
  const parser = new SaxesParser({});
  let words = '';
  parser.on('doctype', () => refuseFile('it has a document type. Export it again without one.'));
  parser.on('error', (error) => refuseFile(`it is no well-formed XML (${error.message.slice(0, 120)}).`));
  parser.on('text', (part) => {
    words += part;
  });
  parser.on('cdata', (part) => {
    words += part;
  });
  parser.on('opentag', ({ name, attributes }) => {
    words = '';
    reading.open?.(bare(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    reading.close?.(bare(name), words);
    words = '';
  });
  parser.write(text).close();
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Placemarks of KML: their names and geometries. Descriptions may hold HTML and scripts, and are left out. */
export function readKml(text: string): readonly FoundFeature[] {
  const found: FoundFeature[] = [];
  let name = '';
  let addresses = 0;
  let depth = 0;
  let rings: (readonly number[])[][] = [];
  let kind: FoundFeature['type'] | undefined;
  const kinds: Readonly<Record<string, FoundFeature['type']>> = {
    Point: 'point',
    LineString: 'line',
    Polygon: 'polygon',
  };
  readXml(text, {
    open(element) {
      if (element === 'Placemark') [name, depth] = ['', depth + 1];
      if (kinds[element] !== undefined) [kind, rings] = [kinds[element], []];
    },
    close(element, words) {
      if (element === 'Placemark') depth--;
      else if (element === 'name' && depth > 0 && name === '') name = words.trim();
      else if (element === 'address') addresses++;
      else if (element === 'coordinates' && kind !== undefined) rings.push(kmlPositions(words));
      else if (kinds[element] !== undefined && kind !== undefined) {
        found.push({ name, type: kind, parts: rings });
        kind = undefined;
      }
    },
  });
  if (found.length === 0 && addresses > 0)
    refuseFile(
      'its places have addresses only, no coordinates. In My Maps, place them on the map first, then export again.',
    );
  return found;
}

/** `lon,lat,height` parted by blanks. */
function kmlPositions(words: string): (readonly number[])[] {
  const positions = words
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  return positions.map((word) => word.split(',').slice(0, 2).map(numberOf));
}

function numberOf(word: string): number {
  return word.trim() === '' ? Number.NaN : Number(word);
}

/** Waypoints, tracks and routes of GPX. */
export function readGpx(text: string): readonly FoundFeature[] {
  const found: FoundFeature[] = [];
  let name = '';
  let line: (readonly number[])[] = [];
  let point: readonly number[] = [];
  readXml(text, {
    open(element, { lon = '', lat = '' }) {
      if (['wpt', 'trkpt', 'rtept'].includes(element)) point = [numberOf(lon), numberOf(lat)];
      if (element === 'trkpt' || element === 'rtept') line.push(point);
      if (element === 'trkseg' || element === 'rte') line = [];
      if (element === 'wpt' || element === 'trk' || element === 'rte') name = '';
    },
    close(element, words) {
      if (element === 'name') name = words.trim();
      if (element === 'wpt') found.push({ name, type: 'point', parts: [[point]] });
      if (element === 'trkseg' || element === 'rte') found.push({ name, type: 'line', parts: [line] });
    },
  });
  return found;
}
