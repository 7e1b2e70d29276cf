import { isAtLeast, roleOn } from '../../../../core/account.js';
import type { Draft, DraftContent } from '../../../../core/draft.js';
import { checkDraft } from '../../../../core/draft-checks.js';
import { type AccountId, encodeId } from '../../../../core/ids.js';
import { scheduledTime, utcToLocal } from '../../../../core/local-time.js';
import type { Report } from '../../../../core/report.js';
import { countWords } from '../../../../core/report-source.js';
import type { ConflictView, EditorPageProps } from '../../../../render/console/paint.js';
import { presentTime } from '../../../../render/present-comment.js';
import type { OpenReport } from '../../../../use-cases/edit-report.js';
import type { ReportState } from '../../../../wire/newsroom.js';
import type { Exchange } from '../../../route.js';
import { type Desk, publicBase } from '../desk.js';
import { frameOf } from '../frame.js';

const MOST_REVISIONS = 50;
const MOST_SECTIONS = 50;

/** How a report stands, from its working copy and what the public reads. */
export function stateOf(
  draft: Pick<Draft, 'publishAt' | 'publishedRevision' | 'revision'>,
  report: Pick<Report, 'status'> | null | undefined,
): ReportState {
  if (report?.status === 'withdrawn') return 'withdrawn';
  if (report?.status === 'published')
    return draft.publishedRevision === null || draft.publishedRevision === draft.revision
      ? 'published'
      : 'changed';
  return draft.publishAt === null ? 'draft' : 'scheduled';
}

/** Names of accounts, each looked up once. */
export function createNames({ app }: Pick<Exchange, 'app'>): (id: AccountId) => Promise<string> {
  const known = new Map<AccountId, Promise<string>>();
  return (id) => {
    const name =
      known.get(id) ?? app.deps.store.read.accountById({ id }).then((account) => account?.name ?? '–');
    known.set(id, name);
    return name;
  };
}

export interface EditorNews {
  /** What the form holds, where that is not what is stored. */
  readonly content?: DraftContent;
  readonly conflict?: ConflictView;
  readonly problem?: string;
}

/** All that the editor shows. */
export async function editorProps(
  exchange: Exchange,
  desk: Desk,
  { site, draft, report, ...news }: OpenReport & EditorNews,
): Promise<EditorPageProps> {
  const { read } = exchange.app.deps.store;
  const { storyId, publishAt } = draft;
  const content = news.content ?? draft.content;
  const sources = await read.newsSources({ siteId: site.id });
  const nameOf = createNames(exchange);
  const revisions = await read.draftRevisions({ storyId, limit: MOST_REVISIONS });
  const log = await read.reportLog({ storyId, limit: MOST_REVISIONS });
  const sections = await read.terms({ siteId: site.id, kind: 'section' });
  const local = publishAt === null ? '' : utcToLocal(publishAt, site.timezone);
  return {
    frame: await frameOf(exchange, desk),
    id: encodeId(storyId),
    siteId: encodeId(site.id),
    siteName: site.name,
    siteLanguage: site.language,
    timezone: site.timezone,
    revision: draft.revision,
    content,
    words: countWords(content.source),
    state: stateOf(draft, report),
    publicHref:
      report === undefined || report.status === 'draft'
        ? null
        : `${publicBase(exchange)}/${report.month.replace('-', '/')}/${report.slug}/`,
    publishAt: local,
    oddity: publishAt === null ? null : (scheduledTime(local, site.timezone)?.oddity ?? null),
    savedAt: presentTime(draft.updatedAt),
    mayPublish: isAtLeast(roleOn(desk.actor, site.id), 'editor'),
    checks: checkDraft(content, sources),
    sources,
    sections: sections.slice(0, MOST_SECTIONS).map(({ name }) => name),
    revisions: await Promise.all(
      revisions.map(async ({ revision, isAutosave, savedBy, savedAt }) => ({
        ...{ revision, isAutosave, at: presentTime(savedAt) },
        by: await nameOf(savedBy),
      })),
    ),
    log: await Promise.all(
      log.map(async ({ act, accountId, at, detail, reason }) => ({
        ...{ act, detail, reason, at: presentTime(at) },
        by: await nameOf(accountId),
      })),
    ),
    conflict: news.conflict ?? null,
    problem: news.problem ?? null,
  };
}
