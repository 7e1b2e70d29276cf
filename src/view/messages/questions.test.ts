import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CATALOGUES } from './catalogues.js';
import { questionWords, WORDS } from './questions.js';

describe('the words of a story of questions', () => {
  it('are there in every language, none empty, with the same places to fill', () => {
    assert.deepEqual(Object.keys(WORDS).sort(), ['en', ...Object.keys(CATALOGUES)].sort());
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [tag, words] of Object.entries(WORDS)) {
      for (const [name, english] of Object.entries(WORDS.en)) {
        const line = words[name as keyof typeof words];
        const text = typeof line === 'string' ? line : line.other;
        assert.ok(text.trim() !== '', `${tag} ${name}`);
        assert.deepEqual(places(text), places(typeof english === 'string' ? english : english.other));
      }
    }
  });

  it('follow the tag, and are English where there are none', () => {
    assert.equal(questionWords('pt-BR'), WORDS.pt);
    assert.equal(questionWords('fi'), WORDS.en);
  });
});
