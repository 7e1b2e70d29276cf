import type { Decision, Flag } from '../../core/decision.js';
import type { CommentId, DecisionId, SiteId, StoryId } from '../../core/ids.js';
import type { Value } from '../db.js';

/** A row of the table `decision`. */
export interface DecisionRow {
  readonly id: DecisionId;
  readonly site_id: SiteId;
  readonly story_id: StoryId;
  readonly comment_id: CommentId;
  readonly revision: number;
  readonly actor_kind: Decision['actorKind'];
  readonly actor_id: number | null;
  readonly outcome: Decision['outcome'];
  readonly rule: string | null;
  readonly reason: string | null;
  readonly policy_version: string | null;
  readonly evidence: string;
  readonly matched: string;
  readonly status_before: Decision['statusBefore'];
  readonly status_after: Decision['statusAfter'];
  readonly undoes: DecisionId | null;
  readonly created_at: number;
}

export const DECISION_COLUMNS: readonly (keyof DecisionRow)[] = [
  'id',
  'site_id',
  'story_id',
  'comment_id',
  'revision',
  'actor_kind',
  'actor_id',
  'outcome',
  'rule',
  'reason',
  'policy_version',
  'evidence',
  'matched',
  'status_before',
  'status_after',
  'undoes',
  'created_at',
];

export function decisionOf(row: DecisionRow): Decision {
  return {
    id: row.id,
    siteId: row.site_id,
    storyId: row.story_id,
    commentId: row.comment_id,
    revision: row.revision,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    outcome: row.outcome,
    rule: row.rule,
    reason: row.reason,
    policyVersion: row.policy_version,
    evidence: JSON.parse(row.evidence),
    matched: JSON.parse(row.matched),
    statusBefore: row.status_before,
    statusAfter: row.status_after,
    undoes: row.undoes,
    createdAt: row.created_at,
  };
}

/** The values of a row, in the order of DECISION_COLUMNS. */
export function decisionValues(decision: Decision): readonly Value[] {
  return [
    decision.id,
    decision.siteId,
    decision.storyId,
    decision.commentId,
    decision.revision,
    decision.actorKind,
    decision.actorId,
    decision.outcome,
    decision.rule,
    decision.reason,
    decision.policyVersion,
    JSON.stringify(decision.evidence),
    JSON.stringify(decision.matched),
    decision.statusBefore,
    decision.statusAfter,
    decision.undoes,
    decision.createdAt,
  ];
}

/** A row of the table `flag`, but for who reported. */
export interface FlagRow {
  readonly id: number;
  readonly comment_id: CommentId;
  readonly site_id: SiteId;
  readonly revision: number;
  readonly reason: Flag['reason'];
  readonly text: string | null;
  readonly created_at: number;
  readonly resolved_at: number | null;
}

export const FLAG_COLUMNS: readonly (keyof FlagRow)[] = [
  'id',
  'comment_id',
  'site_id',
  'revision',
  'reason',
  'text',
  'created_at',
  'resolved_at',
];

export function flagOf(row: FlagRow): Flag {
  return {
    id: row.id,
    commentId: row.comment_id,
    siteId: row.site_id,
    revision: row.revision,
    reason: row.reason,
    text: row.text,
    createdAt: row.created_at,
    resolvedAt: row.resolved_at,
  };
}
