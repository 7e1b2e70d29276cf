import type { EventKind, Reads, StoredEvent } from '../storage/store.js';

/** Events that can only be about what everyone could see. */
const ALWAYS: ReadonlySet<EventKind> = new Set([
  'comment.published',
  'comment.removed',
  'story.opened',
  'story.closed',
  'story.moved',
  'report.published',
  'report.changed',
]);
/** Events that are nobody's business but the newsroom's. */
const NEVER: ReadonlySet<EventKind> = new Set(['comment.flagged', 'comment.rejected']);

/**
 * Whether readers may be told of an event. What was never published must not be known even by its id, so a change to a
 * comment is told only if the comment was public once: its decisions say so.
 */
export async function isPublic(
  read: Pick<Reads, 'decisionsOf'>,
  { kind, commentId }: StoredEvent,
): Promise<boolean> {
  if (ALWAYS.has(kind)) return true;
  if (NEVER.has(kind) || commentId === null) return false;
  const decisions = await read.decisionsOf({ commentId });
  return decisions.some(
    ({ statusBefore, statusAfter }) => statusBefore === 'published' || statusAfter === 'published',
  );
}
