/** What staff have imposed on people. Looked up inside the writes that it forbids, so that no cache can be behind. */
import type { AccountId, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { fitsPattern, hostsOf, mailboxes } from '../core/sanction/mail-pattern.js';
import { hexAddress, networkRange } from '../core/sanction/network-range.js';
import { forbids, type Sanction, type Standing, standingFrom } from '../core/sanction/sanction.js';
import type { Person, Subject, SubjectKind } from '../core/sanction/subject.js';
import { type Db, insertInto, list } from './db.js';
import { pageBelow } from './keyset.js';
import { addLogEntry } from './log-entries.js';
import type { ModerationReads, ModerationWrites } from './moderation-store.js';

interface SanctionRow {
  readonly id: number;
  readonly site_id: number;
  readonly kind: Sanction['kind'];
  readonly subject_kind: SubjectKind;
  readonly subject: string;
  readonly reason: string;
  readonly note: string | null;
  readonly created_at: number;
  readonly created_by: AccountId | null;
  readonly ends_at: number | null;
  readonly read_at: number | null;
  readonly lifted_at: number | null;
  readonly lifted_by: AccountId | null;
}

const NAMES: readonly (keyof SanctionRow)[] = [
  'id',
  'site_id',
  'kind',
  'subject_kind',
  'subject',
  'reason',
  'note',
  'created_at',
  'created_by',
  'ends_at',
  'read_at',
  'lifted_at',
  'lifted_by',
];
const COLUMNS = NAMES.join(', ');
const MOST_MET = 200;

function sanctionOf(row: SanctionRow): Sanction {
  return {
    id: row.id,
    siteId: row.site_id === 0 ? null : (row.site_id as SiteId),
    kind: row.kind,
    subject: { kind: row.subject_kind, value: row.subject },
    reason: row.reason,
    note: row.note,
    createdAt: row.created_at,
    createdBy: row.created_by,
    endsAt: row.ends_at,
    readAt: row.read_at,
    liftedAt: row.lifted_at,
    liftedBy: row.lifted_by,
  };
}

/** Patterns are found by their host, which they name in full. */
function keyOf({ kind, value }: Subject): string {
  const isPattern = kind === 'email' && value.includes('*');
  return isPattern ? `pattern:${value.slice(value.lastIndexOf('@') + 1)}` : `${kind}:${value}`;
}

/** Every key under which something may be kept that meets the person. */
function keysOf({ accountId, guestHash, emails, addressHash }: Person): readonly string[] {
  const boxes = emails.flatMap(mailboxes);
  return [
    ...(accountId === null ? [] : [`account:${accountId}`]),
    ...(guestHash === null ? [] : [`browser:${guestHash}`]),
    ...(addressHash === null ? [] : [`origin:${addressHash}`]),
    ...boxes.map((email) => `email:${email}`),
    ...boxes.map((email) => `pattern:${email.slice(email.lastIndexOf('@') + 1)}`),
    ...emails.flatMap(hostsOf).map((host) => `host:${host}`),
  ];
}

function fits({ subject }: Sanction, { emails }: Person): boolean {
  if (subject.kind !== 'email' || !subject.value.includes('*')) return true;
  return emails.flatMap(mailboxes).some((email) => fitsPattern(subject.value, email));
}

export async function sanctionsMeeting(
  db: Db,
  { siteId, person }: Parameters<ModerationReads['sanctionsMeeting']>[0],
): Promise<readonly Sanction[]> {
  const byKey = await db.all<SanctionRow>(
    `SELECT ${COLUMNS} FROM sanction WHERE ${db.dialect.isOneOfTexts('subject_key')} AND site_id IN (0, ?)
     ORDER BY id DESC LIMIT ${MOST_MET}`,
    [list(keysOf(person)), siteId],
  );
  const address = person.address === null ? undefined : hexAddress(person.address);
  const byRange =
    address === undefined
      ? []
      : await db.all<SanctionRow>(
          `SELECT ${COLUMNS} FROM sanction WHERE low IS NOT NULL AND low <= ? AND high >= ? AND site_id IN (0, ?)
           ORDER BY id DESC LIMIT ${MOST_MET}`,
          [address, address, siteId],
        );
  return [...byKey, ...byRange].map(sanctionOf).filter((one) => fits(one, person));
}

/** How the person stands at this moment of the transaction. */
async function standingOf(
  db: Db,
  input: { readonly siteId: SiteId; readonly person: Person; readonly now: number },
): Promise<Standing> {
  return standingFrom(await sanctionsMeeting(db, input), input.now);
}

/** Refuses `restricted` where the person may not do this now. */
export async function mustBeFree(
  db: Db,
  input: {
    readonly siteId: SiteId;
    readonly person: Person;
    readonly now: number;
    readonly act: 'write' | 'react';
  },
): Promise<Standing> {
  const standing = await standingOf(db, input);
  const barred = forbids(standing, input.act);
  if (barred) throw restricted(barred);
  return standing;
}

function restricted({ id, kind, reason, endsAt }: Sanction): Refusal {
  return new Refusal('restricted', { kind, reason, until: endsAt, sanction: id });
}

export async function sanctionById(db: Db, { id }: { id: number }): Promise<Sanction | undefined> {
  const row = await db.get<SanctionRow>(`SELECT ${COLUMNS} FROM sanction WHERE id = ?`, [id]);
  return row && sanctionOf(row);
}

const bySite = pageBelow<SanctionRow>({
  columns: COLUMNS,
  table: 'sanction',
  where: 'site_id = ?',
  key: 'created_at',
});

export async function sanctionsPage(
  db: Db,
  { siteIds, withGlobal, limit, after }: Parameters<ModerationReads['sanctionsPage']>[0],
): Promise<readonly Sanction[]> {
  const found: Sanction[] = [];
  for (const siteId of withGlobal ? [0, ...siteIds] : siteIds) {
    found.push(...(await bySite(db, { params: [siteId], after, limit })).map(sanctionOf));
  }
  return found.sort((a, b) => b.createdAt - a.createdAt || b.id - a.id).slice(0, limit);
}

export async function addSanction(
  db: Db,
  { sanction, entryId }: Parameters<ModerationWrites['addSanction']>[0],
): Promise<void> {
  const { subject, siteId, kind, createdAt, createdBy, endsAt } = sanction;
  const range = subject.kind === 'network' ? networkRange(subject.value) : undefined;
  await db.run(insertInto('sanction', [...NAMES, 'subject_key', 'low', 'high']), [
    sanction.id,
    siteId ?? 0,
    kind,
    subject.kind,
    subject.value,
    sanction.reason,
    sanction.note,
    createdAt,
    createdBy,
    endsAt,
    sanction.readAt,
    sanction.liftedAt,
    sanction.liftedBy,
    keyOf(subject),
    range?.low ?? null,
    range?.high ?? null,
  ]);
  await addLogEntry(db, {
    id: entryId,
    siteId,
    kind: 'sanction.added',
    about: sanction.id,
    actorId: createdBy,
    facts: { kind, subject: subject.kind, endsAt },
    createdAt,
  });
}

export async function liftSanction(
  db: Db,
  { id, by, now, entryId }: Parameters<ModerationWrites['liftSanction']>[0],
): Promise<Sanction> {
  const sanction = await sanctionById(db, { id });
  if (!sanction) throw new Refusal('not_found');
  const lifted = await db.run(
    'UPDATE sanction SET lifted_at = ?, lifted_by = ? WHERE id = ? AND lifted_at IS NULL',
    [now, by, id],
  );
  if (lifted === 0) throw new Refusal('already_decided');
  const { siteId, kind } = sanction;
  const entry = { id: entryId, siteId, about: id, actorId: by, createdAt: now };
  await addLogEntry(db, { ...entry, kind: 'sanction.lifted', facts: { kind } });
  return { ...sanction, liftedAt: now, liftedBy: by };
}

export async function readSanction(
  db: Db,
  { id, now, entryId }: Parameters<ModerationWrites['readSanction']>[0],
): Promise<void> {
  const sanction = await sanctionById(db, { id });
  const read = await db.run('UPDATE sanction SET read_at = ? WHERE id = ? AND read_at IS NULL', [now, id]);
  if (!sanction || read === 0) return;
  const entry = { id: entryId, siteId: sanction.siteId, about: id, actorId: null, createdAt: now };
  await addLogEntry(db, { ...entry, kind: 'sanction.read', facts: { kind: sanction.kind } });
}
