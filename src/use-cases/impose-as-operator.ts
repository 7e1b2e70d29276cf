import { Refusal } from '../core/refusal.js';
import { SANCTION_KINDS, type Sanction } from '../core/sanction/sanction.js';
import { checkSubject, type Subject } from '../core/sanction/subject.js';
import type { Site } from '../core/site.js';
import { checkText } from '../core/text.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { endOf, mustBeReader } from './impose-sanction.js';

type Deps = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly store: {
    readonly read: Pick<Reads, 'rolesOf' | 'accountByEmail'>;
    readonly background: Pick<Writes, 'addSanction'>;
  };
};

const TEXT_LIMITS = { codePoints: 500, bytes: 2000 };

/**
 * Imposes a sanction from the command line: the log says that no account did. Refuses forbidden for staff, invalid_request,
 * text_*.
 */
export async function imposeAsOperator(
  { store, clock, newId }: Deps,
  input: {
    readonly site: Site;
    readonly everywhere: boolean;
    readonly subject: Subject;
    readonly kind: string;
    /** Milliseconds from now; null: until it is lifted. */
    readonly lasts: number | null;
    readonly reason: string;
  },
): Promise<Sanction> {
  const kind = SANCTION_KINDS.find((one) => one === input.kind);
  if (kind === undefined)
    throw new Refusal('invalid_request', { problem: `the kind is one of ${SANCTION_KINDS.join(', ')}.` });
  const now = clock();
  const subject = checkSubject(input.subject);
  await mustBeReader(store, { subject, site: input.site, by: null });
  const sanction: Sanction = {
    ...{ id: newId<number>(), siteId: input.everywhere ? null : input.site.id, kind, subject, note: null },
    ...{ reason: checkText(input.reason, TEXT_LIMITS), createdAt: now, createdBy: null },
    endsAt: endOf({ kind, lasts: input.lasts }, subject, now),
    ...{ readAt: null, liftedAt: null, liftedBy: null },
  };
  await store.background.addSanction({ sanction, entryId: newId() });
  return sanction;
}
