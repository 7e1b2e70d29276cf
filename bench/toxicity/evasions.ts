import { readText } from '../../src/signals/text/readings.js';
import type { Model } from '../../src/signals/toxicity/model-file.js';
import { scoreText } from '../../src/signals/toxicity/score-text.js';
import { seededRandom } from '../kit/seeded-site.js';
import { readSplit } from './labelled-sets.js';
import { TRAINING_SETS } from './labels.js';
import { auc, type ScoredRow } from './measures.js';

type Way = (word: string, at: number) => string;

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  x: 'х',
};
const DIGITS: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
const lettersBy = (table: Readonly<Record<string, string>>) => (word: string) =>
  [...word].map((letter) => table[letter] ?? letter).join('');

/** Ways in which people hide words, each done to every word of four letters and more. `at` is a place inside the word. */
const WAYS: Readonly<Record<string, Way>> = {
  'digits for letters': lettersBy(DIGITS),
  'Cyrillic look-alikes': lettersBy(LOOK_ALIKE),
  'zero-width marks': (word) => [...word].join('\u200b'),
  'combining marks': (word) => [...word].join('\u0335'),
  'spaced letters': (word) => [...word].join(' '),
  'stretched letters': (word, at) => word.slice(0, at) + word.charAt(at).repeat(5) + word.slice(at + 1),
  'a masked letter': (word, at) => `${word.slice(0, at)}*${word.slice(at + 1)}`,
  'letters swapped': (word, at) =>
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  'a letter left out': (word, at) => word.slice(0, at) + word.slice(at + 1),
};
/** Of each set at most so many dev rows: every way reads them all. */
const MOST_ROWS = 400;

export interface EvasionFigure {
  readonly way: string;
  readonly area: number;
  /** Of the toxic rows that are found at 0.5 as they stand, the share that still is. */
  readonly stillFound: number;
}

/** How well TOXICITY is told apart when all longer words of the dev rows are hidden in one way; the first line is without. */
export function measureEvasions(folder: string, model: Model): readonly EvasionFigure[] {
  const rows = TRAINING_SETS.flatMap(({ name, labels }) =>
    readSplit(folder, name, 'dev')
      .slice(0, MOST_ROWS)
      .flatMap((row) => {
        const { TOXICITY: truth } = labels(row);
        return truth === undefined || truth === 0.5 ? [] : [{ text: row.text, isTrue: truth > 0.5 }];
      }),
  );
  const scored = (change: (text: string) => string): readonly ScoredRow[] =>
    rows.map(({ text, isTrue }) => {
      const hidden = change(text);
      return { isTrue, score: scoreText(model, hidden, readText(hidden)).scores.TOXICITY };
    });
  const plain = scored((text) => text);
  const figure = (way: string, hidden: readonly ScoredRow[]): EvasionFigure => {
    const found = hidden.filter((_, i) => plain[i]?.isTrue === true && plain[i].score >= 0.5);
    const still = found.filter(({ score }) => score >= 0.5).length;
    return { way, area: auc(hidden), stillFound: still / found.length };
  };
  return [
    figure('as written', plain),
    ...Object.entries(WAYS).map(([way, change]) => {
      const random = seededRandom(1);
      return figure(
        way,
        scored((text) => hide(text, change, random)),
      );
    }),
  ];
}

function hide(text: string, change: Way, random: () => number): string {
  return text.replace(/[a-z]{4,30}/gi, (word) => change(word, 1 + Math.floor(random() * (word.length - 2))));
}
