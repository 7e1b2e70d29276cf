/**
 * `npm run check`: what can be said of the sources without running the product. Types, lint and format, the guards
 * (layers, sizes, safety, docs), and nothing unused. The last line is the summary; the exit code is the verdict.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eachInPool } from './pool.mjs';
import { runStatic, STATIC_CHECKS, UNUSED_CHECK } from './static-checks.mjs';
import { runTestFile } from './test-file.mjs';
import { Tally } from './test-tally.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const GUARDS = path.join('dist', 'test', 'guards');

const tally = new Tally();
const folder = mkdtempSync(path.join(os.tmpdir(), 'parley-check-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const guards = readdirSync(path.join(ROOT, GUARDS)).filter((file) => file.endsWith('.test.js'));
await eachInPool([...STATIC_CHECKS, UNUSED_CHECK, ...guards], os.availableParallelism(), async (item) => {
  const since = performance.now();
  if (typeof item === 'string') {
    const result = await runTestFile(path.join(GUARDS, item), { folder, environment: process.env });
    tally.add(`test/guards/${item.replace(/\.js$/, '.ts')}`, result, performance.now() - since);
    return;
  }
  const { ok, output } = await runStatic(item);
  if (ok) tally.pass(item.name, performance.now() - since);
  else tally.fail(item.name, output);
});
process.exitCode = tally.close();
