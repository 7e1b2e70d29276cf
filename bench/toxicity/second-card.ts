import type { SecondModel } from '../../src/signals/second/network-file.js';
import { seededRandom } from '../kit/seeded-site.js';
import { auc, calibrationError, f1, interval, type ScoredRow } from './measures.js';
import type { JudgedTwice } from './second-fit.js';

interface CardInput {
  readonly header: Pick<SecondModel, 'version'>;
  readonly bytes: number;
  readonly judged: readonly JudgedTwice[];
}

/** The card of the slower model. */
export function secondCard({ header, bytes, judged }: CardInput): string {
  const mean = (pick: (one: JudgedTwice) => readonly ScoredRow[]) =>
    (judged.reduce((sum, one) => sum + auc(pick(one)), 0) / judged.length).toFixed(3);
  return `# Model card: the second reading, ${header.version}

Written by \`npm run toxicity -- second\`; do not edit.

**What it is.** A small convolutional network (Kim 2014) beside the [linear model](model-card.md): 32 numbers for each word, its class and its parts; 64 patterns of three words; how
strongly each is found at best and on the whole. ${(bytes / 1e6).toFixed(1)} MB, one byte a weight in the large tables. It reads at most 800 words of a text, in windows of 160, and answers with the mean of both
models' sums for TOXICITY, made a probability by Platt's method. English only.

**What it is for.** To sort what waits for moderators, after the answer, in a thread of its own; before the answer only where a rule of the newsroom names the signal
[\`second-reading\`](../reference/signals.md#second-reading). No shipped policy does. It marks no words: which of them moved it cannot be told.

**Trained on** what the linear model was trained on, once through, with its vocabulary.

**What was measured.** Half of the dev rows of the training sets calibrated it; the table is about the other half. Its size and its rate of learning were chosen among six by all dev
rows, so the table is a little too friendly. The test sets were run five times for the linear model, which is all they are good for, and never for this one: what it makes of HateCheck,
Wikipedia or Fox News is not known.

${table(judged)}

Mean AUC: linear alone ${mean(({ alone }) => alone)}, both together ${mean(({ together }) => together)}.
`;
}

function table(judged: readonly JudgedTwice[]): string {
  const head =
    '| set | rows (toxic) | AUC, linear alone (95 %) | AUC, both (95 %) | F1 at 0.5 | calibration error |';
  const rows = judged.map(({ set, alone, together }) => {
    const toxic = together.filter(({ isTrue }) => isTrue).length;
    return `| ${set} | ${together.length} (${toxic}) | ${inWords(alone)} | ${inWords(together)} | ${f1(together).toFixed(2)} | ${calibrationError(together).toFixed(3)} |`;
  });
  return [head, '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function inWords(rows: readonly ScoredRow[]): string {
  const [low, high] = interval(rows, { of: auc, random: seededRandom(1), times: 100 });
  return `${auc(rows).toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`;
}
