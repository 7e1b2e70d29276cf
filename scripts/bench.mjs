/** Runs the benchmarks: builds, then hands over to dist/bench/main.js. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const run = (script, args) =>
  spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    stdio: ['inherit', script.startsWith('dist') ? 'inherit' : 2, 'inherit'],
  }).status ?? 1;
process.exit(run('scripts/build.mjs', []) || run('dist/bench/main.js', process.argv.slice(2)));
