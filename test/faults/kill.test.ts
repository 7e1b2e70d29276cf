import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase, postgresMissing } from '../kit/postgres.js';
import { type KillReport, runKillTest } from './kill-test.js';
import { SERVING_WITHIN } from './server-process.js';

const KILLS = 5;

function assertNothingLost(report: KillReport): void {
  assert.equal(report.lost, 0, 'acknowledged and not there');
  assert.equal(report.changed, 0, 'acknowledged and changed');
  assert.equal(report.doubled, 0, 'there twice');
  assert.equal(report.wrongCounts, 0, 'stories whose count is wrong');
  assert.deepEqual(report.refused, []);
  assert.ok(
    report.slowestStart < SERVING_WITHIN,
    `serving again after ${Math.round(report.slowestStart)} ms`,
  );
  assert.ok(report.acknowledged > KILLS * 100);
}

test('nothing acknowledged is lost or doubled when the server is killed in the middle of posts, on SQLite', async (t) => {
  const report = await runKillTest({ kills: KILLS });
  t.diagnostic(JSON.stringify(report));
  assertNothingLost(report);
});

test('nothing acknowledged is lost or doubled when the server is killed in the middle of posts, on PostgreSQL', {
  skip: await postgresMissing(),
}, async (t) => {
  const database = await freshDatabase();
  try {
    const report = await runKillTest({ kills: KILLS, databaseUrl: database.url });
    t.diagnostic(JSON.stringify(report));
    assertNothingLost(report);
  } finally {
    await database.drop();
  }
});
