// Runs on any Node from 16 up: brings the Node that Parley needs, its packages, and its build, each only when missing.
'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { hasDependencies } = require('./dependencies.cjs');
const { withLock } = require('./lock.cjs');
const { NODE_VERSION, isGoodEnough, nodePackage, thisMachine } = require('./node-version.cjs');
const { npm } = require('./npm.cjs');
const { outputStamp, sourceStamp } = require('./stamp.cjs');
const { fail, failToWrite, say } = require('./talk.cjs');

const ROOT = path.join(__dirname, '..');

/** Installed from a package there is nothing to bring: npm put the dependencies beside it, and the build is inside. */
const IS_PACKAGE = !fs.existsSync(path.join(ROOT, 'src'));

/** The path of a Node that is new enough: this one, else one fetched from the npm registry into .node/. */
function ensureNode() {
  if (isGoodEnough(process.versions)) return process.execPath;
  const { name, advice } = nodePackage(thisMachine());
  if (advice) fail(`this machine has Node ${process.versions.node}; ${advice}`);
  const binary = path.join(
    ROOT,
    '.node',
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!isWantedNode(binary)) withLock(() => fetchNode(name, binary));
  return binary;
}

function isWantedNode(binary) {
  const { stdout } = spawnSync(binary, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return String(stdout).trim() === NODE_VERSION;
}

function fetchNode(name, binary) {
  if (isWantedNode(binary)) return;
  say(`this machine has Node ${process.versions.node}; fetching Node ${NODE_VERSION} into .node/ …`);
  makeFolder('.node');
  npm(
    [
      'install',
      '--prefix',
      path.join(ROOT, '.node'),
      '--no-save',
      '--no-package-lock',
      `${name}@${NODE_VERSION}`,
    ],
    `could not fetch ${name}@${NODE_VERSION} from the npm registry. Check the network and the message above, or install Node 24 (https://nodejs.org) yourself.`,
  );
  if (!isWantedNode(binary)) {
    fail(
      `the fetched Node does not start on this machine (${name}). Install Node ${NODE_VERSION} or newer yourself: https://nodejs.org`,
    );
  }
}

/** Installs the packages that the lock file names; with `{dev: true}` those for building and testing too. */
function ensureDependencies(options) {
  if (IS_PACKAGE) return;
  const withDev = Boolean(options?.dev);
  const isDone = () => hasDependencies(ROOT, thisMachine(), withDev);
  if (!isDone()) withLock(() => isDone() || installDependencies(withDev, isDone));
}

function installDependencies(withDev, isDone) {
  say(`installing packages from the npm registry${withDev ? ', those for tests included' : ''} …`);
  makeFolder('node_modules');
  // Tools for tests that are there stay there.
  const hasTools = fs.existsSync(path.join(ROOT, 'node_modules', 'typescript'));
  const which = withDev || hasTools ? '--include=dev' : '--omit=dev';
  const advice = 'the packages could not be installed. Check the network and the message above.';
  // `npm ci` empties node_modules first, under the feet of a server that runs from it; `install` adds what is missing.
  const isFresh = !fs.existsSync(path.join(ROOT, 'node_modules', '.package-lock.json'));
  if (!isFresh) npm(['install', '--no-save', which], advice);
  if (isFresh || !isDone()) npm(['ci', which], advice);
  if (!isDone())
    fail(
      'npm finished, but node_modules lacks packages that package-lock.json names. Remove node_modules and try again.',
    );
}

/** Builds dist/ when it is missing, incomplete or older than the sources. */
function ensureBuild(node) {
  if (!IS_PACKAGE && !isBuilt()) withLock(() => isBuilt() || build(node));
}

const stampFile = path.join(ROOT, 'dist', '.stamp');

function readStamp() {
  return fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : '';
}

function isBuilt() {
  return readStamp() === `${sourceStamp()} ${outputStamp()}`;
}

/** Sources as they were, but something is gone from dist/: the build is not to believe what it noted there. */
function forgetBuild() {
  for (const note of ['.recipe', 'public/manifest.json'])
    fs.rmSync(path.join(ROOT, 'dist', note), { force: true });
}

function build(node) {
  say('building …');
  makeFolder('dist');
  // Taken first: what changes while the build runs is built by the next command.
  const stamp = sourceStamp();
  if (readStamp().startsWith(stamp)) forgetBuild();
  const done = spawnSync(node, [path.join(ROOT, 'scripts', 'build.mjs')], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) fail('the build failed; the message above says where.');
  fs.writeFileSync(stampFile, `${stamp} ${outputStamp()}`);
}

function makeFolder(name) {
  const folder = path.join(ROOT, name);
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    failToWrite(error, folder);
  }
}

module.exports = { ROOT, ensureNode, ensureDependencies, ensureBuild };
