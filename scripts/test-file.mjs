/** Runs one test file in a process of its own and says what came of each test in it. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const REPORTER = path.join(ROOT, 'scripts', 'test-events.mjs');
const TIMEOUT_MS = 10 * 60 * 1000;
const KEPT_OUTPUT = 20_000;

const running = new Set();

/** Ends every test process and what it started. */
export function killTests() {
  for (const child of running) killGroup(child);
}

function killGroup(child) {
  try {
    // Windows has no process groups.
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/**
 * Resolves to `{passed, skipped: [{name, reason}], failed: [{name, text}], output}`. A file that breaks, hangs, ends
 * early or holds no test has a failed entry too. `file` is in dist/, `folder` a place for temporary files.
 */
export async function runTestFile(file, { folder, environment }) {
  const events = path.join(folder, `${file.replaceAll(path.sep, '.')}.events`);
  const flags = [
    '--enable-source-maps',
    `--test-reporter=${REPORTER}`,
    `--test-reporter-destination=${events}`,
  ];
  const end = await runToEnd([...flags, path.join(ROOT, file)], environment);
  const result = collect(readEvents(events));
  rmSync(events, { force: true });
  const fault = faultOf(end, result);
  if (fault) result.failed.push({ name: 'the file itself', text: fault });
  return { ...result, output: end.output };
}

function runToEnd(args, environment) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    detached: process.platform !== 'win32',
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  let isLate = false;
  for (const pipe of [child.stdout, child.stderr]) {
    pipe.on('data', (chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT);
    });
  }
  const timer = setTimeout(() => {
    isLate = true;
    killGroup(child);
  }, TIMEOUT_MS);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('exit', () => clearTimeout(timer));
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, isLate, output: output.trim() });
    });
  });
}

function readEvents(file) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.filter(Boolean).map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

function collect(events) {
  const of = (type) => events.filter((event) => event.type === type);
  return {
    passed: of('passed').length,
    skipped: of('skipped'),
    failed: of('failed'),
    isWhole: of('end').length > 0,
  };
}

function faultOf({ code, signal, isLate }, { passed, skipped, failed, isWhole }) {
  if (isLate) return `not finished after ${TIMEOUT_MS / 1000} s`;
  if (signal) return `ended by ${signal}`;
  if (code !== 0 && failed.length === 0) return `ended with exit code ${code}; its output says why`;
  if (!isWhole) return 'ended before its tests did';
  if (passed + skipped.length + failed.length === 0) return 'holds no test';
  return undefined;
}
