import type { ParleyComment, ParleyRecord, ParleyStory } from './parley-records.js';

/** What a foreign format has no place for, by how often there was something to lose. */
export type Losses = Map<string, number>;

/** What a format can hold beyond texts, names, times to the second, and who answers whom. */
export interface Holds {
  readonly votes?: true;
  readonly website?: true;
  readonly edited?: true;
  readonly kinds?: true;
  readonly statuses: readonly ParleyComment['status'][];
  readonly reports?: true;
}

function lose(losses: Losses, what: string, isLost: boolean): void {
  if (isLost) losses.set(what, (losses.get(what) ?? 0) + 1);
}

function countComment(losses: Losses, comment: ParleyComment, holds: Holds): void {
  const { author, up, down, revisions, decisions, status, meta } = comment;
  lose(losses, 'votes', holds.votes === undefined && up + down > 0);
  lose(losses, 'websites of authors', holds.website === undefined && author.website !== null);
  lose(losses, 'times of edits', holds.edited === undefined && comment.editedAt !== null);
  lose(losses, 'kinds other than comments', holds.kinds === undefined && comment.kind !== 'comment');
  lose(losses, `status ${status}`, !holds.statuses.includes(status));
  lose(losses, 'pins', comment.pinnedAt !== null);
  lose(losses, 'features', comment.featuredAt !== null);
  lose(losses, 'earlier texts', revisions.length > 0);
  lose(losses, 'decisions', decisions.length > 0);
  lose(
    losses,
    'badges',
    author.badges.some((badge) => badge !== 'staff'),
  );
  lose(losses, 'origins of imported comments', comment.provenance !== null);
  lose(losses, 'fields that imports kept', meta !== null && Object.keys(meta).length > 0);
}

function countStory(losses: Losses, story: ParleyStory, holds: Holds): void {
  lose(losses, 'further addresses of stories', story.urls.length > 0);
  lose(losses, 'languages of stories', story.language !== null);
  lose(losses, 'modes of stories', story.mode !== null);
  lose(losses, 'reasons why stories are closed', story.closedReason !== null && story.closedReason !== '');
  lose(losses, holds.reports ? 'claims, maps and corrections of reports' : 'reports', story.report !== null);
}

/** Passes records on and counts what will not be in the file. */
export async function* countingLosses(
  records: AsyncIterable<ParleyRecord>,
  { losses, holds }: { readonly losses: Losses; readonly holds: Holds },
): AsyncGenerator<ParleyRecord> {
  for await (const record of records) {
    if (record.type === 'comment') countComment(losses, record, holds);
    if (record.type === 'story') countStory(losses, record, holds);
    yield record;
  }
}
