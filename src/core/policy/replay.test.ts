import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommentId, StoryId } from '../ids.js';
import { newcomer } from './facts.js';
import { createRule, type Policy } from './policy.js';
import { createReplay, type PastDecision, type Verdict } from './replay.js';

const HOUR = 3_600_000;

function past(id: number, score: number, verdict: Verdict): PastDecision {
  const facts = {
    now: id * HOUR,
    standing: newcomer('guest'),
    story: { language: 'en', createdAt: 0 },
    mode: 'publish-first' as const,
    mayNudge: true,
  };
  const evidence = [{ signal: 'heat', score, spans: [], sentence: '' }];
  return {
    commentId: id as CommentId,
    storyId: (id % 2) as StoryId,
    evidence,
    facts,
    wasHeld: false,
    verdict,
    at: id * HOUR,
  };
}

const DRAFT: Policy = {
  name: 'draft',
  version: 1,
  mode: 'publish-first',
  rules: [createRule('hold', { id: 'hot', when: { signal: 'heat', atLeast: 0.5 }, because: 'x' })],
};

describe('a replay', () => {
  it('says what a draft would have held, and what people said of that', () => {
    const replay = createReplay(DRAFT, {});
    replay.add(past(1, 0.9, 'bad'));
    replay.add({ ...past(2, 0.6, 'good'), wasHeld: true });
    replay.add({ ...past(3, 0.4, 'bad'), wasHeld: true });
    replay.add(past(4, 0.7, 'unread'));
    replay.add(past(5, 0.1, 'unread'));
    const { draft, before, decisions, bad, perHour, byRule, newlyHeld } = replay.result();
    assert.deepEqual([decisions, bad], [5, 2]);
    assert.deepEqual([draft.held, draft.precision, draft.recall], [3, 0.5, 0.5]);
    assert.deepEqual([before.held, before.heldBad, before.heldGood], [2, 1, 1]);
    assert.deepEqual([perHour.draft, perHour.before], [3 / 4, 2 / 4]);
    assert.deepEqual(byRule, [{ rule: 'hot', held: 3, bad: 1 }]);
    assert.deepEqual(
      newlyHeld.map(({ commentId, verdict }) => [commentId, verdict]),
      [
        [1, 'bad'],
        [4, 'unread'],
      ],
    );
  });

  it('tells the load by the hour of the site’s clocks, and what the draft would let go', () => {
    const replay = createReplay(DRAFT, { timezone: 'Europe/Athens' });
    for (let id = 0; id <= 48; id++) replay.add(past(id, id % 24 === 5 ? 0.9 : 0.1, 'unread'));
    replay.add({ ...past(6, 0.1, 'bad'), wasHeld: true });
    const { byHour, released } = replay.result();
    assert.equal(byHour.length, 24);
    assert.deepEqual(
      byHour.filter(({ before, draft }) => before > 0 || draft > 0),
      [
        { hour: 7, before: 0, draft: 1 },
        { hour: 8, before: 0.5, draft: 0 },
      ],
    );
    assert.deepEqual(released, [{ commentId: 6, verdict: 'bad' }]);
  });

  it('draws precision and recall of one signal against its threshold', () => {
    const replay = createReplay(DRAFT, { signal: 'heat' });
    for (let id = 1; id <= 100; id++) replay.add(past(id, id / 100, id > 60 ? 'bad' : 'good'));
    const { curve } = replay.result();
    assert.equal(curve.length, 20);
    const recalls = curve.map(({ recall }) => recall ?? 0);
    assert.deepEqual(
      recalls,
      recalls.toSorted((a, b) => b - a),
    );
    assert.equal(curve[11]?.threshold, 0.6);
    assert.equal(curve[11]?.recall, 1);
    assert.ok((curve[15]?.precision ?? 0) === 1 && (curve[0]?.precision ?? 1) < 0.5);
  });

  it('of nothing says that it knows nothing', () => {
    const { draft, decisions, from } = createReplay(DRAFT, { signal: 'heat' }).result();
    assert.deepEqual([decisions, from, draft.precision, draft.recall], [0, null, null, null]);
  });

  it('of a rule whose signal is gone holds nothing by it', () => {
    const gone = createRule('hold', { id: 'gone', when: { signal: 'no-such', atLeast: 0.1 }, because: 'x' });
    const replay = createReplay({ ...DRAFT, rules: [gone] }, {});
    replay.add(past(1, 0.9, 'bad'));
    assert.equal(replay.result().draft.held, 0);
  });
});
