import { appendFileSync } from 'node:fs';
import { type AccountId, decodeId, encodeId } from '../core/ids.js';
import type { Secrets } from './secrets.js';

/** Who was erased. An account may have had no address, and an address no account. */
export interface Erased {
  readonly email: string | null;
  readonly accountId: AccountId | null;
}

/** What a journal holds: nobody can be named by it who is not known already. */
export interface ErasureJournal {
  /** Keyed hashes of addresses. */
  readonly emails: ReadonlySet<string>;
  readonly accounts: ReadonlySet<AccountId>;
}

/**
 * Adds a line to the journal in `file`, on the disk before it returns. Written before the erasure itself: a line too many
 * names somebody who asked to be erased, a line too few would let them come back with a backup.
 */
export function noteErasure(
  file: string,
  { email, accountId }: Erased,
  { secrets, now }: { readonly secrets: Pick<Secrets, 'sign'>; readonly now: number },
): void {
  const at = new Date(now).toISOString();
  const lines = [
    ...(email === null ? [] : [`${at} email ${secrets.sign('erasure', keyOf(email))}`]),
    ...(accountId === null ? [] : [`${at} account ${encodeId(accountId)}`]),
  ];
  const text = lines.map((line) => `${line}\n`).join('');
  if (text !== '') appendFileSync(file, text, { mode: 0o600, flush: true });
}

/** Reads what `noteErasure` wrote; a line that was cut off names nobody. */
export function readJournal(text: string): ErasureJournal {
  const [emails, accounts] = [new Set<string>(), new Set<AccountId>()];
  for (const line of text.split('\n')) {
    const [, kind, value = ''] = line.split(' ');
    if (kind === 'email' && value !== '') emails.add(value);
    const id = kind === 'account' ? decodeId<AccountId>(value) : undefined;
    if (id !== undefined) accounts.add(id);
  }
  return { emails, accounts };
}

/** Whether an address was erased under this secret or one before it. */
export function isInJournal(
  { emails }: ErasureJournal,
  email: string,
  secrets: Pick<Secrets, 'signatures'>,
): boolean {
  return secrets.signatures('erasure', keyOf(email)).some((hash) => emails.has(hash));
}

function keyOf(email: string): string {
  return email.trim().toLowerCase();
}
