// Tells whether dist/ is what the build would make of the sources as they are now.
'use strict';
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
const SOURCES = ['src', 'test', 'bench'];
// `bundle.mjs` makes the browser programs, where it exists.
const RECIPE = ['scripts/build.mjs', 'scripts/bundle.mjs', 'package-lock.json'];

function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(full) : [full];
  });
}

/** A digest of how the build works: when it changes, everything is built anew. */
function recipeStamp() {
  const hash = createHash('sha256');
  for (const file of RECIPE.map((name) => path.join(ROOT, name)).filter(fs.existsSync))
    hash.update(fs.readFileSync(file));
  return hash.digest('hex');
}

/** A digest of the names, sizes and times of everything that the build reads. */
function sourceStamp() {
  const hash = createHash('sha256').update(recipeStamp());
  for (const file of SOURCES.flatMap((folder) => filesBelow(path.join(ROOT, folder)))) {
    const { size, mtimeMs } = fs.statSync(file);
    hash.update(`${path.relative(ROOT, file)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** A digest of the names of everything built, so that a removed file is made again. */
function outputStamp() {
  const names = filesBelow(path.join(ROOT, 'dist')).filter((file) => /\.(js|css|json)$/.test(file));
  return createHash('sha256').update(names.join('\n')).digest('hex');
}

module.exports = { recipeStamp, sourceStamp, outputStamp };
