import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayWriteFrom, type Sender } from './origin.js';
import type { Own } from './own.js';

const OWN: Own = { baseUrl: 'https://talk.example', consoleUrl: 'https://desk.example' };
const SITE = { hosts: ['paper.example', '*.local-paper.example'] };

function sender(parts: Partial<Sender>): Sender {
  return { origin: undefined, secFetchSite: undefined, hasCookie: false, host: 'talk.example', ...parts };
}

interface Case {
  readonly what: string;
  readonly from: Partial<Sender>;
  readonly lawful: boolean;
}

const CASES: readonly Case[] = [
  { what: 'a program with neither cookie nor origin', from: {}, lawful: true },
  { what: 'our own page', from: { origin: 'https://talk.example', hasCookie: true }, lawful: true },
  { what: 'the console', from: { origin: 'https://desk.example', hasCookie: true }, lawful: true },
  { what: 'a listed page', from: { origin: 'https://paper.example' }, lawful: true },
  {
    what: 'a listed page with a cookie',
    from: { origin: 'https://paper.example', hasCookie: true },
    lawful: true,
  },
  { what: 'the www. of a listed page', from: { origin: 'https://www.paper.example' }, lawful: true },
  { what: 'a host below a wildcard', from: { origin: 'https://north.local-paper.example' }, lawful: true },
  { what: 'another port of a listed host', from: { origin: 'https://paper.example:8443' }, lawful: true },
  { what: 'a stranger', from: { origin: 'https://evil.example' }, lawful: false },
  {
    what: 'a host that ends like a listed one',
    from: { origin: 'https://evil-paper.example' },
    lawful: false,
  },
  {
    what: 'a host that begins like a listed one',
    from: { origin: 'https://paper.example.evil' },
    lawful: false,
  },
  { what: 'a subdomain that no wildcard covers', from: { origin: 'https://x.paper.example' }, lawful: false },
  { what: 'plain http to an https installation', from: { origin: 'http://paper.example' }, lawful: false },
  { what: 'an opaque origin', from: { origin: 'null' }, lawful: false },
  { what: 'another scheme', from: { origin: 'ftp://paper.example' }, lawful: false },
  { what: 'an origin with a path', from: { origin: 'https://paper.example/x' }, lawful: false },
  { what: 'an origin with a name', from: { origin: 'https://paper.example@evil.example' }, lawful: false },
  { what: 'a cookie without an origin', from: { hasCookie: true }, lawful: false },
  {
    what: 'a cookie without an origin, from our own page',
    from: { hasCookie: true, secFetchSite: 'same-origin' },
    lawful: true,
  },
  {
    what: 'a cookie without an origin, from a subdomain',
    from: { hasCookie: true, secFetchSite: 'same-site' },
    lawful: false,
  },
  {
    what: 'a cookie without an origin, from elsewhere',
    from: { hasCookie: true, secFetchSite: 'cross-site' },
    lawful: false,
  },
  { what: 'no cookie and no origin, from elsewhere', from: { secFetchSite: 'cross-site' }, lawful: false },
];

describe('a write to a site', () => {
  for (const { what, from, lawful } of CASES) {
    it(`is ${lawful ? 'taken from' : 'refused to'} ${what}`, () => {
      assert.equal(mayWriteFrom(sender(from), SITE, OWN), lawful);
    });
  }
});

describe('a form of our own', () => {
  it('is taken from our own pages only', () => {
    const from = (origin: string) => mayWriteFrom(sender({ origin, hasCookie: true }), null, OWN);
    assert.equal(from('https://talk.example'), true);
    assert.equal(from('https://paper.example'), false);
  });

  it('is taken from the host that it is sent to, as long as that is as safe', () => {
    const local: Own = { baseUrl: 'http://127.0.0.1:8787', consoleUrl: null };
    const at = { host: '192.168.1.5:8787', origin: 'http://192.168.1.5:8787' };
    assert.equal(mayWriteFrom(sender(at), null, local), true);
    const plain = { host: 'talk.example', origin: 'http://talk.example' };
    assert.equal(mayWriteFrom(sender(plain), null, OWN), false);
  });
});
