import { encodeId } from '../../core/ids.js';
import { isActive, type Sanction } from '../../core/sanction/sanction.js';
import type { Site } from '../../core/site.js';
import type { SanctionView } from '../../wire/sanction.js';
import { presentTime } from '../present-comment.js';

/** A sanction for staff. Hashes say nothing to anybody and stay inside. */
export function presentSanction(
  { sanction, by }: { readonly sanction: Sanction; readonly by: string | null },
  at: { readonly sites: readonly Pick<Site, 'id' | 'slug'>[]; readonly now: number },
): SanctionView {
  const { id, siteId, kind, subject, reason, note } = sanction;
  const isReadable = subject.kind !== 'browser' && subject.kind !== 'origin' && subject.kind !== 'account';
  return {
    id: encodeId(id),
    site: siteId === null ? null : (at.sites.find((site) => site.id === siteId)?.slug ?? ''),
    kind,
    subject: { kind: subject.kind, value: isReadable ? subject.value : null },
    reason,
    note,
    by,
    createdAt: presentTime(sanction.createdAt),
    endsAt: presentTime(sanction.endsAt),
    readAt: presentTime(sanction.readAt),
    liftedAt: presentTime(sanction.liftedAt),
    active: isActive(sanction, at.now),
  };
}
