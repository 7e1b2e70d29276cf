import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zipOf } from '../../../test/formats/zip-of.js';
import { readMapFile } from './read-map-file.js';

type Files = Readonly<Record<string, Uint8Array>>;

const zipped = (files: Files): Uint8Array =>
  zipOf(Object.entries(files).map(([name, content]) => ({ name, content })));

type Ring = readonly (readonly [number, number])[];

/** A .shp file of polygons: each record a list of rings. */
function shp(records: readonly (readonly Ring[])[]): Uint8Array {
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  const bodies = records.map((rings, number) => {
    const points = rings.flat();
    const body = Buffer.alloc(8 + 44 + rings.length * 4 + points.length * 16);
    body.writeInt32BE(number + 1, 0);
    body.writeInt32BE((body.length - 8) / 2, 4);
    body.writeInt32LE(5, 8);
    body.writeInt32LE(rings.length, 44);
    body.writeInt32LE(points.length, 48);
    let start = 0;
    for (const [i, ring] of rings.entries()) {
      body.writeInt32LE(start, 52 + i * 4);
      start += ring.length;
    }
    for (const [i, [x, y]] of points.entries()) {
      body.writeDoubleLE(x, 52 + rings.length * 4 + i * 16);
      body.writeDoubleLE(y, 60 + rings.length * 4 + i * 16);
    }
    return body;
  });
  return Buffer.concat([header, ...bodies]);
}

/** A .dbf table with a number and a name. */
function dbf(names: readonly string[]): Uint8Array {
  const header = Buffer.alloc(32 + 2 * 32 + 1);
  header.writeUInt8(3, 0);
  header.writeUInt32LE(names.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + 4 + 20, 10);
  header.write('ID', 32, 'latin1');
  header.write('N', 43, 'latin1');
  header.writeUInt8(4, 48);
  header.write('NAME', 64, 'latin1');
  header.write('C', 75, 'latin1');
  header.writeUInt8(20, 80);
  header.writeUInt8(0x0d, 96);
  const rows = names.map((name) =>
    Buffer.concat([Buffer.from('    1'), Buffer.alloc(20, ' ').fill(name, 0, Buffer.byteLength(name))]),
  );
  return Buffer.concat([header, ...rows]);
}

const box = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west, south + size],
  [west + size, south + size],
  [west + size, south],
  [west, south],
];
const hole = (west: number, south: number, size: number): Ring => [...box(west, south, size)].reverse();
const WGS = Buffer.from('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]');

async function refuses(content: Uint8Array, why: RegExp): Promise<void> {
  await assert.rejects(readMapFile(content), (error: { code?: string; message: string }) => {
    assert.equal(error.code, 'map_refused');
    assert.match(error.message, why);
    return true;
  });
}

describe('an archive for a map', () => {
  it('of KML is read like KML', async () => {
    const kml =
      '<kml><Placemark><name>Ford</name><Point><coordinates>10,50</coordinates></Point></Placemark></kml>';
    const found = await readMapFile(
      zipped({ 'files/icon.png': Buffer.from('x'), 'doc.kml': Buffer.from(kml) }),
    );
    assert.deepEqual(found, [{ name: 'Ford', type: 'point', parts: [[[10, 50]]] }]);
  });

  it('with a shapefile gives its polygons with their holes and names', async () => {
    const records = [[box(10, 50, 2), hole(10.5, 50.5, 0.5), box(20, 50, 1)], [box(-30, 60, 1)]];
    const files = { 'x.shp': shp(records), 'x.dbf': dbf(['Bänk', 'Heights']), 'x.prj': WGS };
    const found = await readMapFile(zipped(files));
    assert.deepEqual(
      found.map(({ name, parts }) => [name, parts.length, parts[0]?.[0]]),
      [
        ['Bänk', 2, [10, 50]],
        ['Bänk', 1, [20, 50]],
        ['Heights', 1, [-30, 60]],
      ],
    );
  });

  it('with a shapefile in metres, cut off or lying about itself is refused with what to do', async () => {
    const whole = shp([[box(10, 50, 1)]]);
    const utm = Buffer.from('PROJCS["WGS_1984_UTM_Zone_37N",GEOGCS["GCS_WGS_1984"]]');
    await refuses(zipped({ 'x.shp': whole, 'x.prj': utm }), /UTM_Zone_37N.*EPSG:4326/);
    await refuses(zipped({ 'x.shp': shp([[box(600_000, 5_000_000, 9)]]) }), /metres.*EPSG:4326/);
    await refuses(zipped({ 'x.shp': whole.subarray(0, -40) }), /ends in the middle/);
    const lying = Buffer.from(whole);
    lying.writeInt32LE(2_000_000_000, 148);
    await refuses(zipped({ 'x.shp': lying }), /ends in the middle/);
    await refuses(zipped({ 'x.shp': Buffer.alloc(200) }), /no shapefile/);
  });

  it('that swells, is damaged or holds no map is refused before it takes memory', async () => {
    await refuses(zipped({ 'doc.kml': Buffer.alloc(9_000_000, ' ') }), /swells to 9000000 bytes/);
    await refuses(
      zipOf([{ name: 'doc.kml', content: Buffer.alloc(9_000_000, ' '), claims: 100 }]),
      /damaged/,
    );
    await refuses(zipped({ 'readme.txt': Buffer.from('x') }), /without a \.kml, \.shp or \.geojson/);
    await refuses(Buffer.from('PK\x03\x04 and nothing'), /damaged/);
  });
});
