import type { ParsedComment } from '../../core/archive.js';
import { COMMENT_STATUSES, type CommentStatus } from '../../core/comment.js';
import { type Decision, OUTCOMES } from '../../core/decision.js';
import type { CommentId, DecisionId, SiteId, StoryId } from '../../core/ids.js';
import type { ImportedComment, ImportedHistory } from '../../storage/store.js';
import { convertBody } from './convert-comment.js';
import { originOf, ownFields } from './own-archive.js';
import { isJson, type Json, textOf, timeOf } from './unchecked-json.js';

interface About {
  readonly id: CommentId;
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly newId: <T extends number>() => T;
}

const ACTORS: readonly Decision['actorKind'][] = ['policy', 'account', 'author', 'import', 'system'];

/** What an own archive tells of a comment's past; nothing for any other archive. What is not understood is left out. */
export function ownHistory(
  comment: ParsedComment,
  about: About,
): Pick<ImportedComment, 'history' | 'origins'> {
  const own = ownFields(comment);
  if (own === null) return {};
  const origin = originOf(own.provenance);
  return {
    history: { decisions: decisionsOf(own.decisions, about), revisions: revisionsOf(own.revisions, comment) },
    ...(origin === null ? {} : { origins: [origin] }),
  };
}

const listOf = (found: unknown): readonly Json[] => (Array.isArray(found) ? found.filter(isJson) : []);
const numberOf = (found: unknown): number =>
  typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : 1;
const oneOf = <T extends string>(choices: readonly T[], found: unknown): T | undefined =>
  choices.find((each) => each === found);

function decisionsOf(found: unknown, { id, siteId, storyId, newId }: About): readonly Decision[] {
  return listOf(found).flatMap((each): Decision[] => {
    const outcome = oneOf(OUTCOMES, each.outcome);
    const actorKind = oneOf(ACTORS, each.actorKind);
    const statusAfter = oneOf<CommentStatus>(COMMENT_STATUSES, each.statusAfter);
    const createdAt = timeOf(each.createdAt);
    if (outcome === undefined || actorKind === undefined || statusAfter === undefined || createdAt === null)
      return [];
    const { evidence, matched } = each;
    return [
      {
        id: newId<DecisionId>(),
        siteId,
        storyId,
        commentId: id,
        revision: numberOf(each.revision),
        actorKind,
        actorId: null,
        outcome,
        rule: textOf(each.rule),
        reason: textOf(each.reason),
        policyVersion: textOf(each.policyVersion),
        evidence: Array.isArray(evidence) ? evidence : [],
        matched: Array.isArray(matched) ? matched : [],
        statusBefore: oneOf<CommentStatus>(COMMENT_STATUSES, each.statusBefore) ?? null,
        statusAfter,
        undoes: null,
        createdAt,
      },
    ];
  });
}

function revisionsOf(found: unknown, { format }: ParsedComment): ImportedHistory['revisions'] {
  return listOf(found).flatMap((each) => {
    const source = textOf(each.source);
    const createdAt = timeOf(each.createdAt);
    if (source === null || createdAt === null) return [];
    const { body } = convertBody(source, format);
    return [{ revision: numberOf(each.revision), source, sourceFormat: format, body, createdAt }];
  });
}
