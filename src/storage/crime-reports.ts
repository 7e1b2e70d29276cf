/** What was told to authorities, and that it was handed out. */
import type { CrimeReport } from '../core/process/crime-report.js';
import { type Db, insertInto } from './db.js';
import { ofDesk } from './desk-rows.js';
import { pageBelow } from './keyset.js';
import { addLogEntry } from './log-entries.js';
import type { ProcessReads, ProcessWrites } from './process-store.js';

interface CrimeRow {
  readonly id: number;
  readonly site_id: CrimeReport['siteId'];
  readonly comment_id: CrimeReport['commentId'];
  readonly authority: string;
  readonly facts: string;
  readonly told_at: number;
  readonly created_at: number;
  readonly created_by: CrimeReport['createdBy'];
}

const COLUMNS = ['id', 'site_id', 'comment_id', 'authority', 'facts', 'told_at', 'created_at', 'created_by'];

function crimeReportOf(row: CrimeRow): CrimeReport {
  return {
    id: row.id,
    siteId: row.site_id,
    commentId: row.comment_id,
    authority: row.authority,
    facts: row.facts,
    toldAt: row.told_at,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

const NEWEST = { columns: COLUMNS.join(', '), table: 'crime_report', key: 'created_at' } as const;

export async function crimeReports(
  db: Db,
  { desks, limit }: Parameters<ProcessReads['crimeReports']>[0],
): Promise<readonly CrimeReport[]> {
  const found: CrimeReport[] = [];
  for (const desk of desks) {
    const { where, params } = ofDesk(db, desk, 'crime_report.comment_id');
    const newest = pageBelow<CrimeRow>({ ...NEWEST, where });
    found.push(...(await newest(db, { params, after: undefined, limit })).map(crimeReportOf));
  }
  return found.sort((a, b) => b.createdAt - a.createdAt || b.id - a.id).slice(0, limit);
}

export async function crimeReportById(db: Db, { id }: { id: number }): Promise<CrimeReport | undefined> {
  const row = await db.get<CrimeRow>(`SELECT ${COLUMNS.join(', ')} FROM crime_report WHERE id = ?`, [id]);
  return row && crimeReportOf(row);
}

export async function createCrimeReport(
  db: Db,
  { report, entryId }: Parameters<ProcessWrites['createCrimeReport']>[0],
): Promise<void> {
  const { id, siteId, commentId, authority, facts, toldAt, createdAt, createdBy } = report;
  const values = [id, siteId, commentId, authority, facts, toldAt, createdAt, createdBy];
  await db.run(insertInto('crime_report', COLUMNS), values);
  const entry = { id: entryId, siteId, about: id, actorId: createdBy, createdAt };
  await addLogEntry(db, { ...entry, kind: 'crime.told', facts: { comment: commentId, told: toldAt } });
}

export async function logCrimeExport(
  db: Db,
  { report, by, entryId, now }: Parameters<ProcessWrites['logCrimeExport']>[0],
): Promise<void> {
  const { id, siteId, commentId } = report;
  const entry = { id: entryId, siteId, about: id, actorId: by, createdAt: now };
  await addLogEntry(db, { ...entry, kind: 'crime.exported', facts: { comment: commentId } });
}

/** What was told of an erased comment stays told; the moderator's words about it go. */
export async function forgetCrimeWords(db: Db, commentId: CrimeReport['commentId']): Promise<void> {
  await db.run("UPDATE crime_report SET facts = '' WHERE comment_id = ?", [commentId]);
}
