import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoMapDocument } from './demo-map.js';
import { describeMap } from './describe-map.js';

test('the map in words tells the day, how places lie, every claim and its status', () => {
  const words = describeMap(demoMapDocument(), 'en');
  for (const said of [
    'Situation on October 18, 2026.',
    'Brenlow lies about 20 km south-west of Selmet.',
    'Selmet bank (Held by the Kalmoran army): claimed, not confirmed',
    'Selmet bridge: disputed',
    'Withdrawn, no longer shown: Osk island.',
  ]) {
    assert.ok(words.includes(said), `${said} is not in: ${words}`);
  }
});

test('the editor’s own words win', () => {
  assert.equal(describeMap({ ...demoMapDocument(), words: 'A river.' }, 'en'), 'A river.');
});

test('the words are in the language of the page, and English where there are none', () => {
  assert.match(describeMap(demoMapDocument(), 'de-AT'), /Brenlow liegt etwa 20 km südwestlich von Selmet/);
  assert.match(describeMap(demoMapDocument(), 'ar'), /متنازع عليه/);
  assert.match(describeMap(demoMapDocument(), 'fi'), /Situation on October 18, 2026/);
});

test('directions hold across the antimeridian', () => {
  const place = { importance: 5, kind: 'town' } as const;
  const places = [
    { ...place, name: 'West', lon: 179.5, lat: -17 },
    { ...place, name: 'East', lon: -179.5, lat: -17, importance: 3 },
  ];
  assert.match(describeMap({ ...demoMapDocument(), places }, 'en'), /East lies about 110 km east of West/);
});
