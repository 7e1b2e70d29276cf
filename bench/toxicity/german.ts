/** `npm run toxicity -- german`: trains a model for German and writes its card. Nothing of a test split is read. */
import { readText } from '../../src/signals/text/readings.js';
import { ATTRIBUTES, type Attribute } from '../../src/signals/toxicity/attributes.js';
import { hashOf } from '../../src/signals/toxicity/hash.js';
import {
  type Model,
  type ModelHeader,
  readModel,
  writeModel,
} from '../../src/signals/toxicity/model-file.js';
import { scoreText } from '../../src/signals/toxicity/score-text.js';
import { seededRandom } from '../kit/seeded-site.js';
import { evenly, platt } from './calibrate.js';
import type { Measured } from './evaluate.js';
import { toBytes } from './fit.js';
import { type LabelledRow, readSplit } from './labelled-sets.js';
import type { Labels } from './labels.js';
import { disguise } from './noise.js';
import type { TrainingRow } from './rows.js';
import { learn, matrixOf, vocabularyOf } from './train.js';

interface GermanSet {
  readonly name: string;
  readonly labels: (row: LabelledRow) => Labels;
}

/** The German sets that may train. What they do not label is not taught. */
const SETS: readonly GermanSet[] = [
  {
    name: 'gahd-german',
    labels: ({ hateful }) =>
      hateful ? { TOXICITY: 1, IDENTITY_ATTACK: 1 } : { TOXICITY: 0.1, IDENTITY_ATTACK: 0 },
  },
  {
    name: 'germeval-2018',
    labels: ({ label, fine }) =>
      label === 'OTHER'
        ? { TOXICITY: 0, INSULT: 0 }
        : { TOXICITY: 1, ...(fine === 'INSULT' ? { INSULT: 1 } : {}) },
  },
];

export interface GermanRecipe {
  readonly version: string;
  readonly seed: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly fewest: number;
  readonly disguised: number;
  readonly most?: number;
}

/** The one recipe that was tried: that of the English model without its grammar. */
export const GERMAN: GermanRecipe = {
  ...{ version: 'de-1', seed: 1, epochs: 4, rate: 0.07, decay: 1e-6, fewest: 4, disguised: 0.1 },
};

/** Trains and calibrates; the same recipe gives the same bytes. Calibrated on one half of the dev rows, to be judged on the other. */
export function fitGerman(folder: string, recipe: GermanRecipe): Uint8Array {
  const rows = rowsOf(folder, recipe);
  const vocabulary = vocabularyOf(rows, recipe.fewest);
  const matrix = matrixOf(
    rows.map(({ text }) => text),
    new Set(vocabulary),
  );
  const weights = learn(matrix, rows, recipe);
  const { table, scale } = toBytes(weights);
  const plain: ModelHeader = {
    ...{ version: recipe.version, language: 'de', scale, bias: [...weights.bias] },
    calibration: ATTRIBUTES.map(() => [1, 0] as const),
    words: vocabulary.length,
  };
  const model = readModel(writeModel(plain, { vocabulary, table }));
  const calibration = ATTRIBUTES.map((attribute) =>
    platt(
      devOf(folder, model, 'calibrates')
        .filter((one) => one.attribute === attribute)
        .flatMap(({ rows: judged }) =>
          evenly(
            judged.map(({ score, isTrue }) => ({
              sum: Math.log(score / (1 - score)),
              truth: isTrue ? 1 : 0,
            })),
          ),
        ),
    ),
  );
  return writeModel({ ...plain, calibration }, { vocabulary, table });
}

function rowsOf(folder: string, { seed, disguised, most }: GermanRecipe): readonly TrainingRow[] {
  const random = seededRandom(seed);
  const rows = SETS.flatMap(({ name, labels }) =>
    readSplit(folder, name, 'train')
      .slice(0, most)
      .map((row): TrainingRow => ({ text: row.text, labels: labels(row), weight: 1, source: name })),
  );
  const inDisguise = rows.flatMap((row) =>
    random() < disguised ? [{ ...row, text: disguise(row.text, random) }] : [],
  );
  return [...rows, ...inDisguise];
}

/** Dev rows of one half, scored: those that calibrate, or those that nothing was chosen or fitted on. */
export function devOf(folder: string, model: Model, half: 'calibrates' | 'judges'): readonly Measured[] {
  return SETS.flatMap(({ name, labels }) => {
    const dev = readSplit(folder, name, 'dev').filter(
      ({ id }) => ((hashOf(`half ${id}`) >>> 16) % 2 === 0) === (half === 'calibrates'),
    );
    const scored = dev.map((row) => ({
      known: labels(row),
      scores: scoreText(model, row.text, readText(row.text)).scores,
    }));
    return ATTRIBUTES.flatMap((attribute: Attribute): readonly Measured[] => {
      const rows = scored.flatMap(({ known, scores }) => {
        const truth = known[attribute];
        return truth === undefined ? [] : [{ score: scores[attribute], isTrue: truth > 0.5 }];
      });
      return rows.length === 0 ? [] : [{ set: name, attribute, rows }];
    });
  });
}
