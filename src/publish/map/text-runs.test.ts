import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRtl, splitRuns } from './text-runs.js';

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['Selmet bank', ['Selmet bank']],
  ['12 km', ['12 km']],
  ['2026', ['2026']],
  ['Syros Σύρος', ['Syros ', 'Σύρος']],
  ['قوات (HTS)', ['قوات ', '(', 'HTS', ')']],
  ['البادية (الجانب الأصفر): متنازع', ['البادية ', '(', 'الجانب الأصفر', ')', ': متنازع']],
  ['قوات Islamic State هنا', ['قوات ', 'Islamic State', ' هنا']],
  ['الوضع في 18 أكتوبر', ['الوضع في 18 أكتوبر']],
  ['Al-Bukamal البوكمال', ['Al-Bukamal ', 'البوكمال']],
  ['Énée, Ångström', ['Énée, Ångström']],
  ['東京タワー', ['東京タワー']],
  ['الأماكن: GeoNames, CC BY 4.0. وغيرها', ['الأماكن: ', 'GeoNames, CC BY 4.0', '. وغيرها']],
  ['מפה (OSM 2026)', ['מפה ', '(', 'OSM 2026', ')']],
  ['', []],
];

for (const [text, expected] of cases) {
  test(`"${text}" has the runs ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(
      splitRuns(text).map((run) => run.text),
      expected,
    );
  });
}

test('runs put together are the text, whatever it holds', () => {
  for (const [text] of cases)
    assert.equal(
      splitRuns(text)
        .map((run) => run.text)
        .join(''),
      text,
    );
});

test('the first letter decides the direction', () => {
  assert.ok(isRtl('12 (مدينة)'));
  assert.ok(!isRtl('12 (town) مدينة'));
  assert.ok(!isRtl('2026'));
});
