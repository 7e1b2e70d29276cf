import type { AccountActor, Actor } from '../core/account.js';
import type { Draft, NewsSource, ReportAct, ReportLogEntry } from '../core/draft.js';
import { type Check, checkDraft } from '../core/draft-checks.js';
import type { AccountId, StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Correction, Report } from '../core/report.js';
import { type ChangeNote, reportOfDraft, statusChanges } from '../core/report-of-draft.js';
import type { Site } from '../core/site.js';
import { mustPublish, openReport } from './edit-report.js';
import type { NewsroomDeps } from './newsroom-deps.js';

interface Publishing {
  readonly storyId: StoryId;
  /** The revision that the editor has read. */
  readonly revision: number;
  /** Why it is published although there are warnings; empty for none. */
  readonly reason: string;
  /** What changed, where the public has read it before. */
  readonly note: ChangeNote | null;
}

/**
 * Publishes a draft, or the changes to a public report. Refuses forbidden, not_found, draft_changed, slug_taken, map_refused; checks_open for
 * what must be mended and for warnings without a reason; note_missing where a public report changes and nobody says what.
 */
export async function publishReport(deps: NewsroomDeps, actor: Actor, input: Publishing): Promise<Report> {
  const { site, draft, report } = await openReport(deps, actor, input.storyId);
  const now = deps.clock();
  mustPublish(actor, { site, now });
  if (draft.revision !== input.revision) throw new Refusal('draft_changed', { revision: draft.revision });
  const sources = await deps.store.read.newsSources({ siteId: site.id });
  const passedOver = mustPass(checkDraft(draft.content, sources), input.reason);
  mustBeTold(draft, report, input.note);
  const by = { accountId: (actor as AccountActor).account.id, at: now };
  return writeReport(
    deps,
    { site, draft, report, sources },
    { by, note: input.note, passedOver, reason: input.reason },
  );
}

/** The warnings that are passed over. */
function mustPass(checks: readonly Check[], reason: string): readonly Check[] {
  const isStopped = checks.some(({ level }) => level === 'stop');
  if (isStopped || (checks.length > 0 && reason.trim() === ''))
    throw new Refusal('checks_open', { checks: checks.map(({ code }) => code) });
  return checks;
}

function mustBeTold(draft: Draft, report: Report | undefined, note: ChangeNote | null): void {
  if (report === undefined || report.status === 'draft') return;
  const tells = note !== null && (note.kind === 'small' || note.text.trim() !== '');
  const isTold = statusChanges(report.claims, draft.content.claims).length > 0;
  if (!tells && !isTold) throw new Refusal('note_missing');
}

interface Desk {
  readonly site: Site;
  readonly draft: Draft;
  readonly report: Report | undefined;
  readonly sources: readonly NewsSource[];
}

interface Act {
  readonly by: { readonly accountId: AccountId; readonly at: number };
  readonly note: ChangeNote | null;
  readonly passedOver: readonly Check[];
  readonly reason: string;
  readonly isDue?: boolean;
}

async function writeReport(deps: NewsroomDeps, desk: Desk, act: Act): Promise<Report> {
  const { site, draft, report: before, sources } = desk;
  const { content, storyId, siteId } = draft;
  const now = act.by.at;
  const note = act.note?.text.trim() === '' && act.note.kind !== 'small' ? null : act.note;
  const made = reportOfDraft({ draft, site, sources, before, note, now });
  const language = content.language || site.language;
  const map =
    content.map === null
      ? null
      : await deps.maps.draw({ document: content.map, language, claims: made.claims });
  const report: Report = { ...made, mapWords: map?.words ?? null };
  await deps.store.write.publishDraft({
    story: {
      ...{ id: storyId, siteId, title: content.headline, createdAt: report.placedAt },
      language: content.language || null,
    },
    report,
    assets: (map?.files ?? []).map((file) => ({ ...file, storyId })),
    revision: draft.revision,
    ...(act.isDue ? { isDue: true } : {}),
    pingsHub: deps.pingsHub && report.isUnlisted !== true,
    log: logOf(act, before),
    now,
  });
  return report;
}

function logOf({ by, note, passedOver, reason }: Act, before: Report | undefined): ReportLogEntry[] {
  const isNew = before === undefined || before.status === 'draft';
  const done = {
    ...by,
    act: isNew ? 'publish' : 'change',
    detail: note?.kind ?? '',
    reason: note?.text ?? '',
  };
  const override = { ...by, act: 'override', detail: passedOver.map(({ code }) => code).join(' '), reason };
  return (passedOver.length === 0 ? [done] : [done, override]) as ReportLogEntry[];
}

/** Sets or takes back (`publishAt` null) the time of publication. Refuses as `publishReport`, and invalid_request for a time that is past. */
export async function scheduleReport(
  deps: NewsroomDeps,
  actor: Actor,
  input: Omit<Publishing, 'note'> & { readonly publishAt: number | null },
): Promise<void> {
  const { storyId, revision, reason, publishAt } = input;
  const { site, draft } = await openReport(deps, actor, storyId);
  const now = deps.clock();
  mustPublish(actor, { site, now });
  if (publishAt !== null && publishAt <= now)
    throw new Refusal('invalid_request', { problem: 'this time is past.' });
  const sources = await deps.store.read.newsSources({ siteId: site.id });
  if (publishAt !== null) mustPass(checkDraft(draft.content, sources), reason);
  const log: ReportLogEntry = {
    act: publishAt === null ? 'unschedule' : 'schedule',
    accountId: (actor as AccountActor).account.id,
    at: now,
    detail: publishAt === null ? '' : new Date(publishAt).toISOString(),
    reason,
  };
  await deps.store.write.scheduleDraft({ storyId, revision, publishAt, log });
}

const DUE_AT_ONCE = 20;

/** Publishes what is due, in the name of whoever changed it last; several processes may try, one does. Gives what could not be. */
export async function publishDueReports(
  deps: NewsroomDeps,
): Promise<readonly { readonly storyId: StoryId; readonly error: unknown }[]> {
  const now = deps.clock();
  const failed: { storyId: StoryId; error: unknown }[] = [];
  for (const storyId of await deps.store.read.dueDrafts({ now, limit: DUE_AT_ONCE })) {
    try {
      await publishDue(deps, storyId, now);
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'draft_changed')) failed.push({ storyId, error });
    }
  }
  return failed;
}

async function publishDue(deps: NewsroomDeps, storyId: StoryId, now: number): Promise<void> {
  const { read } = deps.store;
  const draft = await read.draft({ storyId });
  const site = draft && (await read.siteById({ id: draft.siteId }));
  if (!draft || !site) return;
  const desk = {
    ...{ site, draft },
    report: await read.reportByStory({ storyId }),
    sources: await read.newsSources({ siteId: site.id }),
  };
  const by = { accountId: draft.updatedBy, at: now };
  await writeReport(deps, desk, { by, note: null, passedOver: [], reason: '', isDue: true });
}

/** Takes a report from the public as if it had never been there. Refuses not_found, forbidden. */
export function unpublishReport(deps: NewsroomDeps, actor: Actor, storyId: StoryId): Promise<void> {
  return changeStatus(deps, actor, { storyId, act: 'unpublish', reason: '' });
}

/** Withdraws a report: its address stays, with the notice. Refuses not_found, forbidden, note_missing. */
export function withdrawReport(
  deps: NewsroomDeps,
  actor: Actor,
  input: { readonly storyId: StoryId; readonly reason: string },
): Promise<void> {
  return changeStatus(deps, actor, { ...input, act: 'withdraw' });
}

async function changeStatus(
  deps: NewsroomDeps,
  actor: Actor,
  input: {
    readonly storyId: StoryId;
    readonly act: Extract<ReportAct, 'unpublish' | 'withdraw'>;
    readonly reason: string;
  },
): Promise<void> {
  const { storyId, act, reason } = input;
  const { site, report } = await openReport(deps, actor, storyId);
  const now = deps.clock();
  mustPublish(actor, { site, now });
  if (report === undefined || report.status === 'draft') throw new Refusal('not_found');
  if (act === 'withdraw' && reason.trim() === '') throw new Refusal('note_missing');
  const notice: Correction[] = act === 'withdraw' ? [{ at: now, kind: 'withdrawal', text: reason }] : [];
  const { id: accountId } = (actor as AccountActor).account;
  await deps.store.write.setReportStatus({
    storyId,
    status: act === 'withdraw' ? 'withdrawn' : 'draft',
    corrections: [...notice, ...report.corrections],
    pingsHub: deps.pingsHub && report.isUnlisted !== true,
    log: { act, accountId, at: now, detail: '', reason },
    now,
  });
}
