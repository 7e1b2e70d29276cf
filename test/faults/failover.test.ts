import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nginxMissing } from '../kit/nginx.js';
import { postgresMissing } from '../kit/postgres.js';
import { PostgresMissing } from '../kit/postgres-server.js';
import { type FailoverReport, runFailover } from './failover.js';
import { WRITES_AGAIN_WITHIN } from './long/failovers.js';

const skip =
  process.platform === 'linux' ? (await postgresMissing()) || nginxMissing() : 'servers are killed by /proc';

test('nothing acknowledged is lost or doubled when the first PostgreSQL dies and its standby takes its place', {
  skip,
}, async (t) => {
  let report: FailoverReport;
  try {
    report = await runFailover({ isSynchronous: true });
  } catch (error) {
    // Not every build of PostgreSQL brings `pg_basebackup`.
    if (error instanceof PostgresMissing) return t.skip(error.message);
    throw error;
  }
  t.diagnostic(JSON.stringify(report));
  assert.ok(report.acknowledged >= 600);
  assert.equal(report.lost, 0, 'acknowledged and not there');
  assert.equal(report.changed, 0, 'acknowledged and changed');
  assert.equal(report.doubled, 0, 'there twice');
  assert.equal(report.wrongCounts, 0, 'stories whose count is wrong');
  assert.deepEqual(report.refused, []);
  assert.ok(report.pause <= WRITES_AGAIN_WITHIN, `no post for ${Math.round(report.pause)} ms`);
});
