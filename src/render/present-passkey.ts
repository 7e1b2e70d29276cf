import type { Passkey } from '../storage/identity-store.js';
import type { PasskeyView } from '../wire/auth.js';
import { presentTime } from './present-comment.js';

/** A passkey as its owner sees it. */
export function presentPasskey({ credentialId, name, createdAt, usedAt }: Passkey): PasskeyView {
  return { id: credentialId, name, createdAt: presentTime(createdAt), usedAt: presentTime(usedAt) };
}
