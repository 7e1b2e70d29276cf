/** The maps that newsrooms need, by their structure: everything named, nothing over anything else, all inside the frame. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { holds, overlaps } from '../../src/publish/map/box.js';
import { furnitureWords } from '../../src/publish/map/furniture-words.js';
import { readMapDocument } from '../../src/publish/map/read-map-document.js';
import { renderMap } from '../../src/publish/map/render-map.js';
import type { RenderedMap } from '../../src/publish/map/rendered-map.js';
import { SAMPLE_MAPS } from './sample-maps.js';

const RTL = ['ar', 'he'];

describe('every sample map', () => {
  for (const { name, language, document } of SAMPLE_MAPS) {
    const read = readMapDocument(document);
    for (const cut of ['wide', 'narrow', 'card'] as const) {
      const dir = RTL.includes(language) ? 'rtl' : 'ltr';
      const made = renderMap(read, { cut, idPrefix: `${name}-${cut}`, language, dir });
      it(`${name}, ${cut}: has its required names, apart from each other and inside the frame`, () => {
        const required = [
          ...document.places.filter(({ importance }) => importance >= 3).map((place) => place.name),
          ...document.points.map(({ label }) => label),
          ...document.areas.map(({ label }) => label),
        ];
        const named = made.labels.map((label) => label.name);
        for (const one of required) assert.ok(named.includes(one), `${one}: ${named}`);
        assert.deepEqual(collisions(made), []);
        for (const { name: label, box } of made.labels) assert.ok(holds(made.frame, box), label);
        assert.deepEqual(
          made.problems.map(({ code }) => code).filter((code) => code !== 'too_close'),
          [],
        );
      });

      it(`${name}, ${cut}: is safe to put into a page, says itself in words and weighs little`, () => {
        assert.doesNotMatch(made.svg, /<script|<style| style=|<image|<foreignObject|on\w+=|href="(?!#)/);
        assert.equal(made.svg.match(/<title id=/g)?.length, 1);
        assert.match(made.svg, /<desc id="[^"]+">[^<]{40,}/);
        for (const [, id = ''] of made.svg.matchAll(/ id="([^"]+)"/g))
          assert.ok(id.startsWith(`${name}-${cut}`), id);
        assert.ok(made.words.includes(document.places[0]?.name ?? ''));
        assert.match(made.svg, new RegExp(escaped(furnitureWords(language).km)));
        assert.match(made.svg, new RegExp(escaped(furnitureWords(language).mile.slice(0, 3))));
        assert.ok(made.svg.length < 150_000, `${made.svg.length}`);
      });
    }
  }

  it('tells statuses apart without colour', () => {
    const grey = SAMPLE_MAPS.find(({ name }) => name === 'greyscale');
    assert.ok(grey);
    const { svg } = renderMap(readMapDocument(grey.document), {
      cut: 'wide',
      idPrefix: 'g',
      language: 'en',
      dir: 'ltr',
    });
    const fills = [...svg.matchAll(/fill="(url\(#[^)]+\))"/g)].map(([, fill]) => fill);
    assert.ok(new Set(fills).size >= 2, `${fills}`);
  });

  it('is furnished in the language of its report, in each of the thirteen', () => {
    const english = furnitureWords('en');
    for (const language of ['ar', 'de', 'el', 'es', 'fr', 'he', 'it', 'pl', 'pt', 'ru', 'tr', 'uk']) {
      const words = furnitureWords(language);
      assert.notEqual(words, english, language);
      assert.match(words.lies, /(?=.*\{a\})(?=.*\{b\})(?=.*\{distance\})(?=.*\{direction\})/, language);
      for (const sentence of [words.shows, words.claims, words.withdrawn]) assert.match(sentence, /\{list\}/);
      assert.equal(new Set(words.directions).size, 8, language);
    }
  });
});

function collisions({ labels }: RenderedMap): string[] {
  return labels.flatMap((one, index) =>
    labels
      .slice(index + 1)
      .filter((other) => overlaps(one.box, other.box))
      .map((other) => `${one.name} / ${other.name}`),
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
