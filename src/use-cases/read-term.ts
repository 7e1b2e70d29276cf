import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Reads, ReportListing } from '../storage/store.js';

export const TERM_KINDS = ['section', 'tag', 'author'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

const REPORTS = 50;

/** The reports of a section, tag or author, newest first, a page at a time. Refuses not_found for one without any, invalid_cursor. */
export async function readTerm(
  { store: { read } }: { readonly store: { readonly read: Pick<Reads, 'reportsByTerm'> } },
  input: {
    readonly siteId: SiteId;
    readonly kind: TermKind;
    readonly slug: string;
    readonly cursor?: string;
    readonly limit?: number;
  },
): Promise<{
  readonly name: string;
  readonly reports: readonly ReportListing[];
  readonly nextCursor: string | null;
}> {
  const { siteId, kind, slug, cursor, limit = REPORTS } = input;
  const after = cursor === undefined ? {} : { after: decodeCursor('reports', cursor) };
  const found = await read.reportsByTerm({ siteId, kind, slug, limit: limit + 1, ...after });
  if (found.reports.length === 0) throw new Refusal('not_found');
  const reports = found.reports.slice(0, limit);
  const last = reports.at(-1)?.report;
  const hasMore = found.reports.length > limit && last !== undefined;
  const nextCursor = hasMore ? encodeCursor('reports', { key: last.placedAt, id: last.storyId }) : null;
  return { name: found.name, reports, nextCursor };
}
