import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { geoContains } from 'd3-geo';
import { demoMapDocument } from './demo-map.js';
import type { MapDocument } from './map-document.js';
import { createMapMaker } from './map-maker.js';
import { houseName, readMapPolicy } from './map-policy.js';
import { atlasWindow, type Detail } from './natural-earth.js';
import { renderMap } from './render-map.js';

const SEA_OF_AZOV = { west: 31, east: 40, south: 43, north: 48 };
const CRIMEA = { lon: 34.4, lat: 45.2 };
const POLICY = {
  credit: 'Borders as this newsroom draws them.',
  moves: [{ from: 'RU', to: 'UA', ...CRIMEA }],
  disputed: [
    [
      [33.6, 46.1],
      [35, 46],
    ],
  ],
  countryNames: [{ country: 'UA', name: 'The Ukraine of the house' }],
  placeNames: [{ place: 'Ālbū Kamāl', name: 'Al-Bukamal' }],
};

const regional: MapDocument = {
  ...{ version: 1, title: 'A coast', asOf: '2026-11-20', base: 'natural-earth', frame: SEA_OF_AZOV },
  ground: { countries: [], borders: [], waters: [], rivers: [], roads: [], builtUp: [] },
  ...{ sides: [], places: [], areas: [], lines: [], points: [], arrows: [], credits: [] },
};

for (const detail of ['10m', '50m', '110m'] as const satisfies readonly Detail[]) {
  test(`a policy moves land between countries, and no border or coast stays within one, at ${detail}`, () => {
    const holder = (policy?: ReturnType<typeof readMapPolicy>): string[] =>
      atlasWindow(detail, SEA_OF_AZOV, policy)
        .countries.filter(({ geometry }) => geoContains(geometry, [CRIMEA.lon, CRIMEA.lat]))
        .map(({ code }) => code ?? '');
    const before = atlasWindow(detail, SEA_OF_AZOV);
    const after = atlasWindow(detail, SEA_OF_AZOV, readMapPolicy(POLICY));
    if (holder().join() === 'UA') return;
    assert.deepEqual(holder(), ['RU']);
    assert.deepEqual(holder(readMapPolicy(POLICY)), ['UA']);
    const length = (lines: readonly unknown[][]): number => lines.flat().length;
    assert.ok(length(after.borders.coordinates) < length(before.borders.coordinates));
    assert.equal(length(after.coast.coordinates), length(before.coast.coordinates));
  });
}

test('a policy draws disputed lines, names countries and credits itself', () => {
  const options = { cut: 'wide', idPrefix: 'm', language: 'en', dir: 'ltr' } as const;
  const plain = renderMap(regional, options);
  const drawn = renderMap(regional, { ...options, policy: readMapPolicy(POLICY) });
  assert.match(drawn.svg, /Borders as this newsroom draws them\./);
  assert.doesNotMatch(drawn.svg, /borders as drawn there/);
  assert.ok(drawn.labels.some(({ name }) => name === 'The Ukraine of the house'));
  assert.match(drawn.svg, /stroke-dasharray="0\.1 4" stroke-linecap="round"/);
  assert.doesNotMatch(plain.svg, /stroke-dasharray="0\.1 4"/);
  assert.equal(houseName(readMapPolicy(POLICY), 'Ālbū Kamāl', 'en'), 'Al-Bukamal');
  assert.equal(houseName(undefined, 'Paris', 'en'), 'Paris');
});

test('a report in a language has the names that the house uses in it', () => {
  const policy = readMapPolicy({
    placeNames: [...POLICY.placeNames, { place: 'Ālbū Kamāl', name: 'البوكمال', language: 'ar' }],
    countryNames: [...POLICY.countryNames, { country: 'UA', name: 'أوكرانيا عندنا', language: 'ar' }],
  });
  for (const [language, place, country] of [
    ['ar-EG', 'البوكمال', 'أوكرانيا عندنا'],
    ['de', 'Al-Bukamal', 'The Ukraine of the house'],
  ] as const) {
    assert.equal(houseName(policy, 'Ālbū Kamāl', language), place);
    const { labels } = renderMap(regional, { cut: 'wide', idPrefix: 'm', language, dir: 'ltr', policy });
    assert.ok(labels.some(({ name }) => name === country));
  }
});

test('a faulty policy is refused with every fault', () => {
  const wrong = { moves: [{ from: 'RU', to: 'UA', lon: 'x', lat: 1 }], names: {}, disputed: [[[1, 1]]] };
  assert.throws(
    () => readMapPolicy(wrong),
    ({ details }: { details: { faults: string[] } }) => details.faults.length === 3,
  );
});

test('the thread that draws takes the policy from its file', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'parley-policy-'));
  const file = path.join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify(POLICY));
  const maps = createMapMaker(file);
  try {
    const made = await maps.draw({ document: regional, language: 'en', claims: [] });
    assert.match(Buffer.from(made.files[0]?.content ?? []).toString(), /Borders as this newsroom/);
    const own = await maps.draw({ document: demoMapDocument(), language: 'en', claims: [] });
    assert.match(Buffer.from(own.files[0]?.content ?? []).toString(), /Invented place/);
  } finally {
    await maps.close();
    rmSync(folder, { recursive: true });
  }
});
