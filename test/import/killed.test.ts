import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pg from 'pg';
import { writeExport } from '../../bench/kit/made-up-export.js';
import { openStore } from '../../src/storage/open-store.js';
import { environment, MAIN, runCommand } from '../faults/server-process.js';
import { freshDatabase, postgresMissing } from '../kit/postgres.js';
import { withFolder } from '../kit/temporary.js';
import { archiveOf } from './archive-of.js';

const SIZE = { comments: 8000, threads: 40 };
/** With the one that comes while the archive is read: ten. */
const KILLS_WHILE_WRITING = 9;

interface Import {
  readonly file: string;
  readonly data: string;
  /** Null: the embedded database. */
  readonly url: string | null;
}

function settingsOf({ data, url }: Omit<Import, 'file'>): Readonly<Record<string, string>> {
  return { PARLEY_DATA: data, ...(url !== null && { DATABASE_URL: url }) };
}

function importArgs({ file }: Import): readonly string[] {
  return ['import', file, '--site', 'paper', '--judge', 'off', '--json'];
}

/** Starts an import, kills it when `isTime`, and fails when it has ended before. */
async function importAndKill(one: Import, isTime: () => Promise<boolean>): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...importArgs(one)], {
    env: environment(settingsOf(one)),
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  while (isAlive(child) && !(await isTime())) await nextTurn();
  child.kill('SIGKILL');
  assert.deepEqual(await ended, [null, 'SIGKILL'], 'the import ended before it was killed');
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** Comments in the database, as another process sees them; 0 before there is one. */
async function storedComments({ data, url }: Omit<Import, 'file'>): Promise<number> {
  if (url !== null) return storedInPostgres(url);
  const file = path.join(data, 'parley.db');
  if (!existsSync(file)) return 0;
  const database = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
  try {
    return Number(database.prepare('SELECT count(*) AS n FROM comment').get()?.n);
  } catch {
    // The table is not there yet.
    return 0;
  } finally {
    database.close();
  }
}

async function storedInPostgres(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT count(*) AS n FROM comment');
    return Number(rows[0].n);
  } catch {
    // The table is not there yet.
    return 0;
  } finally {
    await client.end();
  }
}

/** The site as an archive, but for its ids, numbered in the order in which they appear, and the moment when it was made. */
async function comparable({ data, url }: Omit<Import, 'file'>): Promise<readonly string[]> {
  const store = await openStore({ data, role: 'command', ...(url !== null && { url }) });
  try {
    const numbers = new Map<string, number>();
    const archive = await archiveOf(store, 'paper');
    const numbered = archive.replaceAll(/"[0-9a-hjkmnp-tv-z]{11}"/g, (id) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size);
      return `"#${numbers.get(id)}"`;
    });
    return numbered.split('\n').map((line) => {
      return line.startsWith('{"type":"site"') ? line.replace(/"createdAt":"[^"]*"/, '') : line;
    });
  } finally {
    await store.close();
  }
}

/** Imports once in peace and once with ten kills; `urlOf` gives each a database of its own. */
async function compareKilled(folder: string, urlOf: () => Promise<string | null>): Promise<void> {
  const file = path.join(folder, 'export.xml');
  await writeExport(file, SIZE);
  const whole = { file, data: path.join(folder, 'whole'), url: await urlOf() };
  await runCommand(importArgs(whole), settingsOf(whole));
  const broken = { file, data: path.join(folder, 'broken'), url: await urlOf() };
  const scratch = path.join(broken.data, 'imports');
  await importAndKill(broken, async () => existsSync(scratch));
  assert.equal(await storedComments(broken), 0, 'nothing is stored while the archive is read');
  for (let kill = 0; kill < KILLS_WHILE_WRITING; kill++) {
    const stored = await storedComments(broken);
    const target = stored + randomInt(1, Math.floor((SIZE.comments - stored) * 0.08));
    await importAndKill(broken, async () => (await storedComments(broken)) >= target);
  }
  const said = await runCommand(importArgs(broken), settingsOf(broken));
  // A test's PostgreSQL is not durable, of which the command warns before.
  const ledger = JSON.parse(said.slice(said.indexOf('{')));
  assert.ok(ledger.comments.merged > 0, 'what the killed runs had stored is found again');
  assert.equal(ledger.comments.written + ledger.comments.merged, SIZE.comments);
  // Killed in the moment between making it and taking it out of the folder, a run leaves an empty one.
  for (const name of readdirSync(scratch))
    assert.ok(statSync(path.join(scratch, name)).size < 64 * 1024, name);
  assert.deepEqual(await comparable(broken), await comparable(whole));
}

test('an import that is killed ten times and started once more ends like one that was left alone', () =>
  withFolder((folder) => compareKilled(folder, async () => null)));

test('the same on PostgreSQL', { skip: await postgresMissing() }, () =>
  withFolder((folder) => compareKilled(folder, async () => (await freshDatabase()).url)),
);
