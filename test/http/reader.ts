/** Readers of a house: each with a jar of cookies, as a browser keeps them. */
import type { LightMyRequestResponse } from 'fastify';
import { BASE, type House } from './house.js';

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Sent {
  readonly body?: unknown;
  /** A form of our own pages. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  /** `send('POST /api/v1/auth/email', { body })`, from our own page unless `headers` says otherwise. */
  send(request: `${Method} /${string}`, sent?: Sent): Promise<LightMyRequestResponse>;
}

export function openBrowser(house: House): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async send(request, { body, form, headers } = {}) {
      const [method, url = ''] = request.split(' ') as [Method, string];
      const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await house.server.inject({
        method,
        url,
        headers: {
          host: new URL(BASE).host,
          origin: BASE,
          ...(jar === '' ? {} : { cookie: jar }),
          ...contentType(body, form),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
        ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
      });
      for (const { name, value, maxAge } of answer.cookies) {
        if (maxAge === 0) cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    },
  };
}

function contentType(body: unknown, form: unknown): Record<string, string> {
  if (form !== undefined) return { 'content-type': 'application/x-www-form-urlencoded' };
  return body === undefined ? {} : { 'content-type': 'application/json' };
}

/** What a mail of one part says, whatever it is encoded as for the way. */
export function mailText(mail: string): string {
  const [head = '', ...rest] = mail.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, '%$1')
    .replace(/%(?![0-9A-F]{2})/g, '%25');
  return decodeURIComponent(bytes);
}

/** The code in the newest mail. */
export function mailedCode(house: House): string {
  const code = /^ {4}([A-Z]{4}-[A-Z]{4})\r?$/m.exec(mailText(house.mails().at(-1) ?? ''))?.[1];
  if (code === undefined) throw new Error(`no code in the newest of ${house.mails().length} mails`);
  return code;
}

/** Signs in by a mailed code, as whoever has the address. */
export async function signInByMail(house: House, email: string, name = 'Kim'): Promise<Browser> {
  const browser = openBrowser(house);
  const asked = await browser.send('POST /api/v1/auth/email', { body: { site: 'paper', email } });
  if (asked.statusCode !== 202) throw new Error(`no code was sent: ${asked.body}`);
  const body = { site: 'paper', code: mailedCode(house), name };
  const answer = await browser.send('POST /api/v1/auth/email/redeem', { body });
  if (answer.statusCode !== 200) throw new Error(`not signed in: ${answer.body}`);
  return browser;
}

/** Who the browser's owner is on the site `paper`. */
export async function whoIs(browser: Browser): Promise<{ kind: string; name: string; role: string }> {
  return (await browser.send('GET /api/v1/me?site=paper')).json();
}
