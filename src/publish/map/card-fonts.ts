import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { type Script, scriptOf } from './text-runs.js';

/** The fonts that a card is drawn with, and what is wrong with them. */
export interface CardFonts {
  /** `named`: the fonts that the map is measured for; `system`: whatever the machine has. */
  readonly source: 'named' | 'system';
  readonly files: readonly string[];
  /** What to install, where the named fonts are missing. */
  readonly problem?: string;
}

/** Where operating systems keep fonts. */
const FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  path.join(homedir(), '.local/share/fonts'),
  path.join(homedir(), '.fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  'C:\\Windows\\Fonts',
];

/** Fonts of Arial's measure in the four styles of the map, the first complete family wins. */
const FAMILIES = [
  [
    'LiberationSans-Regular.ttf',
    'LiberationSans-Bold.ttf',
    'LiberationSans-Italic.ttf',
    'LiberationSans-BoldItalic.ttf',
  ],
  ['Arimo-Regular.ttf', 'Arimo-Bold.ttf', 'Arimo-Italic.ttf', 'Arimo-BoldItalic.ttf'],
  ['Arial.ttf', 'Arial Bold.ttf', 'Arial Italic.ttf', 'Arial Bold Italic.ttf'],
  ['arial.ttf', 'arialbd.ttf', 'ariali.ttf', 'arialbi.ttf'],
];

/** Scripts that those families may lack, by the names of Noto's files. */
const NOTO: Readonly<Partial<Record<Script, readonly string[]>>> = {
  Arabic: ['NotoSansArabic-Regular.ttf', 'NotoSansArabic-Bold.ttf'],
  Hebrew: ['NotoSansHebrew-Regular.ttf', 'NotoSansHebrew-Bold.ttf'],
  Armenian: ['NotoSansArmenian-Regular.ttf', 'NotoSansArmenian-Bold.ttf'],
  Georgian: ['NotoSansGeorgian-Regular.ttf', 'NotoSansGeorgian-Bold.ttf'],
  Devanagari: ['NotoSansDevanagari-Regular.ttf', 'NotoSansDevanagari-Bold.ttf'],
  Bengali: ['NotoSansBengali-Regular.ttf', 'NotoSansBengali-Bold.ttf'],
  Thai: ['NotoSansThai-Regular.ttf', 'NotoSansThai-Bold.ttf'],
  Han: ['NotoSansCJK-Regular.ttc', 'NotoSansCJK-Bold.ttc'],
  Hangul: ['NotoSansCJK-Regular.ttc', 'NotoSansCJK-Bold.ttc'],
};

/** Font folders nest a few levels; a link back to its parent must not be followed for ever. */
const DEEPEST = 4;

let found: ReadonlyMap<string, string> | undefined;

/** The fonts for a text: few files are read instead of all the machine has, and only scripts that the text holds. */
export function cardFonts(text: string): CardFonts {
  found ??= new Map(FOLDERS.flatMap((folder) => fontFiles(folder, DEEPEST)));
  const at = (name: string) => found?.get(name) ?? '';
  const family = FAMILIES.find((names) => names.every((name) => at(name) !== ''))?.map(at);
  const scripts = new Set([...text].map(scriptOf));
  const wanted = [...scripts].flatMap((script) => NOTO[script] ?? []);
  const missing = wanted.filter((name) => at(name) === '');
  const known = scripts.has('Other') ? false : missing.length === 0;
  if (family !== undefined && known)
    return { source: 'named', files: [...family, ...new Set(wanted.map(at))] };
  const install =
    family === undefined ? 'Liberation Sans (Debian: fonts-liberation)' : missingScripts(missing);
  return { source: 'system', files: [], problem: `For exact cards install ${install}.` };
}

function missingScripts(missing: readonly string[]): string {
  const names =
    missing.length === 0 ? 'Noto Sans for the scripts of the map' : [...new Set(missing)].join(', ');
  return `${names} (Debian: fonts-noto-core, fonts-noto-cjk)`;
}

function fontFiles(folder: string, depth: number): [string, string][] {
  if (depth === 0 || !existsSync(folder)) return [];
  return entriesOf(folder).flatMap((entry): [string, string][] => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return fontFiles(at, depth - 1);
    return /\.(ttf|otf|ttc)$/i.test(entry.name) ? [[entry.name, at]] : [];
  });
}

/** A folder that may not be read holds no fonts for us. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
