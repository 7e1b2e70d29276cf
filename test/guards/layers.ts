/** Who may import whom. ARCHITECTURE.md shows this table; a change of it needs a decision record in docs/decisions/. */
import path from 'node:path';
import type { SourceFile } from './sources.js';

/** Parts that a part may import beside itself: `from` with all they hold, `typesOf` only their types. */
export interface Row {
  readonly from: readonly string[];
  readonly typesOf?: readonly string[];
}

/** One row for each folder of src/. */
const LAYERS: Readonly<Record<string, Row>> = {
  core: { from: [] },
  wire: { from: ['core'] },
  signals: { from: ['core'] },
  formats: { from: ['core'] },
  storage: { from: ['core'] },
  view: { from: ['core'], typesOf: ['wire'] },
  render: { from: ['core', 'wire', 'view'], typesOf: ['storage'] },
  live: { from: ['core'], typesOf: ['storage'] },
  auth: { from: ['core'], typesOf: ['storage'] },
  mail: { from: ['core'], typesOf: ['storage'] },
  outbox: { from: ['core', 'render'], typesOf: ['storage'] },
  'use-cases': { from: ['core', 'signals'], typesOf: ['storage'] },
  publish: { from: ['core', 'render'], typesOf: ['storage'] },
  'import-desk': { from: ['core'] },
  tracing: { from: ['core'], typesOf: ['storage', 'signals'] },
  http: {
    from: ['core', 'wire', 'use-cases', 'render', 'publish', 'auth', 'live'],
    typesOf: ['import-desk'],
  },
  cli: { from: ['config', 'app', 'core', 'use-cases', 'formats', 'publish', 'auth'] },
  embed: { from: ['core', 'view'], typesOf: ['wire'] },
  console: { from: ['view'], typesOf: ['wire'] },
};

/** The files that stand in src/ itself: `app` wires everything with `chores`, `main` is the entry. */
const FILES: Readonly<Record<string, Row | 'anything'>> = {
  settings: { from: [] },
  'oidc-setting': { from: [] },
  'traces-setting': { from: [] },
  config: { from: ['settings', 'oidc-setting', 'traces-setting'] },
  chores: { from: ['use-cases'], typesOf: ['import-desk'] },
  traces: { from: ['tracing', 'outbox'], typesOf: ['config', 'core', 'storage', 'signals'] },
  app: 'anything',
  main: 'anything',
};

/** One import statement, `import()` or re-export of our own files. `to` is the imported file's path from the root. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
  readonly line: number;
}

const STATEMENT = /^(?:import|export) (type )?(?:[^'";]*? from )?'(\.[^']+)'/gm;
const DYNAMIC = /(typeof )?\bimport\(\s*'(\.[^']+)'\s*\)(\.)?/g;

/** Every import of our own files in a formatted TypeScript file. `known` tells which `.js` name is which source. */
export function importsOf(file: SourceFile, known: ReadonlySet<string>): readonly Import[] {
  const found = (match: RegExpMatchArray, isType: boolean): Import => ({
    from: file.path,
    to: sourceOf(file.path, match[2] ?? '', known),
    isType,
    line: file.text.slice(0, match.index).split('\n').length,
  });
  return [
    ...[...file.text.matchAll(STATEMENT)].map((match) => found(match, match[1] !== undefined)),
    // `import('./x.js').Name` in a type position; a value would be awaited before its property is read.
    ...[...file.text.matchAll(DYNAMIC)].map((match) =>
      found(match, match[1] !== undefined || match[3] !== undefined),
    ),
  ];
}

function sourceOf(from: string, specifier: string, known: ReadonlySet<string>): string {
  const stem = path.posix.join(path.posix.dirname(from), specifier).replace(/\.js$/, '');
  return [`${stem}.ts`, `${stem}.tsx`].find((file) => known.has(file)) ?? `${stem}.js`;
}

/** The part that a file of src/ belongs to. */
function partOf(file: string): string {
  const [, first = ''] = file.split('/');
  return first.replace(/\.tsx?$/, '');
}

/** The sentence that says what is wrong with an import, or undefined. */
export function faultOf({ from, to, isType, line }: Import): string | undefined {
  const [importer, imported] = [partOf(from), partOf(to)];
  const row = LAYERS[importer] ?? FILES[importer];
  if (row === undefined) return `${from}: src/${importer} has no row in test/guards/layers.ts`;
  if (row === 'anything' || importer === imported || row.from.includes(imported)) return undefined;
  const isTypeAllowed = row.typesOf?.includes(imported) ?? false;
  if (isType && isTypeAllowed) return undefined;
  return `${from}:${line} imports ${to}: ${importer} may import ${isTypeAllowed ? 'only types (import type) of' : 'nothing of'} ${imported}`;
}

/** The files of one import cycle in order, or undefined when there is none. `imports` maps a file to what it imports. */
export function findCycle(imports: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  for (const start of imports.keys()) {
    const trail: { file: string; rest: string[] }[] = [
      { file: start, rest: [...(imports.get(start) ?? [])] },
    ];
    while (trail.length > 0) {
      const top = trail[trail.length - 1];
      const next = top?.rest.pop();
      if (next === undefined) {
        done.add(trail.pop()?.file ?? '');
        continue;
      }
      const position = trail.findIndex((step) => step.file === next);
      if (position >= 0) return [...trail.slice(position).map((step) => step.file), next];
      if (!done.has(next)) trail.push({ file: next, rest: [...(imports.get(next) ?? [])] });
    }
  }
  return undefined;
}

/** The table as ARCHITECTURE.md shows it: one line of Markdown for each folder. */
export function layersAsMarkdown(): string {
  const rows = Object.entries(LAYERS).map(([part, row]) => {
    const types = (row.typesOf ?? []).map((other) => `types of ${other}`);
    return `| ${part} | ${[...row.from, ...types].join(', ') || 'nothing'} |`;
  });
  return ['| folder | may import |', '| --- | --- |', ...rows].join('\n');
}
