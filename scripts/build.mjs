/**
 * Builds dist/: every TypeScript file by itself for Node, and the browser programs as bundles in dist/public.
 * A file is written only when its source is newer, and then by rename, so that a running program never sees half a file.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';

const ROOT = path.join(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'dist');

function sourcesBelow(folder) {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

function writeWhole(file, content) {
  mkdirSync(path.dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, content);
  renameSync(part, file);
}

async function transpile(source) {
  const from = path.join(ROOT, source);
  const to = path.join(OUT, source.replace(/\.tsx?$/, '.js'));
  if (existsSync(to) && statSync(to).mtimeMs >= statSync(from).mtimeMs) return;
  const { code } = await transform(readFileSync(from, 'utf8'), {
    loader: source.endsWith('.tsx') ? 'tsx' : 'ts',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
    sourcefile: from,
  });
  writeWhole(to, code);
}

/** Output of sources that are gone would otherwise go on being tested. */
function removeOrphans(sources) {
  const wanted = new Set(sources.map((source) => source.replace(/\.tsx?$/, '.js')));
  for (const folder of ['src', 'test', 'bench']) {
    const out = path.join(OUT, folder);
    if (!existsSync(out)) continue;
    for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile() && entry.name.endsWith('.js') && !wanted.has(path.relative(OUT, file))) rmSync(file);
    }
  }
}

const sources = ['src', 'test', 'bench'].flatMap(sourcesBelow);
await Promise.all(sources.map(transpile));
removeOrphans(sources);
if (existsSync(path.join(ROOT, 'scripts', 'bundle.mjs'))) {
  const { bundle } = await import('./bundle.mjs');
  await bundle();
}
