/** What Coral's three generations of files have in common. */
import type { Fields } from './fields.js';
import type { SourceStatus } from './format.js';
import { knownStatus } from './known-status.js';
import { type RowTime, rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

/** NONE is public: it waits for nobody where comments are moderated after they appear. */
const STATUSES: Readonly<Record<string, SourceStatus>> = {
  '': 'published',
  none: 'published',
  approved: 'published',
  accepted: 'published',
  rejected: 'trash',
  premod: 'pending',
  system_withheld: 'pending',
};
const STAFF: ReadonlySet<string> = new Set(['STAFF', 'MODERATOR', 'ADMIN']);

/** A time of a row: MongoDB's `$date`, milliseconds, or text with a zone. */
export function coralTime(row: Fields, name: string): RowTime {
  return rowTime(row.value(name), { numbers: 'ms' });
}

/** The status of a comment; one that is not known waits, with a warning. */
export function coralStatus(row: Fields, emit: Emit): SourceStatus {
  return knownStatus(row.text('status'), STATUSES, { emit, sourceId: row.word('id') });
}

/** Whether a role is one of the newsroom's. */
export function isCoralStaff(role: string): boolean {
  return STAFF.has(role.trim().toUpperCase());
}

/** Earlier texts of a comment with their times, oldest first; undefined when there are none. */
export function earlierTexts(history: readonly Fields[], timeName: string) {
  if (history.length < 2) return undefined;
  return history.slice(0, -1).map((revision) => {
    const { at } = coralTime(revision, timeName);
    return { text: revision.text('body'), ...(at === undefined ? {} : { at: new Date(at).toISOString() }) };
  });
}
