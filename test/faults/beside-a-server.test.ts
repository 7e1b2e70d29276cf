import assert from 'node:assert/strict';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { migrations } from '../../src/storage/migrations/index.js';
import { freshDatabase, postgresMissing } from '../kit/postgres.js';
import { withFolder } from '../kit/temporary.js';
import { assertAllStored } from './all-stored.js';
import { PostingLoad } from './posting-load.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

type Settings = Readonly<Record<string, string>>;

/** A served site in a folder of its own. */
function withServer(use: (server: ServerProcess, settings: Settings) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const settings = {
      PARLEY_DATA: path.join(folder, 'data'),
      PARLEY_PORT: '0',
      PARLEY_TRUSTED_PROXIES: '1',
    };
    await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
    const server = await startServerProcess(settings);
    try {
      await use(server, settings);
    } finally {
      await server.kill('SIGTERM');
    }
  });
}

async function makeStory(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/stories`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ site: 'paper', url: 'https://paper.example/one' }),
  });
  return ((await response.json()) as { id: string }).id;
}

test('a second serve on one data folder is refused plainly, and the first goes on', () =>
  withServer(async (server, settings) => {
    await assert.rejects(startServerProcess(settings), /in use/i);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  }));

test('a port that is taken is told with what to do, not with a code', () =>
  withServer(async (server, settings) => {
    const other = {
      ...settings,
      PARLEY_DATA: `${settings.PARLEY_DATA}-other`,
      PARLEY_PORT: new URL(server.url).port,
    };
    await assert.rejects(
      startServerProcess(other),
      /Another program listens on 127\.0\.0\.1:\d+ already\. Stop it, or set PARLEY_PORT/,
    );
  }));

test('commands work beside a running server, and its readers see what they did', () =>
  withServer(async (server, settings) => {
    const file = path.join(settings.PARLEY_DATA ?? '', '..', 'page.txt');
    writeFileSync(
      file,
      'March 2019\n\nThe lock gate at Vaster\n\nThe gate was opened at noon.\n\nComments\n\n• Ines Waller\n  At last.\n    • Bo\n      It leaks.\n',
    );
    const ledger = JSON.parse(
      await runCommand(['import', file, '--site', 'paper', '--format', 'outline', '--json'], settings),
    );
    assert.equal(ledger.comments.written, 2);
    const added = JSON.parse(await runCommand(['user', 'add', 'desk@paper.example', '--json'], settings));
    assert.match(added.link, /\/console\/link\?token=/);
    await runCommand(['site', 'set', 'paper', '--name', 'The Paper'], settings);
    const checked = JSON.parse(await runCommand(['doctor', '--recount', '--json'], settings));
    assert.deepEqual(checked.mended, []);
    assert.equal(checked.versions.schema, migrations.length);
    assert.match(checked.versions.parley, /^\d+\.\d+\.\d+$/);
    const stories = (await (await fetch(`${server.url}/api/v1/public/stories?site=paper`)).json()) as {
      stories: { total: number }[];
    };
    assert.deepEqual(
      stories.stories.map(({ total }) => total),
      [2],
    );
  }));

test('the data folder and what is in it are for its owner only', () =>
  withServer(async (_server, settings) => {
    const data = settings.PARLEY_DATA ?? '';
    assert.equal(statSync(data).mode & 0o077, 0);
    assert.equal(statSync(path.join(data, 'secret')).mode & 0o077, 0);
  }));

test('a backup that is made during writes restores whole', () =>
  withServer(async (server, settings) => {
    const load = new PostingLoad([await makeStory(server.url)]);
    load.start(server.url);
    await load.acknowledgedAtLeast(100);
    const before = [...load.acknowledged];
    const file = path.join(settings.PARLEY_DATA ?? '', '..', 'backup.db');
    await runCommand(['backup', file], settings);
    await load.stop();
    assert.ok(existsSync(`${file}.secret`));
    const restored = {
      PARLEY_DATA: path.join(settings.PARLEY_DATA ?? '', '..', 'restored'),
      PARLEY_PORT: '0',
    };
    await runCommand(['restore', file], restored);
    const second = await startServerProcess(restored);
    try {
      await assertAllStored({ data: restored.PARLEY_DATA }, before);
      const mended = JSON.parse(await runCommand(['doctor', '--recount', '--json'], restored)).mended;
      assert.deepEqual(mended, []);
    } finally {
      await second.kill('SIGTERM');
    }
  }));

test('a restore never overwrites a folder that holds something', () =>
  withServer(async (_server, settings) => {
    const file = path.join(settings.PARLEY_DATA ?? '', '..', 'backup.db');
    await runCommand(['backup', file], settings);
    await assert.rejects(runCommand(['restore', file], settings), /not empty/);
    await assert.rejects(runCommand(['backup', file], settings), /exists already/);
  }));

test('a served site moves to PostgreSQL without losing a comment', { skip: await postgresMissing() }, () =>
  withServer(async (server, settings) => {
    const { url } = await freshDatabase();
    const copy = async () => JSON.parse(await runCommand(['copy', '--to', url, '--json'], settings));
    const load = new PostingLoad([await makeStory(server.url)]);
    load.start(server.url);
    await load.acknowledgedAtLeast(30);
    const first = await copy();
    assert.equal(first.isServed, true);
    await load.acknowledgedAtLeast(60);
    await load.stop();
    await server.kill('SIGTERM');
    assert.equal((await copy()).isServed, false);
    const moved = await startServerProcess({ ...settings, DATABASE_URL: url });
    try {
      assert.equal((await fetch(`${moved.url}/readyz`)).status, 200);
      await assertAllStored({ data: settings.PARLEY_DATA ?? '', url }, load.acknowledged);
    } finally {
      await moved.kill('SIGTERM');
    }
  }),
);
