// Two commands that both find something to install or build take turns; the second then finds it done.
'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { say, failToWrite } = require('./talk.cjs');

const ROOT = path.join(__dirname, '..');
const PAUSE_MS = 100;
// No installation takes longer; a lock this old was left behind by another machine or container.
const STALE_MS = 20 * 60 * 1000;

function isHeld(file) {
  try {
    const { pid, host } = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (Date.now() - fs.statSync(file).mtimeMs > STALE_MS) return false;
    return host !== os.hostname() || isAlive(pid);
  } catch (error) {
    // Gone by now, or not yet written by the one who made it.
    return error.code !== 'ENOENT' && Date.now() - fs.statSync(file).mtimeMs < STALE_MS;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function tryTake(file) {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, JSON.stringify({ pid: process.pid, host: os.hostname() }));
  try {
    // Unlike creating and then writing, a link appears whole.
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** Waits for the lock `.cache/bootstrap.lock`, runs `work`, and gives the lock back, also when the process exits inside. */
function withLock(work) {
  const file = path.join(ROOT, '.cache', 'bootstrap.lock');
  const release = () => fs.rmSync(file, { force: true });
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    for (let turn = 0; !tryTake(file); turn++) {
      if (turn === 10) say('waiting for another command that installs or builds …');
      if (!isHeld(file)) release();
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  } catch (error) {
    failToWrite(error, ROOT);
  }
  process.once('exit', release);
  try {
    return work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

module.exports = { withLock };
