import type { Account } from '../core/account.js';
import type { Decision } from '../core/decision.js';
import type { AccountId } from '../core/ids.js';
import type { Reads } from '../storage/store.js';

/** A decision with the account that took it: null when no person did, or when the account is gone. */
export interface DecisionBy {
  readonly decision: Decision;
  readonly by: Account | null;
}

/** Finds who stands behind decisions, each account once. */
export async function peopleBehind(
  read: Pick<Reads, 'accountById'>,
  decisions: readonly Decision[],
): Promise<readonly DecisionBy[]> {
  const ids = new Set(decisions.flatMap((decision) => personOf(decision) ?? []));
  const accounts = await Promise.all([...ids].map((id) => read.accountById({ id })));
  const byId = new Map(accounts.flatMap((account) => (account ? [[account.id, account]] : [])));
  return decisions.map((decision) => {
    const id = personOf(decision);
    return { decision, by: (id && byId.get(id)) ?? null };
  });
}

/** The ids of authors and of accounts are numbers alike, so the kind is asked first. */
function personOf({ actorKind, actorId }: Decision): AccountId | null {
  return actorKind === 'account' ? (actorId as AccountId | null) : null;
}
