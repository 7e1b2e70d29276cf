import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase, postgresMissing } from '../kit/postgres.js';
import { withFolder } from '../kit/temporary.js';
import { assertAllStored } from './all-stored.js';
import { type Cable, layCable } from './cable.js';
import { openStory, post, sendJson } from './nodes.js';
import { PostingLoad } from './posting-load.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

const STOPS = 5;
/** The server has so long to be of use again, in milliseconds. */
const BACK_WITHIN = 10_000;
/** A refusal that comes later than this has kept its reader waiting. */
const REFUSED_WITHIN = 3000;

test('a server that is told to stop in the middle of posts answers all that it has taken up', () =>
  withFolder(async (data) => {
    const settings = { PARLEY_DATA: data, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1' };
    await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
    let server = await startServerProcess(settings);
    const stories = await Promise.all(Array.from({ length: 20 }, (_, i) => openStory(server, `stop-${i}`)));
    const load = new PostingLoad(stories);
    for (let stop = 0; stop < STOPS; stop++) {
      const goal = load.acknowledged.length + 40;
      load.start(server.url);
      await load.acknowledgedAtLeast(goal);
      await server.kill('SIGTERM');
      await load.stop();
      server = await startServerProcess(settings);
    }
    await server.kill('SIGTERM');
    // A connection that lay idle may be closed just as its client sends; that request was never taken up either.
    const lost = load.cut.filter((code) => !['ECONNREFUSED', 'ECONNRESET'].includes(code));
    assert.deepEqual(lost, []);
    await assertAllStored({ data }, load.acknowledged);
  }));

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
