import { bodyToPlain } from '../../core/body/to-plain.js';
import type { Comment } from '../../core/comment.js';
import type { Evidence } from '../../core/evidence.js';
import { encodeId } from '../../core/ids.js';
import type { Story } from '../../core/story.js';
import type { QueueRow } from '../../storage/store.js';
import type { ActName, CardView, EvidenceView } from '../../wire/console.js';
import { presentTime } from '../present-comment.js';
import { markText } from './mark-text.js';

// Enough of the parent to understand an answer; the whole thread is one click away.
const QUOTE = 280;

/** What a moderator may do to a comment as it stands; the same moves that use-cases/moderate-comment accepts. */
export function actsFor(comment: Pick<Comment, 'status' | 'openFlags'>): readonly ActName[] {
  const keep: readonly ActName[] = comment.openFlags > 0 ? ['keep'] : [];
  if (comment.status === 'held') return ['publish', 'reject'];
  if (comment.status === 'published') return [...keep, 'remove', 'hold'];
  if (comment.status === 'deleted') return [];
  return ['publish'];
}

/** The address of a story for staff: its report, its page elsewhere, or its thread here. */
export function storyHref(story: Pick<Story, 'id' | 'reportPath'>): string {
  return story.reportPath === null ? `/t/${encodeId(story.id)}/` : `/${story.reportPath}/`;
}

export function presentCard({ comment, story, parent, decision, flags }: QueueRow): CardView {
  const evidence = decision?.evidence ?? [];
  return {
    id: encodeId(comment.id),
    revision: comment.revision,
    status: comment.status,
    authorName: comment.author.name,
    isStaff: comment.author.isStaff,
    createdAt: presentTime(comment.createdAt),
    createdLocal: comment.createdLocal,
    language: null,
    pieces: markText(bodyToPlain(comment.body), evidence),
    story: { id: encodeId(story.id), title: story.title, href: storyHref(story) },
    parent: parent === null ? null : presentParent(parent),
    evidence: evidence.map(presentEvidence),
    rule: decision?.rule ?? null,
    reason: decision?.reason ?? null,
    flags: flags
      .filter((flag) => flag.resolvedAt === null)
      .map(({ reason, text, createdAt }) => ({ reason, text, createdAt: presentTime(createdAt) })),
    acts: actsFor(comment),
  };
}

function presentParent(parent: Comment): CardView['parent'] {
  const plain = bodyToPlain(parent.body);
  const quote = plain.length > QUOTE ? `${plain.slice(0, QUOTE).toWellFormed()} …` : plain;
  return { id: encodeId(parent.id), authorName: parent.author.name, quote };
}

function presentEvidence({ signal, score, sentence, failed }: Evidence): EvidenceView {
  return { signal, percent: Math.round(score * 100), sentence, failed: failed === true };
}
