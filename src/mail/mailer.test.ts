import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { createMailer } from './mailer.js';

const from = 'talk@paper.example';
const mail = { to: 'kim@home.example', subject: 'Hello', text: 'A line.\n' };

describe('the mail gate without a mail server', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'parley-mail-')), 'mail');
  const mailer = createMailer({ smtpUrl: null, folder, from, onFailure: () => {} });
  after(() => rmSync(path.dirname(folder), { recursive: true }));

  it('writes each mail as a file that only its owner can read', async () => {
    await mailer.send(mail);
    const [name = ''] = readdirSync(folder);
    assert.match(name, /\.eml$/);
    assert.equal(statSync(path.join(folder, name)).mode & 0o077, 0);
    const text = readFileSync(path.join(folder, name), 'utf8');
    assert.match(text, /^To: kim@home\.example$/m);
    assert.match(text, /^From: talk@paper\.example$/m);
    assert.match(text, /^Auto-Submitted: auto-generated$/m);
    assert.match(text, /\n\nA line\./);
  });

  it('refuses addresses that are more or other than one address', async () => {
    for (const to of [
      'kim@home.example, eve@evil.example',
      '"kim@home.example" <eve@evil.example>',
      '"kim@home.example eve"@evil.example',
      'kim@home.example\r\nBcc: eve@evil.example',
      'kim',
      '',
    ]) {
      await assert.rejects(mailer.send({ ...mail, to }), { code: 'email_invalid' }, to);
    }
    assert.equal(readdirSync(folder).length, 1);
  });

  it('lets no subject add a header', async () => {
    await mailer.send({ ...mail, subject: 'Hi\r\nBcc: eve@evil.example' });
    const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    assert.ok(texts.some((text) => /^Subject: Hi Bcc: eve@evil\.example$/m.test(text)));
    assert.ok(texts.every((text) => !/^Bcc:/im.test(text)));
  });
});

describe('the mail gate with a mail server', () => {
  const taken: { readonly recipients: readonly string[]; readonly text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) =>
      done(address.startsWith('nobody@') ? new Error('no such person') : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        taken.push({ recipients, text: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  let failures = 0;
  let mailer: ReturnType<typeof createMailer>;
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const onFailure = () => {
      failures += 1;
    };
    mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, folder: '', from, onFailure });
  });
  after(async () => {
    mailer.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('hands each mail over for its one recipient', async () => {
    await mailer.send({ ...mail, headers: { 'X-Kind': 'test' } });
    assert.deepEqual(taken[0]?.recipients, ['kim@home.example']);
    assert.match(taken[0]?.text ?? '', /^X-Kind: test/m);
  });

  it('says that a mail did not go out', async () => {
    await assert.rejects(mailer.send({ ...mail, to: 'nobody@home.example' }), { code: 'mail_failed' });
    assert.equal(failures, 1);
    const away = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', folder: '', from, onFailure: () => {} });
    await assert.rejects(away.send(mail), { code: 'mail_failed' });
    away.close();
  });
});
