/** A thread that judges: gets drafts, answers with verdicts, in the order in which it was asked. */
import { parentPort, workerData } from 'node:worker_threads';
import { SIGNALS } from '../../signals/registry.js';
import type { JudgedDraft } from './judge.js';
import { type Bench, policyJudge } from './policy-judge.js';

const judge = policyJudge(SIGNALS, workerData as Bench);
let before: Promise<unknown> = Promise.resolve();

parentPort?.on('message', (drafts: readonly JudgedDraft[]) => {
  // A failure ends the thread, which tells whoever started it.
  before = before.then(async () => parentPort?.postMessage(await judge.judge(drafts)));
});
