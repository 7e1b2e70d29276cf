import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SendMailOptions } from 'nodemailer';
import { checkEmail } from '../core/email.js';
import type { Mail, Mailer } from '../core/mail.js';
import { Refusal } from '../core/refusal.js';

export interface MailerOptions {
  /** smtp:// or smtps://; null: mails are written to `folder`. */
  readonly smtpUrl: string | null;
  readonly folder: string;
  /** The address that mails come from. */
  readonly from: string;
  /** Told why a mail did not go out; no address is in it. */
  readonly onFailure: (error: unknown) => void;
}

/** A server that is silent for longer is away; somebody may be waiting for the answer. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** The one gate for mail. Each goes to exactly one address, which is checked again here. */
export function createMailer(options: MailerOptions): Mailer {
  const from = checkEmail(options.from);
  const deliver = options.smtpUrl === null ? intoFolder(options.folder) : bySmtp(options.smtpUrl);
  return {
    async send(mail) {
      const to = checkEmail(mail.to);
      try {
        await deliver.send(messageOf(mail, { from, to }));
      } catch (error) {
        options.onFailure(error);
        throw new Refusal('mail_failed', isFinal(error) ? { isFinal: true } : {});
      }
    },
    close: () => deliver.close(),
  };
}

/** Said of the recipient or of the mail; a server that refuses our greeting or password may be set right. */
function isFinal(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  return isAboutMail && typeof responseCode === 'number' && responseCode >= 500;
}

function messageOf(
  mail: Mail,
  { from, to }: { readonly from: string; readonly to: string },
): SendMailOptions {
  const { messageId, inReplyTo, references, fromName } = mail;
  return {
    from: fromName === undefined ? from : { name: oneLine(fromName), address: from },
    ...(messageId === undefined ? {} : { messageId }),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(references === undefined ? {} : { references: [...references] }),
    to: { name: '', address: to },
    // Where it really goes; what the header line says cannot add anybody.
    envelope: { from, to: [to] },
    subject: oneLine(mail.subject),
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
    // Nothing of a mail is ever a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

interface Delivery {
  send(message: SendMailOptions): Promise<void>;
  close(): void;
}

/** Loaded with the first mail: a server at rest has none to send. */
const nodemailer = () => import('nodemailer');

function bySmtp(url: string): Delivery {
  const open = async () => {
    const { createTransport } = await nodemailer();
    return createTransport({ url, pool: true, maxConnections: 2, ...PATIENCE });
  };
  let opened: ReturnType<typeof open> | undefined;
  return {
    async send(message) {
      opened ??= open();
      const { rejected } = await (await opened).sendMail(message);
      if (rejected.length > 0) throw new Error('the mail server refused the recipient');
    },
    close: () => void opened?.then((transport) => transport.close()),
  };
}

/** Each mail becomes a file, whole or not at all, that only the server's user can read. */
function intoFolder(folder: string): Delivery {
  return {
    async send(message) {
      const { createTransport } = await nodemailer();
      const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
      const { message: bytes } = await transport.sendMail(message);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const stamp = new Date().toISOString().replaceAll(':', '-');
      const file = path.join(folder, `${stamp}-${randomBytes(4).toString('hex')}.eml`);
      await writeFile(`${file}.part`, bytes, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    close: () => {},
  };
}
