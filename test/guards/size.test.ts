import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { filesBelow, ROOT, readIfThere } from './sources.js';

const LONGEST_FILE = 400;
const LONGEST_README = 15;
// A list of words or a migration is as long as what it lists.
const EXEMPT = /\/(?:lists|migrations|messages|fixtures)\//;
const SAYS_NOTHING = /(?:^|-)(?:utils?|helpers?|common|misc|managers?)(?:-|$)|^base$/;

const PROGRAM = ['src', 'test', 'bench', 'scripts'];
const files = PROGRAM.flatMap((folder) => filesBelow(folder, /\.(?:tsx?|mjs|cjs)$/));

function stemsOf(file: string): readonly string[] {
  return file.split('/').map((name) => name.replace(/\..*$/, ''));
}

describe('files', () => {
  it(`have at most ${LONGEST_FILE} lines`, () => {
    const lengths = files.map(({ path: file, text }) => ({ file, lines: text.split('\n').length - 1 }));
    const long = lengths.filter(({ file, lines }) => lines > LONGEST_FILE && !EXEMPT.test(file));
    assert.deepEqual(long, []);
  });

  it('have names that say what is inside', () => {
    const empty = files.filter(({ path: file }) => stemsOf(file).some((stem) => SAYS_NOTHING.test(stem)));
    assert.deepEqual(
      empty.map((file) => file.path),
      [],
    );
    assert.ok(
      SAYS_NOTHING.test('string-utils') && SAYS_NOTHING.test('base') && !SAYS_NOTHING.test('base-url'),
    );
  });

  it('hold no notes about work to be done', () => {
    const notes = files.filter(({ text }) => /\b(?:TO[D]O|FIX[M]E|XX[X])\b/.test(text));
    assert.deepEqual(
      notes.map((file) => file.path),
      [],
    );
  });
});

describe('every folder of src/', () => {
  const folders = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(path.join(ROOT, 'src', entry.name)).length > 0)
    .map((entry) => `src/${entry.name}`);

  it('says in a README what belongs there', () => {
    const missing = folders.filter((folder) => readIfThere(`${folder}/README.md`) === undefined);
    assert.deepEqual(missing, []);
  });

  it(`says it in at most ${LONGEST_README} lines`, () => {
    const long = filesBelow('src', /^README\.md$/).filter(
      ({ text }) => text.trimEnd().split('\n').length > LONGEST_README,
    );
    assert.deepEqual(
      long.map((file) => file.path),
      [],
    );
  });
});
