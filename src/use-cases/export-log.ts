import { csvRow } from '../core/csv-row.js';
import type { SiteId } from '../core/ids.js';
import type { LogPart, LogRow } from '../storage/process-store.js';
import type { Reads } from '../storage/store.js';

const PAGE = 1000;

interface Deps {
  readonly store: { readonly read: Pick<Reads, 'logRows'> };
}

export type LogFormat = 'jsonl' | 'csv';

/** Of both parts of the log; a row has those that its part knows. */
const COLUMNS = [
  ...['part', 'id', 'site_id', 'story_id', 'comment_id', 'revision', 'actor_kind', 'actor_id', 'outcome'],
  ...[
    'rule',
    'reason',
    'policy_version',
    'status_before',
    'status_after',
    'undoes',
    'kind',
    'about',
    'facts',
  ],
  ...['evidence', 'matched', 'created_at', 'link'],
];

/**
 * The append-only log of a site, line by line: every decision about a comment, then every other act. `link` is the row's in
 * the chain that `doctor` checks; a row of the last seconds has none yet.
 */
export async function* exportLog(
  { store: { read } }: Deps,
  { siteId, format }: { readonly siteId: SiteId; readonly format: LogFormat },
): AsyncGenerator<string, void, void> {
  if (format === 'csv') yield `${csvRow(COLUMNS)}\r\n`;
  for (const part of ['decision', 'entry'] as const) {
    let afterId = 0;
    for (;;) {
      const rows = await read.logRows({ part, siteId, afterId, limit: PAGE });
      if (rows.length > 0) yield rows.map((row) => lineOf(part, row, format)).join('');
      if (rows.length < PAGE) break;
      afterId = Number(rows.at(-1)?.id);
    }
  }
}

function lineOf(part: LogPart, row: LogRow, format: LogFormat): string {
  if (format === 'jsonl') return `${JSON.stringify({ part, ...row })}\n`;
  const cells = { part, ...row } as Readonly<Record<string, string | number | null>>;
  return `${csvRow(COLUMNS.map((column) => String(cells[column] ?? '')))}\r\n`;
}
