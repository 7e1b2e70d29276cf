// Two commands that both find something to install or build take turns; the second then finds it done.
'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { say, failToWrite } = require('./talk.cjs');

const FILE = path.join(__dirname, '..', '.cache', 'bootstrap.lock');
const PAUSE_MS = 100;
// No installation takes longer; a lock this old was left behind by another machine or container.
const STALE_MS = 20 * 60 * 1000;

const release = () => fs.rmSync(FILE, { force: true });

function tryTake() {
  try {
    fs.writeFileSync(FILE, JSON.stringify({ pid: process.pid, host: os.hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** The lock's text when nobody can be behind it any more, else undefined. */
function readStale() {
  try {
    const text = fs.readFileSync(FILE, 'utf8');
    const isOld = Date.now() - fs.statSync(FILE).mtimeMs > STALE_MS;
    return isOld || isLeftByTheDead(text) ? text : undefined;
  } catch {
    // Given back a moment ago.
    return undefined;
  }
}

function isLeftByTheDead(text) {
  // Empty for the moment between making and writing it.
  if (text === '') return false;
  const { pid, host } = JSON.parse(text);
  if (host !== os.hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Takes a stale lock away; where another waiter did so first and holds a fresh one by now, that one is put back. */
function breakLock(stale) {
  const aside = `${FILE}.${process.pid}`;
  try {
    fs.renameSync(FILE, aside);
    if (fs.readFileSync(aside, 'utf8') !== stale) fs.renameSync(aside, FILE);
    else fs.rmSync(aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function waitForLock() {
  for (let turn = 0; !tryTake(); turn++) {
    if (turn === 10) say('waiting for another command that installs or builds …');
    const stale = readStale();
    if (stale !== undefined) breakLock(stale);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
}

/** Runs `work` while no other command of this checkout does, and gives the lock back, also when the process exits inside. */
function withLock(work) {
  try {
    fs.mkdirSync(path.dirname(FILE), { recursive: true });
    waitForLock();
  } catch (error) {
    failToWrite(error, path.join(__dirname, '..'));
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
