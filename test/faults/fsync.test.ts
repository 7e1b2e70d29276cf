import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { findProgram } from '../kit/install.js';
import { withFolder } from '../kit/temporary.js';
import { copyProgram, whileBroken } from './mutant.js';
import { openStory, post } from './nodes.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

const POSTS = 20;
const SETTINGS = 'storage/dialect/sqlite/settings.js';
/** Commits that reach no disk, and a server that does not mind. */
const CARELESS = [
  { file: SETTINGS, text: 'PRAGMA synchronous = FULL', instead: 'PRAGMA synchronous = OFF' },
  { file: SETTINGS, text: 'require2("synchronous", facts.synchronous, 2);', instead: '' },
];

function tracingMissing(): string | false {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux may watch calls';
  return findProgram('strace') === undefined ? 'strace is not there' : false;
}

/** How often the server asked the system to bring a file to the disk while `use` ran. */
async function syncsDuring(server: ServerProcess, use: () => Promise<void>): Promise<number> {
  const strace = spawn('strace', ['-f', '-e', 'trace=fsync,fdatasync', '-p', String(server.pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  const attached = new Promise<void>((resolve, reject) => {
    strace.stderr.setEncoding('utf8').on('data', (part: string) => {
      told += part;
      if (/attached/.test(told)) resolve();
    });
    strace.once('exit', () => reject(new Error(told)));
  });
  await attached;
  await use();
  strace.kill('SIGINT');
  await once(strace, 'close');
  return told.match(/\bf(?:data)?sync\(/g)?.length ?? 0;
}

async function syncsOfPosts(main: string, settings: Readonly<Record<string, string>>): Promise<number> {
  const server = await startServerProcess(settings, main);
  try {
    const storyId = await openStory(server, `disk-${server.pid}`);
    return await syncsDuring(server, async () => {
      for (let n = 0; n < POSTS; n++) assert.ok((await post(server, storyId)).status < 300);
    });
  } finally {
    await server.kill('SIGTERM');
  }
}

test(
  'every post that is answered has been brought to the disk, and a server that does not is found out',
  {
    skip: tracingMissing(),
  },
  () =>
    withFolder(async (folder) => {
      const built = copyProgram(folder);
      const main = path.join(built, 'main.js');
      const settings = {
        PARLEY_DATA: path.join(folder, 'data'),
        PARLEY_PORT: '0',
        PARLEY_TRUSTED_PROXIES: '1',
      };
      await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
      const syncs = await syncsOfPosts(main, settings);
      assert.ok(syncs >= POSTS, `${syncs} for ${POSTS} posts`);
      const careless = await whileBroken(built, CARELESS, () => syncsOfPosts(main, settings));
      assert.ok(careless < POSTS, `${careless} for ${POSTS} posts that need not be kept`);
    }),
);
