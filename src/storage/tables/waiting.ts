import type { AccountId, CommentId, SiteId, StoryId } from '../../core/ids.js';
import type { HarmKind } from '../../core/triage/harm.js';
import { keptHarm, placeOf, type QueueName, type Waiting } from '../../core/triage/triage.js';
import type { Value } from '../db.js';
import type { Claim } from '../stored.js';

/** A row of the table `waiting`, its key under the name that pages want. */
export interface WaitingRow {
  readonly id: CommentId;
  readonly site_id: SiteId;
  readonly queue: QueueName;
  readonly place: number;
  readonly since: number;
  readonly harm: HarmKind;
  readonly percent: number;
  readonly reach: number;
  readonly rule: string;
  readonly section: string;
  readonly claimed_by: AccountId | null;
  readonly claimed_until: number | null;
  readonly escalated_at: number | null;
  readonly second: number | null;
}

/** What a row is read as. */
export const WAITING_READ =
  'comment_id AS id, site_id, queue, place, since, harm, percent, reach, rule, section, claimed_by, claimed_until, escalated_at, second';

export function waitingOf({ queue, since, harm, percent, reach, rule, section }: WaitingRow): Waiting {
  return { queue, since, harm: keptHarm(harm, percent), reach, rule, section };
}

export function claimOf({ claimed_by: by, claimed_until: until }: WaitingRow): Claim | null {
  return by === null || until === null ? null : { by, until };
}

/** Columns of a row that is new. */
export const WAITING_COLUMNS = [
  ...[
    'comment_id',
    'site_id',
    'story_id',
    'queue',
    'place',
    'since',
    'harm',
    'percent',
    'reach',
    'rule',
    'section',
  ],
] as const;

/** Of which comment a row is. */
export interface WaitingPlace {
  readonly commentId: CommentId;
  readonly siteId: SiteId;
  readonly storyId: StoryId;
}

/** The values of a new row, in the order of WAITING_COLUMNS. */
export function waitingValues(
  { commentId, siteId, storyId }: WaitingPlace,
  waiting: Waiting,
): readonly Value[] {
  const { queue, since, harm, reach, rule, section } = waiting;
  const kept = keptHarm(harm.kind, Math.round(harm.score * 100));
  const place = placeOf({ since, harm: kept, reach });
  return [
    commentId,
    siteId,
    storyId,
    queue,
    place,
    since,
    harm.kind,
    Math.round(harm.score * 100),
    reach,
    rule,
    section,
  ];
}
