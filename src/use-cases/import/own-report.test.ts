import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownReport } from './own-report.js';

const REPORT = {
  ...{ slug: 'ferry', month: '2026-11', status: 'published', publishedAt: 1, placedAt: 1, updatedAt: 2 },
  ...{ headline: 'Ferry runs', summary: '', byline: '', body: [], source: '', claims: [], corrections: [] },
  ...{ map: null, mapWords: null },
};

test('a report that stood in no list comes back into none', () => {
  assert.equal(ownReport({ ...REPORT, isUnlisted: true })?.isUnlisted, true);
  assert.equal(ownReport(REPORT)?.isUnlisted, undefined);
});

test('section, tags and authors come back, and nothing that is no text', () => {
  const details = { section: 'Harbour', tags: ['ferry', 7], authors: ['Ann Example'], photos: [{ id: 1 }] };
  assert.deepEqual(ownReport({ ...REPORT, details })?.details, {
    ...{ section: 'Harbour', tags: ['ferry'], authors: ['Ann Example'] },
    ...{ photos: [], places: [] },
  });
  assert.equal(ownReport({ ...REPORT, details: 'all' })?.details, undefined);
});
