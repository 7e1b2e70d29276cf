import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AddressRule, readdressBy } from './address-rules.js';

describe('the rules of an operator', () => {
  const rules: readonly AddressRule[] = [
    { prefix: 'http://old.example/blog/', to: 'https://www.example.org/news/' },
    { regex: '^https?://old\\.example/\\?p=(\\d+)$', to: 'https://www.example.org/a/$1' },
    { host: 'www.old.example', to: 'example.org' },
    { host: 'localhost', to: '' },
    { url: 'https://old.example/blog/one/', to: 'https://www.example.org/first' },
  ];
  const cases: readonly (readonly [string, string | null])[] = [
    ['http://old.example/blog/two', 'https://www.example.org/news/two'],
    ['http://old.example/blog/one', 'https://www.example.org/first'],
    ['https://old.example/?p=12', 'https://www.example.org/a/12'],
    ['https://old.example/else?x=1', 'https://example.org/else?x=1'],
    ['http://localhost/x', null],
    ['https://other.example/', 'https://other.example/'],
  ];
  for (const [url, expected] of cases) {
    it(`make ${expected ?? 'nothing'} of ${url}`, () => assert.equal(readdressBy(rules)(url), expected));
  }

  it('match in linear time what would take a backtracking engine for ever', () => {
    const readdress = readdressBy([{ regex: '^http://(a+)+$', to: 'x' }]);
    const url = `http://${'a'.repeat(2000)}!`;
    assert.equal(readdress(url), url);
  });

  it('are refused when only backtracking could match them, or they are no expression', () => {
    for (const regex of ['(a)\\1', '(?=a)b', '('])
      assert.throws(() => readdressBy([{ regex, to: '' }]), { code: 'rules_refused' }, regex);
  });
});
