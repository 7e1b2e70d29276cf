import type { Actor } from '../core/account.js';
import { encodeId, type StoryId } from '../core/ids.js';

/**
 * Within what an Idempotency-Key is one key: the story and whoever writes. A guest is their secret, else the keyed hash
 * of their address, so that two people with the same key never get each other's answer.
 */
export function idempotencyScope(
  actor: Actor,
  { storyId, addressHash }: { readonly storyId: StoryId; readonly addressHash: string | null },
): string {
  return `${encodeId(storyId)} ${writer(actor, addressHash)}`;
}

function writer(actor: Actor, addressHash: string | null): string {
  if (actor.kind === 'account') return `account ${encodeId(actor.account.id)}`;
  if (actor.kind === 'guest') return `guest ${actor.guestHash}`;
  return `address ${addressHash ?? ''}`;
}
