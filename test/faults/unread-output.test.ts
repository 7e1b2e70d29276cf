import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { writeExport } from '../../bench/kit/made-up-export.js';
import { withFolder } from '../kit/temporary.js';
import { environment, MAIN, runCommand } from './server-process.js';

// More than a pipe takes before anybody reads.
const SIZE = { comments: 2000, threads: 10 };

test('an export whose reader goes away ends without a word, and says by its exit code that it is not whole', () =>
  withFolder(async (folder) => {
    const settings = { PARLEY_DATA: path.join(folder, 'data') };
    const file = path.join(folder, 'export.xml');
    await writeExport(file, SIZE);
    await runCommand(['import', file, '--site', 'paper', '--judge', 'off'], settings);
    const child = spawn(process.execPath, [MAIN, 'export', '--site', 'paper'], {
      env: environment(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'close');
    assert.deepEqual([code, said], [1, '']);
  }));
