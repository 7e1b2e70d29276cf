import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { type Checkout, endOf, makeCheckout, OUTER_NODE } from './checkout.js';

const PRINTS_ARGUMENTS = 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;\n';
const NOBODY = 65534;

const checkouts: Checkout[] = [];
after(() => {
  for (const checkout of checkouts) checkout.remove();
});

function checkoutOf(main: string, options?: { packages: boolean }): Checkout {
  const checkout = makeCheckout(main, options);
  checkouts.push(checkout);
  return checkout;
}

/** An `npm_execpath` that fails as npm does without a network. */
function brokenNpm(checkout: Checkout): NodeJS.ProcessEnv {
  checkout.write('npm-cli.js', "console.log('npm talks'); process.exit(1);\n");
  return { npm_execpath: path.join(checkout.folder, 'npm-cli.js') };
}

describe('a command in a fresh checkout', () => {
  it('builds first, and leaves stdout and the exit code to the command', async () => {
    const checkout = checkoutOf(PRINTS_ARGUMENTS);
    const first = await checkout.run(['parley.cjs', 'import', 'a file', '--json']);
    assert.deepEqual(JSON.parse(first.stdout), ['import', 'a file', '--json']);
    assert.equal(first.code, 3);
    assert.match(first.stderr, /building/);
    const second = await checkout.run(['parley.cjs', '--json']);
    assert.equal(second.stdout, '["--json"]\n');
    assert.equal(second.stderr, '');
  });

  it('is `demo` for `npm start`', async () => {
    const checkout = checkoutOf(PRINTS_ARGUMENTS);
    const { stdout } = await checkout.run(['start.cjs', '--port', '1']);
    assert.deepEqual(JSON.parse(stdout), ['demo', '--port', '1']);
  });

  it('gets the signals that are meant for it', async () => {
    const checkout = checkoutOf(
      "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready');\n",
    );
    const child = checkout.start(['parley.cjs']);
    const end = endOf(child);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGTERM');
    assert.equal((await end).code, 7);
  });

  it('ends by the signal that ends the command', async () => {
    const { code, signal } = await checkoutOf("process.kill(process.pid, 'SIGKILL');\n").run(['parley.cjs']);
    assert.deepEqual([code, signal], [null, 'SIGKILL']);
  });

  it('says where a source breaks, and starts nothing', async () => {
    const { code, stdout, stderr } = await checkoutOf('const = 1;\n').run(['parley.cjs']);
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /src\/main\.ts:1:6.*\n.*the build failed/);
  });
});

describe('the build', () => {
  it('follows sources that change, go, or are replaced by older ones', async () => {
    const checkout = checkoutOf("console.log((await import('./word.js')).word);\n");
    const word = path.join(checkout.folder, 'src/word.ts');
    const say = async (text: string, time?: Date) => {
      writeFileSync(word, `export const word = '${text}';\n`);
      if (time) utimesSync(word, time, time);
      return (await checkout.run(['parley.cjs'])).stdout;
    };
    assert.equal(await say('one'), 'one\n');
    assert.equal(await say('two'), 'two\n');
    assert.equal(await say('old', new Date('2001-01-01')), 'old\n');
    rmSync(word);
    assert.match((await checkout.run(['parley.cjs'])).stderr, /ERR_MODULE_NOT_FOUND/);
    assert.ok(!existsSync(path.join(checkout.folder, 'dist/src/word.js')));
  });

  it('makes again what was removed from dist/, bundles for browsers included', async () => {
    const checkout = checkoutOf(PRINTS_ARGUMENTS);
    checkout.write('src/embed/main.ts', "console.log('embed');\n");
    checkout.write('src/view/styles/thread.css', 'p { margin: 0 }\n');
    assert.equal((await checkout.run(['parley.cjs'])).stdout, '[]\n');
    const removed = ['dist/src/main.js', 'dist/public/embed.js'].map((file) =>
      path.join(checkout.folder, file),
    );
    for (const file of removed) rmSync(file);
    assert.equal((await checkout.run(['parley.cjs'])).stdout, '[]\n');
    assert.deepEqual(removed.map(existsSync), [true, true]);
    assert.equal((await checkout.run(['parley.cjs'])).stderr, '');
  });

  it('writes nothing again that has not changed', async () => {
    const checkout = checkoutOf(PRINTS_ARGUMENTS);
    await checkout.run(['parley.cjs']);
    const before = statSync(path.join(checkout.folder, 'dist/src/main.js')).ino;
    checkout.write('src/other.ts', 'export const other = 1;\n');
    await checkout.run(['parley.cjs']);
    assert.equal(statSync(path.join(checkout.folder, 'dist/src/main.js')).ino, before);
    assert.ok(existsSync(path.join(checkout.folder, 'dist/src/other.js')));
  });

  it('runs once when two commands come at the same time', async () => {
    const checkout = checkoutOf(PRINTS_ARGUMENTS);
    const ends = await Promise.all(['a', 'b', 'c'].map((name) => checkout.run(['parley.cjs', name])));
    assert.deepEqual(
      ends.map(({ stdout }) => stdout),
      ['["a"]\n', '["b"]\n', '["c"]\n'],
    );
    assert.equal(
      ends
        .map(({ stderr }) => stderr)
        .join('')
        .match(/building/g)?.length,
      1,
    );
  });

  it('does not wait for a command that died while it built', async () => {
    const checkout = checkoutOf(PRINTS_ARGUMENTS);
    const { pid } = spawnSync(process.execPath, ['--version']);
    checkout.write('.cache/bootstrap.lock', JSON.stringify({ pid, host: os.hostname() }));
    assert.equal((await checkout.run(['parley.cjs'])).stdout, '[]\n');
    assert.ok(!existsSync(path.join(checkout.folder, '.cache/bootstrap.lock')));
  });
});

describe('what cannot be done is said plainly', () => {
  it('when packages cannot be fetched', async () => {
    const checkout = checkoutOf(PRINTS_ARGUMENTS);
    rmSync(path.join(checkout.folder, 'node_modules'));
    const { code, stdout, stderr } = await checkout.run(['parley.cjs'], { environment: brokenNpm(checkout) });
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /npm talks\n.*could not be installed\. Check the network/);
    assert.ok(!existsSync(path.join(checkout.folder, '.cache/bootstrap.lock')), 'the lock is given back');
  });

  it('when the Node that is needed cannot be fetched', async (test) => {
    const { isGoodEnough } = await import(
      path.resolve(import.meta.dirname, '../../../scripts/node-version.cjs')
    );
    const versions = JSON.parse(
      spawnSync(OUTER_NODE, ['-p', 'JSON.stringify(process.versions)'], { encoding: 'utf8' }).stdout,
    );
    if (isGoodEnough(versions)) return test.skip('this machine has a Node that is new enough');
    const checkout = checkoutOf(PRINTS_ARGUMENTS, { packages: false });
    const { code, stdout, stderr } = await checkout.run(['parley.cjs'], { environment: brokenNpm(checkout) });
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /fetching Node 24.*\nnpm talks\n.*could not fetch node-.*install Node 24/);
  });

  it('when there is no npm', async () => {
    const checkout = checkoutOf(PRINTS_ARGUMENTS);
    rmSync(path.join(checkout.folder, 'node_modules'));
    const environment = { npm_execpath: '', PATH: '/nowhere' };
    const { code, stderr } = await checkout.run(['parley.cjs'], { environment });
    assert.equal(code, 1);
    assert.match(stderr, /npm is missing\. Install Node\.js 24/);
  });

  it('when tests cannot begin: they count as failed', async () => {
    const checkout = checkoutOf(PRINTS_ARGUMENTS);
    rmSync(path.join(checkout.folder, 'node_modules'));
    const { code, stdout } = await checkout.run(['test.cjs'], { environment: brokenNpm(checkout) });
    assert.deepEqual([code, stdout.trim()], [1, '0 passed, 1 failed']);
  });

  it('when the folder may not be written; what is built runs there all the same', async (test) => {
    const isRoot = process.getuid?.() === 0;
    const uid = isRoot ? NOBODY : undefined;
    const sees = spawnSync(
      OUTER_NODE,
      ['-e', `require('fs').accessSync(${JSON.stringify(import.meta.filename)})`],
      { ...(isRoot && { uid: NOBODY, gid: NOBODY }) },
    );
    if (sees.status !== 0) return test.skip('another user cannot read this repository');
    const checkout = checkoutOf(PRINTS_ARGUMENTS);
    chmodSync(checkout.folder, 0o555);
    const asReader = () => checkout.run(['parley.cjs'], uid === undefined ? {} : { uid });
    const refused = await asReader();
    assert.deepEqual([refused.code, refused.stdout], [1, '']);
    assert.match(
      refused.stderr,
      /^parley: .* is not writable for this user\. Run `npm ci && npm run build`.*\n$/,
    );
    chmodSync(checkout.folder, 0o755);
    await checkout.run(['parley.cjs']);
    chmodSync(checkout.folder, 0o555);
    assert.equal((await asReader()).stdout, '[]\n');
    chmodSync(checkout.folder, 0o755);
  });
});
