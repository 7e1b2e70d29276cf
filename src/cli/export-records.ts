import type { Decision } from '../core/decision.js';
import { encodeId } from '../core/ids.js';
import type { SiteSettings } from '../core/site.js';
import type { ParleyComment, ParleyRecord, ParleyStory, Provenance } from '../formats/parley-records.js';
import type { ExportedComment, ExportedRecord, ExportedStory } from '../use-cases/export-site.js';

const time = (at: number): string => new Date(at).toISOString();
const timeOrNull = (at: number | null): string | null => (at === null ? null : time(at));

/** What an export gives, as the records of Parley's own archive. */
export function toParleyRecord(record: ExportedRecord): ParleyRecord {
  if (record.type === 'story') return storyRecord(record);
  if (record.type === 'comment') return commentRecord(record);
  const { slug, name, language, timezone, hosts, settings, createdAt } = record.site;
  return {
    type: 'site',
    slug,
    name,
    language,
    timezone,
    hosts,
    settings: { ...withoutSso(settings) },
    createdAt: time(createdAt),
  };
}

/** A key that signs readers in belongs to an installation, not to an archive. */
function withoutSso({ sso: _, ...settings }: SiteSettings): Omit<SiteSettings, 'sso'> {
  return settings;
}

function provenance({ system, instance, sourceId }: Provenance): Provenance {
  return { system, instance, sourceId };
}

function storyRecord({ story, urls, report, assets, photoFiles, origins }: ExportedStory): ParleyStory {
  return {
    type: 'story',
    id: encodeId(story.id),
    key: story.key,
    url: story.url,
    urls: urls.map(({ url }) => url).filter((url) => url !== story.url),
    title: story.title,
    language: story.language,
    mode: story.mode,
    kind: story.kind,
    createdAt: time(story.createdAt),
    closedAt: timeOrNull(story.closedAt),
    closedReason: story.closedReason,
    report: report === null ? null : reportRecord({ report, assets, photoFiles }),
    provenance: origins.map(provenance),
    meta: null,
  };
}

/** The pictures go along: drawing them again elsewhere could give others. */
function reportRecord({
  report,
  assets,
  photoFiles,
}: {
  readonly report: NonNullable<ExportedStory['report']>;
  readonly assets: ExportedStory['assets'];
  readonly photoFiles: ExportedStory['photoFiles'];
}) {
  const { storyId: _, siteId: __, ...rest } = report;
  const files = assets.map(({ name, contentType, content, digest }) => ({
    name,
    contentType,
    digest,
    content: Buffer.from(content).toString('base64'),
  }));
  if (photoFiles.length === 0) return { ...rest, assets: files };
  const photos = photoFiles.map(({ content, ...file }) => ({
    ...file,
    content: Buffer.from(content).toString('base64'),
  }));
  return { ...rest, assets: files, photoFiles: photos };
}

function commentRecord({ comment: stored, revisions, decisions, origin }: ExportedComment): ParleyComment {
  const comment = withoutDeleted(stored);
  const { author } = comment;
  return {
    type: 'comment',
    id: encodeId(comment.id),
    storyId: encodeId(comment.storyId),
    parentId: comment.parentId === null ? null : encodeId(comment.parentId),
    kind: comment.kind,
    status: comment.status,
    sourceStatus: comment.sourceStatus,
    author: {
      kind: author.kind,
      id: authorId(comment),
      name: author.name,
      website: author.website,
      isStaff: author.isStaff,
      badges: author.badges,
    },
    createdAt: timeOrNull(comment.createdAt),
    createdLocal: comment.createdLocal,
    placedAt: time(comment.placedAt),
    editedAt: timeOrNull(comment.editedAt),
    revision: comment.revision,
    source: comment.source,
    sourceFormat: comment.sourceFormat,
    body: comment.body,
    up: comment.up,
    down: comment.down,
    pinnedAt: timeOrNull(comment.pinnedAt),
    featuredAt: timeOrNull(comment.featuredAt),
    provenance: origin === null ? null : provenance(origin),
    revisions: (comment.status === 'deleted' ? [] : revisions).map(({ revision, source, createdAt }) => ({
      revision,
      source,
      createdAt: time(createdAt),
    })),
    decisions: decisions.map(decisionRecord),
    meta: comment.meta,
  };
}

/** What an author has taken back is nobody's to carry on. */
function withoutDeleted(comment: ExportedComment['comment']): ExportedComment['comment'] {
  return comment.status === 'deleted' ? { ...comment, source: '', body: [] } : comment;
}

function authorId({ author }: ExportedComment['comment']): string | null {
  const id = author.accountId ?? author.ghostId;
  return id === null ? null : encodeId(id);
}

function decisionRecord({
  outcome,
  rule,
  reason,
  actorKind,
  revision,
  createdAt,
  statusBefore,
  statusAfter,
  policyVersion,
  matched,
  evidence,
}: Decision) {
  return {
    outcome,
    rule,
    reason,
    actorKind,
    revision,
    createdAt: time(createdAt),
    statusBefore,
    statusAfter,
    policyVersion,
    matched,
    evidence,
  };
}
