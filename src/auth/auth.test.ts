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

test('what was signed and sealed before the secret was changed is still good, and nothing new is made with the old one', () => {
  const [before, after] = ['s'.repeat(32), 't'.repeat(32)];
  const old = createSecrets(before);
  const both = createSecrets(after, ['u'.repeat(32), before]);
  assert.equal(both.open('second-factor', old.seal('second-factor', 'a secret')), 'a secret');
  assert.ok(both.verify('follow', 'a text', old.sign('follow', 'a text')));
  assert.ok(!both.verify('follow', 'another text', old.sign('follow', 'a text')));
  assert.ok(!both.verify('notice', 'a text', old.sign('follow', 'a text')));
  assert.ok(!old.verify('follow', 'a text', both.sign('follow', 'a text')));
  assert.equal(old.open('second-factor', both.seal('second-factor', 'a secret')), undefined);
  assert.ok(!createSecrets(after).verify('follow', 'a text', old.sign('follow', 'a text')));
});

test('what is sealed opens for its purpose and secret only, and never when it was changed', () => {
  const secrets = createSecrets('s'.repeat(32));
  const sealed = secrets.seal('second-factor', 'a secret');
  assert.equal(secrets.open('second-factor', sealed), 'a secret');
  assert.notEqual(secrets.seal('second-factor', 'a secret'), sealed);
  assert.equal(secrets.open('sign-in-code', sealed), undefined);
  assert.equal(createSecrets('t'.repeat(32)).open('second-factor', sealed), undefined);
  const bytes = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.equal(secrets.open('second-factor', changed.toString('base64url')), undefined, `byte ${at}`);
  }
  for (const nonsense of ['', 'x', 'AAAA', '!!'])
    assert.equal(secrets.open('second-factor', nonsense), undefined);
});
