import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { hashOf } from '../../src/signals/toxicity/hash.js';

/** A row of a labelled set as it lies in the test data. */
export interface LabelledRow {
  readonly id: string;
  readonly split: 'train' | 'dev' | 'test';
  readonly text: string;
  readonly [label: string]: unknown;
}

/** Where `moderation-data` lies: PARLEY_TEST_DATA, else beside the repository. */
export function dataFolder(): string {
  const base =
    process.env.PARLEY_TEST_DATA ?? path.join(import.meta.dirname, '..', '..', '..', '..', 'shared');
  return path.join(base, 'moderation-data');
}

/** The rows of one split. A set without a dev split lends it every tenth row of its training rows, by their ids. */
export function readSplit(folder: string, set: string, split: LabelledRow['split']): readonly LabelledRow[] {
  const rows = gunzipSync(readFileSync(path.join(folder, `${set}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledRow);
  if (split === 'test' || rows.some((row) => row.split === 'dev'))
    return rows.filter((row) => row.split === split);
  const isLent = ({ id }: LabelledRow) => (hashOf(`${set} ${id}`) >>> 0) % 10 === 0;
  return rows.filter((row) => row.split === 'train' && isLent(row) === (split === 'dev'));
}
