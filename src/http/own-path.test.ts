import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownPath } from './own-path.js';

describe('the way back after signing in', () => {
  it('is a path on our own pages', () => {
    for (const lawful of ['/', '/2026/11/a-report/', '/compose?story=abc&parent=d', '/t/abc/#comment-x']) {
      assert.equal(ownPath(lawful), lawful);
    }
    assert.equal(ownPath('/a/../b'), '/b');
    for (const within of [
      '/%2f%2fevil.example',
      '/%5cevil.example',
      '/@evil.example',
      '/:443',
      '/?u=//evil.example',
    ]) {
      const back = ownPath(within) ?? '';
      assert.equal(new URL(back, 'https://talk.example').origin, 'https://talk.example');
    }
  });

  it('leads to no other host, however it is written', () => {
    for (const other of [
      undefined,
      '',
      'https://evil.example',
      '//evil.example',
      '///evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      ' //evil.example',
      'javascript:alert(1)',
      'evil.example',
      '/..//evil.example',
      '/.//evil.example',
      '/%2e%2e//evil.example/%5c',
      '/a/..//evil.example',
      '//evil.example/%2f..',
      '/\u2028/evil.example',
      '/\u3002evil.example',
      '\u0000/evil.example',
      '/ /evil.example',
      'http:evil.example',
      '?https://evil.example',
      '@evil.example',
      `/${'a'.repeat(501)}`,
    ]) {
      assert.equal(ownPath(other), undefined, other);
    }
  });
});
