import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simplifyLine } from './simplify-line.js';
import { element, escapeXml, pathData } from './write-svg.js';

test('markup in a name stays a name', () => {
  assert.equal(escapeXml('<b a="1">&'), '&lt;b a=&quot;1&quot;&gt;&amp;');
  assert.equal(
    element('text', { 'data-name': '"><script>' }, escapeXml('</text>')).includes('<script>'),
    false,
  );
});

test('what XML cannot hold is replaced', () => {
  assert.equal(escapeXml('a\u0000b\ud800c\uffff'), 'a\ufffdb\ufffdc\ufffd');
});

test('numbers have one decimal at most, and missing attributes are left out', () => {
  assert.equal(element('circle', { r: 1.26, cx: undefined, cy: -0.01 }), '<circle r="1.3" cy="0"/>');
});

test('rounding of relative steps never adds up', () => {
  const line = Array.from({ length: 1000 }, (_, index) => ({ x: index * 0.449, y: 0 }));
  const steps = [...pathData([line], false).matchAll(/l(-?[\d.]+)/g)].map((match) => Number(match[1]));
  const end = steps.reduce((sum, step) => sum + step, 0);
  assert.ok(Math.abs(end - 999 * 0.449) <= 0.051, String(end));
});

test('a simplified line keeps its ends and strays no more than it may', () => {
  const line = Array.from({ length: 500 }, (_, index) => ({ x: index, y: 20 * Math.sin(index / 40) }));
  const simple = simplifyLine(line, 0.3);
  assert.ok(simple.length < 100);
  assert.deepEqual([simple[0], simple.at(-1)], [line[0], line.at(-1)]);
});
