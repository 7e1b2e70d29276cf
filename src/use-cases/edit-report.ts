import type { AccountActor, Actor } from '../core/account.js';
import { cleanDraft } from '../core/clean-draft.js';
import { type Draft, type DraftContent, EMPTY_DRAFT } from '../core/draft.js';
import { draftOfReport } from '../core/draft-of-report.js';
import type { SiteId, StoryId } from '../core/ids.js';
import { may, mustBeAllowed, type Verb } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Report } from '../core/report.js';
import type { Site } from '../core/site.js';
import type { NewPhotos } from './make-photos.js';
import type { NewsroomDeps } from './newsroom-deps.js';
import { siteOf } from './site-of.js';

type Deps = Pick<NewsroomDeps, 'store' | 'clock' | 'newId'>;

/** A report on its editor's desk: the working copy, and what the public reads. */
export interface OpenReport {
  readonly site: Site;
  readonly draft: Draft;
  readonly report: Report | undefined;
}

/** Refuses sign_in_required; what somebody may not write on does not exist for them. */
function mustWrite(
  actor: Actor,
  verb: Verb,
  at: { readonly site: Site; readonly now: number; readonly draft?: Draft },
): asserts actor is AccountActor {
  const answer = may(actor, verb, at);
  if (answer !== true) throw answer.code === 'forbidden' ? new Refusal('not_found') : answer;
}

/** Begins a report. Refuses not_found where the actor may not write. */
export async function startReport(deps: Deps, actor: Actor, siteId: SiteId): Promise<Draft> {
  const site = await deps.store.read.siteById({ id: siteId });
  if (!site) throw new Refusal('not_found');
  const now = deps.clock();
  mustWrite(actor, 'report.write', { site, now });
  return deps.store.write.saveDraft({
    storyId: deps.newId<StoryId>(),
    siteId,
    revision: 0,
    content: EMPTY_DRAFT,
    isAutosave: false,
    accountId: actor.account.id,
    now,
  });
}

/**
 * Opens a report for editing; one that came from elsewhere gets its working copy then. Refuses sign_in_required before
 * it looks, so that nobody learns which reports are being written, and not_found.
 */
export async function openReport(deps: Deps, actor: Actor, storyId: StoryId): Promise<OpenReport> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const { read } = deps.store;
  const report = await read.reportByStory({ storyId });
  const draft = await read.draft({ storyId });
  const siteId = draft?.siteId ?? report?.siteId;
  if (siteId === undefined) throw new Refusal('not_found');
  const site = await siteOf(read, siteId);
  const now = deps.clock();
  mustWrite(actor, 'report.edit', { site, now, ...(draft === undefined ? {} : { draft }) });
  if (draft !== undefined) return { site, draft, report };
  const story = await read.storyById({ id: storyId });
  const content = draftOfReport(report as Report, story?.language ?? null);
  const made = await deps.store.write.saveDraft({
    storyId,
    siteId,
    revision: 0,
    content: cleanDraft(content),
    isAutosave: false,
    accountId: actor.account.id,
    now,
  });
  return { site, draft: made, report };
}

/** Saves the next revision of a draft. Refuses draft_changed when somebody else has saved meanwhile, not_found, text_too_long. */
export async function saveReportDraft(
  deps: Deps,
  actor: Actor,
  input: {
    readonly storyId: StoryId;
    readonly revision: number;
    readonly content: DraftContent;
    readonly isAutosave: boolean;
    /** Files of photos that are new in `content`. */
    readonly photos?: NewPhotos['files'];
  },
): Promise<Draft> {
  const { storyId, revision, isAutosave } = input;
  const { draft, site } = await openReport(deps, actor, storyId);
  const content = cleanDraft(input.content);
  // The same text again is no new revision: two tabs that only look would otherwise overtake each other.
  if (draft.revision === revision && JSON.stringify(draft.content) === JSON.stringify(content)) return draft;
  await knowSources(deps, site, content);
  const accountId = (actor as AccountActor).account.id;
  return deps.store.write.saveDraft({
    ...{ storyId, siteId: site.id, revision, content, isAutosave, accountId },
    photos: input.photos ?? [],
    now: deps.clock(),
  });
}

/** A source is known from the moment that it is named; what it is can be said later. */
async function knowSources({ store, clock }: Deps, site: Site, { claims }: DraftContent): Promise<void> {
  const names = new Set(claims.flatMap(({ attributions }) => attributions.map(({ source }) => source)));
  const known = new Set((await store.read.newsSources({ siteId: site.id })).map(({ name }) => name));
  for (const name of names) {
    if (known.has(name)) continue;
    const fresh = { siteId: site.id, name, kind: null, side: '', note: '', now: clock() };
    await store.write.saveNewsSource(fresh);
  }
}

/** Throws away a draft that was never published. Refuses not_found. */
export async function deleteReportDraft(deps: Deps, actor: Actor, storyId: StoryId): Promise<void> {
  const { report } = await openReport(deps, actor, storyId);
  if (report !== undefined) throw new Refusal('not_found');
  await deps.store.write.deleteDraft({ storyId });
}

/** Says what a source is, once for all reports. Refuses not_found, forbidden, invalid_request. */
export async function describeSource(
  { store, clock }: Deps,
  actor: Actor,
  source: Parameters<NewsroomDeps['store']['write']['saveNewsSource']>[0] extends infer Given
    ? Omit<Given, 'now'>
    : never,
): Promise<void> {
  const site = await siteOf(store.read, source.siteId);
  mustWrite(actor, 'report.write', { site, now: clock() });
  if (source.name === '') throw new Refusal('invalid_request', { problem: 'a source needs a name.' });
  await store.write.saveNewsSource({ ...source, now: clock() });
}

/** Refuses forbidden with the role that is missing. */
export function mustPublish(actor: Actor, at: { readonly site: Site; readonly now: number }): void {
  mustBeAllowed(actor, 'report.publish', at);
}
