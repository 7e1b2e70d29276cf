/** Mails of a house, as tests read them. */
import type { House } from './house.js';
import { mailText } from './reader.js';

/** The mails that came of something, the outbox done. */
export async function newMails(house: House, act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = new Set(house.mails());
  await act();
  await house.settle();
  return house.mails().filter((mail) => !before.has(mail));
}

/** A mail's lines unfolded and its text decoded, as far as tests look at it. */
export function readable(mail: string): string {
  return mail
    .replace(/=\r?\n/g, '')
    .replace(/\r?\n[ \t]+/g, ' ')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The path of the first link in a mail that begins with `start`; fails loudly without one. */
export function linkIn(mail: string | undefined, start: string): `/${string}` {
  const found = new RegExp(`http://talk\\.example(${start}[\\w-]+)`).exec(readable(mail ?? ''))?.[1];
  if (found === undefined) throw new Error(`no link ${start}… in ${mail}`);
  return found as `/${string}`;
}

/** The HTML of a mail that comes in several parts; empty where it has none. */
export function htmlPart(mail: string): string {
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1];
  if (boundary === undefined) return '';
  const part = mail.split(`--${boundary}`).find((one) => /^content-type: text\/html/im.test(one));
  return part === undefined ? '' : mailText(part.trimStart());
}
