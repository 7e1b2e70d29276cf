/**
 * `npm run docs` writes docs/reference/ from the program's own tables and the notes in scripts/docs/notes/.
 * `npm run docs -- --check` writes nothing and fails when a page is not what would be written.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { apiPage } from './docs/api.mjs';
import { cliPage } from './docs/cli.mjs';
import { errorsPage } from './docs/errors.mjs';
import { formatsPage } from './docs/formats.mjs';
import { settingsPage } from './docs/settings.mjs';

const ROOT = path.join(import.meta.dirname, '..');
const FOLDER = path.join('docs', 'reference');

const PAGES = {
  'settings.md': settingsPage,
  'cli.md': cliPage,
  'api.md': apiPage,
  'errors.md': errorsPage,
  'formats.md': formatsPage,
};

async function main(isCheck) {
  const stale = [];
  for (const [name, makePage] of Object.entries(PAGES)) {
    const file = path.join(FOLDER, name);
    const wanted = await makePage();
    const full = path.join(ROOT, file);
    if (existsSync(full) && readFileSync(full, 'utf8') === wanted) continue;
    stale.push(file);
    if (isCheck) continue;
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, wanted);
  }
  return stale;
}

try {
  const isCheck = process.argv.includes('--check');
  const stale = await main(isCheck);
  const pages = stale.join(', ');
  if (stale.length === 0) console.log('The reference is what the program says.');
  else if (isCheck) console.error(`Not what the program says: ${pages}. Run: npm run docs`);
  else console.log(`Written: ${pages}`);
  if (isCheck && stale.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
