import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Refusal } from '../core/refusal.js';
import { checkPassword, hashPassword, verifyPassword } from './password.js';
import { createSecrets, loadSecret } from './secrets.js';
import { newToken, tokenHash } from './token.js';

test('a password matches its own hash, another one does not, and a missing hash never does', async () => {
  const password = 'correct horse battery staple';
  const hash = await hashPassword(password);
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await verifyPassword(password, hash), true);
  assert.equal(await verifyPassword(`${password}.`, hash), false);
  assert.equal(await verifyPassword('A', null), false);
  assert.equal(await verifyPassword(password, 'not a hash'), false);
});

test('a password typed in another Unicode form still matches', async () => {
  const hash = await hashPassword('caf\u00e9 au lait demain');
  assert.equal(await verifyPassword('cafe\u0301 au lait demain', hash), true);
});

test('fourteen characters are too short and fifteen are enough, astral ones counted once', () => {
  assert.throws(
    () => checkPassword('x'.repeat(14)),
    (error) => error instanceof Refusal && error.code === 'password_too_short',
  );
  assert.throws(() => checkPassword('😀'.repeat(14)));
  checkPassword('x'.repeat(15));
});

test('a signature for one purpose is worth nothing for another or for other text', () => {
  const secrets = createSecrets('s'.repeat(32));
  const signature = secrets.sign('compose-form', 'story 1');
  assert.equal(secrets.verify('compose-form', 'story 1', signature), true);
  assert.equal(secrets.verify('compose-form', 'story 2', signature), false);
  assert.equal(secrets.verify('nudge-ticket', 'story 1', signature), false);
  assert.equal(secrets.verify('compose-form', 'story 1', ''), false);
});

test('the secret is made once, kept for the owner only, and a setting wins over it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-secret-'));
  try {
    const first = loadSecret(null, folder);
    assert.ok(first.length >= 43);
    assert.equal(loadSecret(null, folder), first);
    assert.equal(statSync(path.join(folder, 'secret')).mode & 0o777, 0o600);
    assert.equal(loadSecret('from the environment', folder), 'from the environment');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('tokens differ, and storage sees only their hash', () => {
  assert.notEqual(newToken(), newToken());
  assert.match(tokenHash('x'), /^[0-9a-f]{64}$/);
});
