import {
  type NetworkHeader,
  readNetwork,
  type SecondModel,
  scaleOf,
  writeNetwork,
} from '../../src/signals/second/network-file.js';
import { createSumsTwice } from '../../src/signals/second/score-twice.js';
import { readText } from '../../src/signals/text/readings.js';
import { hashOf } from '../../src/signals/toxicity/hash.js';
import type { Model } from '../../src/signals/toxicity/model-file.js';
import { scoreText } from '../../src/signals/toxicity/score-text.js';
import { evenly, platt } from './calibrate.js';
import { SHIPPED } from './fit.js';
import { readSplit } from './labelled-sets.js';
import { TRAINING_SETS } from './labels.js';
import type { ScoredRow } from './measures.js';
import { learnNetwork } from './network-fit.js';
import { type Recipe, trainingRows } from './rows.js';

export interface SecondFit {
  readonly version: string;
  readonly rows: Recipe;
  readonly seed: number;
  readonly rate: number;
  readonly dropout: number;
}

/** The recipe of the shipped network; chosen by the dev splits. */
export const SHIPPED_SECOND: SecondFit = {
  version: 'en-second-1',
  rows: SHIPPED,
  seed: 1,
  rate: 0.03,
  dropout: 0.3,
};

/** Its dev rows are near-copies of training rows with the other label; those of the other were all chosen for being toxic. */
const SAY_LITTLE: readonly string[] = ['hatemojibuild', 'toxic-spans'];

/** Dev rows calibrate or judge, by their ids, so that none does both. */
type Half = 'calibrates' | 'judges';

interface DevRow {
  readonly set: string;
  readonly text: string;
  /** 0 to 1. */
  readonly truth: number;
}

/** Trains the network beside a linear model, turns it into bytes and calibrates both together for TOXICITY. The same recipe gives the same bytes. */
export function fitSecond(folder: string, model: Model, fit: SecondFit): Uint8Array {
  const network = learnNetwork(trainingRows(folder, fit.rows), model.isKnown, fit);
  const { word, part, kind } = network;
  const scale: NetworkHeader['scale'] = { word: scaleOf(word), part: scaleOf(part), kind: scaleOf(kind) };
  const plain: SecondModel = { version: fit.version, language: 'en', scale, calibration: [1, 0], network };
  return calibrated(folder, model, plain);
}

/** The bytes of a network, calibrated as it will be read from them. */
export function calibrated(folder: string, model: Model, second: SecondModel): Uint8Array {
  const sumOf = createSumsTwice(model, readNetwork(writeNetwork(second)).network);
  const rows = devRows(folder, 'calibrates').filter(({ set }) => !SAY_LITTLE.includes(set));
  const judged = [...Map.groupBy(rows, ({ set }) => set).values()].flatMap((ofSet) =>
    evenly(ofSet.map(({ text, truth }) => ({ sum: sumOf(text), truth }))),
  );
  return writeNetwork({ ...second, calibration: platt(judged) });
}

function devRows(folder: string, half: Half): readonly DevRow[] {
  return TRAINING_SETS.flatMap(({ name, labels }) =>
    readSplit(folder, name, 'dev').flatMap((row) => {
      const truth = labels(row).TOXICITY;
      const isMine = ((hashOf(`half ${row.id}`) >>> 16) % 2 === 0) === (half === 'judges');
      return truth === undefined || !isMine ? [] : [{ set: name, text: row.text, truth }];
    }),
  );
}

/** By set, the dev rows that calibrated nothing, as the linear model alone and as both together score them. */
export interface JudgedTwice {
  readonly set: string;
  readonly alone: readonly ScoredRow[];
  readonly together: readonly ScoredRow[];
}

/** A label in between is left out, as are sets with fewer than 20 rows of either kind. */
export function judgeTwice(
  folder: string,
  model: Model,
  scoresTwice: (text: string) => number,
): readonly JudgedTwice[] {
  const rows = devRows(folder, 'judges').filter(({ truth }) => truth !== 0.5);
  return [...Map.groupBy(rows, ({ set }) => set)].flatMap(([set, ofSet]) => {
    const toxic = ofSet.filter(({ truth }) => truth > 0.5).length;
    if (Math.min(toxic, ofSet.length - toxic) < FEWEST) return [];
    const scored = (score: (text: string) => number) =>
      ofSet.map(({ text, truth }) => ({ score: score(text), isTrue: truth > 0.5 }));
    const alone = (text: string) => scoreText(model, text, readText(text)).scores.TOXICITY;
    return [{ set, alone: scored(alone), together: scored(scoresTwice) }];
  });
}

const FEWEST = 20;
