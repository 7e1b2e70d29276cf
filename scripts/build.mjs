/**
 * Builds dist/: every TypeScript file by itself for Node, and the browser programs as bundles in dist/public.
 * Only what changed is written, and by rename, so that a running program never sees half a file. An output carries the
 * time of its source: a source of any other time, older ones included, is built again.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { recipeStamp } from './stamp.cjs';

const ROOT = path.join(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'dist');
const FOLDERS = ['src', 'test', 'bench'];
const RECIPE_FILE = path.join(OUT, '.recipe');

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function writeWhole(file, content, time) {
  mkdirSync(path.dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, content);
  if (time) utimesSync(part, time, time);
  renameSync(part, file);
}

async function transpile(source) {
  const from = path.join(ROOT, source);
  const to = path.join(OUT, source.replace(/\.tsx?$/, '.js'));
  const { mtime } = statSync(from);
  if (isFresh(to, mtime)) return;
  const { code, map } = await transform(readFileSync(from, 'utf8'), {
    loader: source.endsWith('.tsx') ? 'tsx' : 'ts',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Beside the program and not in it: V8 keeps the text of every module in memory, map and all.
    sourcemap: 'external',
    sourcefile: from,
  });
  writeWhole(`${to}.map`, map, mtime);
  writeWhole(to, `${code}//# sourceMappingURL=${path.basename(to)}.map\n`, mtime);
}

function hasTimeOfSource(output, mtime) {
  // File systems keep finer times than a Date does.
  return existsSync(output) && Math.floor(statSync(output).mtimeMs) === mtime.getTime();
}

/** Output of sources that are gone would otherwise go on being tested. */
function removeOrphans(folder) {
  for (const file of filesBelow(path.join(OUT, folder))) {
    const stem = path.join(ROOT, folder, file.replace(/\.js(?:\.map)?$/, ''));
    const hasSource = existsSync(`${stem}.ts`) || existsSync(`${stem}.tsx`);
    if (/\.js(?:\.map)?$/.test(file) && !hasSource) rmSync(path.join(OUT, folder, file), { force: true });
  }
}

/** False when another compiler or another setting would make another output of the same source. */
function isSameRecipe() {
  return existsSync(RECIPE_FILE) && readFileSync(RECIPE_FILE, 'utf8') === recipeStamp();
}

const isFresh = isSameRecipe() ? hasTimeOfSource : () => false;
try {
  await buildAll();
} catch (error) {
  // esbuild's message names file, line and column; its stack names esbuild.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function buildAll() {
  const sources = FOLDERS.flatMap((folder) =>
    filesBelow(path.join(ROOT, folder)).map((file) => path.join(folder, file)),
  );
  await Promise.all(sources.filter((file) => /(?<!\.d)\.tsx?$/.test(file)).map(transpile));
  writeWhole(RECIPE_FILE, recipeStamp());
  for (const folder of FOLDERS) removeOrphans(folder);
  const bundler = path.join(ROOT, 'scripts', 'bundle.mjs');
  if (existsSync(bundler)) await (await import(pathToFileURL(bundler).href)).bundle();
}
