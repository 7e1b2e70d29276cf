import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressInWords, reckonProgress } from './import-progress.js';

test('the progress of an import tells the share of bytes, then of comments, and the time left at the rate so far', () => {
  let now = 0;
  let taken = 100;
  const reckon = reckonProgress({ clock: () => now, bytes: 1000, taken: () => taken });
  const say = (progress: Parameters<typeof reckon>[0]) => progressInWords(reckon(progress));
  assert.equal(say({ phase: 'reading', comments: 10, of: null }), 'reading … 10 %, 10 comments');
  now = 10_000;
  taken = 500;
  assert.equal(
    say({ phase: 'reading', comments: 50, of: null }),
    'reading … 50 %, 50 comments, 13 s left of this step',
  );
  assert.equal(say({ phase: 'writing', comments: 256, of: 10_000 }), 'writing … 2 %, 256 of 10000 comments');
  now = 40_000;
  assert.equal(
    say({ phase: 'writing', comments: 2_756, of: 10_000 }),
    'writing … 27 %, 2756 of 10000 comments, 1 min left of this step',
  );
});

test('where nothing is known of the size, the progress only counts', () => {
  const reckon = reckonProgress({ clock: () => 0, bytes: 1000, taken: () => 0 });
  assert.equal(
    progressInWords(reckon({ phase: 'reading', comments: 10, of: null })),
    'reading … 10 comments',
  );
});
