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
 * Guests of one network who count on one comment. Behind one address are a household, an office, or one person who clears
 * cookies: whoever comes later signs in.
 */
const MOST_OF_NETWORK = 10;

/** How many readers of one network may act on one comment; see storage's `hasRoom`. */
export interface Network {
  readonly hash: string;
  readonly most: number;
}

/** The network of a guest, whose number is bounded there; undefined for whoever has signed in, who is one person wherever they are. */
export function networkOf(
  secrets: Signer,
  actor: Actor,
  { about, addressHash }: Omit<AboutReader, 'met'>,
): Network | undefined {
  if (actor.kind === 'account') return undefined;
  return {
    hash: readerHash(secrets, actor, { about: `network ${about}`, addressHash }),
    most: MOST_OF_NETWORK,
  };
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
