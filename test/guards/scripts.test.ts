import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filesBelow, readIfThere, type SourceFile } from './sources.js';

const { scripts } = JSON.parse(readIfThere('package.json') ?? '{}') as { scripts: Record<string, string> };
const BUILT_IN = new Set(['ci', 'install', 'run']);

/** Every `npm NAME` and `npm run NAME` at the beginning of a line or of a code span. */
function commandsIn({ path, text }: SourceFile): readonly { readonly path: string; readonly name: string }[] {
  const matches = text.matchAll(/(?:`|^\s*(?:\$ )?)npm (?:run (?:-s |--silent )?)?([a-z][a-z:-]*)/gm);
  return [...matches]
    .map((match) => ({ path, name: match[1] ?? '' }))
    .filter(({ name }) => !BUILT_IN.has(name));
}

describe('the commands of the documents', () => {
  const documents = [...filesBelow('docs', /\.md$/)];
  for (const path of ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md']) {
    const text = readIfThere(path);
    if (text !== undefined) documents.push({ path, text });
  }

  it('exist in package.json', () => {
    const unknown = documents.flatMap(commandsIn).filter(({ name }) => scripts[name] === undefined);
    assert.deepEqual(unknown, []);
  });

  it('are read as a person reads them', () => {
    const text = 'Run `npm start`, then `npm run parley -- doctor`, `npm run -s check`, after `npm ci`.';
    assert.deepEqual(
      commandsIn({ path: 'a', text }).map(({ name }) => name),
      ['start', 'parley', 'check'],
    );
  });
});

describe('the scripts of package.json', () => {
  it('name files that exist', () => {
    const named = Object.values(scripts).flatMap((command) => command.match(/scripts\/[\w.-]+/g) ?? []);
    assert.ok(named.length >= 5);
    assert.deepEqual(
      named.filter((file) => readIfThere(file) === undefined),
      [],
    );
  });
});
