/** The thread of `second-reader.ts`: texts in, probabilities out, in their order. */
import { parentPort } from 'node:worker_threads';
import { shippedScoresTwice } from './shipped-network.js';

parentPort?.on('message', (texts: readonly string[]) => {
  parentPort?.postMessage(texts.map(shippedScoresTwice()));
});
