import type { Actor } from '../core/account.js';
import { encodeId } from '../core/ids.js';
import type { Signer } from './deps.js';

interface AboutReader {
  readonly about: string;
  /** Hash of the guest that we have met. */
  readonly met?: string | undefined;
  readonly addressHash: string | null;
}

/**
 * Who flags or votes, for counting each reader once: the account, else the guest that we have met, else the address. A
 * secret that we have not signed would not do, since anyone can make up any number of them. `about` salts it, so that two
 * acts of one reader cannot be joined.
 */
export function readerHash(secrets: Signer, actor: Actor, { about, met, addressHash }: AboutReader): string {
  const guest = met === undefined ? `address ${addressHash ?? ''}` : `guest ${met}`;
  const who = actor.kind === 'account' ? `account ${encodeId(actor.account.id)}` : guest;
  return secrets.sign('address-hash', `${about} ${who}`);
}
