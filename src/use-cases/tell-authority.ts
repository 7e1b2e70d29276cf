import type { Actor } from '../core/account.js';
import { type CommentId, encodeId } from '../core/ids.js';
import { type CrimeReport, checkCrimeReport } from '../core/process/crime-report.js';
import { Refusal } from '../core/refusal.js';
import type { Reads, Writes } from '../storage/store.js';
import { commentOnDesk } from './comment-on-desk.js';
import type { UseCaseDeps } from './deps.js';
import { moderatedDesks } from './moderated-desks.js';

const MOST_REPORTS = 50;

type Deps = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly store: {
    readonly read: Pick<
      Reads,
      'sites' | 'siteById' | 'commentById' | 'crimeReports' | 'crimeReportById' | 'contactOf' | 'storyById'
    >;
    readonly write: Pick<Writes, 'createCrimeReport' | 'logCrimeExport'>;
  };
};

type Reading = Pick<Deps, 'clock'> & { readonly store: { readonly read: Deps['store']['read'] } };

/** Records that an authority was told of a suspected crime. Refuses sign_in_required, not_found, text_*, invalid_request. */
export async function tellAuthority(
  deps: Deps,
  actor: Actor,
  told: { readonly commentId: CommentId } & Pick<CrimeReport, 'authority' | 'facts' | 'toldAt'>,
): Promise<void> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const { comment } = await commentOnDesk(deps, actor, told.commentId);
  const now = deps.clock();
  const report = {
    ...{ id: deps.newId<number>(), siteId: comment.siteId, commentId: comment.id },
    ...checkCrimeReport(told, now),
    ...{ createdAt: now, createdBy: actor.account.id },
  };
  await deps.store.write.createCrimeReport({ report, entryId: deps.newId() });
}

/** What was told on the actor's sites, the newest first. Refuses sign_in_required, forbidden. */
export async function crimeReportsOf(deps: Reading, actor: Actor): Promise<readonly CrimeReport[]> {
  const { desks } = await moderatedDesks(deps, actor);
  return deps.store.read.crimeReports({ desks, limit: MOST_REPORTS });
}

/**
 * All that an authority may need, as one record: what was told, the comment, where it stands, and what is known of its
 * author. That it was handed out is logged. Refuses sign_in_required, not_found.
 */
export async function exportCrime(deps: Deps, actor: Actor, id: number): Promise<object> {
  const { read, write } = deps.store;
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const report = await read.crimeReportById({ id });
  if (!report) throw new Refusal('not_found');
  const { comment, story } = await commentOnDesk(deps, actor, report.commentId);
  const contact = await read.contactOf({ commentId: comment.id });
  await write.logCrimeExport({ report, by: actor.account.id, entryId: deps.newId(), now: deps.clock() });
  return {
    report: {
      ...{ id: encodeId(report.id), authority: report.authority, facts: report.facts },
      ...{ toldAt: time(report.toldAt), recordedAt: time(report.createdAt) },
    },
    comment: {
      ...{ id: encodeId(comment.id), text: comment.source, status: comment.status },
      writtenAt: time(comment.placedAt),
    },
    story: { title: story.title, url: story.url },
    // Addresses of networks are not kept: only a keyed hash, which tells nobody anything.
    author: { name: comment.author.name, email: contact.email },
  };
}

function time(at: number): string {
  return new Date(at).toISOString();
}
