import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createPageCache, type FreshPage, isUnchanged } from './page-cache.js';

function fresh(content: string): FreshPage {
  return { contentType: 'text/plain', content, headers: {} };
}

describe('the cache of finished pages', () => {
  it('makes a page once however many ask at the same time', async () => {
    const cache = createPageCache(1_000_000);
    let made = 0;
    const make = async () => {
      made += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return fresh('a page');
    };
    const request = { variant: 'a', version: 1, encoding: 'identity', make } as const;
    const pages = await Promise.all(Array.from({ length: 50 }, () => cache.get(request)));
    assert.equal(made, 1);
    assert.ok(pages.every((page) => page.body.toString() === 'a page'));
  });

  it('makes it again when its version has changed, and only then', async () => {
    const cache = createPageCache(1_000_000);
    const ask = (version: number, content: string) =>
      cache.get({ variant: 'a', version, encoding: 'identity', make: async () => fresh(content) });
    const first = await ask(1, 'one');
    assert.equal(await ask(1, 'never made'), first);
    const second = await ask(2, 'two');
    assert.equal(second.body.toString(), 'two');
    assert.notEqual(second.etag, first.etag);
  });

  it('forgets a page whose making failed, so that the next one may try', async () => {
    const cache = createPageCache(1_000_000);
    const ask = (make: () => Promise<FreshPage>) =>
      cache.get({ variant: 'a', version: 1, encoding: 'identity', make });
    await assert.rejects(ask(async () => Promise.reject(new Error('no database'))));
    assert.equal((await ask(async () => fresh('there'))).body.toString(), 'there');
  });

  it('holds no more bytes than it may', async () => {
    const cache = createPageCache(20_000);
    for (let i = 0; i < 50; i++) {
      const make = async () => fresh('x'.repeat(3000));
      await cache.get({ variant: `page ${i}`, version: 1, encoding: 'identity', make });
    }
    assert.ok(cache.bytes() <= 20_000, `${cache.bytes()} bytes`);
    assert.ok(cache.peek({ variant: 'page 49', version: 1, encoding: 'identity' }));
    assert.equal(cache.peek({ variant: 'page 0', version: 1, encoding: 'identity' }), undefined);
  });

  it('gives each encoding a tag of its own, and the same content the same tag anywhere', async () => {
    const make = async () => fresh('word '.repeat(500));
    const tags = async () => {
      const cache = createPageCache(1_000_000);
      const ask = (encoding: 'br' | 'gzip' | 'identity') =>
        cache.get({ variant: 'a', version: 1, encoding, make });
      return [(await ask('br')).etag, (await ask('gzip')).etag, (await ask('identity')).etag];
    };
    const here = await tags();
    assert.equal(new Set(here).size, 3);
    assert.deepEqual(await tags(), here);
  });
});

describe('If-None-Match', () => {
  const cases: readonly (readonly [string | undefined, boolean])[] = [
    [undefined, false],
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
  ];
  for (const [header, unchanged] of cases) {
    it(`${unchanged ? 'spares' : 'sends'} the page for ${header ?? 'no header'}`, () => {
      assert.equal(isUnchanged(header, '"a"'), unchanged);
    });
  }
});
