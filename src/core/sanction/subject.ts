import { checkEmail } from '../email.js';
import { Refusal } from '../refusal.js';
import { isMailHost, isMailPattern } from './mail-pattern.js';
import { networkRange } from './network-range.js';

/**
 * account: the account's id as a number. browser: the hash of a guest's secret. email: an address, or a pattern with `*`
 * before the @. host: everything at a host of mail and below it. network: addresses, `192.0.2.0/24`. origin: the keyed hash
 * of one network as it is kept beside comments, so that nobody has to see the address.
 */
export const SUBJECT_KINDS = ['account', 'browser', 'email', 'host', 'network', 'origin'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface Subject {
  readonly kind: SubjectKind;
  /** As `checkSubject` gives it. */
  readonly value: string;
}

/** All by which a person can be met at one moment; what is not known is null. */
export interface Person {
  readonly accountId: number | null;
  readonly guestHash: string | null;
  /** Of the account, and as given with the comment. */
  readonly emails: readonly string[];
  /** Text form; only looked at, never kept. */
  readonly address: string | null;
  readonly addressHash: string | null;
}

/** Networks may be shared by many: what is imposed on one must end. */
export function mustEnd({ kind }: Pick<Subject, 'kind'>): boolean {
  return kind === 'network' || kind === 'origin';
}

/** The form in which subjects are kept and found. Refuses `invalid_request` and says what is wrong. */
export function checkSubject({ kind, value }: Subject): Subject {
  const text = value.trim().toLowerCase();
  if (kind === 'email' && !text.includes('*')) return { kind, value: checkEmail(text) };
  if (kind === 'email' && isMailPattern(text)) return { kind, value: text };
  if (kind === 'host' && isMailHost(text.replace(/^@/, ''))) return { kind, value: text.replace(/^@/, '') };
  if (kind === 'network' && networkRange(text) !== undefined) return { kind, value: text };
  if (kind === 'account' && /^[1-9]\d{0,15}$/.test(text)) return { kind, value: text };
  if ((kind === 'browser' || kind === 'origin') && /^[\w-]{16,128}$/.test(value)) return { kind, value };
  throw new Refusal('invalid_request', { problem: PROBLEMS[kind] });
}

const PROBLEMS: Readonly<Record<SubjectKind, string>> = {
  account: 'this is the id of no account.',
  browser: 'this is no proof of a guest.',
  email: 'an address pattern is like `name*@example.org`, with `*` before the @ only.',
  host: 'a host of mail is like `example.org`.',
  network: 'addresses are like `192.0.2.7`, `192.0.2.0/24` (from /8) or `2001:db8::/32` (from /19).',
  origin: 'this is no hash of a network.',
};
