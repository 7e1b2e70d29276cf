/** What a newsroom's programs can be told of; the names are those of the event log. */
export const WEBHOOK_KINDS = [
  'comment.published',
  'comment.held',
  'comment.rejected',
  'comment.edited',
  'comment.removed',
  'comment.deleted',
  'comment.flagged',
  'story.opened',
  'story.closed',
  'story.moved',
  'report.published',
] as const;
