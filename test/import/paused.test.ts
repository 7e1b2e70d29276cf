import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { writeExport } from '../../bench/kit/made-up-export.js';
import { environment, MAIN } from '../faults/server-process.js';
import { withFolder } from '../kit/temporary.js';

const SIZE = { comments: 8000, threads: 40 };
const skip = process.platform === 'linux' ? false : 'it looks at processes as Linux shows them';

function stored(data: string): number {
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

/** A transaction that writes can be begun, so none is open. */
function assertNoWriter(data: string): void {
  const database = new DatabaseSync(path.join(data, 'parley.db'), { timeout: 0 });
  database.exec('BEGIN IMMEDIATE');
  database.exec('ROLLBACK');
  database.close();
}

test(
  'an import that is paused holds no lock, goes on where it was, and ends with the ledger of one that was left alone',
  { skip },
  () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'export.xml');
      await writeExport(file, SIZE);
      const settings = { PARLEY_DATA: path.join(folder, 'data') };
      const child = spawn(
        process.execPath,
        [MAIN, 'import', file, '--site', 'paper', '--judge', 'off', '--json'],
        {
          env: environment(settings),
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      let told = '';
      child.stdout.on('data', (chunk: Buffer) => {
        told += chunk.toString('utf8');
      });
      const ended = once(child, 'close');
      const isOver = (): boolean => child.exitCode !== null;
      while (stored(settings.PARLEY_DATA) === 0 && !isOver()) await rest(5);
      child.kill('SIGTSTP');
      const state = (): string => /\) (\w) /.exec(readFileSync(`/proc/${child.pid}/stat`, 'utf8'))?.[1] ?? '';
      while (!isOver() && state() !== 'T') await rest(5);
      const before = stored(settings.PARLEY_DATA);
      assert.ok(before > 0 && before < SIZE.comments, `paused at ${before}`);
      assertNoWriter(settings.PARLEY_DATA);
      assert.equal(stored(settings.PARLEY_DATA), before);
      child.kill('SIGCONT');
      assert.deepEqual(await ended, [0, null]);
      const { comments } = JSON.parse(told);
      assert.deepEqual([comments.read, comments.written, comments.merged], [SIZE.comments, SIZE.comments, 0]);
    }),
);
