import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { writeExport } from '../../bench/kit/made-up-export.js';
import { openStore } from '../../src/storage/open-store.js';
import { environment, MAIN, runCommand } from '../faults/server-process.js';
import { withFolder } from '../kit/temporary.js';
import { archiveOf } from './archive-of.js';

const SIZE = { comments: 8000, threads: 40 };
/** With the one that comes while the archive is read: ten. */
const KILLS_WHILE_WRITING = 9;

interface Import {
  readonly file: string;
  readonly data: string;
}

function importArgs({ file }: Import): readonly string[] {
  return ['import', file, '--site', 'paper', '--judge', 'off', '--json'];
}

/** Starts an import, kills it when `isTime`, and fails when it has ended before. */
async function importAndKill(one: Import, isTime: () => boolean): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...importArgs(one)], {
    env: environment({ PARLEY_DATA: one.data }),
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  while (isAlive(child) && !isTime()) await nextTurn();
  child.kill('SIGKILL');
  assert.deepEqual(await ended, [null, 'SIGKILL'], 'the import ended before it was killed');
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** Comments in the database, as another process sees them; 0 before there is one. */
function storedComments(data: string): number {
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

/** The site as an archive, but for its ids, numbered in the order in which they appear, and the moment when it was made. */
async function comparable(data: string): Promise<readonly string[]> {
  const store = await openStore({ data, role: 'command' });
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

test('an import that is killed ten times and started once more ends like one that was left alone', () =>
  withFolder(async (folder) => {
    const file = path.join(folder, 'export.xml');
    await writeExport(file, SIZE);
    const whole = { file, data: path.join(folder, 'whole') };
    await runCommand(importArgs(whole), { PARLEY_DATA: whole.data });
    const broken = { file, data: path.join(folder, 'broken') };
    const scratch = path.join(broken.data, 'imports');
    await importAndKill(broken, () => existsSync(scratch));
    assert.equal(storedComments(broken.data), 0, 'nothing is stored while the archive is read');
    for (let kill = 0; kill < KILLS_WHILE_WRITING; kill++) {
      const stored = storedComments(broken.data);
      const target = stored + randomInt(1, Math.floor((SIZE.comments - stored) * 0.08));
      await importAndKill(broken, () => storedComments(broken.data) >= target);
    }
    const ledger = JSON.parse(await runCommand(importArgs(broken), { PARLEY_DATA: broken.data }));
    assert.ok(ledger.comments.merged > 0, 'what the killed runs had stored is found again');
    assert.equal(ledger.comments.written + ledger.comments.merged, SIZE.comments);
    // Killed in the moment between making it and taking it out of the folder, a run leaves an empty one.
    for (const name of readdirSync(scratch))
      assert.ok(statSync(path.join(scratch, name)).size < 64 * 1024, name);
    assert.deepEqual(await comparable(broken.data), await comparable(whole.data));
  }));
