import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { ROUTES } from '../../src/http/route-table.js';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const EXAMPLES = path.join(ROOT, 'examples');
const program = readFileSync(path.join(ROOT, 'src', 'embed', 'parley-thread.ts'), 'utf8');
/** As the element itself lists them. */
const attributes = new Set(
  [...(/const OBSERVED = \[([^\]]*)\]/.exec(program)?.[1] ?? '').matchAll(/'([\w-]+)'/g)].map(
    ([, name]) => name,
  ),
);
const events = readFileSync(path.join(ROOT, 'src', 'embed', 'live', 'announce.ts'), 'utf8');

const files = readdirSync(EXAMPLES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
  .map((entry) => path.join(entry.parentPath, entry.name));

describe('the examples for other systems', () => {
  test('are there for a plain page, WordPress, Ghost, Hugo and Next.js, each with its README', () => {
    const folders = readdirSync(EXAMPLES)
      .filter((name) => name !== 'README.md')
      .sort();
    assert.deepEqual(folders, ['ghost', 'hugo', 'next', 'plain', 'wordpress']);
    for (const folder of folders) readFileSync(path.join(EXAMPLES, folder, 'README.md'));
  });

  for (const file of files) {
    test(`name attributes, addresses and events that exist: ${path.relative(EXAMPLES, file)}`, () => {
      const text = readFileSync(file, 'utf8');
      const tag = /<parley-thread\b([\s\S]*?)><\/parley-thread>/.exec(text)?.[1] ?? '';
      const named = [...tag.matchAll(/([a-z-]+)="/g)].map(([, name]) => name);
      const set = [...text.matchAll(/setAttribute\('([a-z-]+)'/g)].map(([, name]) => name);
      const inTemplates = new Set(['absolute']);
      for (const name of [...named, ...set].filter((one) => !inTemplates.has(one ?? '')))
        assert.ok(attributes.has(name), name);
      for (const [, address] of text.matchAll(/(\/(?:embed|counts)[\w.-]*\.js)/g))
        assert.ok(
          ROUTES.some(({ path: known }) => known === address),
          address,
        );
      for (const [, name] of text.matchAll(/'parley:(\w+)'/g)) assert.match(events, new RegExp(`'${name}'`));
    });
  }
});
