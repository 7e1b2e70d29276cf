/** What the pages are made from: modules of the built program, its sources, and the notes written by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** The built module of a source, named without its ending: `core/refusal`. */
export function programModule(name) {
  return import(pathToFileURL(path.join(ROOT, 'dist', 'src', `${name}.js`)).href);
}

/** Names of the modules of one folder of src/, tests left out. */
export function modulesOf(folder) {
  return readdirSync(path.join(ROOT, 'src', folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file.slice(0, -'.ts'.length)}`);
}

/** The text of a source. */
export function sourceText(name) {
  return readFileSync(path.join(ROOT, 'src', `${name}.ts`), 'utf8');
}

/**
 * The notes of a page: `intro` is what stands before the first `## name`, `of(name)` what stands below it. The page is
 * refused while `names` and the sections differ: something new is not explained, or something explained is gone.
 */
export function notesFor(page, names, { optional = false } = {}) {
  const file = path.join('scripts', 'docs', 'notes', `${page}.md`);
  const [intro = '', ...parts] = readFileSync(path.join(ROOT, file), 'utf8').split(/^## /m);
  const sections = new Map(
    parts.map((part) => {
      const [name = '', ...lines] = part.split('\n');
      return [name.trim(), lines.join('\n').trim()];
    }),
  );
  if (sections.size < parts.length) throw new Error(`${file} explains something twice`);
  const lacking = optional ? [] : names.filter((name) => !sections.has(name));
  const left = [...sections.keys()].filter((name) => !names.includes(name));
  if (lacking.length > 0) throw new Error(`${file} has no section for: ${lacking.join(', ')}`);
  if (left.length > 0) throw new Error(`${file} explains what the program does not have: ${left.join(', ')}`);
  return { intro: intro.trim(), of: (name) => sections.get(name) ?? '' };
}
