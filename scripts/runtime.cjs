// Runs on any Node from 16 up: it finds or fetches the Node that Parley itself needs.
'use strict';
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
// 24.21.0 bundles SQLite 3.53.4. Before 3.51.3 SQLite can corrupt a WAL file that two connections write.
const NODE_VERSION = '24.21.0';
const OLDEST_SQLITE = '3.51.3';

function isAtLeast(version, wanted) {
  const have = String(version || '0').split('.').map(Number);
  const want = wanted.split('.').map(Number);
  for (let i = 0; i < want.length; i++) {
    if ((have[i] || 0) !== want[i]) return (have[i] || 0) > want[i];
  }
  return true;
}

function isGoodEnough(versions) {
  return isAtLeast(versions.node, '24.0.0') && isAtLeast(versions.sqlite, OLDEST_SQLITE);
}

function say(text) {
  process.stderr.write(`parley: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

/** npm as the user runs it: through the script that npm itself names, else the one on the PATH. */
function npm(args, advice) {
  const script = process.env.npm_execpath;
  const isScript = script && /\.c?js$/.test(script);
  const command = isScript ? process.execPath : 'npm';
  const done = spawnSync(command, isScript ? [script, ...args] : args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: !isScript && process.platform === 'win32',
  });
  if (done.status !== 0) fail(advice);
}

/** The path of a Node that is new enough; fetched from the npm registry into .node/ when this one is not. */
function ensureNode() {
  if (isGoodEnough(process.versions)) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = path.join(ROOT, '.node', 'node_modules', name, 'bin', file);
  const probe = () => spawnSync(binary, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout;
  if (fs.existsSync(binary) && String(probe()).trim() === NODE_VERSION) return binary;
  say(`this machine has Node ${process.versions.node}; fetching Node ${NODE_VERSION} into .node/ …`);
  fs.mkdirSync(path.join(ROOT, '.node'), { recursive: true });
  npm(
    ['install', '--prefix', path.join(ROOT, '.node'), '--no-save', '--no-audit', '--no-fund', `${name}@${NODE_VERSION}`],
    `could not fetch ${name}@${NODE_VERSION} from the npm registry. Check the network, or install Node 24 (https://nodejs.org) yourself.`,
  );
  if (String(probe()).trim() !== NODE_VERSION) {
    fail(`the fetched Node does not start on this machine (${name}). Install Node 24 with SQLite ${OLDEST_SQLITE} or newer yourself.`);
  }
  return binary;
}

/** True when node_modules holds the versions that the lock file names. */
function hasDependencies(withDev) {
  const read = (file) => {
    try {
      return JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8')).packages;
    } catch {
      return undefined;
    }
  };
  const wanted = read('package-lock.json');
  const have = read('node_modules/.package-lock.json');
  if (!wanted || !have) return false;
  return Object.keys(wanted).every((name) => {
    const entry = wanted[name];
    if (name === '' || entry.optional || entry.peer || (entry.dev && !withDev)) return true;
    return have[name] && have[name].version === entry.version;
  });
}

function ensureDependencies(options) {
  const withDev = Boolean(options && options.dev);
  if (hasDependencies(withDev)) return;
  say(`installing packages from the npm registry${withDev ? ', those for tests included' : ''} …`);
  npm(
    ['ci', '--no-audit', '--no-fund', ...(withDev ? [] : ['--omit=dev'])],
    'npm ci failed. Check the network and the message above; remove node_modules and try again.',
  );
}

/** A digest of names, sizes and times of everything that the build reads. */
function sourceStamp() {
  const hash = createHash('sha256');
  const visit = (folder) => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) visit(full);
      else {
        const stat = fs.statSync(full);
        hash.update(`${path.relative(ROOT, full)} ${stat.size} ${stat.mtimeMs}\n`);
      }
    }
  };
  for (const folder of ['src', 'test', 'bench']) {
    if (fs.existsSync(path.join(ROOT, folder))) visit(path.join(ROOT, folder));
  }
  hash.update(fs.readFileSync(path.join(ROOT, 'scripts', 'build.mjs')));
  hash.update(fs.readFileSync(path.join(ROOT, 'package-lock.json')));
  return hash.digest('hex');
}

function ensureBuild(node) {
  const stampFile = path.join(ROOT, 'dist', '.stamp');
  const stamp = sourceStamp();
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return;
  say('building …');
  const done = spawnSync(node, [path.join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) fail('the build failed; the message above says where.');
  fs.writeFileSync(stampFile, stamp);
}

module.exports = { ROOT, ensureNode, ensureDependencies, ensureBuild, fail, say };
