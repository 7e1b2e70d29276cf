import type { Evidence } from '../src/core/evidence.js';
import type { CommentId } from '../src/core/ids.js';
import { decide } from '../src/core/policy/decide.js';
import { type DecisionFacts, newcomer } from '../src/core/policy/facts.js';
import { BALANCED } from '../src/core/policy/templates.js';
import { openStore } from '../src/storage/open-store.js';
import type { Store } from '../src/storage/store.js';
import { withFolder } from '../test/kit/temporary.js';
import { importAll, makeDecision, makeImported, NOON, nextId, openStory } from '../test/storage/fixtures.js';
import { type Benchmark, told } from './kit/figure.js';

const PURE = 200_000;
const COMMITTED = 3000;
const AT_ONCE = 64;

/** Decisions by rules alone, and decisions of moderators with all that is kept of them. */
export const deciding: Benchmark = {
  name: 'deciding',
  about: 'Decisions by rules alone, and decisions of moderators, durable, 64 at once',
  async run() {
    const pure = decisionsByRules();
    const committed = await withFolder(decisionsOfModerators);
    return [
      told('decisions by rules', {
        value: pure,
        unit: 'a second',
        note: `${PURE} by the policy balanced over three pieces of evidence, one thread, nothing stored`,
      }),
      told('decisions of moderators', {
        value: committed,
        unit: 'a second',
        note: `${COMMITTED} held comments rejected in one thread, each with its log row, statement of reasons, counts and event`,
      }),
    ];
  },
};

function decisionsByRules(): number {
  const evidence = ['links', 'shouting', 'first-time'].map(
    (signal, at): Evidence => ({ signal, score: (at + 1) / 10, spans: [], sentence: 'x' }),
  );
  const facts: DecisionFacts = {
    ...{ now: NOON, standing: newcomer('guest'), story: { language: 'en', createdAt: 0 } },
    ...{ mode: 'publish-first', mayNudge: true, timezone: 'UTC' },
  };
  let published = 0;
  const from = performance.now();
  for (let i = 0; i < PURE; i++) published += decide(BALANCED, evidence, facts).outcome === 'publish' ? 1 : 0;
  const seconds = (performance.now() - from) / 1000;
  if (published !== PURE) throw new Error('The policy held what it should publish.');
  return PURE / seconds;
}

async function decisionsOfModerators(data: string): Promise<number> {
  const store = await openStore({ data, role: 'serve' });
  try {
    await openStory(store);
    const comments = Array.from({ length: COMMITTED }, (_, at) =>
      makeImported(null, { status: 'held', createdAt: NOON + at, placedAt: NOON + at }),
    );
    await importAll(store, comments);
    const ids = comments.map(({ comment }) => comment.id);
    const from = performance.now();
    await Promise.all(Array.from({ length: AT_ONCE }, () => rejectAll(store, ids)));
    return COMMITTED / ((performance.now() - from) / 1000);
  } finally {
    await store.close();
  }
}

/** Takes one id after the other until none is left. */
async function rejectAll(store: Store, ids: CommentId[]): Promise<void> {
  for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
    const decision = makeDecision({
      ...{ id: nextId(), actorKind: 'account', outcome: 'reject' },
      createdAt: NOON,
    });
    await store.write.decideComment({
      ...{ id, revision: 1, from: ['held'], to: 'rejected', decision, now: NOON },
    });
  }
}
