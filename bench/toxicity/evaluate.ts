import { readText } from '../../src/signals/text/readings.js';
import { ATTRIBUTES, type Attribute } from '../../src/signals/toxicity/attributes.js';
import type { Model } from '../../src/signals/toxicity/model-file.js';
import { scoreText } from '../../src/signals/toxicity/score-text.js';
import { type LabelledRow, readSplit } from './labelled-sets.js';
import { TRAINING_SETS } from './labels.js';
import type { ScoredRow } from './measures.js';

/** One attribute over one split of a set. */
export interface Measured {
  readonly set: string;
  readonly attribute: Attribute;
  readonly rows: readonly ScoredRow[];
}

/** A row of HateCheck or of the identity templates with its score. */
export interface TestedRow extends ScoredRow {
  readonly text: string;
  readonly functionality: string;
  readonly target: string;
}

interface TestOnly {
  readonly set: string;
  readonly attribute: Attribute;
  readonly label: string;
}

/** The sets that never train, with the attribute that their label speaks of. */
const TEST_ONLY: readonly TestOnly[] = [
  { set: 'fox-news-comments', attribute: 'IDENTITY_ATTACK', label: 'hateful' },
  { set: 'fox-news-comments', attribute: 'TOXICITY', label: 'hateful' },
  { set: 'wikipedia-1492', attribute: 'TOXICITY', label: 'toxic' },
  { set: 'wikipedia-1492-fuzzed', attribute: 'TOXICITY', label: 'toxic' },
  { set: 'hatemojicheck', attribute: 'IDENTITY_ATTACK', label: 'hateful' },
];
/** Fewer positives than this say nothing. */
const FEWEST = 20;

/** Every attribute that a training set has labels for, on its dev or its test split. A label in between is left out. */
export function measureSets(folder: string, model: Model, split: 'dev' | 'test'): readonly Measured[] {
  return TRAINING_SETS.flatMap(({ name, labels }) => {
    const scored = readSplit(folder, name, split).map((row) => ({
      known: labels(row),
      scores: scoresOf(model, row),
    }));
    return ATTRIBUTES.flatMap((attribute) => {
      const rows = scored.flatMap(({ known, scores }) => {
        const truth = known[attribute];
        return truth === undefined || truth === 0.5
          ? []
          : [{ score: scores[attribute], isTrue: truth > 0.5 }];
      });
      const positives = rows.filter(({ isTrue }) => isTrue).length;
      return Math.min(positives, rows.length - positives) < FEWEST ? [] : [{ set: name, attribute, rows }];
    });
  });
}

/** The sets that only test. */
export function measureTestOnly(folder: string, model: Model): readonly Measured[] {
  return TEST_ONLY.map(({ set, attribute, label }) => ({
    set,
    attribute,
    rows: readSplit(folder, set, 'test').map((row) => ({
      score: scoresOf(model, row)[attribute],
      isTrue: row[label] === 1,
    })),
  }));
}

/** HateCheck by its functional tests, judged by IDENTITY_ATTACK. */
export function measureHateCheck(folder: string, model: Model): readonly TestedRow[] {
  return readSplit(folder, 'hatecheck', 'test').map((row) => ({
    text: row.text,
    functionality: String(row.functionality),
    target: String(row.target ?? ''),
    score: scoresOf(model, row).IDENTITY_ATTACK,
    isTrue: row.hateful === 1,
  }));
}

/** The identity templates, judged by TOXICITY. */
export function measureTemplates(folder: string, model: Model): readonly TestedRow[] {
  return readSplit(folder, 'identity-templates', 'test').map((row) => ({
    text: row.text,
    functionality: '',
    target: '',
    score: scoresOf(model, row).TOXICITY,
    isTrue: row.toxic === 1,
  }));
}

function scoresOf(model: Model, { text }: LabelledRow) {
  return scoreText(model, text, readText(text)).scores;
}
