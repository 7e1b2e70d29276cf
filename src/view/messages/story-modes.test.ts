import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CATALOGUES } from './catalogues.js';
import { CLOSING, closingWords, questionWords, WORDS } from './story-modes.js';

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

  it('say in every language when a thread closes', () => {
    assert.deepEqual(Object.keys(CLOSING).sort(), Object.keys(WORDS).sort());
    for (const line of Object.values(CLOSING)) assert.match(line, /\{time\}.*\{zone\}/s);
    assert.equal(closingWords('de-AT'), CLOSING.de);
  });

  it('follow the tag, and are English where there are none', () => {
    assert.equal(questionWords('pt-BR'), WORDS.pt);
    assert.equal(questionWords('fi'), WORDS.en);
  });
});
