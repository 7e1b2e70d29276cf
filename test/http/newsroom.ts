/** Staff of a house: accounts with roles, signed in; the console's pages and forms as a browser sends them. */
import { createSignInLink } from '../../src/auth/console-session.js';
import { hashPassword } from '../../src/auth/password.js';
import type { Account, Role } from '../../src/core/account.js';
import type { FlagReason } from '../../src/core/decision.js';
import { type AccountId, type CommentId, decodeId, type SiteId } from '../../src/core/ids.js';
import { BASE, type House } from './house.js';

export interface StaffOptions {
  /** None when not given: an account without any role. */
  readonly role?: Role;
  /** On this site only. */
  readonly siteId?: SiteId;
  readonly password?: string;
}

export async function addStaff(house: House, name: string, options: StaffOptions = {}): Promise<Account> {
  const { store, newId, clock } = house.deps;
  const email = `${name.toLowerCase().replaceAll(' ', '-')}@staff.example`;
  const account: Account = { id: newId<AccountId>(), email, name, createdAt: clock(), disabledAt: null };
  const passwordHash = options.password === undefined ? null : await hashPassword(options.password);
  await store.write.createAccount({ account, passwordHash });
  const { role, siteId = null } = options;
  if (role !== undefined) await store.write.setRole({ accountId: account.id, siteId, role });
  return account;
}

/** Of an answer the console's cookie, as a browser would send it back. */
export function cookieOf(answer: { readonly headers: object }): string {
  const header = (answer.headers as Readonly<Record<string, string | string[]>>)['set-cookie'];
  const [first = ''] = header === undefined ? [] : [header].flat();
  return first.split(';', 1)[0] ?? '';
}

/** Signs in by a one-time link; gives the cookie. Fails loudly where that opens nothing. */
export async function signIn(house: House, account: Account): Promise<string> {
  const token = await createSignInLink(house.deps, account.id);
  const answer = await press(house, '/console/link', { fields: { token } });
  if (answer.statusCode !== 303) throw new Error(`not signed in: ${answer.statusCode}`);
  return cookieOf(answer);
}

/** A new account, signed in. */
export async function staffCookie(house: House, name: string, options: StaffOptions): Promise<string> {
  return signIn(house, await addStaff(house, name, options));
}

/** A page of the console. */
export function look(house: House, url: string, cookie = '') {
  return house.server.inject({ method: 'GET', url, headers: { host: hostOf(BASE), cookie } });
}

export interface Pressed {
  readonly fields?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  /** In place of what our own page sends. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A form of the console, as our own page sends it. */
export function press(house: House, url: string, { fields = {}, cookie = '', headers }: Pressed = {}) {
  return house.server.inject({
    method: 'POST',
    url,
    headers: {
      host: hostOf(BASE),
      'content-type': 'application/x-www-form-urlencoded',
      ...(headers ?? { origin: BASE }),
      ...(cookie === '' ? {} : { cookie }),
    },
    payload: new URLSearchParams(fields).toString(),
  });
}

function hostOf(address: string): string {
  return new URL(address).host;
}

/** The hidden fields of a comment's form on a page, as a tab keeps them; fails where the page has no such card. */
export function cardFields(html: string, commentId: string): Record<string, string> {
  const from = html.indexOf(`id="card-${commentId}"`);
  if (from < 0) throw new Error(`there is no card of ${commentId}`);
  const card = html.slice(from, html.indexOf('</article>', from));
  return hiddenFields(card);
}

/** The hidden fields that a piece of markup holds. */
export function hiddenFields(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="(\w+)" value(?:="([^"]*)")?/g);
  return Object.fromEntries(
    [...fields].map(([, name, value = '']) => [name, value.replaceAll('&amp;', '&')]),
  );
}

/** The comments of a page, in their order. */
export function cardsOn(html: string): readonly string[] {
  return [...html.matchAll(/<article[^>]* id="card-(\w+)"/g)].map(([, id]) => id ?? '');
}

/** Reads a queue as this person and decides one card, with what the page says. */
export async function decide(
  house: House,
  cookie: string,
  decision: {
    readonly id: string;
    readonly act: string;
    readonly queue?: string;
    readonly reason?: string;
    readonly rule?: string;
  },
) {
  const { id, act, queue = '/console/queue/held', reason = '', rule } = decision;
  const page = await look(house, queue, cookie);
  const fields = { ...cardFields(page.body, id), act, reason, ...(rule === undefined ? {} : { rule }) };
  return press(house, `/console/comment/${id}`, { cookie, fields });
}

/** Where an answer leads; empty where it leads nowhere. */
export function leadsTo(answer: { readonly headers: object }): string {
  return (answer.headers as { readonly location?: string }).location ?? '';
}

/** The page that a form's answer leads to. */
export function follow(house: House, answer: { readonly headers: object }, cookie: string) {
  return look(house, leadsTo(answer).split('#', 1)[0] ?? '', cookie);
}

/** The markup that tells what was just done; empty where nothing is told. */
export function noticeOn(html: string): string {
  const from = html.indexOf('data-notice');
  return from < 0 ? '' : html.slice(from, html.indexOf('</div>', from));
}

/** The comment as it is stored. */
export async function stored(house: House, id: string) {
  const comment = await house.store.read.commentById({ id: decodeId<CommentId>(id) as CommentId });
  if (comment === undefined) throw new Error(`there is no comment ${id}`);
  return comment;
}

/** A reader's complaint; `reporter` is who complains. */
export async function complain(
  house: House,
  id: string,
  about: { readonly reporter: string; readonly reason?: FlagReason; readonly text?: string },
): Promise<void> {
  const { reporter, reason = 'hate', text = null } = about;
  const comment = await stored(house, id);
  await house.store.write.flagComment({
    id: house.deps.newId(),
    commentId: comment.id,
    revision: comment.revision,
    reporterHash: reporter,
    reason,
    text,
    now: house.clock(),
  });
}
