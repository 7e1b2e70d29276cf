import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkHost } from './link-host.js';

describe('the host beside a link', () => {
  const shown: readonly (readonly [words: string, href: string, host: string])[] = [
    ['the annex', 'https://www.example.org/annex', 'example.org'],
    ['https://bank.example/login', 'https://evil.example/login', 'evil.example'],
    ['bank.example', 'https://bank.example.evil.example/', 'bank.example.evil.example'],
    ['example.org.evil.example', 'https://example.org/', 'example.org'],
    ['example.organic', 'https://example.org/', 'example.org'],
    ['see example.org', 'https://example.org/', 'example.org'],
    ['example.org:8443/x', 'https://example.org/x', 'example.org'],
    ['example.org', 'https://example.org:8443/', 'example.org:8443'],
    ['bank.example@evil.example', 'https://evil.example/', 'evil.example'],
    ['http://bücher.example/', 'http://xn--bcher-kva.example/', 'xn--bcher-kva.example'],
    ['https://exаmple.org/', 'https://xn--exmple-4nf.org/', 'xn--exmple-4nf.org'],
    ['\u200bexample.org', 'https://example.org/', 'example.org'],
    ['write to me', 'mailto:ada@example.org', 'ada@example.org'],
    ['', 'https://example.org/', 'example.org'],
  ];
  for (const [words, href, host] of shown) {
    it(`is shown where ${JSON.stringify(words)} leads to ${href}`, () =>
      assert.equal(linkHost(href, words), host));
  }

  const plain: readonly (readonly [words: string, href: string])[] = [
    ['https://example.org/annex', 'https://example.org/annex'],
    ['http://www.Example.org', 'https://example.org/annex'],
    ['example.org/…', 'https://www.example.org/annex'],
    ['example.org?x', 'https://example.org/?x'],
    ['example.org', 'https://example.org/'],
    ['ada@example.org', 'mailto:ada@example.org'],
    ['mailto:Ada@example.org', 'mailto:Ada@example.org'],
  ];
  for (const [words, href] of plain) {
    it(`is not repeated where ${words} leads to ${href}`, () =>
      assert.equal(linkHost(href, words), undefined));
  }
});
