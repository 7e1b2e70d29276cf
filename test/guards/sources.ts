/** Reads the repository's own files for the guards. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The repository's root, from dist/test/guards. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** One file: its path from the root, with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** All files below `folder` whose name `pattern` matches, in order of their paths; none where the folder is missing. */
export function filesBelow(folder: string, pattern: RegExp): readonly SourceFile[] {
  const full = path.join(ROOT, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
}

/** The program's own files: TypeScript below src/, tests left out. */
export function programFiles(): readonly SourceFile[] {
  return filesBelow('src', /\.tsx?$/).filter((file) => !/\.test\.tsx?$/.test(file.path));
}

/** The text of a file, or undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  const full = path.join(ROOT, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : undefined;
}

/** The lines of a formatted TypeScript file with comments blanked out: `//` after code counts only behind a space. */
export function codeLines(text: string): readonly string[] {
  let isInside = false;
  return text.split('\n').map((line) => {
    const trimmed = line.trimStart();
    const wasInside = isInside;
    if (trimmed.startsWith('/*')) isInside = true;
    if (isInside && trimmed.includes('*/')) {
      isInside = false;
      return '';
    }
    if (wasInside || isInside || trimmed.startsWith('//')) return '';
    const comment = line.lastIndexOf(' // ');
    return comment < 0 ? line : line.slice(0, comment);
  });
}

/** `path:line` of every line of code that `pattern` matches. */
export function placesOf(pattern: RegExp, files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    codeLines(file.text).flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}`] : [])),
  );
}
