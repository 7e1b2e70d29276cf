import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hostOfUrl, isHostListed, normaliseStoryUrl } from './url.js';

const ALL = { meaningfulQuery: 'all-but-tracking' } as const;

describe('normaliseStoryUrl', () => {
  it('gives one key to one page spelled many ways', () => {
    const spellings = [
      'https://example.org/2026/11/the-bridge',
      'http://example.org/2026/11/the-bridge',
      'https://www.example.org/2026/11/the-bridge/',
      'HTTPS://EXAMPLE.ORG/2026/11/the-bridge',
      'https://example.org:443/2026/11/the-bridge',
      'http://example.org:80/2026/11/the-bridge',
      'http://example.org:443/2026/11/the-bridge',
      'https://example.org//2026///11/the-bridge//',
      'https://example.org/2026/11/the-bridge#comment-7',
      'https://example.org/2026/11/the-bridge?utm_source=mail&fbclid=x&gclid=1',
      'https://example.org/2026/11/x/../the-bridge',
      'https://example.org/%32026/11/the%2Dbridge',
      'https://example.org./2026/11/the-bridge?',
      ' https://reader:secret@example.org/2026/11/the-bridge ',
    ];
    const keys = new Set(spellings.map((url) => normaliseStoryUrl(url, ALL)));
    assert.deepEqual([...keys], ['example.org/2026/11/the-bridge']);
  });

  const cases: readonly (readonly [what: string, url: string, key: string])[] = [
    ['the front page has no slash', 'https://example.org/', 'example.org'],
    ['another port is another place', 'http://localhost:4000/a', 'localhost:4000/a'],
    ['case counts in the path', 'https://example.org/A', 'example.org/A'],
    [
      'letters of other scripts are one with their encoding',
      'https://example.org/桥',
      'example.org/%E6%A1%A5',
    ],
    ['hexadecimal digits are upper case', 'https://example.org/%e6%a1%a5', 'example.org/%E6%A1%A5'],
    ['what is encoded twice stays so', 'https://example.org/%25e6%25a1%25a5', 'example.org/%25e6%25a1%25a5'],
    ['an encoded slash is no slash', 'https://example.org/a%2fb', 'example.org/a%2Fb'],
    ['a lone percent sign is one with its encoding', 'https://example.org/100%', 'example.org/100%25'],
    ['a host in letters is one with its punycode', 'https://bücher.example/x', 'xn--bcher-kva.example/x'],
    ['www alone is no prefix', 'https://www.example/x', 'www.example/x'],
    ['the query is sorted', 'https://example.org/?b=2&a=1&b=1', 'example.org?a=1&b=1&b=2'],
    ['a blank in the query is one with its encodings', 'https://example.org/?q=a+b', 'example.org?q=a%20b'],
    ['an empty value is no value', 'https://example.org/?p=&&q', 'example.org?p&q'],
    ['names of trackers count in any case', 'https://example.org/?UTM_Source=x&p=1', 'example.org?p=1'],
    ['translators leave no trace', 'https://example.org/a?_x_tr_sl=en&_x_tr_tl=zh', 'example.org/a'],
    [
      'a parameter that looks like a tracker stays',
      'https://example.org/?utm=1&ref=x',
      'example.org?ref=x&utm=1',
    ],
  ];
  for (const [what, url, key] of cases) it(what, () => assert.equal(normaliseStoryUrl(url, ALL), key));

  it('keeps only the parameters that a site calls meaningful', () => {
    const options = { meaningfulQuery: ['p', 'utm_source'] };
    const url = 'https://example.org/?p=12&lang=en&utm_source=x&P=3';
    assert.equal(normaliseStoryUrl(url, options), 'example.org?p=12&utm_source=x');
    assert.equal(normaliseStoryUrl(url, { meaningfulQuery: [] }), 'example.org');
  });

  it('knows no story behind anything but http and https', () => {
    const bad = [
      '',
      '/a',
      'example.org/a',
      'javascript:alert(1)',
      'mailto:a@b.org',
      'file:///etc/passwd',
      'http://',
      'http://a b/',
    ];
    for (const url of [...bad, `https://example.org/${'a'.repeat(5000)}`]) {
      assert.equal(normaliseStoryUrl(url, ALL), undefined, url.slice(0, 40));
    }
  });

  it('gives the key of a key again', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const key = normaliseStoryUrl(url, ALL);
        assert.ok(key !== undefined);
        assert.equal(normaliseStoryUrl(`https://${key}`, ALL), key);
      }),
    );
  });
});

describe('hostOfUrl', () => {
  it('is lower case, punycode, without www, port and last dot', () => {
    assert.equal(hostOfUrl('https://WWW.Bücher.Example.:8443/x'), 'xn--bcher-kva.example');
    assert.equal(hostOfUrl('http://127.0.0.1:4000/'), '127.0.0.1');
    assert.equal(hostOfUrl('ftp://example.org/'), undefined);
  });
});

describe('isHostListed', () => {
  const cases: readonly (readonly [host: string, list: readonly string[], isListed: boolean])[] = [
    ['example.org', ['example.org'], true],
    ['EXAMPLE.org', ['Example.ORG'], true],
    ['www.example.org', ['example.org'], true],
    ['example.org', ['www.example.org'], true],
    ['news.example.org', ['example.org'], false],
    ['evil-example.org', ['example.org', '*.example.org'], false],
    ['example.org.evil.test', ['example.org', '*.example.org'], false],
    ['news.example.org', ['*.example.org'], true],
    ['a.b.example.org', ['*.example.org'], true],
    ['example.org', ['*.example.org'], true],
    ['example.org', ['*.news.example.org'], false],
    ['bücher.example', ['xn--bcher-kva.example'], true],
    ['x@example.org', ['example.org'], false],
    ['evil.test/example.org', ['example.org'], false],
    ['evil.test#example.org', ['example.org'], false],
    ['evil.test\\@example.org', ['example.org'], false],
    ['', ['example.org'], false],
    ['example.org', [], false],
    ['example.org', ['', '*.', '*'], false],
  ];
  for (const [host, list, isListed] of cases) {
    it(`${host || 'no host'} is ${isListed ? '' : 'not '}on the list ${list.join(', ')}`, () => {
      assert.equal(isHostListed(host, list), isListed);
    });
  }
});
