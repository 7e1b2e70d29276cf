import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommentId, DecisionId } from '../ids.js';
import { countAgreement } from './agreement.js';
import { countHolds } from './holds.js';
import { countReporters } from './reporters.js';
import type { Act, Judgement } from './rows.js';
import { countDays } from './volume.js';

let last = 0;
const judged = (
  comment: number,
  outcome: Judgement['outcome'],
  changes: Partial<Judgement> = {},
): Judgement => ({
  ...{ id: ++last as DecisionId, commentId: comment as CommentId, revision: 1, rule: null, createdAt: 0 },
  ...{ outcome, ...changes },
});
const act = (comment: number, outcome: Act['outcome'], changes: Partial<Act> = {}): Act => ({
  ...{ id: ++last as DecisionId, commentId: comment as CommentId, actorId: 1, rule: null, undoes: null },
  ...{ createdAt: 100, outcome, ...changes },
});

describe('the numbers of a site', () => {
  it('count a comment once, on its day, as it came in', () => {
    const rows = [
      judged(1, 'publish', { createdAt: 5 }),
      judged(1, 'hold', { createdAt: 15 }),
      judged(2, 'hold', { createdAt: 15 }),
      judged(3, 'reject', { createdAt: 16 }),
      judged(4, 'publish', { createdAt: 16, revision: 2 }),
      judged(5, 'publish', { createdAt: 99 }),
    ];
    const dayOf = (at: number) => String(Math.floor(at / 10));
    assert.deepEqual(countDays(rows, { days: ['0', '1'], dayOf }), [
      { day: '0', published: 1, held: 0, refused: 0 },
      { day: '1', published: 0, held: 1, refused: 1 },
    ]);
  });

  it('tell of every rule what moderators made of what it held, and how long they took', () => {
    const holds = [1, 2, 3, 4, 5].map((n) =>
      judged(n, 'hold', { rule: n < 4 ? 'links' : 'words', createdAt: 10 }),
    );
    const wrong = act(3, 'publish', { createdAt: 40 });
    const acts = [
      act(1, 'publish', { createdAt: 20 }),
      act(2, 'reject', { createdAt: 30 }),
      ...[wrong, act(3, 'undo', { undoes: wrong.id, createdAt: 50 })],
      act(4, 'remove', { createdAt: 5 }),
    ];
    assert.deepEqual(countHolds(holds, acts), {
      rules: [
        { rule: 'links', held: 3, published: 1, refused: 1 },
        { rule: 'words', held: 2, published: 0, refused: 0 },
      ],
      ...{ decided: 3, median: 20, ninetieth: 30 },
    });
    assert.deepEqual(countHolds([], []), { rules: [], decided: 0, median: null, ninetieth: null });
  });

  it('say how often two people agree, and leave alone what one person did twice', () => {
    const first = act(3, 'publish');
    const own = act(4, 'publish');
    const acts = [
      ...[act(1, 'publish'), act(1, 'keep', { actorId: 2 })],
      ...[act(2, 'publish'), act(2, 'remove', { actorId: 2 })],
      ...[first, act(3, 'undo', { actorId: 2, undoes: first.id })],
      ...[own, act(4, 'undo', { undoes: own.id }), act(4, 'reject', { actorId: 2 })],
      ...[act(5, 'reject'), act(5, 'publish', { actorId: 2, rule: 'appeal' })],
      ...[act(6, 'reject'), act(6, 'pin', { actorId: 2 })],
    ];
    const appeals = [
      { isReversed: true, isBySame: false },
      { isReversed: false, isBySame: false },
      { isReversed: false, isBySame: true },
      { isReversed: null, isBySame: false },
    ];
    const told = { alike: 1, otherwise: 1, undone: 1, upheld: 1, reversed: 1, share: 0.4 };
    assert.deepEqual(countAgreement(acts, appeals), told);
    assert.equal(countAgreement([], []).share, null);
  });

  it('sort reporters into bands', () => {
    const tallies = [1, 2, 4, 5, 9, 10, 300].map((closed) => ({ closed, upheld: 1 }));
    assert.deepEqual(
      countReporters(tallies).map(({ reporters, closed, upheld }) => [reporters, closed, upheld]),
      [
        [1, 1, 1],
        [2, 6, 2],
        [2, 14, 2],
        [2, 310, 2],
      ],
    );
  });
});
