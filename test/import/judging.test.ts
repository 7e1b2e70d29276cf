import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BALANCED } from '../../src/core/policy/templates.js';
import { DEFAULT_SITE_SETTINGS } from '../../src/core/site.js';
import { SIGNALS } from '../../src/signals/registry.js';
import type { Judge } from '../../src/use-cases/import/judge.js';
import { policyJudge } from '../../src/use-cases/import/policy-judge.js';
import { threadJudge } from '../../src/use-cases/import/thread-judge.js';
import { withFolder } from '../kit/temporary.js';
import { NOW, withStore } from './importing.js';
import { archiveOfRecords, makeParsed, makeThread } from './made-up-archive.js';

const bench = (holds: boolean) => ({
  site: {
    slug: 'paper',
    hosts: [],
    language: 'en',
    settings: { ...DEFAULT_SITE_SETTINGS, words: ['slur: zorblat'] },
  },
  policy: BALANCED,
  now: NOW,
  holds,
});

async function withJudge<T>(holds: boolean, use: (judge: Judge) => Promise<T>): Promise<T> {
  const judge = threadJudge(bench(holds));
  try {
    return await use(judge);
  } finally {
    await judge.close();
  }
}

const ABUSE = 'You are a zorblat and always were.';
const abusive = makeParsed('abuse', { text: ABUSE });
const kind = makeParsed('kind', { text: 'The lock gate has been painted green.' });
const spam = makeParsed('spam', { text: ABUSE, status: 'spam' });
const records = () => archiveOfRecords(makeThread('1'), kind, abusive, spam);

test('an import that holds what the policy would hold leaves a decision with its evidence', () =>
  withFolder((data) =>
    withStore(data, async ({ store, bringInRecords }) => {
      const { ledger } = await withJudge(true, (judge) => bringInRecords(records(), { judge }));
      const site = await store.read.siteBySlug({ slug: 'paper' });
      assert.ok(site);
      const [held, ...others] = await store.read.queuePage({
        desks: [{ siteId: site.id, sections: null }],
        queue: 'held',
        limit: 10,
      });
      assert.deepEqual(others, []);
      assert.equal(held?.comment.source, ABUSE);
      assert.equal(held?.comment.sourceStatus, 'published');
      assert.equal(held?.decision?.outcome, 'hold');
      assert.equal(held?.decision?.actorKind, 'policy');
      assert.notEqual(held?.decision?.rule, null);
      const evidence = held?.decision?.evidence.find(({ signal }) => signal === 'word-list');
      assert.ok((evidence?.score ?? 0) > 0);
      assert.deepEqual(
        ledger.warnings.map(({ code, sourceId }) => [code, sourceId]),
        [['held_by_policy', 'abuse']],
      );
      // What the source says of a comment stays in the ledger, whatever becomes of it here.
      assert.deepEqual([ledger.byStatus.published, ledger.byStatus.spam], [2, 1]);
      const story = await store.read.storyByUrl({ siteId: site.id, urlKey: 'paper.example/1' });
      assert.equal(story?.total, 1);
    }),
  ));

test('an import that only reports publishes what was published, and says what the policy would hold', () =>
  withFolder((data) =>
    withStore(data, async ({ store, bringInRecords }) => {
      const { ledger } = await withJudge(false, (judge) => bringInRecords(records(), { judge }));
      const site = await store.read.siteBySlug({ slug: 'paper' });
      assert.ok(site);
      assert.deepEqual(
        await store.read.queuePage({
          desks: [{ siteId: site.id, sections: null }],
          queue: 'held',
          limit: 10,
        }),
        [],
      );
      assert.equal((await store.read.storyByUrl({ siteId: site.id, urlKey: 'paper.example/1' }))?.total, 2);
      assert.deepEqual(
        ledger.warnings.map(({ code, sourceId }) => [code, sourceId]),
        [['would_hold', 'abuse']],
      );
    }),
  ));

test('threads judge as one judge does, and answer in the order of the questions', async () => {
  const texts = Array.from({ length: 40 }, (_, n) => (n % 3 === 0 ? ABUSE : `Line ${n}, quite calm.`));
  const drafts = texts.map((text) => ({
    bodyJson: JSON.stringify([{ type: 'paragraph', children: [text] }]),
    name: 'Gull',
    website: null,
  }));
  const one = policyJudge(SIGNALS, bench(true));
  const wanted = await one.judge(drafts);
  assert.deepEqual(
    wanted.map((verdict) => verdict !== null),
    texts.map((text) => text === ABUSE),
  );
  await withJudge(true, async (judge) => {
    const parts = await Promise.all([0, 10, 20, 30].map((n) => judge.judge(drafts.slice(n, n + 10))));
    assert.deepEqual(parts.flat(), wanted);
  });
});

test('a judge that breaks ends the import with its reason instead of hanging', async () => {
  const judge = threadJudge({ ...bench(true), site: { ...bench(true).site, settings: null as never } });
  const draft = { bodyJson: '[]', name: '', website: null };
  await assert.rejects(judge.judge([draft]));
  await assert.rejects(judge.judge([draft]), 'a question to a judge that has broken');
  await judge.close();
});
