import type { AccountId } from '../core/ids.js';
import type { Reads, Writes } from '../storage/store.js';

export interface EraseAgainDeps {
  readonly store: {
    readonly read: Pick<Reads, 'knownEmails' | 'accountById'>;
    readonly background: Pick<Writes, 'erasePerson' | 'eraseAccount'>;
  };
  readonly clock: () => number;
}

/** Whom a journal names. */
export interface WhoWasErased {
  readonly accounts: Iterable<AccountId>;
  isErased(email: string): boolean;
}

const AT_ONCE = 500;

/** Erases everybody again who came back with a backup. Gives how many were found, and comments of theirs. */
export async function eraseAgain(
  { store: { read, background }, clock }: EraseAgainDeps,
  { accounts, isErased }: WhoWasErased,
): Promise<{ readonly people: number; readonly comments: number }> {
  let [people, found] = [0, 0];
  for (const accountId of accounts) {
    const account = await read.accountById({ id: accountId });
    // Whoever has nothing left was erased in this database already.
    if (account === undefined || (account.name === '' && account.disabledAt !== null)) continue;
    const { comments } = await background.eraseAccount({ accountId, now: clock() });
    [people, found] = [people + 1, found + comments];
  }
  for (let after = ''; ; ) {
    const emails = await read.knownEmails({ after, limit: AT_ONCE });
    for (const email of emails.filter(isErased)) {
      const { comments } = await background.erasePerson({ email, now: clock() });
      [people, found] = [people + 1, found + comments];
    }
    const last = emails.at(-1);
    if (last === undefined) return { people, comments: found };
    after = last;
  }
}
