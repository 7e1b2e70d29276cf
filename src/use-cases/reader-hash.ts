import type { Actor } from '../core/account.js';
import { encodeId } from '../core/ids.js';
import type { Signer } from './deps.js';

/**
 * Who flags or votes, for counting each reader once: the account, else the address. A guest's secret would not do, since
 * anyone can make up any number of them. `about` salts it, so that two acts of one reader cannot be joined.
 */
export function readerHash(
  secrets: Signer,
  actor: Actor,
  { about, addressHash }: { readonly about: string; readonly addressHash: string | null },
): string {
  const who =
    actor.kind === 'account' ? `account ${encodeId(actor.account.id)}` : `address ${addressHash ?? ''}`;
  return secrets.sign('address-hash', `${about} ${who}`);
}
