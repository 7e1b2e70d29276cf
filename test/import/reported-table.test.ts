import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const FOLDERS = ['test/import', 'test/http', 'src/formats'];

test('each failure that was reported of other importers has a test that is there', () => {
  const sources = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder))
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(path.join(ROOT, folder, name), 'utf8')),
  ).join('\n');
  const table = readFileSync(path.join(ROOT, 'test', 'import', 'reported-failures.md'), 'utf8');
  const rows = [...table.matchAll(/^\| (\d+|read) \| .+ \| (.+) \|$/gm)];
  const missing = rows.filter(([, , title = '']) => !sources.includes(title)).map(([row]) => row);
  assert.deepEqual(missing, []);
  const numbers = rows.map(([, number]) => number).filter((number) => number !== 'read');
  assert.deepEqual(
    numbers,
    Array.from({ length: 41 }, (_, index) => String(index + 1)),
  );
});
