import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refusal } from './refusal.js';
import { checkWebsite } from './website.js';

describe('checkWebsite', () => {
  const accepted: readonly (readonly [raw: string, href: string])[] = [
    ['https://example.org', 'https://example.org/'],
    [' http://Example.org/~ada?x=1#top ', 'http://example.org/~ada?x=1#top'],
    ['example.org/blog', 'https://example.org/blog'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['https://example.org:8443/', 'https://example.org:8443/'],
  ];
  for (const [raw, href] of accepted) it(`takes ${raw}`, () => assert.equal(checkWebsite(raw), href));

  const refused = [
    '',
    ' ',
    'javascript:alert(1)',
    'JaVaScRiPt://example.org/%0aalert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'ftp://example.org/',
    'mailto:ada@example.org',
    'http://ada:secret@example.org/',
    'http://bank.example@evil.example/',
    'http://localhost/',
    'http://',
    'not a website',
    'http://exa\u202emple.org/',
    'http://exa\u200bmple.org/',
    `http://example.org/${'a'.repeat(500)}`,
  ];
  for (const raw of refused) {
    it(`refuses ${JSON.stringify(raw).slice(0, 50)}`, () => {
      assert.throws(
        () => checkWebsite(raw),
        (error) => error instanceof Refusal && error.code === 'website_invalid',
      );
    });
  }
});
