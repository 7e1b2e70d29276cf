/** The package that `npm pack` makes, installed where nothing else is. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { environment } from '../faults/server-process.js';
import { withFolder } from '../kit/temporary.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
const OFFLINE =
  process.env.PARLEY_TEST_INSTALL === 'off' &&
  'PARLEY_TEST_INSTALL=off: nothing may be fetched from the registry';

function npm(cwd: string, args: readonly string[]): string {
  const done = spawnSync('npm', [...args, ...QUIET], { cwd, encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout;
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    const url = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
    if (url) return url;
  }
  throw new Error(`It ended and had said: ${said}`);
}

describe('the package', { skip: OFFLINE }, () => {
  it('runs in an empty folder, without sources, tests or a build of its own', async () => {
    await withFolder(async (folder) => {
      npm(ROOT, ['pack', '--pack-destination', folder]);
      const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
      writeFileSync(path.join(folder, 'package.json'), '{"name":"newsroom","private":true}');
      npm(folder, ['install', '--omit=dev', `./${archive}`]);
      const home = path.join(folder, 'node_modules', 'parley');
      const top = readdirSync(home);
      assert.deepEqual(
        ['src', 'test', 'node_modules', '.node'].filter((name) => top.includes(name)),
        [],
      );
      const inside = readdirSync(path.join(home, 'dist'), { recursive: true, encoding: 'utf8' });
      assert.deepEqual(inside.filter((name) => /\.test\.js$/.test(name)).slice(0, 3), []);
      assert.ok(top.includes('models'), 'the model of toxicity');
      await servesReaders(path.join(home, 'scripts', 'parley.cjs'), folder);
    });
  });
});

async function servesReaders(program: string, folder: string): Promise<void> {
  const settings = { PARLEY_DATA: path.join(folder, 'data'), PARLEY_PORT: '0' };
  const child = spawn(process.execPath, [program, 'demo'], {
    cwd: folder,
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const url = await addressOf(child);
    child.stdout?.resume();
    for (const page of ['/', '/embed.js', '/healthz'])
      assert.equal((await fetch(url + page)).status, 200, page);
  } finally {
    child.kill('SIGTERM');
  }
  assert.equal(await ended, 0);
}
