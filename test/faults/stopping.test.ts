import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase, postgresMissing } from '../kit/postgres.js';
import { withFolder } from '../kit/temporary.js';
import { type Cable, layCable } from './cable.js';
import { openStory, post, sendJson } from './nodes.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';
import { runStopTest } from './stop-test.js';

const STOPS = 5;
/** The server has so long to be of use again, in milliseconds. */
const BACK_WITHIN = 10_000;
/** A refusal that comes later than this has kept its reader waiting. */
const REFUSED_WITHIN = 3000;

test('a server that is told to stop in the middle of posts answers all that it has taken up', async () => {
  const { acknowledged, cut, lost, changed, doubled, wrongCounts } = await runStopTest({ stops: STOPS });
  assert.ok(acknowledged >= STOPS * 40);
  assert.deepEqual(cut, []);
  assert.deepEqual([lost, changed, doubled, wrongCounts], [0, 0, 0, 0]);
});

test('a PostgreSQL that is away refuses posts at once and in words, and is used again when it is back', {
  skip: await postgresMissing(),
}, async () => {
  const database = await freshDatabase();
  const url = new URL(database.url);
  const cable = await layCable(Number(url.port));
  url.port = String(cable.port);
  try {
    await withFolder(async (data) => {
      const settings = {
        PARLEY_DATA: data,
        PARLEY_PORT: '0',
        PARLEY_TRUSTED_PROXIES: '1',
        DATABASE_URL: url.href,
      };
      await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
      const server = await startServerProcess(settings);
      try {
        await goesOnAfterACut(server, cable);
      } finally {
        await server.kill('SIGTERM');
      }
    });
  } finally {
    await cable.cut();
    await database.drop();
  }
});

async function goesOnAfterACut(server: ServerProcess, cable: Cable): Promise<void> {
  const storyId = await openStory(server, 'away');
  assert.equal((await post(server, storyId)).status, 201);
  await cable.cut();
  for (let tries = 0; tries < 5; tries++) {
    const asked = performance.now();
    const { status, body } = await post(server, storyId);
    assert.equal(status, 503, JSON.stringify(body));
    assert.ok(performance.now() - asked < REFUSED_WITHIN, 'refused late');
  }
  assert.equal((await sendJson(server, 'GET /healthz')).status, 200);
  await cable.mend();
  const until = performance.now() + BACK_WITHIN;
  let answer = await post(server, storyId);
  while (answer.status !== 201 && performance.now() < until) answer = await post(server, storyId);
  assert.equal(answer.status, 201);
}
