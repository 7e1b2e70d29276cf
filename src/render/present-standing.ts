import type { Account } from '../core/account.js';
import type { Standing } from '../core/badge.js';
import { encodeId } from '../core/ids.js';
import type { StandingView } from '../wire/standing.js';
import { presentTime } from './present-comment.js';

/** A grant, for staff: with the address, by which it is changed. */
export function presentStanding(granted: {
  readonly account: Account;
  readonly kind: Standing;
  readonly since: number;
}): StandingView {
  const { account, kind, since } = granted;
  const { id, name, email } = account;
  return { accountId: encodeId(id), name, email, kind, since: presentTime(since) };
}
