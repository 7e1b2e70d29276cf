/** Trains and judges the toxicity model: builds, then hands over to dist/bench/toxicity/main.js. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const run = (script, args) =>
  spawnSync(process.execPath, [path.join(root, script), ...args], { cwd: root, stdio: 'inherit' }).status ??
  1;
process.exit(run('scripts/build.mjs', []) || run('dist/bench/toxicity/main.js', process.argv.slice(2)));
