import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultOf, findCycle, type Import, importsOf, layersAsMarkdown } from './layers.js';
import { placesOf, programFiles, readIfThere } from './sources.js';

const files = programFiles();
const known = new Set(files.map((file) => file.path));
const imports = files.flatMap((file) => importsOf(file, known));

/** What makes a pure function answer differently tomorrow, elsewhere or by chance. */
const IMPURE =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.|\bprocess\.|\bcrypto\.|\bfetch\(|\bset(?:Timeout|Interval|Immediate)\(|'node:/;

/** The order within a cell says nothing. */
function sorted(cell: string): string {
  return cell.split(', ').sort().join(', ');
}

function given(from: string, to: string, isType = false): Import {
  return { from, to, isType, line: 1 };
}

describe('who may import whom', () => {
  it('holds for every import of the program', () => {
    assert.ok(imports.length > 100, 'the guard found hardly any imports: it is broken');
    assert.deepEqual(imports.map(faultOf).filter(Boolean), []);
  });

  it('names files that exist', () => {
    const missing = imports
      .filter((one) => !known.has(one.to))
      .map((one) => `${one.from}:${one.line} imports ${one.to}`);
    assert.deepEqual(missing, []);
  });

  it('has no cycles', () => {
    const graph = Map.groupBy(imports, (one) => one.from);
    const targets = new Map([...graph].map(([from, list]) => [from, list.map((one) => one.to)]));
    assert.deepEqual(findCycle(targets), undefined);
  });

  it('is shown by ARCHITECTURE.md as it is', () => {
    const rowsOf = (text: string) =>
      [...text.matchAll(/^\| ([a-z-]+) \| (.*) \|$/gm)].map(([, part = '', cell = '']) => [
        part,
        sorted(cell),
      ]);
    const [, section = ''] = (readIfThere('ARCHITECTURE.md') ?? '').split('## Who may import whom');
    const shown = rowsOf(section.split('\n## ')[0] ?? '');
    assert.deepEqual(Object.fromEntries(shown), Object.fromEntries(rowsOf(layersAsMarkdown())));
  });

  it('is broken by core importing storage, even a type', () => {
    assert.match(faultOf(given('src/core/a.ts', 'src/storage/b.ts', true)) ?? '', /nothing of storage/);
  });

  it('is broken by a value where only types are allowed', () => {
    assert.match(faultOf(given('src/view/a.tsx', 'src/wire/b.ts')) ?? '', /only types/);
    assert.equal(faultOf(given('src/view/a.tsx', 'src/wire/b.ts', true)), undefined);
  });

  it('is broken by a folder that has no row', () => {
    assert.match(faultOf(given('src/sundries/a.ts', 'src/core/b.ts')) ?? '', /has no row/);
  });
});

describe('the reading of imports', () => {
  const text = [
    "import './side-effect.js';",
    "import type { A } from '../core/a.js';",
    'import {',
    '  one,',
    '  two,',
    "} from '../core/b.js';",
    "export { x } from './x.js';",
    "import path from 'node:path';",
    "const lazy = await import('./lazy.js');",
    "type L = import('./types.js').L;",
  ].join('\n');

  it('sees every form, and which are types only', () => {
    const seen = importsOf(
      { path: 'src/http/file.ts', text },
      new Set(['src/http/lazy.tsx', 'src/core/b.ts']),
    );
    assert.deepEqual(
      seen.map(({ to, isType, line }) => [to, isType, line]),
      [
        ['src/http/side-effect.js', false, 1],
        ['src/core/a.js', true, 2],
        ['src/core/b.ts', false, 3],
        ['src/http/x.js', false, 7],
        ['src/http/lazy.tsx', false, 9],
        ['src/http/types.js', true, 10],
      ],
    );
  });

  it('finds a cycle and names its files', () => {
    const graph = new Map([
      ['a', ['b', 'd']],
      ['b', ['c']],
      ['c', ['b']],
      ['d', []],
    ]);
    assert.deepEqual(findCycle(graph), ['b', 'c', 'b']);
    graph.set('c', ['d']);
    assert.equal(findCycle(graph), undefined);
  });
});

describe('core', () => {
  it('reads no clock, no chance, no environment and no module of Node', () => {
    assert.deepEqual(
      placesOf(
        IMPURE,
        files.filter((file) => file.path.startsWith('src/core/')),
      ),
      [],
    );
  });
});

describe('barrels', () => {
  it('do not exist: only a registry may do nothing but pass on what others export', () => {
    const isBarrel = (text: string) => {
      const statements = text.match(/^(?:export|const|function|async|class|interface|type)\b.*/gm) ?? [];
      const passedOn = text.match(/^export (?:type )?(?:\*|\{[^}]*\}) from /gm) ?? [];
      return passedOn.length > 0 && passedOn.length === statements.length;
    };
    const barrels = files.filter((file) => isBarrel(file.text) && !file.path.endsWith('/registry.ts'));
    assert.deepEqual(
      barrels.map((file) => file.path),
      [],
    );
  });
});
