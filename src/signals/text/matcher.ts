import { createAutomaton, endingBehind, step } from './automaton.js';
import type { Phrase } from './phrase.js';
import { runFits, type Squeezed } from './squeeze.js';

/** Where a phrase stands in a text: UTF-16 offsets, end exclusive. */
export interface Hit<Label> {
  readonly start: number;
  readonly end: number;
  readonly phrase: Phrase<Label>;
}

/** Finds whole phrases in squeezed texts; calls `onHit` for each, in order of their ends. */
export type Matcher<Label> = (text: Squeezed, onHit: (hit: Hit<Label>) => void) => void;

const LETTER_S = 115;
const LETTER_E = 101;

/** A matcher of many phrases. One pass over a text finds them all; its time does not depend on how many there are. */
export function createMatcher<Label>(phrases: readonly Phrase<Label>[]): Matcher<Label> {
  const automaton = createAutomaton(phrases.map((phrase) => phrase.code));
  return (text, onHit) => {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = step(automaton, state, text.code[i] ?? 0);
      for (let end = automaton.ending[state] ?? 0; end !== 0; end = endingBehind(automaton, end)) {
        for (const index of automaton.words.get(end) ?? []) {
          const phrase = phrases[index];
          const hit = phrase && hitAt(text, i, phrase);
          if (hit) onHit(hit);
        }
      }
    }
  };
}

function hitAt<Label>(text: Squeezed, last: number, phrase: Phrase<Label>): Hit<Label> | undefined {
  const first = last - phrase.code.length + 1;
  if (!phrase.openStart && text.cut[first] !== 1) return undefined;
  const end = phrase.openEnd ? last : wordEnd(text, last);
  if (end === undefined || !fits(text, first, phrase)) return undefined;
  return { start: text.from[first] ?? 0, end: text.to[end] ?? 0, phrase };
}

/** The last letter of a word that ends at `last`, or with the plural's `s` or `es` after it. */
function wordEnd(text: Squeezed, last: number): number | undefined {
  if (endsAt(text, last)) return last;
  const plural = text.code[last + 1] === LETTER_E ? last + 2 : last + 1;
  const isPlural = plural < text.length && text.code[plural] === LETTER_S && text.run[plural] === 1;
  return isPlural && endsAt(text, plural) ? plural : undefined;
}

function endsAt(text: Squeezed, last: number): boolean {
  return last + 1 >= text.length || text.cut[last + 1] === 1;
}

function fits(text: Squeezed, first: number, phrase: Phrase<unknown>): boolean {
  const { code, run, letters } = phrase;
  for (let i = 0; i < code.length; i++) {
    if (!runFits(text.run[first + i] ?? 0, run[i] ?? 0, { letters, code: code[i] ?? 0 })) return false;
  }
  return true;
}
