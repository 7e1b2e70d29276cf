import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { realPageUrl } from './real-page-url.js';

const PAGE = 'https://www.example.org/the-bridge/';

describe('realPageUrl', () => {
  const cases: readonly (readonly [what: string, url: string, page: string])[] = [
    ['any other page is itself', `${PAGE}?x=1#c`, `${PAGE}?x=1#c`],
    ['what is no address is itself', 'not an address', 'not an address'],
    [
      'a cached page with its key and the words looked for',
      `https://webcache.googleusercontent.com/search?q=cache:zuv2X3fEk2hT:${PAGE}+bridge&cd=1&hl=en`,
      PAGE,
    ],
    [
      'a cached page without a scheme',
      'http://webcache.googleusercontent.com/search?q=cache:AbCdEf_-1234:www.example.org/the-bridge/',
      'http://www.example.org/the-bridge/',
    ],
    [
      'a cached page without a key',
      'http://webcache.googleusercontent.com/search?q=cache:www.example.org/a',
      'http://www.example.org/a',
    ],
    [
      'a translated page in the query',
      `https://translate.googleusercontent.com/translate_c?depth=1&sl=en&u=${PAGE}&usg=x`,
      PAGE,
    ],
    [
      'a page to be translated',
      `https://translate.google.com/translate?hl=en&u=${encodeURIComponent(PAGE)}`,
      PAGE,
    ],
    [
      'a translated host',
      'https://www-example-org.translate.goog/the-bridge/?p=2&_x_tr_sl=en&_x_tr_tl=zh-CN',
      'https://www.example.org/the-bridge/?p=2',
    ],
    [
      'a translated host with a dash of its own, over http',
      'https://my--news-example-org.translate.goog/?_x_tr_sch=http&_x_tr_sl=en',
      'http://my-news.example.org/',
    ],
    ['an archived page', `https://web.archive.org/web/20200102030405/${PAGE}`, PAGE],
    ['an archived frame with a query', `http://web.archive.org/web/20200102if_/${PAGE}?p=2`, `${PAGE}?p=2`],
    [
      'an archived translation',
      `https://web.archive.org/web/2020/https://translate.google.com/translate?u=${PAGE}`,
      PAGE,
    ],
    [
      'a cache that hides nothing is itself',
      'https://webcache.googleusercontent.com/search?q=x',
      'https://webcache.googleusercontent.com/search?q=x',
    ],
    [
      'a translation of a script is itself',
      'https://translate.google.com/translate?u=javascript:alert(1)',
      'https://translate.google.com/translate?u=javascript:alert(1)',
    ],
    ['a host that only ends alike is itself', 'https://eviltranslate.goog/', 'https://eviltranslate.goog/'],
  ];
  for (const [what, url, page] of cases) it(what, () => assert.equal(realPageUrl(url), page));
});
