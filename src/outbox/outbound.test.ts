import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createOutbound, type Resolve } from './outbound.js';
import { isPublicAddress } from './public-address.js';

const message = { headers: {}, body: '{}' };
const resolvesTo =
  (...addresses: readonly string[]): Resolve =>
  (_host, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('addresses that others have given', () => {
  it('are those of the open internet only', () => {
    const inside = [
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.255.255.254',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.0.0.1',
      '192.0.2.1',
      '192.168.1.1',
      '198.18.0.1',
      '198.51.100.7',
      '203.0.113.9',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'ff02::1',
      '2001:db8::1',
      '2001::1',
      '2002:7f00:1::1',
      '3fff::1',
      'localhost',
      '',
    ];
    assert.deepEqual(inside.filter(isPublicAddress), []);
    const outside = ['1.1.1.1', '8.8.8.8', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '2a00:1450::1'];
    assert.deepEqual(
      outside.filter((address) => !isPublicAddress(address)),
      [],
    );
  });

  it('are refused in every spelling of an inner one, before anything is sent', async () => {
    const outbound = createOutbound({ allowsPrivate: false });
    for (const url of [
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0177.0.0.1/',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:7f00:1]/',
      'https://169.254.169.254/latest/',
      'https://0/',
    ])
      await assert.rejects(outbound.post(url, message), /not on the open internet/, url);
    await assert.rejects(outbound.post('http://example.com/', message), /not https/);
    await assert.rejects(outbound.post('file:///etc/passwd', message), /not https/);
    await assert.rejects(outbound.post('https://a:b@example.com/', message), /password/);
    outbound.close();
  });

  it('are refused when any address of a name is an inner one', async () => {
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::1'], ['fd00::1', '8.8.8.8'], []]) {
      const outbound = createOutbound({ allowsPrivate: false, resolve: resolvesTo(...addresses) });
      await assert.rejects(outbound.post('https://hook.example/', message), /not on the open internet/);
      outbound.close();
    }
  });
});

describe('a message to another machine', () => {
  let server: http.Server;
  let address: string;
  let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void;
  let asked: string[] = [];
  before(async () => {
    server = http.createServer((request, response) => {
      asked.push(`${request.method} ${request.headers.host}${request.url}`);
      request.resume();
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://hook.example:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const open = () => createOutbound({ allowsPrivate: true, resolve: resolvesTo('127.0.0.1'), patience: 300 });

  it('goes to the address that was checked, under the name that was given', async () => {
    let times = 0;
    const resolve: Resolve = (_host, _options, done) => {
      times += 1;
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    answer = (_request, response) => response.writeHead(204).end();
    const outbound = createOutbound({ allowsPrivate: true, resolve });
    asked = [];
    assert.equal((await outbound.post(`${address}/in`, message)).status, 204);
    assert.deepEqual([times, asked], [1, [`POST ${new URL(address).host}/in`]]);
    outbound.close();
  });

  it('follows no redirect', async () => {
    answer = (_request, response) => response.writeHead(302, { location: `${address}/elsewhere` }).end();
    const outbound = open();
    asked = [];
    assert.equal((await outbound.post(`${address}/in`, message)).status, 302);
    assert.equal(asked.length, 1);
    outbound.close();
  });

  it('waits no longer than it may, and reads no more than it must', async () => {
    const outbound = open();
    answer = () => {};
    await assert.rejects(outbound.post(`${address}/slow`, message), /no answer in time/);
    let written = 0;
    answer = (_request, response) => {
      response.writeHead(200);
      const more = (): void => {
        if (response.destroyed || written > 1e9) return;
        written += 65_536;
        response.write(Buffer.alloc(65_536), more);
      };
      more();
    };
    const endless = await outbound.post(`${address}/endless`, message);
    assert.equal(endless.status, 200);
    assert.ok(endless.text.length <= 65_536, 'its beginning alone');
    answer = () => {};
    await assert.rejects(outbound.post(`${address}/slow`, { ...message, patience: 50 }), /no answer in time/);
    assert.ok(written < 50_000_000, `${written} bytes were taken`);
    outbound.close();
  });
});
