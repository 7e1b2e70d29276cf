import type { ParsedComment, ParsedSite, ParsedThread } from '../../core/archive.js';
import { BADGES, type Badge } from '../../core/badge.js';
import { type AuthorKind, COMMENT_STATUSES, type CommentStatus } from '../../core/comment.js';
import { DEFAULT_SITE_SETTINGS, type Site } from '../../core/site.js';
import type { Story } from '../../core/story.js';
import type { Origin } from '../../storage/store.js';
import { hasPhotoFiles } from './own-photos.js';
import { type OwnReport, ownReport } from './own-report.js';
import { isJson, type Json, textOf, timeOf } from './unchecked-json.js';

/** The system of Parley's own archives; their records hold in `meta.parley` what no other archive knows. */
export const OWN_SYSTEM = 'parley';

/** What an own archive adds to a record; null for any other archive. */
export function ownFields({ meta }: { readonly meta?: Json }): Json | null {
  const own = meta?.parley;
  return isJson(own) ? own : null;
}

export interface OwnStory extends Pick<Story, 'language' | 'mode' | 'kind' | 'closedAt' | 'closedReason'> {
  readonly report: OwnReport | null;
  /** Where its threads came from before. */
  readonly origins: readonly Origin[];
  /** Pictures of the report, base 64. */
  readonly assets: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly content: string;
  }[];
  /** Files of photos come along; they wait in the staging file until they are saved. */
  readonly hasPhotos: boolean;
}

/** What an own archive tells of a story, or null for any other archive. */
export function ownStory(thread: ParsedThread): OwnStory | null {
  const own = ownFields(thread);
  if (own === null) return null;
  const mode = own.mode;
  return {
    language: textOf(own.language),
    mode: mode === 'publish-first' || mode === 'hold-first' ? mode : null,
    kind: own.kind === 'questions' ? 'questions' : 'discussion',
    closedAt: timeOf(own.closedAt),
    closedReason: textOf(own.closedReason),
    report: ownReport(own.report),
    origins: ownOrigins(own.provenance),
    assets: ownAssets(own.report),
    hasPhotos: hasPhotoFiles(own.report),
  };
}

function ownOrigins(found: unknown): readonly Origin[] {
  return Array.isArray(found) ? found.flatMap((each) => originOf(each) ?? []) : [];
}

/** Where a record came from before; later imports from there find it again. */
export function originOf(found: unknown): Origin | null {
  if (!isJson(found)) return null;
  const [system, instance, sourceId] = [textOf(found.system), textOf(found.instance), textOf(found.sourceId)];
  return system === null || instance === null || sourceId === null ? null : { system, instance, sourceId };
}

function ownAssets(report: unknown): OwnStory['assets'] {
  const assets = isJson(report) ? report.assets : null;
  if (!Array.isArray(assets)) return [];
  return assets.filter(
    (asset): asset is OwnStory['assets'][number] =>
      isJson(asset) && ['name', 'contentType', 'content'].every((field) => typeof asset[field] === 'string'),
  );
}

export interface OwnComment {
  readonly status: CommentStatus;
  readonly sourceStatus: string | null;
  readonly placedAt: number | null;
  readonly revision: number;
  readonly pinnedAt: number | null;
  readonly featuredAt: number | null;
  readonly authorKind: AuthorKind;
  /** Null when the archive is of a time that knew none. */
  readonly badges: readonly Badge[] | null;
  readonly meta: Json | null;
}

/** What an own archive tells of a comment, or null for any other archive. */
export function ownComment(comment: ParsedComment): OwnComment | null {
  const own = ownFields(comment);
  if (own === null) return null;
  const status = COMMENT_STATUSES.find((each) => each === own.status);
  const revision = own.revision;
  return {
    status: status ?? 'held',
    sourceStatus: textOf(own.sourceStatus),
    placedAt: timeOf(own.placedAt),
    revision: typeof revision === 'number' && Number.isSafeInteger(revision) && revision > 0 ? revision : 1,
    pinnedAt: timeOf(own.pinnedAt),
    featuredAt: timeOf(own.featuredAt),
    // Accounts do not travel: who signs in elsewhere proves who they are there.
    authorKind: own.authorKind === 'guest' ? 'guest' : 'ghost',
    badges: Array.isArray(own.badges)
      ? BADGES.filter((one) => (own.badges as unknown[]).includes(one))
      : null,
    meta: isJson(own.meta) ? own.meta : null,
  };
}

/** How a site made from an own archive is set up. */
export function ownSite(
  parsed: ParsedSite | null,
): Pick<Site, 'name' | 'language' | 'timezone' | 'settings'> | null {
  const line = parsed?.settings;
  if (line === undefined) return null;
  // Whose tokens tell who a reader is, an operator says; no file does.
  const { sso: _, ...settings } = isJson(line.settings) ? line.settings : {};
  return {
    name: textOf(line.name) ?? '',
    language: textOf(line.language) ?? 'en',
    timezone: textOf(line.timezone) ?? 'UTC',
    settings: { ...DEFAULT_SITE_SETTINGS, ...settings },
  };
}

/** Whether an own archive was written from this very site (or one restored from its backup): then equal ids are equal things. */
export function isArchiveOf(parsed: ParsedSite | null, site: Pick<Site, 'slug' | 'createdAt'>): boolean {
  const line = parsed?.settings;
  return line?.slug === site.slug && timeOf(line.createdAt) === site.createdAt;
}

/** Hosts on the list of the site that an own archive was written from. */
export function ownHosts(parsed: ParsedSite | null): readonly string[] {
  const hosts = parsed?.settings?.hosts;
  return Array.isArray(hosts) ? hosts.filter((host): host is string => typeof host === 'string') : [];
}
