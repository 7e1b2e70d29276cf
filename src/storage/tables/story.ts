import type { SiteId, StoryId } from '../../core/ids.js';
import type { Story } from '../../core/story.js';

/** A row of the table `story`. */
export interface StoryRow {
  readonly id: StoryId;
  readonly site_id: SiteId;
  readonly story_key: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly language: string | null;
  readonly mode: Story['mode'];
  readonly kind: Story['kind'];
  readonly created_at: number;
  readonly closed_at: number | null;
  readonly closed_reason: string | null;
  readonly closed_by: Story['closedBy'];
  readonly version: number;
  readonly total: number;
  readonly report_path: string | null;
  readonly section: string;
}

export const STORY_COLUMNS: readonly (keyof StoryRow)[] = [
  'id',
  'site_id',
  'story_key',
  'url',
  'title',
  'language',
  'mode',
  'kind',
  'created_at',
  'closed_at',
  'closed_reason',
  'closed_by',
  'version',
  'total',
  'report_path',
  'section',
];

export function storyOf(row: StoryRow): Story {
  return {
    id: row.id,
    siteId: row.site_id,
    key: row.story_key,
    url: row.url,
    title: row.title,
    language: row.language,
    mode: row.mode,
    kind: row.kind,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    closedReason: row.closed_reason,
    closedBy: row.closed_by,
    version: row.version,
    total: row.total,
    reportPath: row.report_path,
    section: row.section,
  };
}
