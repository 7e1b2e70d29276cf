import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createAutomaton, endingBehind, step } from './automaton.js';

function findAll(words: readonly (readonly number[])[], line: readonly number[]): readonly string[] {
  const automaton = createAutomaton(words);
  const found: string[] = [];
  let state = 0;
  for (const [i, symbol] of line.entries()) {
    state = step(automaton, state, symbol);
    for (let end = automaton.ending[state] ?? 0; end !== 0; end = endingBehind(automaton, end)) {
      for (const word of automaton.words.get(end) ?? []) found.push(`${word} ends at ${i}`);
    }
  }
  return found.sort();
}

function findNaively(words: readonly (readonly number[])[], line: readonly number[]): readonly string[] {
  const found = words.flatMap((word, w) =>
    line.flatMap((_, i) => {
      const part = line.slice(i - word.length + 1, i + 1);
      const isThere =
        word.length > 0 && i + 1 >= word.length && word.every((symbol, k) => symbol === part[k]);
      return isThere ? [`${w} ends at ${i}`] : [];
    }),
  );
  return found.sort();
}

test('the automaton finds every word wherever it ends, as a plain comparison does', () => {
  // Few symbols, near and far apart, so that words overlap, repeat and end within each other.
  const symbol = fc.constantFrom(-2, 0x61, 0x62, 0x4e00);
  const words = fc.array(fc.array(symbol, { maxLength: 4 }), { maxLength: 8 });
  fc.assert(
    fc.property(words, fc.array(symbol, { maxLength: 30 }), (list, line) => {
      assert.deepEqual(findAll(list, line), findNaively(list, line));
    }),
  );
});
