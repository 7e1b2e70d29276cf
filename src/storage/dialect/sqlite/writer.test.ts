import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { makePost, makeSite, NOON, openStory } from '../../../../test/storage/fixtures.js';
import { openStore } from '../../open-store.js';
import type { Store } from '../../store.js';
import type { SqliteConnection } from './connection.js';
import { commitGroup } from './group-commit.js';
import type { Job } from './jobs.js';
import { openWriter } from './open-writer.js';

function remember(name: string, value = 'x'): Job {
  return { id: 1, name: 'setInstallation', input: { name, value }, background: false, deadline: 0 };
}

function failing(): Job {
  return { ...remember(''), id: 2, name: 'setPassword', input: { accountId: 1, passwordHash: 'x' } };
}

describe('a group of writes', () => {
  let folder: string;
  let connection: SqliteConnection;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'parley-group-'));
    connection = await openWriter(path.join(folder, 'parley.db'));
  });
  afterEach(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });

  async function commit(jobs: readonly Job[]) {
    const waiting = [...jobs];
    connection.exec('BEGIN IMMEDIATE');
    return commitGroup(connection, () => waiting.shift());
  }

  async function names(): Promise<readonly string[]> {
    const rows = await connection.all<{ name: string }>(
      "SELECT name FROM installation WHERE name <> 'schema_version'",
    );
    return rows.map(({ name }) => name);
  }

  it('is committed whole but for the writes that fail, each by itself', async () => {
    const answers = await commit([remember('a'), failing(), remember('b')]);
    assert.deepEqual(
      answers.map((answer) => ('failure' in answer ? answer.failure.code : 'done')),
      ['done', 'not_found', 'done'],
    );
    assert.deepEqual(await names(), ['a', 'b']);
    assert.equal(connection.isInTransaction, false);
  });

  it('takes back all that a failing write had done before it failed', async () => {
    const site = { slug: 's', name: '', language: '', timezone: '', settings: {}, createdAt: 1 };
    const taken = {
      ...remember(''),
      name: 'createSite' as const,
      input: { ...site, id: 1, hosts: ['a.example'] },
    };
    const clash = {
      ...taken,
      id: 3,
      input: { ...site, id: 2, slug: 't', hosts: ['b.example', 'a.example'] },
    };
    const answers = await commit([taken, clash, remember('after')]);
    assert.ok(answers[1] && 'failure' in answers[1] && answers[1].failure.code === 'host_taken');
    assert.equal((await connection.all('SELECT id FROM site')).length, 1);
    assert.equal((await connection.all('SELECT host FROM site_host')).length, 1);
    assert.deepEqual(await names(), ['after']);
  });

  it('keeps the background writes before and after one that fails, and nothing of that one', async () => {
    const site = { name: '', language: '', timezone: '', settings: {}, createdAt: 1 };
    const make = (id: number, hosts: readonly string[]): Job => ({
      ...remember(''),
      id,
      name: 'createSite',
      input: { ...site, id, slug: `s${id}`, hosts },
      background: true,
    });
    const answers = await commit([make(1, ['a.example']), make(2, ['b.example', 'a.example']), make(3, [])]);
    assert.deepEqual(
      answers.map((answer) => [answer.id, 'failure' in answer && answer.failure.code]),
      [
        [1, false],
        [2, 'host_taken'],
        [3, false],
      ],
    );
    assert.deepEqual(
      (await connection.all<{ id: number }>('SELECT id FROM site ORDER BY id')).map(({ id }) => id),
      [1, 3],
    );
    assert.equal((await connection.all('SELECT host FROM site_host')).length, 1);
  });

  it('fails whole, with a plain reason, when it cannot be committed', async () => {
    // A foreign key that is looked at only at the end makes the COMMIT itself fail.
    const waiting = [remember('a'), remember('b')];
    connection.exec('BEGIN IMMEDIATE');
    connection.exec('PRAGMA defer_foreign_keys = ON');
    const answers = await commitGroup(connection, () => {
      const job = waiting.shift();
      if (!job) connection.exec("INSERT INTO site_host (host, site_id) VALUES ('h', 404)");
      return job;
    });
    assert.equal(answers.length, 2);
    assert.ok(answers.every((answer) => 'failure' in answer && /FOREIGN KEY/.test(answer.failure.message)));
    assert.deepEqual(await names(), []);
    assert.equal(connection.isInTransaction, false);
  });

  it('is refused when the disk is full, and the next one goes through when there is room again', async () => {
    const [{ page_count: pages } = { page_count: 0 }] = await connection.all<{ page_count: number }>(
      'PRAGMA page_count',
    );
    connection.exec(`PRAGMA max_page_count = ${pages + 2}`);
    const answers = await commit([remember('small'), remember('large', 'x'.repeat(100_000))]);
    assert.ok(answers[1] && 'failure' in answers[1]);
    assert.deepEqual(answers[1].failure.details, { reason: 'the disk is full' });
    connection.exec(`PRAGMA max_page_count = ${pages + 1000}`);
    const again = await commit([remember('large', 'x'.repeat(100_000))]);
    assert.ok(again[0] && 'value' in again[0]);
    const isKept = 'value' in (answers[0] ?? {});
    assert.deepEqual([...(await names())].sort(), isKept ? ['large', 'small'] : ['large']);
  });
});

describe('the writer', () => {
  let data: string;
  let store: Store;
  before(async () => {
    data = mkdtempSync(path.join(os.tmpdir(), 'parley-writer-'));
    store = await openStore({ data, role: 'serve' });
  });
  after(async () => {
    await store.close();
    rmSync(data, { recursive: true });
  });

  const write = (name: string) => store.write.setInstallation({ name, value: 'x' });

  it('refuses writes beyond what can wait, and takes them again afterwards', async () => {
    const many = await Promise.allSettled(Array.from({ length: 5100 }, (_, i) => write(`many ${i}`)));
    const refused = many.filter((one) => one.status === 'rejected').map(({ reason }) => reason.code);
    assert.equal(refused.length, 100);
    assert.deepEqual(new Set(refused), new Set(['overloaded']));
    await write('afterwards');
  });

  it('fails a write that cannot travel, and none of its neighbours', async () => {
    const input = { name: 'f', value: () => 1 } as unknown as { name: string; value: string };
    const all = await Promise.allSettled([
      write('before'),
      store.write.setInstallation(input),
      write('after'),
    ]);
    assert.deepEqual(
      all.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
  });

  it('waits for a lock that another program holds, and the event loop does not', async () => {
    const holder = await holdLock(path.join(data, 'parley.db'));
    let isDone = false;
    const done = write('patient').then(() => {
      isDone = true;
    });
    // Reads go on all the while.
    for (let i = 0; i < 200; i++) await store.read.installation({ name: 'before' });
    assert.equal(isDone, false);
    const gone = once(holder, 'exit');
    holder.stdin?.end();
    await Promise.all([done, gone]);
    assert.equal(await store.read.installation({ name: 'patient' }), 'x');
  });

  it('copies the database while it writes; the copy is whole and has every answered write', async () => {
    for (let i = 0; i < 20; i++) await write(`early ${i}`);
    const target = path.join(data, 'copy.db');
    let isWriting = true;
    const writing = (async () => {
      for (let i = 0; isWriting; i++) await write(`during ${i}`);
    })();
    await store.backup(target);
    isWriting = false;
    await writing;
    const copy = new DatabaseSync(target, { readOnly: true });
    assert.deepEqual({ ...copy.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
    assert.deepEqual(copy.prepare('PRAGMA foreign_key_check').all(), []);
    const early = copy.prepare("SELECT count(*) AS n FROM installation WHERE name LIKE 'early %'").get();
    assert.equal(early?.n, 20);
    copy.close();
    assert.equal(existsSync(`${target}.part`), false);
    await assert.rejects(store.backup(target), { code: 'invalid_request', message: /exists already/ });
    await assert.rejects(store.backup(path.join(data, 'no', 'such', 'folder.db')));
  });

  it('opens a copy as a data folder of its own', async () => {
    const restored = path.join(data, 'restored');
    await store.backup(path.join(data, 'whole.db'));
    mkdirSync(restored);
    renameSync(path.join(data, 'whole.db'), path.join(restored, 'parley.db'));
    const other = await openStore({ data: restored, role: 'command' });
    assert.equal(await other.read.installation({ name: 'early 19' }), 'x');
    await other.write.setInstallation({ name: 'own', value: 'life' });
    await other.close();
  });

  it('leaves no erased word in any of its files', async () => {
    await store.write.createSite(makeSite());
    await openStory(store);
    const secret = 'Wintergreen'.repeat(3);
    await store.write.postComment(makePost({ source: secret }, { email: 'w@home.example' }));
    const files = () =>
      ['parley.db', 'parley.db-wal'].map((name) => path.join(data, name)).filter(existsSync);
    const hasSecret = () => files().some((file) => readFileSync(file).includes(secret));
    assert.equal(hasSecret(), true);
    await store.write.erasePerson({ email: 'w@home.example', now: NOON });
    assert.equal(hasSecret(), false);
  });
});

/** Another process that holds the write lock until its input ends. */
async function holdLock(file: string): Promise<ChildProcess> {
  const script = `
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(${JSON.stringify(file)}, { timeout: 10_000 });
    database.exec('BEGIN IMMEDIATE');
    console.log('held');
    process.stdin.resume().on('end', () => { database.exec('COMMIT'); process.exit(); });`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [held] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  assert.match(String(held), /held/, 'the other program got no lock');
  return child;
}
