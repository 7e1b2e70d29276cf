import type { Evidence } from '../core/evidence.js';
import type { Signal } from './signal.js';

// "NATO and the EU" is no shouting, nor is a short "YES!".
const FEWEST_LETTERS = 20;
// Of all letters that have a case; headlines and acronyms stay below.
const LEAST_SHARE = 0.6;
const MANY_MARKS = 6;
const MARKS_SCORE = 0.3;

/** The share of capitals in a text, in scripts that have capitals, and rows of exclamation and question marks. */
export const shouting: Signal = {
  name: 'shouting',
  measure({ text }): Evidence | undefined {
    const { capitals, small, marks } = count(text);
    const share = capitals / (capitals + small);
    if (capitals + small >= FEWEST_LETTERS && share >= LEAST_SHARE) {
      const percent = Math.round(share * 100);
      return {
        signal: shouting.name,
        score: share,
        spans: [],
        sentence: `${percent} % of the letters are capitals.`,
      };
    }
    if (marks < MANY_MARKS) return undefined;
    const sentence = `Has a row of ${marks} exclamation or question marks.`;
    return { signal: shouting.name, score: MARKS_SCORE, spans: [], sentence };
  },
};

interface Counts {
  readonly capitals: number;
  readonly small: number;
  /** The longest row of ! and ?. */
  readonly marks: number;
}

function count(text: string): Counts {
  let capitals = 0;
  let small = 0;
  let marks = 0;
  let row = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    row = code === 33 || code === 63 ? row + 1 : 0;
    if (row > marks) marks = row;
    if (code >= 97 && code <= 122) small++;
    else if (code >= 65 && code <= 90) capitals++;
    else if (code >= 0xc0 && code < 0x590) {
      const letter = text.charAt(i);
      if (letter !== letter.toLowerCase()) capitals++;
      else if (letter !== letter.toUpperCase()) small++;
    }
  }
  return { capitals, small, marks };
}
