import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft, NOW } from '../../test/kit/signal-subject.js';
import type { Evidence } from '../core/evidence.js';
import type { CommentId, StoryId } from '../core/ids.js';
import { REPETITION_WINDOW, repetition } from './repetition.js';
import type { SimilarComment } from './signal.js';

const LONG =
  'The council promised a new bridge over the river before winter, but nobody has seen a single worker there.';
const SHORT = 'Thank you all';
const HERE = 1 as StoryId;
const ELSEWHERE = 2 as StoryId;

function match(changes: Partial<SimilarComment> = {}): SimilarComment {
  return {
    commentId: 7 as CommentId,
    storyId: ELSEWHERE,
    distance: 0,
    createdAt: NOW - 60_000,
    status: 'published',
    sameAuthor: false,
    ...changes,
  };
}

async function measure(text: string, ...similar: SimilarComment[]): Promise<Evidence | undefined> {
  return repetition.measure(draft(text), context({ similar: async () => similar }));
}

// text · recent comments near it · score
const TABLE: readonly (readonly [string, readonly Partial<SimilarComment>[], number | undefined])[] = [
  [LONG, [], undefined],
  [LONG, [{}], 0.6],
  [LONG, [{ storyId: HERE, sameAuthor: true }], 0.6],
  [LONG, [{ distance: 6 }], 0.6],
  [LONG, [{ distance: 7 }], undefined],
  [LONG, [{}, {}, {}], 0.9],
  [LONG, [{ status: 'rejected' }], 0.9],
  [LONG, [{ status: 'removed' }], 0.9],
  [LONG, [{ status: 'held' }], 0.6],
  [LONG, [{ status: 'deleted' }], undefined],
  [LONG, [{ createdAt: NOW - REPETITION_WINDOW - 1 }], undefined],
  [SHORT, [{}, {}, {}, {}], undefined],
  [SHORT, [{ sameAuthor: true }], 0.3],
  [SHORT, [{ sameAuthor: true, storyId: HERE }], 0.6],
  [SHORT, [{ sameAuthor: true, distance: 1 }], undefined],
];

test('copies weigh by how near, how many, by whom, where, and what became of them', async () => {
  for (const [text, similar, score] of TABLE) {
    const evidence = await measure(text, ...similar.map(match));
    assert.equal(evidence?.score, score, JSON.stringify([text, similar]));
  }
});

test('the sentence says how often and where, without the text', async () => {
  const evidence = await measure(LONG, match(), match({ storyId: HERE, status: 'removed' }));
  assert.equal(
    evidence?.sentence,
    'Nearly the same text was posted 2 times in 2 discussions within three days; some were rejected or removed.',
  );
});

test('a text without words is not looked for', () => {
  const similar = () => assert.fail('asked');
  assert.equal(repetition.measure(draft('👍 !!'), context({ similar })), undefined);
});
