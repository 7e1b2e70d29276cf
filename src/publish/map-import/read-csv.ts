import { type FoundFeature, refuseFile } from './feature.js';

const LATITUDE = ['lat', 'latitude', 'y', 'breite', 'latitud'];
const LONGITUDE = ['lon', 'lng', 'long', 'longitude', 'x', 'länge', 'longitud'];
const NAMES = ['name', 'title', 'label', 'place', 'ort', 'nom', 'nombre'];
const MOST_CHECKED = 50;

/** Places of a table: a heading row that names latitude and longitude, and one row for each. Decimal commas are understood. */
export function readCsv(text: string): readonly FoundFeature[] {
  const [head = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  const separator = separatorOf(head);
  const columns = cellsOf(head, separator).map((cell) => cell.trim().toLowerCase());
  const at = (names: readonly string[]): number => columns.findIndex((column) => names.includes(column));
  const [lat, lon, name] = [at(LATITUDE), at(LONGITUDE), at(NAMES)];
  if (lat < 0 || lon < 0)
    refuseFile('its first row names no columns “lat” and “lon”. Add a heading row with these names.');
  const rows = lines.filter((line) => line.trim() !== '').map((line) => cellsOf(line, separator));
  const places = rows.map((cells, i) => {
    const position = [decimal(cells[lon] ?? ''), decimal(cells[lat] ?? '')];
    if (position.some(Number.isNaN))
      refuseFile(
        `row ${i + 2} has “${(cells[lat] ?? '').slice(0, 20)}”, “${(cells[lon] ?? '').slice(0, 20)}” for a position. Give degrees with decimals, like 35.19 or 35,19 between ${separator === ',' ? 'semicolons' : 'separators'}.`,
      );
    return { name: (cells[name] ?? '').trim(), position };
  });
  checkOrder(places.map(({ position }) => position));
  return places.map(({ name: words, position }) => ({ name: words, type: 'point', parts: [[position]] }));
}

/** The separator that parts the heading row into most cells. */
function separatorOf(head: string): string {
  const counts = [';', '\t', ','].map((mark) => ({ mark, count: head.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

/** Cells of a row; quotes around a cell, doubled inside (RFC 4180). Linear. */
function cellsOf(row: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < row.length; i++) {
    const character = row[i] as string;
    if (character === '"' && isQuoted && row[i + 1] === '"') [cell, i] = [`${cell}"`, i + 1];
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...cells, cell];
}

function decimal(cell: string): number {
  const text = cell.trim();
  return /^[+-]?\d{1,3}(?:[.,]\d+)?$|^[+-]?\d+(?:[.,]\d+)?$/.test(text)
    ? Number(text.replace(',', '.'))
    : Number.NaN;
}

/** A column of latitudes never passes 90; where it does and the other never does, the headings are the wrong way round. */
function checkOrder(positions: readonly (readonly number[])[]): void {
  const some = positions.slice(0, MOST_CHECKED);
  const isOdd = some.some(([, lat = 0]) => Math.abs(lat) > 90 && Math.abs(lat) <= 180);
  if (isOdd && some.every(([lon = 0]) => Math.abs(lon) <= 90))
    refuseFile(
      'its latitudes pass 90 degrees: the columns of latitude and longitude look swapped. Swap their headings.',
    );
}
