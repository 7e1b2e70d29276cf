import { BALANCED } from '../src/core/policy/templates.js';
import { openStore } from '../src/storage/open-store.js';
import { replayPolicy } from '../src/use-cases/replay-policy.js';
import { withFolder } from '../test/kit/temporary.js';
import {
  importAll,
  makeDecision,
  makeImported,
  NOON,
  nextId,
  openStory,
  SITE,
} from '../test/storage/fixtures.js';
import { atMost, type Benchmark } from './kit/figure.js';

const DECISIONS = 100_000;
const EVIDENCE = ['word-list', 'links', 'shouting'].map((signal, at) => ({
  ...{ signal, score: (at + 1) / 10, spans: [{ start: 3, end: 9 }] },
  sentence: 'A sentence about what was found, as signals write them.',
}));

/** A draft policy over 100,000 past decisions. */
export const replaying: Benchmark = {
  name: 'replaying',
  about: 'A draft policy over 100,000 past decisions',
  run: () =>
    withFolder(async (data) => {
      const store = await openStore({ data, role: 'serve' });
      try {
        await openStory(store);
        const comments = Array.from({ length: DECISIONS }, (_, at) => ({
          ...makeImported(null, { createdAt: NOON + at * 1000, placedAt: NOON + at * 1000 }),
          decision: makeDecision({ id: nextId(), evidence: EVIDENCE, createdAt: NOON + at * 1000 }),
        }));
        await importAll(store, comments);
        const site = await store.read.siteById({ id: SITE });
        if (site === undefined) throw new Error('The site is missing.');
        const from = performance.now();
        const asked = { site, policy: BALANCED, last: DECISIONS, signal: 'word-list' };
        const { result } = await replayPolicy({ store, signals: [] }, asked);
        const seconds = (performance.now() - from) / 1000;
        if (result.decisions !== DECISIONS) throw new Error(`Only ${result.decisions} decisions were read.`);
        const note = `${DECISIONS} decisions with three pieces of evidence each, and the curve of one signal`;
        return [atMost('replay', { value: seconds, unit: 's', limit: 10, note })];
      } finally {
        await store.close();
      }
    }),
};
