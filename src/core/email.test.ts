import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parseDocument } from 'htmlparser2';
import { checkEmail } from './email.js';
import { Refusal } from './refusal.js';

function accepts(raw: string): boolean {
  try {
    checkEmail(raw);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'email_invalid') return false;
    throw error;
  }
}

describe('checkEmail', () => {
  const accepted: readonly (readonly [raw: string, stored: string])[] = [
    ['ada@example.org', 'ada@example.org'],
    [' Ada.B+news@Example.ORG\n', 'Ada.B+news@example.org'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ["o'neill_{x}@mail.example.co.uk", "o'neill_{x}@mail.example.co.uk"],
  ];
  for (const [raw, stored] of accepted)
    it(`takes ${raw.trim()}`, () => assert.equal(checkEmail(raw), stored));

  const refused = [
    '',
    'ada',
    'ada@',
    '@example.org',
    'a b@example.org',
    'ada@example',
    'ada@exam ple.org',
    'a@b@c.org/x',
  ];
  for (const raw of [
    ...refused,
    'a..b@example.org',
    'ada@example.org.',
    'ada@-a.org',
    'ada@1.2.3.4',
    'ada@a.org#b.org',
  ]) {
    it(`refuses ${JSON.stringify(raw)}`, () => assert.equal(accepts(raw), false));
  }

  it('cannot be made to add a header to a mail', () => {
    for (const raw of [
      'ada@example.org\r\nBcc: x@example.org',
      'a\nb@example.org',
      'ada@example.org,x@example.org',
    ]) {
      assert.equal(accepts(raw), false);
    }
  });
});

const FILE = path.resolve(process.env.PARLEY_TEST_DATA ?? '../shared', 'payloads/email-addresses.xml');
const skip = existsSync(FILE) ? false : `no test data at ${FILE} (set PARLEY_TEST_DATA)`;

describe('checkEmail on the addresses of the isemail project', { skip }, () => {
  /** Taken, of all, in isemail's categories: all that is plainly valid but one domain of a single label. */
  const expected = {
    ISEMAIL_VALID_CATEGORY: '13 of 14',
    ISEMAIL_DNSWARN: '8 of 8',
    ISEMAIL_RFC5321: '0 of 16',
    ISEMAIL_CFWS: '0 of 4',
    ISEMAIL_DEPREC: '0 of 17',
    ISEMAIL_RFC5322: '0 of 30',
    ISEMAIL_ERR: '0 of 50',
  };

  it('takes plain valid addresses and nothing else', () => {
    // Blank space around an address is taken away first, whatever isemail says of it.
    const addresses = readAddresses().filter(({ address }) => address === address.trim());
    const counts = Object.keys(expected).map((category) => {
      const all = addresses.filter((test) => test.category === category);
      return [category, `${all.filter(({ address }) => accepts(address)).length} of ${all.length}`];
    });
    assert.deepEqual(Object.fromEntries(counts), expected);
  });
});

function readAddresses(): readonly { readonly address: string; readonly category: string }[] {
  const xml = readFileSync(FILE, 'utf8');
  const tests = [...xml.matchAll(/<test id[\s\S]*?<\/test>/g)].map(([test]) => test);
  return tests.map((test) => ({ address: field(test, 'address'), category: field(test, 'category') }));
}

function field(test: string, name: string): string {
  const raw = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(test)?.[1] ?? '';
  const [node] = parseDocument(raw, { xmlMode: true }).children;
  const text = node !== undefined && 'data' in node ? String(node.data) : '';
  // The file writes a control character as its picture, U+2400 and on.
  return text.replace(/[\u2400-\u241f]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400));
}
