import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { CommentId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { areWordsGone } from '../core/retention.js';
import type { Sanction } from '../core/sanction/sanction.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { mustModerateAll } from './impose-sanction.js';
import { mustModerate } from './must-moderate.js';
import { siteOf } from './site-of.js';
import { byStaff, decided, ruleOf, textsBy } from './take-texts-away.js';

type Deps = Pick<UseCaseDeps, 'clock' | 'newId' | 'nearDuplicates'> & {
  readonly store: {
    readonly read: Pick<
      Reads,
      'siteById' | 'sanctionById' | 'commentById' | 'commentsByAuthor' | 'decisionsOf'
    >;
    readonly write: Pick<Writes, 'liftSanction' | 'decideComment'>;
  };
};

/**
 * Takes a sanction back. With `restoreBy` (a comment of the person's) what went with it stands again as it stood, unless
 * somebody has decided it since or its words went with their term. Refuses sign_in_required, not_found, forbidden, already_decided.
 */
export async function liftSanction(
  deps: Deps,
  actor: Actor,
  input: { readonly id: number; readonly restoreBy?: CommentId | undefined },
): Promise<{ readonly sanction: Sanction; readonly comments: number }> {
  const { store, clock, newId } = deps;
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const found = await store.read.sanctionById({ id: input.id });
  if (!found) throw new Refusal('not_found');
  if (found.siteId === null) mustModerateAll(actor.roles);
  else mustModerate(actor, { site: await siteOf(store.read, found.siteId), now: clock() });
  const lifted = { id: found.id, by: actor.account.id, now: clock(), entryId: newId() };
  const sanction = await store.write.liftSanction(lifted);
  const comment =
    input.restoreBy === undefined ? undefined : await store.read.commentById({ id: input.restoreBy });
  if (!comment) return { sanction, comments: 0 };
  mustModerate(actor, { site: await siteOf(store.read, comment.siteId), now: clock() });
  return { sanction, comments: await restoreTexts(deps, { sanction, comment, by: actor.account.id }) };
}

async function restoreTexts(
  deps: Deps,
  { sanction, comment, by }: { readonly sanction: Sanction; readonly comment: Comment; readonly by: number },
): Promise<number> {
  let restored = 0;
  for (const text of await textsBy(deps.store.read, comment)) {
    if (areWordsGone(text)) continue;
    const last = (await deps.store.read.decisionsOf({ commentId: text.id })).at(-1);
    if (last?.rule !== ruleOf(sanction) || last.statusBefore === null) continue;
    const now = deps.clock();
    const decision = {
      ...byStaff(deps, sanction, now),
      actorId: by,
      outcome: 'undo',
      undoes: last.id,
    } as const;
    const back = { id: text.id, revision: text.revision, from: [text.status], to: last.statusBefore };
    restored += (await decided(deps, { ...back, last: last.id, decision, now })) ? 1 : 0;
  }
  return restored;
}
