import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { openVapid } from './vapid.js';

const NOON = Date.UTC(2026, 10, 20, 12);

test('the key is made once, kept for its owner only, and signs for one push service and half a day', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-vapid-'));
  try {
    const { publicKey, authorize } = openVapid('mailto:talk@example.org', folder);
    assert.equal(openVapid('mailto:talk@example.org', folder).publicKey, publicKey);
    assert.equal(statSync(path.join(folder, 'push-key')).mode & 0o777, 0o600);
    const header = authorize('https://push.example:8443/a/b?c', NOON);
    const [, head = '', claims = '', signature = '', key] =
      /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header) ?? [];
    assert.equal(key, publicKey);
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    assert.deepEqual(read(head), { typ: 'JWT', alg: 'ES256' });
    const exp = NOON / 1000 + 12 * 60 * 60;
    assert.deepEqual(read(claims), { aud: 'https://push.example:8443', exp, sub: 'mailto:talk@example.org' });
    const point = Buffer.from(publicKey, 'base64url');
    assert.deepEqual([point.length, point[0]], [65, 4]);
    const [x, y] = [point.toString('base64url', 1, 33), point.toString('base64url', 33)];
    const jwk = { kty: 'EC', crv: 'P-256', x, y };
    const verifier = {
      key: createPublicKey({ key: jwk, format: 'jwk' }),
      dsaEncoding: 'ieee-p1363',
    } as const;
    const isGenuine = (text: string) =>
      verify('sha256', Buffer.from(text), verifier, Buffer.from(signature, 'base64url'));
    assert.ok(isGenuine(`${head}.${claims}`));
    assert.ok(!isGenuine(`${head}.${claims}x`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
