import type { Actor } from '../core/account.js';
import { may } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';

/**
 * Staff of one site, or of some of its sections, learn nothing of the others: what they do not moderate does not exist for
 * them. Without `section` it is about the whole site. Refuses sign_in_required, not_found.
 */
export function mustModerate(
  actor: Actor,
  at: { readonly site: Site; readonly now: number; readonly section?: string },
): void {
  const answer = may(actor, 'queue.read', at);
  if (answer !== true) throw answer.code === 'forbidden' ? new Refusal('not_found') : answer;
}
