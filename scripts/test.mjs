/**
 * `npm test`: types, lint, then every test file. The last line is `N passed, N failed`, with `, N skipped` where some
 * were. `npm test -- --only TEXT` runs only the checks and files whose name holds TEXT.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { eachInPool } from './pool.mjs';
import { runStatic, STATIC_CHECKS } from './static-checks.mjs';
import { killTests, runTestFile } from './test-file.mjs';
import { startServices } from './test-services.mjs';
import { Tally } from './test-tally.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const WIDTH = Math.min(8, Math.max(2, os.availableParallelism()));

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const isChosen = (name) => values.only === undefined || name.includes(values.only);
const sourceName = (file) => path.relative('dist', file).replaceAll(path.sep, '/').replace(/\.js$/, '.ts');

const tally = new Tally();
const folder = mkdtempSync(path.join(os.tmpdir(), 'parley-test-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // The run closes as always, soon; a second signal ends it at once.
  process.once(signal, () => {
    isInterrupted = true;
    tally.fail('the run', `ended by ${signal}`);
    killTests();
  });
}

const files = testFiles().filter((file) => isChosen(sourceName(file)));
// One file alone starts what it needs by itself, so that narrowing a run makes it fast.
const services = values.only === undefined ? startServices() : undefined;
await eachInPool(
  STATIC_CHECKS.filter((check) => isChosen(check.name)),
  WIDTH,
  runCheck,
);
const environment = testEnvironment(await services);
await eachInPool(files, WIDTH, runFile);
await (await services)?.stop();
process.exitCode = tally.close();

/** The slow ones, which cross many parts and live in test/, start first, so that none is left to run alone at the end. */
function testFiles() {
  const below = (name) =>
    readdirSync(path.join(ROOT, 'dist', name), { recursive: true })
      .filter((file) => file.endsWith('.test.js'))
      .sort()
      .map((file) => path.join('dist', name, file));
  return [...below('test'), ...below('src')];
}

function testEnvironment(started) {
  // Set where this run is itself inside a test; it would change how node:test reports.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  return { ...environment, ...started?.environment };
}

async function runCheck(check) {
  if (isInterrupted) return;
  const since = performance.now();
  const { ok, output } = await runStatic(check);
  if (ok) tally.pass(check.name, performance.now() - since);
  else tally.fail(check.name, output);
}

async function runFile(file) {
  if (isInterrupted) return;
  const since = performance.now();
  const result = await runTestFile(file, { folder, environment });
  if (!isInterrupted) tally.add(sourceName(file), result, performance.now() - since);
}
