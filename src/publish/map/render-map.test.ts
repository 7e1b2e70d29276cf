import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../core/refusal.js';
import { type Box, holds, overlaps } from './box.js';
import { demoMapDocument } from './demo-map.js';
import type { LonLat, MapDocument, MapPlace } from './map-document.js';
import { INK } from './palette.js';
import { renderMap } from './render-map.js';
import type { MapOptions } from './rendered-map.js';
import { splitRuns } from './text-runs.js';

const CUTS = ['wide', 'narrow', 'card'] as const;
const options: MapOptions = { cut: 'wide', idPrefix: 'm', language: 'en', dir: 'ltr' };

const islands: MapDocument = {
  version: 1,
  title: 'Ferry between the islands resumes, port office says',
  asOf: '2026-10-18',
  base: 'natural-earth',
  ground: { countries: [], borders: [], waters: [], rivers: [], roads: [], builtUp: [] },
  sides: [],
  places: [
    town('Suva', [178.44, -18.14], 5),
    town('Taveuni', [-179.97, -16.85], 3),
    town('Lakeba', [-178.8, -18.22], 3),
  ],
  areas: [],
  lines: [
    {
      kind: 'route',
      status: 'reported',
      coordinates: [
        [178.44, -18.14],
        [-179.97, -16.9],
      ],
    },
  ],
  points: [],
  arrows: [],
  credits: [],
};

function town(name: string, [lon, lat]: LonLat, importance: number): MapPlace {
  return { name, lon, lat, importance, kind: 'town' };
}

function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '');
}

function idsOf(svg: string): string[] {
  return [...svg.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '');
}

for (const cut of CUTS) {
  test(`the ${cut} cut seats every required name in its frame, apart from all others`, () => {
    const { labels, frame, problems } = renderMap(demoMapDocument(), { ...options, cut });
    assert.deepEqual(problems, []);
    const names = labels.map((label) => label.name);
    for (const name of [
      'Selmet',
      'Dovrin',
      'Brenlow',
      'Osk Ford',
      'Selmet bank',
      'Selmet bridge',
      'Tiravia',
    ]) {
      assert.ok(names.includes(name), `${name} is missing`);
    }
    assertApart(labels, frame);
  });

  test(`the ${cut} cut names each status in words`, () => {
    const texts = textsOf(renderMap(demoMapDocument(), { ...options, cut }).svg)
      .join(' ')
      .replaceAll('  ', ' ');
    for (const status of ['claimed, not confirmed', 'confirmed', 'reported', 'disputed', 'Withdrawn']) {
      assert.ok(texts.includes(status), `${status} is not in: ${texts}`);
    }
  });

  test(`the ${cut} cut passes the strictest content policy`, () => {
    const { svg } = renderMap(demoMapDocument(), { ...options, cut });
    assert.doesNotMatch(svg, /\sstyle=|<style|<script|<image|<foreignObject|\shref=|\son\w+=/i);
    assert.deepEqual(svg.match(/https?:\/\/[^"]*/g), ['http://www.w3.org/2000/svg']);
  });

  test(`the ${cut} cut has ids of its own prefix, each once, and all that is referred to`, () => {
    const { svg } = renderMap(demoMapDocument(), { ...options, cut, idPrefix: 'report-7' });
    const ids = idsOf(svg);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => id === 'report-7' || id.startsWith('report-7-')));
    for (const [, id] of svg.matchAll(/url\(#([^)]*)\)/g)) assert.ok(ids.includes(id ?? ''), id);
    assert.match(svg, /aria-labelledby="report-7-title report-7-desc"/);
  });
}

function assertApart(labels: readonly { name: string; box: Box }[], frame: Box): void {
  labels.forEach(({ name, box }, index) => {
    assert.ok(holds(frame, box), `${name} leaves the frame`);
    for (const other of labels.slice(index + 1)) {
      assert.ok(!overlaps(box, other.box), `${name} covers ${other.name}`);
    }
  });
}

test('a card is 1200 by 630 and the other cuts have the widths that pages expect', () => {
  const sizes = CUTS.map((cut) => renderMap(demoMapDocument(), { ...options, cut }));
  assert.deepEqual(
    sizes.map((map) => map.width),
    [760, 360, 1200],
  );
  assert.equal(sizes[2]?.height, 630);
});

test('the same document gives the same picture, byte for byte', () => {
  assert.equal(renderMap(demoMapDocument(), options).svg, renderMap(demoMapDocument(), options).svg);
});

test('one text element holds one script', () => {
  const document = { ...demoMapDocument(), title: 'Armée à Сельмет, dit البيان (HTS) Σέλμετ' };
  for (const text of textsOf(renderMap(document, options).svg)) {
    const scripts = new Set(splitRuns(text.replace(/[\u2067\u2069]/g, '')).map((run) => run.script));
    assert.ok(scripts.size <= 1, `${text}: ${[...scripts].join(' ')}`);
  }
});

test('numbers in the picture have at most one decimal', () => {
  const { svg } = renderMap(islands, options);
  const attributes = [...svg.matchAll(/ (?:d|x|y|r|cx|cy|width|height|textLength)="([^"]*)"/g)].map(
    (match) => match[1],
  );
  assert.ok(attributes.length > 50);
  assert.ok(attributes.every((value) => !/\.\d\d/.test(value ?? '')));
});

test('each status has a texture of its own, whatever the colour', () => {
  const area = demoMapDocument().areas[0];
  assert.ok(area);
  const looks = (['confirmed', 'reported', 'claimed', 'disputed'] as const).map((status) => {
    const { svg } = renderMap({ ...demoMapDocument(), areas: [{ ...area, status }], points: [] }, options);
    const patterns = [...svg.matchAll(/<pattern id="m-([a-z-]+)-blue"/g)].map((match) => match[1]).join();
    return `${patterns}|${/stroke="#0b5a8f" stroke-width="1.5" stroke-dasharray="([^"]*)"/.exec(svg)?.[1] ?? 'unbroken'}`;
  });
  assert.deepEqual(looks, ['|unbroken', 'dots|unbroken', 'hatch|6 4', 'cross-hatch|9 3 2 3']);
});

test('a withdrawn claim is not drawn, and the map says so', () => {
  const drawn = renderMap(demoMapDocument(), options);
  const without = renderMap({ ...demoMapDocument(), areas: demoMapDocument().areas.slice(0, 2) }, options);
  assert.ok(!drawn.labels.some((label) => label.name === 'Osk island'));
  assert.equal(drawn.svg.split('<path').length, without.svg.split('<path').length);
  assert.ok(textsOf(drawn.svg).some((text) => text.includes('Osk island')));
});

test('a map across the antimeridian is one map', () => {
  const { labels, problems, svg } = renderMap(islands, options);
  assert.deepEqual(problems, []);
  const [suva, lakeba] = ['Suva', 'Lakeba'].map((name) => labels.find((label) => label.name === name)?.box);
  assert.ok(suva && lakeba && suva.x1 < lakeba.x0);
  assert.ok(textsOf(svg).includes('FIJI'));
  assert.ok(Buffer.byteLength(svg) < 150_000);
});

test('a port off the generalised coast still has its country emphasised', () => {
  const places = [
    town('Manama', [50.58, 26.26], 5),
    town('Abu Dhabi', [54.37, 24.45], 3),
    town('Bushehr', [50.84, 28.92], 3),
  ];
  const { svg } = renderMap({ ...islands, places, lines: [] }, { ...options, cut: 'narrow' });
  assert.match(svg, new RegExp(`<path [^>]*fill="${INK.focusLand}"`));
});

test('the base map is credited', () => {
  assert.ok(textsOf(renderMap(islands, options).svg).some((text) => text.includes('Natural Earth')));
  assert.ok(
    textsOf(renderMap(demoMapDocument(), options).svg).some((text) => text.startsWith('Invented place')),
  );
});

test('required names without room are reported, not squeezed in or dropped in silence', () => {
  const crowd = Array.from({ length: 60 }, (_, index) =>
    town(`Settlement number ${index}`, [-30, 44 + index / 1e4], 4),
  );
  const map = renderMap({ ...demoMapDocument(), places: crowd }, { ...options, cut: 'narrow' });
  const refused = map.problems.filter((problem) => problem.code === 'label_refused');
  assert.ok(refused.length > 0);
  const names = new Set([
    ...map.labels.map((label) => label.name),
    ...refused.map((problem) => problem.subject),
  ]);
  assert.ok(crowd.every((place) => names.has(place.name)));
  assertApart(map.labels, map.frame);
});

test('what the frame leaves out is reported', () => {
  const places = [...demoMapDocument().places, town('Far away', [10, 50], 3)];
  const { problems } = renderMap({ ...demoMapDocument(), places }, options);
  assert.deepEqual(
    problems.map((problem) => [problem.code, problem.subject]),
    [['outside_frame', 'Far away']],
  );
});

test('a title too long for the card is reported, and the card still keeps its size', () => {
  const document = { ...demoMapDocument(), title: 'Word '.repeat(28).trim() };
  const map = renderMap(document, { ...options, cut: 'card' });
  assert.ok(map.problems.some((problem) => problem.code === 'too_long' && problem.subject === 'title'));
  assert.equal(map.height, 630);
});

test('right to left, heading and legend begin at the right edge', () => {
  const svg = renderMap(demoMapDocument(), { ...options, dir: 'rtl', language: 'ar' }).svg;
  assert.match(svg, /<svg[^>]* direction="ltr"/);
  const heading = /<text x="746"[^>]*text-anchor="end"/.exec(svg);
  assert.ok(heading);
  const rightToLeft = textsOf(svg).filter((text) => /\p{Script=Arabic}/u.test(text));
  assert.ok(rightToLeft.length > 5);
  assert.ok(rightToLeft.every((text) => text.startsWith('\u2067') && text.endsWith('\u2069')));
});

test('a legend of one row stands under the map of a card, a longer one beside it', () => {
  const width = (document: MapDocument) => {
    const { frame } = renderMap(document, { ...options, cut: 'card' });
    return frame.x1 - frame.x0;
  };
  assert.equal(width(islands), 1200 - 48);
  assert.ok(width(demoMapDocument()) < 900);
});

test('markup in names stays text', () => {
  const document = { ...demoMapDocument(), title: '<script>alert(1)</script> & "so"' };
  const { svg } = renderMap(document, options);
  assert.ok(!svg.includes('<script'));
  assert.ok(svg.includes('&lt;script&gt;'));
});

test('a prefix or language that cannot be used is refused', () => {
  for (const change of [{ idPrefix: '1"' }, { idPrefix: '' }, { language: 'no such tag' }]) {
    assert.throws(() => renderMap(demoMapDocument(), { ...options, ...change }), Refusal);
  }
});
