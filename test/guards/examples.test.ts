import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ROUTES } from '../../src/http/route-table.js';
import { findProgram } from '../kit/install.js';
import { filesBelow, readIfThere } from './sources.js';

const FILES = filesBelow('examples', /\.(?:html|hbs|php|tsx|md)$/);
const PHP = findProgram('php');
/** As the element's own source lists them. */
const observed =
  /const OBSERVED = \[([^\]]*)\]/.exec(readIfThere('src/embed/parley-thread.ts') ?? '')?.[1] ?? '';
const ATTRIBUTES = new Set([...observed.matchAll(/'([\w-]+)'/g)].map(([, name]) => name));

/** Attributes of every `<parley-thread …>` that stands in the text as markup. */
function attributesIn(text: string): readonly string[] {
  const tags = [...text.matchAll(/<parley-thread\s([^>]*)>/g)].map(([, inside]) => inside ?? '');
  return tags.flatMap((inside) =>
    [...inside.matchAll(/(?:^|[\s}])([a-z][\w-]*)=/g)].map(([, name]) => name ?? ''),
  );
}

describe('the examples', () => {
  it('give the element attributes that it knows', () => {
    assert.ok(ATTRIBUTES.has('sso-token'));
    const named = FILES.flatMap(({ path: file, text }) => attributesIn(text).map((name) => ({ file, name })));
    assert.ok(named.length > 10);
    assert.deepEqual(
      named.filter(({ name }) => !ATTRIBUTES.has(name) && name !== 'absolute'),
      [],
    );
  });

  it('ask for addresses that the server has', () => {
    const known = ROUTES.map(({ path: route }) => route);
    const named = FILES.flatMap(
      ({ text }) => text.match(/\/(?:embed\.js|embed\/[a-z]+|api\/v1\/[\w/]+)/g) ?? [],
    );
    assert.ok(named.includes('/embed/include'));
    assert.deepEqual(
      named.filter((address) => !known.includes(address)),
      [],
    );
  });

  it('have PHP that PHP can read', { skip: PHP ? false : 'no php here' }, () => {
    for (const { path: file } of FILES.filter(({ path: name }) => name.endsWith('.php'))) {
      const done = spawnSync(PHP ?? '', ['-l', path.resolve(import.meta.dirname, '../../..', file)], {
        encoding: 'utf8',
      });
      assert.equal(done.status, 0, done.stdout);
    }
  });
});
