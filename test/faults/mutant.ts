/** The program with one thing broken on purpose, to see that what guards the thing notices. */
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');

export interface Break {
  /** Below dist/src. */
  readonly file: string;
  readonly text: string;
  readonly instead: string;
}

/** Copies the built program into `folder`. Gives the folder of its files. */
export function copyProgram(folder: string): string {
  const built = path.join(folder, 'dist', 'src');
  cpSync(path.join(ROOT, 'dist', 'src'), built, {
    recursive: true,
    filter: (file) => !file.endsWith('.map') && !file.endsWith('.test.js'),
  });
  symlinkSync(path.join(ROOT, 'dist', 'public'), path.join(folder, 'dist', 'public'));
  for (const name of ['node_modules', 'models', 'package.json'])
    symlinkSync(path.join(ROOT, name), path.join(folder, name));
  return built;
}

/**
 * Replaces the texts in the copy, and puts them back when `use` is over. Throws where a text is not there exactly once:
 * the break would break nothing, or something else.
 */
export async function whileBroken<T>(
  built: string,
  breaks: readonly Break[],
  use: () => Promise<T>,
): Promise<T> {
  const files = [...new Set(breaks.map(({ file }) => path.join(built, file)))];
  const whole = files.map((file) => [file, readFileSync(file, 'utf8')] as const);
  try {
    for (const one of breaks) replaceOnce(path.join(built, one.file), one);
    return await use();
  } finally {
    for (const [file, text] of whole) writeFileSync(file, text);
  }
}

function replaceOnce(file: string, { text, instead }: Break): void {
  const parts = readFileSync(file, 'utf8').split(text);
  if (parts.length !== 2)
    throw new Error(`${file} holds ${parts.length - 1} times what was to be broken: ${text}`);
  writeFileSync(file, parts.join(instead));
}
