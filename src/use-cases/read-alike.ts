import type { Actor } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { CommentId } from '../core/ids.js';
import type { QueueReads } from '../storage/queue-store.js';
import type { QueueRow, Reads } from '../storage/store.js';
import type { Desk } from '../storage/stored.js';
import { commentOnDesk } from './comment-on-desk.js';
import type { UseCaseDeps } from './deps.js';
import { MOST_AT_ONCE } from './moderate-many.js';
import { desksOf, isOnDesks } from './moderated-desks.js';
import { type QueuedComment, withPeople } from './read-queue.js';

/** In what comments can be like one: nearly the same text, the same author, the same rule or reason of complaint. */
export const LIKENESSES = ['copies', 'author', 'rule'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** Of an author's newest comments so many are looked through for what waits. */
const LOOKED_THROUGH = 200;

type AlikeReads = Pick<Reads, 'siteById' | 'commentById' | 'storyById' | 'commentsByAuthor' | 'accountById'> &
  Pick<QueueReads, 'waitingAmong' | 'waitingOf' | 'queuePage'>;
type Deps = Pick<UseCaseDeps, 'clock' | 'nearDuplicates'> & {
  readonly store: { readonly read: AlikeReads };
};

/**
 * What waits and is like the comment, itself among it where it waits: as many as are decided at once, in the order of
 * queues. Refuses sign_in_required, not_found.
 */
export async function readAlike(
  deps: Deps,
  actor: Actor,
  input: { readonly commentId: CommentId; readonly likeness: Likeness },
): Promise<{ readonly comment: Comment; readonly rows: readonly QueuedComment[] }> {
  const { read } = deps.store;
  const now = deps.clock();
  const { comment, site } = await commentOnDesk(deps, actor, input.commentId);
  const desks = desksOf(actor, [site]);
  const found = await FINDERS[input.likeness](deps, comment, desks);
  const own = found
    .filter(({ comment: { siteId }, waiting }) =>
      isOnDesks(desks, { siteId, section: waiting?.section ?? '' }),
    )
    .slice(0, MOST_AT_ONCE);
  return { comment, rows: await withPeople({ read, now }, own, [site]) };
}

type Finder = (deps: Deps, comment: Comment, desks: readonly Desk[]) => Promise<readonly QueueRow[]>;

const FINDERS: Readonly<Record<Likeness, Finder>> = {
  async copies({ store: { read }, nearDuplicates, clock }, comment) {
    const { fingerprint } = comment;
    if (fingerprint === null) return read.waitingAmong({ ids: [comment.id] });
    const similar = await nearDuplicates.similar(comment, { fingerprint, now: clock() });
    return read.waitingAmong({ ids: [comment.id, ...similar.map(({ commentId }) => commentId)] });
  },
  async author({ store: { read } }, { siteId, author: { accountId, guestHash }, id }) {
    const author = accountId !== null ? { accountId } : guestHash === null ? null : { guestHash };
    if (author === null) return read.waitingAmong({ ids: [id] });
    const written = await read.commentsByAuthor({ siteId, author, limit: LOOKED_THROUGH });
    return read.waitingAmong({ ids: written.map((one) => one.id) });
  },
  async rule({ store: { read } }, { id }, desks) {
    const waits = await read.waitingOf({ commentId: id });
    if (waits === undefined) return [];
    const { queue, rule } = waits.waiting;
    return read.queuePage({ desks, queue, rule, limit: MOST_AT_ONCE });
  },
};
