import { readFileSync } from 'node:fs';
import path from 'node:path';
import { shippedModel } from '../toxicity/shipped-model.js';
import { readNetwork } from './network-file.js';
import { createScoresTwice, type ScoresTwice } from './score-twice.js';

/** Where the weights lie in a checkout: beside dist/. */
const FILE = path.join(import.meta.dirname, '..', '..', '..', '..', 'models', 'second-en.bin');

let loaded: ScoresTwice | undefined;

/** The shipped models, both read when they are first asked for. For English alone (`isReadTwice`). */
export function shippedScoresTwice(): ScoresTwice {
  if (loaded !== undefined) return loaded;
  const model = shippedModel('en');
  if (model === undefined) throw new Error('No English model ships.');
  loaded = createScoresTwice(model, readNetwork(readFileSync(FILE)));
  return loaded;
}
