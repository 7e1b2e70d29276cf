import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ConfigError, readConfig } from './config.js';

function inFolder(content: string | null, run: (folder: string) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-config-'));
  try {
    if (content !== null) writeFileSync(path.join(folder, 'parley.config.json'), content);
    run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('without any setting Parley listens on 127.0.0.1:8787 and keeps its data beside it', () => {
  inFolder(null, (folder) => {
    const config = readConfig({}, folder);
    assert.equal(config.host, '127.0.0.1');
    assert.equal(config.port, 8787);
    assert.equal(config.data, path.join(folder, 'data'));
    assert.equal(config.databaseUrl, null);
  });
});

test('the environment wins over the file', () => {
  inFolder('{"PARLEY_PORT": 9000, "PARLEY_HOST": "0.0.0.0"}', (folder) => {
    const config = readConfig({ PARLEY_PORT: '9001' }, folder);
    assert.equal(config.port, 9001);
    assert.equal(config.host, '0.0.0.0');
  });
});

test('replicas are listed with blanks between them, and follow a server that is named', () => {
  inFolder(null, (folder) => {
    const [one, two] = ['postgres://a@one.example/parley', 'postgresql://a@two.example/parley'];
    const env = { DATABASE_URL: one, PARLEY_READ_DATABASE_URL: `${two}  ${one}` };
    assert.deepEqual(readConfig(env, folder).readDatabaseUrls, [two, one]);
    assert.deepEqual(readConfig({ DATABASE_URL: one }, folder).readDatabaseUrls, []);
    assert.throws(() => readConfig({ PARLEY_READ_DATABASE_URL: two }, folder), /needs DATABASE_URL/);
    const wrong = { ...env, PARLEY_READ_DATABASE_URL: `${two} http://two.example` };
    assert.throws(() => readConfig(wrong, folder), /must name replicas by postgres:/);
  });
});

test('a collector of traces is named as OpenTelemetry names it', () => {
  inFolder(null, (folder) => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/',
      OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Bearer%20a, x-tenant=paper',
      PARLEY_TRACES_PERCENT: '5',
    };
    assert.deepEqual(readConfig(env, folder).traces, {
      endpoint: 'http://127.0.0.1:4318/v1/traces',
      headers: { authorization: 'Bearer a', 'x-tenant': 'paper' },
      percent: 5,
    });
    assert.equal(readConfig({}, folder).traces, null);
    for (const wrong of [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://127.0.0.1' },
      { ...env, OTEL_EXPORTER_OTLP_HEADERS: 'no value' },
      { ...env, OTEL_EXPORTER_OTLP_HEADERS: 'a=%0d%0ab' },
    ])
      assert.throws(() => readConfig(wrong, folder), ConfigError);
  });
});

test('unknown and invalid settings stop the start with all faults listed', () => {
  inFolder('{"PARLEY_PROT": "1"}', (folder) => {
    const env = {
      PARLEY_PORT: '99999',
      PARLEY_BASE_URL: 'no address',
      PARLEY_HOTS: 'x',
      DATABASE_URL: 'mysql://a/b',
      PARLEY_SECRET: 'short',
    };
    assert.throws(
      () => readConfig(env, folder),
      (error: unknown) => {
        assert.ok(error instanceof ConfigError);
        assert.equal(error.faults.length, 6);
        for (const name of [
          'PARLEY_PROT',
          'PARLEY_PORT',
          'PARLEY_BASE_URL',
          'PARLEY_HOTS',
          'DATABASE_URL',
          'PARLEY_SECRET',
        ]) {
          assert.ok(error.message.includes(name), name);
        }
        return true;
      },
    );
  });
});

test('a configuration file that is not JSON is named', () => {
  inFolder('{', (folder) => {
    assert.throws(() => readConfig({}, folder), /parley\.config\.json is not JSON/);
  });
});

test('identity providers come from the file as a list or from the environment as text', () => {
  const provider = { name: 'id', label: 'Our ID', issuer: 'https://id.example.org', clientId: 'parley' };
  const whole = { ...provider, clientSecret: null, linksEmail: false };
  inFolder(JSON.stringify({ PARLEY_OIDC: [provider] }), (folder) => {
    assert.deepEqual(readConfig({}, folder).oidc, [whole]);
    const env = { PARLEY_OIDC: JSON.stringify([{ ...provider, linksEmail: true }]) };
    assert.deepEqual(readConfig(env, folder).oidc, [{ ...whole, linksEmail: true }]);
  });
});

test('every fault of an identity provider is told', () => {
  const faulty = [
    { name: 'Not Lower', issuer: 'http://id.example.org', clientid: 'x' },
    { name: 'a', issuer: 'https://id.example.org', clientId: 'x' },
    { name: 'a', issuer: 'https://id.example.org', clientId: 'x' },
  ];
  inFolder('{}', (folder) => {
    for (const [text, wanted] of [
      [
        JSON.stringify(faulty),
        [/entry 1: name/, /issuer must be an https/, /clientId/, /clientid is unknown/, /alike/],
      ],
      ['{}', [/must be a JSON list/]],
      ['[', [/must be a JSON list/]],
    ] as const) {
      assert.throws(
        () => readConfig({ PARLEY_OIDC: text }, folder),
        (error: unknown) => wanted.every((one) => one.test((error as Error).message)),
      );
    }
  });
});

test('mail that goes out needs a sender', () => {
  inFolder('{}', (folder) => {
    const from = (env: NodeJS.ProcessEnv) => readConfig(env, folder).mailFrom;
    assert.equal(from({}), 'parley@parley.invalid');
    assert.equal(from({ PARLEY_BASE_URL: 'https://talk.example.org' }), 'parley@talk.example.org');
    assert.equal(from({ SMTP_URL: 'smtp://mail', PARLEY_MAIL_FROM: 'a@b.example' }), 'a@b.example');
    assert.throws(() => from({ SMTP_URL: 'smtp://mail' }), /PARLEY_MAIL_FROM must be an address/);
    assert.throws(() => from({ PARLEY_MAIL_FROM: 'Talk <a@b.example>' }), /PARLEY_MAIL_FROM/);
  });
});

test('readers may have passwords unless the operator says off', () => {
  inFolder('{}', (folder) => {
    const allowed = (env: NodeJS.ProcessEnv) => readConfig(env, folder).readerPasswords;
    assert.deepEqual(
      [allowed({}), allowed({ PARLEY_PASSWORDS: 'on' }), allowed({ PARLEY_PASSWORDS: 'off' })],
      [true, true, false],
    );
    assert.throws(() => allowed({ PARLEY_PASSWORDS: 'no' }), /PARLEY_PASSWORDS is "no"; use on or off/);
  });
});
