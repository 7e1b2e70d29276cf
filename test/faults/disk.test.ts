import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { withFolder } from '../kit/temporary.js';
import { assertAllStored } from './all-stored.js';
import { openStory, post, sendJson } from './nodes.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

/** Megabytes of the small disk. */
const SMALL = 48;
/** What a post may take at most while somebody else writes, in milliseconds: the lock's time and some. */
const LOCKED_FOR = 2000;

type Served = { readonly server: ServerProcess; readonly data: string; readonly storyId: string };

async function withServerIn(folder: string, use: (served: Served) => Promise<void>): Promise<void> {
  const data = path.join(folder, 'data');
  const settings = { PARLEY_DATA: data, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1' };
  await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
  const server = await startServerProcess(settings);
  try {
    await use({ server, data, storyId: await openStory(server, 'disk') });
  } finally {
    await server.kill('SIGTERM');
  }
}

/** Whether this process may mount a file system in memory; only then can a disk be filled without harm. */
function mountsMissing(): string | false {
  return process.getuid?.() === 0 && process.platform === 'linux'
    ? false
    : 'only root can mount a small disk';
}

async function withSmallDisk(use: (folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL}m`, 'tmpfs', folder]);
    if (mounted.status !== 0) throw new Error(`not mounted: ${mounted.stderr}`);
    try {
      await use(folder);
    } finally {
      spawnSync('umount', [folder]);
    }
  });
}

function fill(file: string): void {
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(16_384);
  try {
    for (;;) writeSync(handle, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}

/** What was acknowledged, as the comparison with the store wants it. */
function acknowledgedBy(answer: Awaited<ReturnType<typeof post>>) {
  const { comment } = answer.body as {
    comment: { id: string; body: readonly { children: readonly string[] }[] };
  };
  return { id: comment.id, text: comment.body[0]?.children.join('') ?? '' };
}

test(
  'a full disk refuses writes plainly, goes on with reading, and takes writes again when there is room',
  {
    skip: mountsMissing(),
  },
  () =>
    withSmallDisk((folder) =>
      withServerIn(folder, async ({ server, data, storyId }) => {
        const kept = [acknowledgedBy(await post(server, storyId))];
        const filler = path.join(folder, 'filler');
        fill(filler);
        let refused = await post(server, storyId);
        for (let tries = 0; refused.status < 400 && tries < 50; tries++) {
          kept.push(acknowledgedBy(refused));
          refused = await post(server, storyId);
        }
        assert.equal(refused.status, 503);
        assert.match(JSON.stringify(refused.body), /"code":"read_only".*the disk is full/);
        assert.equal((await sendJson(server, `GET /api/v1/public/stories/${storyId}/comments`)).status, 200);
        assert.equal((await sendJson(server, 'GET /healthz')).status, 200);
        rmSync(filler);
        let again = await post(server, storyId);
        const until = performance.now() + 5000;
        while (again.status >= 400 && performance.now() < until) again = await post(server, storyId);
        kept.push(acknowledgedBy(again));
        assert.equal(again.status, 201);
        const database = new DatabaseSync(path.join(data, 'parley.db'), { readOnly: true });
        assert.deepEqual({ ...database.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
        database.close();
        await assertAllStored({ data }, kept);
      }),
    ),
);

test('a program that holds the database’s lock keeps no reader waiting, and posts only as long as it holds it', () =>
  withFolder((folder) =>
    withServerIn(folder, async ({ server, data, storyId }) => {
      await post(server, storyId);
      const other = new DatabaseSync(path.join(data, 'parley.db'));
      other.exec('BEGIN IMMEDIATE');
      const waiting = post(server, storyId);
      let isOver = false;
      void waiting.finally(() => {
        isOver = true;
      });
      const until = performance.now() + LOCKED_FOR;
      let reads = 0;
      while (performance.now() < until) {
        const { status } = await sendJson(
          server,
          `GET /api/v1/public/stories/${storyId}/comments?limit=${1 + (reads % 20)}`,
        );
        assert.equal(status, 200);
        reads += 1;
      }
      assert.ok(!isOver, 'the post did not wait for the lock');
      assert.ok(reads >= 20, `${reads} reads while the lock was held`);
      other.exec('ROLLBACK');
      other.close();
      assert.equal((await waiting).status, 201);
    }),
  ));
