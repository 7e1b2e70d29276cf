import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clientAddress } from './client-address.js';

interface Case {
  readonly what: string;
  readonly socket: string;
  readonly forwarded?: string | readonly string[];
  readonly proxies: number;
  readonly bucket: string;
}

const CASES: readonly Case[] = [
  { what: 'the socket alone', socket: '192.0.2.1', proxies: 0, bucket: '192.0.2.1' },
  {
    what: 'a header that nobody of ours wrote',
    socket: '192.0.2.1',
    forwarded: '203.0.113.9',
    proxies: 0,
    bucket: '192.0.2.1',
  },
  {
    what: 'one proxy',
    socket: '10.0.0.1',
    forwarded: '203.0.113.9',
    proxies: 1,
    bucket: '203.0.113.9',
  },
  {
    what: 'one proxy, and what the client made up to the left',
    socket: '10.0.0.1',
    forwarded: '1.1.1.1, 2.2.2.2, 203.0.113.9',
    proxies: 1,
    bucket: '203.0.113.9',
  },
  {
    what: 'two proxies',
    socket: '10.0.0.1',
    forwarded: '1.1.1.1, 203.0.113.9, 10.0.0.2',
    proxies: 2,
    bucket: '203.0.113.9',
  },
  {
    what: 'two proxies, several header lines',
    socket: '10.0.0.1',
    forwarded: ['1.1.1.1, 203.0.113.9', '10.0.0.2'],
    proxies: 2,
    bucket: '203.0.113.9',
  },
  {
    what: 'a request that came past the outer of two proxies',
    socket: '10.0.0.1',
    forwarded: '203.0.113.9',
    proxies: 2,
    bucket: '203.0.113.9',
  },
  { what: 'no header behind a proxy', socket: '10.0.0.1', proxies: 1, bucket: '10.0.0.1' },
  {
    what: 'words in place of an address',
    socket: '10.0.0.1',
    forwarded: 'unknown',
    proxies: 1,
    bucket: '10.0.0.1',
  },
  {
    what: 'an address with a port',
    socket: '10.0.0.1',
    forwarded: '203.0.113.9:4711',
    proxies: 1,
    bucket: '203.0.113.9',
  },
  {
    what: 'IPv6 with brackets and port',
    socket: '10.0.0.1',
    forwarded: '[2001:db8:1:2:3::4]:4711',
    proxies: 1,
    bucket: '2001:db8:1:2::/64',
  },
  {
    what: 'IPv6, one household',
    socket: '2001:db8:1:2:aaaa:bbbb:cccc:dddd',
    proxies: 0,
    bucket: '2001:db8:1:2::/64',
  },
  { what: 'short IPv6', socket: '2001:db8::1', proxies: 0, bucket: '2001:db8:0:0::/64' },
  { what: 'IPv4 on a socket for both', socket: '::ffff:192.0.2.1', proxies: 0, bucket: '192.0.2.1' },
  { what: 'the same in hexadecimal', socket: '::ffff:c000:201', proxies: 0, bucket: '192.0.2.1' },
  { what: 'a zone', socket: 'fe80::1%eth0', proxies: 0, bucket: 'fe80:0:0:0::/64' },
  { what: 'nothing at all', socket: '', proxies: 0, bucket: 'unknown' },
];

describe('the address of a client', () => {
  for (const { what, socket, forwarded, proxies, bucket } of CASES) {
    it(`is told by ${what}`, () => {
      assert.equal(clientAddress(socket, forwarded, proxies).bucket, bucket);
    });
  }

  it('is loopback for 127.0.0.0/8 and ::1 only', () => {
    const isLoopback = (socket: string) => clientAddress(socket, undefined, 0).isLoopback;
    assert.deepEqual(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'].map(isLoopback), [
      true,
      true,
      true,
      true,
    ]);
    assert.deepEqual(['128.0.0.1', '::2', '1::1', '::ffff:10.0.0.1', '0.0.0.0'].map(isLoopback), [
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is not made loopback by a header that no proxy of ours wrote', () => {
    assert.equal(clientAddress('203.0.113.9', '127.0.0.1', 0).isLoopback, false);
  });
});
