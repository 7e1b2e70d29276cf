/** The checks that read the sources without running them. `npm test` and `npm run check` share them. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');

const tsc = (project) => ['typescript/bin/tsc', '--pretty', 'false', '-p', project];

/** Each by its name: a program in node_modules and its arguments. */
export const STATIC_CHECKS = [
  { name: 'types of the server', command: tsc('tsconfig.json') },
  { name: 'types of core, without Node or a browser', command: tsc('tsconfig.core.json') },
  { name: 'types of the browser programs', command: tsc('tsconfig.browser.json') },
  {
    name: 'lint and format',
    command: [
      '@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      '--colors=off',
      '--max-diagnostics=50',
    ],
  },
];

export const UNUSED_CHECK = {
  name: 'nothing unused',
  command: ['knip/bin/knip.js', '--no-progress', '--no-config-hints'],
};

/** Runs one check; resolves to `{ok, output}`. */
export function runStatic({ command: [program, ...args] }) {
  const file = path.join(ROOT, 'node_modules', program);
  const child = spawn(process.execPath, [file, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const pipe of [child.stdout, child.stderr]) pipe.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}
