import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MAX_HREF_LENGTH, safeHref } from './safe-href.js';

describe('safeHref', () => {
  const allowed: readonly (readonly [raw: string, href: string])[] = [
    ['http://example.org', 'http://example.org/'],
    [' HTTPS://Example.ORG:443/a b?q="x"#é ', 'https://example.org/a%20b?q=%22x%22#%C3%A9'],
    ['http://bücher.example/', 'http://xn--bcher-kva.example/'],
    ['http:\\\\example.org\\a', 'http://example.org/a'],
    ['mailto:ada@example.org', 'mailto:ada@example.org'],
    ['mailto:ada@example.org?bcc=x@evil.example&body=hi', 'mailto:ada@example.org'],
  ];
  for (const [raw, href] of allowed) it(`allows ${raw}`, () => assert.equal(safeHref(raw), href));

  const refused = [
    '',
    '/relative',
    '//example.org/',
    '#anchor',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\x01javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'http://user@example.org/',
    'http://user:pass@example.org/',
    'http://:pass@example.org/',
    'http://example.org/\u202egpj.exe',
    'http://exam\u00adple.org/',
    'http://example.org/\0',
    'http://',
    'http://%',
    'mailto:',
    'mailto:not an address',
    'mailto:a@b.org,c@d.org',
    'mailto:a%0abcc:x@b.org',
    `http://example.org/${'a'.repeat(MAX_HREF_LENGTH)}`,
    `http://example.org/${'é'.repeat(MAX_HREF_LENGTH / 4)}`,
  ];
  for (const raw of refused) {
    it(`refuses ${JSON.stringify(raw).slice(0, 50)}`, () => assert.equal(safeHref(raw), undefined));
  }

  it('gives its own answer again', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
        (raw) => {
          const href = safeHref(raw);
          if (href !== undefined) assert.equal(safeHref(href), href);
        },
      ),
    );
  });
});

const FILE = path.resolve(process.env.PARLEY_TEST_DATA ?? '../shared', 'payloads/urltestdata.json');
const skip = existsSync(FILE) ? false : `no test data at ${FILE} (set PARLEY_TEST_DATA)`;

interface UrlCase {
  readonly input: string;
  readonly failure?: boolean;
  readonly href?: string;
  readonly protocol?: string;
  readonly username?: string;
  readonly password?: string;
  readonly base?: string | null;
}

describe('safeHref on the cases of the URL standard', { skip }, () => {
  it('allows http and https without credentials, in the standard spelling, and nothing that fails to parse', () => {
    const cases = (JSON.parse(readFileSync(FILE, 'utf8')) as readonly (UrlCase | string)[]).filter(
      (entry): entry is UrlCase => typeof entry !== 'string' && (entry.base ?? null) === null,
    );
    let allowed = 0;
    for (const { input, failure, href, protocol, username, password } of cases) {
      const answer = safeHref(input);
      if (answer === undefined) continue;
      allowed++;
      assert.ok(failure !== true, `${input} fails to parse`);
      assert.equal(answer, href);
      assert.ok(protocol === 'http:' || protocol === 'https:' || protocol === 'mailto:', input);
      assert.equal(`${username}${password}`, '', input);
      assert.match(answer, /^[!-~]+$/);
    }
    assert.ok(allowed > 50, `only ${allowed} of ${cases.length} allowed`);
  });
});
