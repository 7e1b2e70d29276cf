import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LonLat, MapDocument } from '../map/map-document.js';
import { mapGeoJson } from './map-geojson.js';
import { readMapFile } from './read-map-file.js';
import { withFeatures } from './with-features.js';

const read = (text: string) => readMapFile(new TextEncoder().encode(text));
const polygon = (ring: readonly (readonly unknown[])[], more: object = {}) =>
  JSON.stringify({
    type: 'Feature',
    properties: { name: 'Bank' },
    geometry: { type: 'Polygon', coordinates: [ring] },
    ...more,
  });
const SQUARE = [
  [10, 50],
  [11, 50],
  [11, 51],
  [10, 51],
  [10, 50],
];

async function refuses(text: string, why: RegExp): Promise<void> {
  await assert.rejects(read(text), (error: { code?: string; message: string }) => {
    assert.equal(error.code, 'map_refused');
    assert.match(error.message, why);
    return true;
  });
}

describe('a file for a map', () => {
  it('of GeoJSON is mended where that needs no guess', async () => {
    const [area] = await read(
      polygon([
        [10, 50, 7],
        [10.0000001, 51],
        [11, 51],
        [11, 50],
      ]),
    );
    assert.deepEqual(area, {
      name: 'Bank',
      type: 'polygon',
      parts: [
        [
          [10, 50],
          [11, 50],
          [11, 51],
          [10, 51],
          [10, 50],
        ],
      ],
    });
    const [point] = await read('{"type":"Point","coordinates":[190,-17]}');
    assert.deepEqual(point?.parts, [[[-170, -17]]]);
  });

  it('of GeoJSON is refused with what to do', async () => {
    await refuses(
      polygon(SQUARE, { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } } }),
      /EPSG::3857.*EPSG:4326/,
    );
    await refuses(
      polygon([
        [1113194, 6446275],
        [1224514, 6446275],
        [1224514, 6621293],
      ]),
      /metres.*EPSG:4326/,
    );
    await refuses(
      polygon([
        [10, 50],
        [11, 51],
        [11, 50],
        [10, 51],
      ]),
      /crosses itself near.*bow tie/,
    );
    await refuses(
      polygon([
        [50, 110],
        [51, 110],
        [51, 111],
      ]),
      /swapped/,
    );
    await refuses('{"type":"Point","coordinates":[NaN,1]}', /no JSON.*NaN/);
    await refuses('{"type":"Point","coordinates":["10","50"]}', /no number/);
    await refuses('{"type":"Point","coordinates":[10,95.5]}', /swapped|nowhere/);
    await refuses('{"type":"FeatureCollection","features":[]}', /no places/);
    await refuses('['.repeat(100_000), /nested/);
    const many = Array.from({ length: 60_000 }, (_, i) => [i / 1000, 1]);
    await refuses(JSON.stringify({ type: 'LineString', coordinates: many }), /60000 points.*Simplify/);
    await refuses(
      `{"type":"LineString","coordinates":[${'[1.123456,2.123456],'.repeat(1_000_000 / 20)}[1,2]]}`,
      /bytes/,
    );
  });

  it('takes an old crs that is WGS 84, and the layers of uMap', async () => {
    assert.equal(
      (await read(polygon(SQUARE, { crs: { properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } } })))
        .length,
      1,
    );
    const umap = {
      type: 'umap',
      layers: [{ type: 'FeatureCollection', features: [JSON.parse(polygon(SQUARE))] }],
    };
    assert.equal((await read(JSON.stringify(umap)))[0]?.name, 'Bank');
  });

  it('of KML gives names and geometries, no descriptions, and expands no entity', async () => {
    const kml = (inner: string, head = '') =>
      `<?xml version="1.0"?>${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inner}</Document></kml>`;
    const found = await read(
      kml(`<Placemark><name>Ford</name><description><![CDATA[<script>alert(1)</script>]]></description><Point><coordinates>10.5,50.5,0</coordinates></Point></Placemark>
        <Placemark><name>Front</name><LineString><coordinates>10,50 11,51</coordinates></LineString></Placemark>`),
    );
    assert.deepEqual(found, [
      { name: 'Ford', type: 'point', parts: [[[10.5, 50.5]]] },
      {
        name: 'Front',
        type: 'line',
        parts: [
          [
            [10, 50],
            [11, 51],
          ],
        ],
      },
    ]);
    await refuses(
      kml(
        '<Placemark><name>&x;</name></Placemark>',
        '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      ),
      /document type/,
    );
    await refuses(kml('<Placemark><name>&bomb;</name></Placemark>'), /well-formed/);
    await refuses(kml('<Placemark><name>Home</name><address>1 Quay</address></Placemark>'), /addresses only/);
  });

  it('of GPX gives waypoints and tracks', async () => {
    const found = await read(
      '<gpx><wpt lat="50" lon="10"><name>Mill</name></wpt><trk><name>Way</name><trkseg><trkpt lat="50" lon="10"/><trkpt lat="51" lon="11"/></trkseg></trk></gpx>',
    );
    assert.deepEqual(
      found.map(({ name, type }) => [name, type]),
      [
        ['Mill', 'point'],
        ['Way', 'line'],
      ],
    );
  });

  it('of a table understands decimal commas and quotes, and tells swapped columns', async () => {
    const found = await read('\ufeffName;Lat;Lon\r\n"Selmet; west";44,033;-29,984\r\n');
    assert.deepEqual(found, [{ name: 'Selmet; west', type: 'point', parts: [[[-29.984, 44.033]]] }]);
    await refuses('name,lat,lon\nA,120.5,35.1\n', /swapped/);
    await refuses('name,where\nA,here\n', /lat.*lon/);
    await refuses('name,lat,lon\nA,35,19,120,5\nB,north,1', /row 3/);
  });

  it('of a table that is not in UTF-8, without numbers or with commas for everything is told apart', async () => {
    const latin = Buffer.from('name;lat;lon\nKöln;50,94;6,96\n', 'latin1');
    assert.equal((await readMapFile(latin))[0]?.name, 'Köln');
    const wide = Buffer.from('\ufeffname\tlat\tlon\nΠάτρα\t38.2\t21.7\n', 'utf16le');
    assert.equal((await readMapFile(wide))[0]?.name, 'Πάτρα');
    await refuses('name;lat;lon\nA;;\n', /row 2/);
    await refuses('name;lat;lon\nA;NaN;Infinity\n', /row 2/);
    await refuses('name,lat,lon\nA,"35,19","40,9",\nB,4e9,1\n', /row 3/);
    await refuses('', /empty/);
    await refuses('just words', /lat.*lon/);
  });

  it('with a million points, or nested a hundred thousand deep, is refused before it is read as a tree', async () => {
    await refuses(
      `{"type":"LineString","coordinates":[${'[1,2],'.repeat(1_000_000)}[1,2]]}`,
      /bytes; 1000000/,
    );
    await refuses('['.repeat(100_000), /nested/);
    await refuses('{"a":'.repeat(100_000), /nested/);
    await refuses(`<kml>${'<Folder>'.repeat(100_000)}`, /well-formed/);
    await refuses(`<kml>${'<Folder>'.repeat(50_000)}${'</Folder>'.repeat(50_000)}</kml>`, /no places/);
  });

  it('crosses the antimeridian without crossing itself', async () => {
    const [area] = await read(
      polygon([
        [178, -17],
        [184, -17],
        [184, -15],
        [178, -15],
        [178, -17],
      ]),
    );
    assert.deepEqual(area?.parts[0]?.[1], [-176, -17]);
  });

  it('that this map gave comes back as it was', async () => {
    const ground = { countries: [], borders: [], waters: [], rivers: [], roads: [], builtUp: [] };
    const claim = { status: 'disputed' as const, label: 'Line' };
    const line = [
      [10, 50],
      [11, 51],
    ] as const;
    const blank: MapDocument = {
      ...{ version: 1, title: 'Front', asOf: '2026-11-20', base: 'natural-earth', ground },
      ...{ sides: [], places: [], areas: [], lines: [], points: [], arrows: [], credits: [] },
    };
    const document: MapDocument = {
      ...blank,
      places: [{ name: 'Town', lon: 10, lat: 50, importance: 3, kind: 'town' }],
      areas: [{ ...claim, geometry: { type: 'Polygon', coordinates: [SQUARE as unknown as LonLat[]] } }],
      lines: [{ ...claim, kind: 'front', coordinates: line }],
      arrows: [{ ...claim, coordinates: line }],
      points: [{ ...claim, kind: 'bridge', precision: 'exact', lon: 10.12345, lat: 50.5 }],
    };
    const back = withFeatures(blank, await read(JSON.stringify(mapGeoJson(document))));
    assert.deepEqual(JSON.parse(JSON.stringify(back)), JSON.parse(JSON.stringify(document)));
  });

  it('that this map gave is no more exact than the map says it is', () => {
    const at = { kind: 'event', label: 'Blast', status: 'reported', lon: 10.12345, lat: 50.98765 } as const;
    const empty = { areas: [], lines: [], arrows: [], places: [], sides: [] };
    const given = (['exact', 'vicinity', 'locality', 'region'] as const).map((precision) => {
      const { features } = mapGeoJson({ ...empty, points: [{ ...at, precision }] });
      return features.map(({ geometry }) => (geometry as { readonly coordinates: unknown }).coordinates)[0];
    });
    assert.deepEqual(given, [
      [10.12345, 50.98765],
      [10.123, 50.988],
      [10.12, 50.99],
      [10.1, 51],
    ]);
  });
});
