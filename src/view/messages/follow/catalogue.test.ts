import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CATALOGUES } from '../catalogues.js';
import { FOLLOW_CATALOGUES, followWords } from './catalogue.js';
import { followEn } from './en.js';

type Line = string | Readonly<Record<string, string>>;

const formsOf = (line: Line): readonly string[] => (typeof line === 'string' ? [line] : Object.values(line));
const placesOf = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join(' ');
/** The forms of these stand for one whole number, and may put it in words. */
const IN_WORDS: Readonly<Record<string, readonly string[]>> = {
  ar: ['zero', 'one', 'two'],
  he: ['one', 'two'],
};

describe('the words around following', () => {
  it('are there in every language of the threads', () => {
    assert.deepEqual(Object.keys(FOLLOW_CATALOGUES).sort(), Object.keys(CATALOGUES).sort());
    assert.equal(followWords('pt-BR'), FOLLOW_CATALOGUES.pt);
    assert.equal(followWords('fi'), followEn);
  });

  for (const [tag, words] of Object.entries(FOLLOW_CATALOGUES)) {
    it(`say every line in ${tag}, with its places and its plural forms`, () => {
      const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
      for (const [key, english] of Object.entries(followEn) as [keyof typeof followEn, Line][]) {
        const line: Line = words[key];
        assert.ok(
          formsOf(line).every((text) => text.trim() === text && text !== ''),
          key,
        );
        assert.notDeepEqual(line, english, key);
        if (typeof line === 'string') {
          assert.equal(placesOf(line), placesOf(String(english)), key);
          continue;
        }
        assert.deepEqual(Object.keys(line).sort(), [...pluralCategories].sort(), key);
        for (const [form, text] of Object.entries(line))
          if (!IN_WORDS[tag]?.includes(form)) assert.equal(placesOf(text), '{n}', `${key} ${form}`);
      }
    });
  }
});
