/**
 * Bundles what browsers load into dist/public: the reader's program with its style inside and a file of words for each
 * of its other languages, the style of our pages, and the console's program and style where they exist. manifest.json
 * tells the server their names, digests and sizes.
 */
import { createHash } from 'node:crypto';
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
import { brotliCompressSync, constants } from 'node:zlib';
import { build, transform } from 'esbuild';

const ROOT = path.join(import.meta.dirname, '..');
const OUT = path.join(ROOT, 'dist', 'public');
const CATALOGUES = 'src/view/messages/catalogues.ts';
/** Parts of the reader's program that it loads when they are used, by name: `embed-{name}.js`, with `{name}.css` inside. */
const PARTS = {
  'sign-in': 'src/embed/sign-in.ts',
  writing: 'src/embed/write/part.ts',
  live: 'src/embed/live/part.ts',
  modes: 'src/embed/modes.ts',
  proof: 'src/embed/proof/part.ts',
};
/** A part is painted by the program that loads it. */
const PAINTER = { 'preact/jsx-runtime': path.join(ROOT, 'src/embed/live/jsx.ts') };
const STYLES = path.join(ROOT, 'src', 'view', 'styles');
/** Browsers of the last three years: `color-mix`, constructable sheets, `:focus-visible`. */
const TARGET = ['chrome111', 'firefox113', 'safari16.4'];

/** Rebuilds when a source, a package or this script is newer than the manifest; writes every file whole. */
export async function bundle() {
  // A checkout of the server's part alone has nothing for browsers.
  if (!existsSync(path.join(ROOT, 'src/embed/main.ts'))) return;
  const manifestFile = path.join(OUT, 'manifest.json');
  if (existsSync(manifestFile) && statSync(manifestFile).mtimeMs >= newestSource()) return;
  const started = new Date();
  const languages = await languageFiles();
  const later = { ...languages, ...(await partFiles()) };
  // One for all that the program loads later: it has to know it.
  const digest = hashOf(JSON.stringify(later));
  const files = {
    ...later,
    'embed.js': await program('src/embed/main.ts', {
      define: {
        PARLEY_STYLE: JSON.stringify(await style(['thread.css'])),
        PARLEY_LANGUAGES: JSON.stringify({ tags: tagsOf(languages), digest }),
      },
    }),
    'compose-page.js': await program('src/embed/compose-page.tsx', { define: await styleOf('writing') }),
    'widgets.js': await program('src/embed/widgets.ts', { define: await styleOf('widgets') }),
    'counts.js': await program('src/embed/counts.ts'),
    'own-pages.js': await program('src/embed/own-pages.ts'),
    'push-worker.js': await program('src/embed/push-worker.ts'),
    'site.css': await style(['thread.css', 'site.css']),
    'console.css': await style(['console.css']),
    'console.js': await program('src/console/main.ts'),
  };
  const manifest = {};
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    const content = Buffer.from(text);
    manifest[name] = describe(name, content, name in later ? digest : hashOf(content));
    writeWhole(path.join(OUT, name), content);
  }
  writeWhole(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`, started);
}

/** `digest` goes into the file's name: it changes at least whenever the content does. */
function describe(name, content, digest) {
  const { base, ext } = { base: path.basename(name, path.extname(name)), ext: path.extname(name) };
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return {
    file: `${base}.${digest}${ext}`,
    hash: hashOf(content),
    integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
    bytes: content.length,
    brotliBytes: brotli.length,
  };
}

function hashOf(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** The words of the reader's program as JSON, by language: data, so that a page which trusts one script runs no other. */
async function languageFiles() {
  if (!existsSync(path.join(ROOT, CATALOGUES))) return {};
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: [CATALOGUES],
    bundle: true,
    write: false,
    format: 'esm',
  });
  const text = Buffer.from(result.outputFiles[0].contents).toString('base64');
  const words = await import(`data:text/javascript;base64,${text}`);
  return Object.fromEntries(
    Object.entries(words.CATALOGUES).flatMap(([tag, catalogue]) => [
      [`embed.${tag}.json`, JSON.stringify(words.programCatalogue(catalogue))],
      ...Object.entries(words.partCatalogues(catalogue)).map(([name, part]) => [
        `embed-${name}.${tag}.json`,
        JSON.stringify(part),
      ]),
    ]),
  );
}

function tagsOf(languages) {
  return Object.keys(languages).flatMap((name) => /^embed\.(.+)\.json$/.exec(name)?.[1] ?? []);
}

async function partFiles() {
  const made = Object.entries(PARTS).map(async ([name, entry]) => [
    `embed-${name}.js`,
    await program(entry, { format: 'esm', define: await styleOf(name), alias: PAINTER }),
  ]);
  return Object.fromEntries(await Promise.all(made));
}

/** The sheet of a part, as its `PARLEY_{NAME}_STYLE`. */
async function styleOf(name) {
  const css = (await style([`${name}.css`])) ?? '';
  return { [`PARLEY_${name.toUpperCase().replace('-', '_')}_STYLE`]: JSON.stringify(css) };
}

/**
 * A classic script without globals, so that it can stand on anyone's page, or with `format` a module; undefined where the
 * entry does not exist.
 */
async function program(entry, { format = 'iife', define = {}, alias = {} } = {}) {
  if (!existsSync(path.join(ROOT, entry))) return undefined;
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format,
    minify: true,
    target: TARGET,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define,
    alias,
    legalComments: 'none',
  });
  return result.outputFiles[0].text;
}

/** Sheets joined in order and minified; undefined where the last does not exist. */
async function style(names) {
  if (!existsSync(path.join(STYLES, names.at(-1)))) return undefined;
  const whole = names.map((name) => readFileSync(path.join(STYLES, name), 'utf8')).join('\n');
  const { code } = await transform(whole, { loader: 'css', minify: true, target: TARGET });
  return code.trim();
}

function newestSource() {
  const sources = [import.meta.filename, path.join(ROOT, 'package-lock.json')];
  // The words hold the reasons of the shipped policies.
  const reasons = ['src/core/policy', 'src/core/proof', 'src/core/story.ts'];
  for (const folder of ['src/embed', 'src/view', 'src/console', 'src/core/body', ...reasons]) {
    const full = path.join(ROOT, folder);
    if (!existsSync(full)) continue;
    sources.push(full);
    if (!statSync(full).isDirectory()) continue;
    for (const entry of readdirSync(full, { recursive: true, withFileTypes: true })) {
      sources.push(path.join(entry.parentPath, entry.name));
    }
  }
  return Math.max(...sources.map((file) => statSync(file).mtimeMs));
}

/** By rename, so that a running server never reads half a file; dated `at`, so that a source saved meanwhile is newer. */
function writeWhole(file, content, at) {
  mkdirSync(path.dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, content);
    if (at !== undefined) utimesSync(part, at, at);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}
