'use strict';
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { fail } = require('./talk.cjs');

const ROOT = path.join(__dirname, '..');

/** The npm that runs this command, else the one on the PATH. yarn and pnpm set `npm_execpath` too, to themselves. */
function npmCommand(environment) {
  const script = environment.npm_execpath || '';
  return path.basename(script) === 'npm-cli.js' ? [process.execPath, script] : ['npm'];
}

// Packages run no scripts of their own: none that Parley uses needs one. Warnings are for those who choose packages.
const FLAGS = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '--loglevel=error'];

/** Runs npm in the repository, its output on stderr; ends this process with `advice` when it fails. */
function npm(args, advice) {
  const [command, ...first] = npmCommand(process.env);
  const done = spawnSync(command, [...first, ...args, ...FLAGS], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (done.error && done.error.code === 'ENOENT')
    fail('npm is missing. Install Node.js 24 with npm: https://nodejs.org');
  if (done.status !== 0) fail(advice);
}

module.exports = { npm, npmCommand };
