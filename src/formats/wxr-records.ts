/**
 * Rows of a WordPress export as records. Times: the `_gmt` field is UTC; the other one is wall-clock time without a zone,
 * used only when the first is zero, and no zone is ever inferred from their difference (one file may hold several).
 */
import type { LocalTime, ParsedAuthor, ParsedComment, ParsedThread, SourceStatus } from './format.js';
import { decodeHtmlText } from './html-entities.js';
import { contentId, detached } from './record-fields.js';
import { parseUtc, parseWallClock } from './source-times.js';

export type Fields = ReadonlyMap<string, string>;

export interface Staff {
  readonly ids: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
}

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  '1': 'published',
  approve: 'published',
  approved: 'published',
  '0': 'pending',
  hold: 'pending',
  spam: 'spam',
  trash: 'trash',
  'post-trashed': 'trash',
};

/** Metas kept beside a comment. All others may hold addresses, agents or accounts of people. */
const KEPT_METAS: ReadonlySet<string> = new Set([
  '_wp_trash_meta_status',
  '_wp_trash_meta_time',
  'akismet_result',
  'akismet_user_result',
  'dsq_parent_post_id',
  'dsq_post_id',
  'hc_post_as',
  'rating',
  'verified',
  'wpdiscuz_votes',
]);

const ZERO_TIME = /^[-0:TZ\s]*$|^-?0000-|^-0001-/;

/** Undefined when the row has no status at all; `known` is false for one that only some plugin understands. */
export function statusOf(approved: string | undefined): {
  readonly status: SourceStatus;
  readonly known: boolean;
} {
  const written = approved?.trim().toLowerCase() ?? '';
  const status = Object.hasOwn(STATUSES, written) ? STATUSES[written] : undefined;
  // Without a status a row is what its site showed; with a strange one it waits for a person.
  return { status: status ?? (approved ? 'pending' : 'published'), known: status !== undefined };
}

/** `unreadable` is what stood there when it is no time and not one of the ways to write "none" either. */
export function timesOf(
  gmt: string | undefined,
  local: string | undefined,
): { readonly times: { createdAt?: number; createdLocal?: LocalTime }; readonly unreadable?: string } {
  const createdAt = parseUtc(gmt ?? '');
  if (createdAt !== undefined) return { times: { createdAt } };
  const createdLocal = parseWallClock(local ?? '');
  if (createdLocal !== undefined) return { times: { createdLocal } };
  const written = [gmt, local].find((text) => text !== undefined && !ZERO_TIME.test(text));
  return { times: {}, ...(written === undefined ? {} : { unreadable: written }) };
}

/** The id of an item: WordPress' own, or what the tools that write this format for Disqus give instead. */
export function itemId(item: Fields): string {
  const given = ['wp:post_id', 'dsq:thread_identifier', 'link', 'guid'].map((name) => item.get(name));
  const made = (): string =>
    `made-${contentId([item.get('title') ?? '', item.get('content:encoded') ?? ''])}`;
  return detached(given.find((id) => id) ?? made());
}

export function threadOf(sourceId: string, item: Fields): ParsedThread {
  const [link, guid, key] = ['link', 'guid', 'dsq:thread_identifier'].map((name) => item.get(name));
  const urls = [link, /^https?:\/\//i.test(guid ?? '') && guid !== link ? guid : undefined];
  const title = item.get('title')?.trim();
  const text = item.get('content:encoded');
  const author = item.get('dc:creator');
  return {
    type: 'thread',
    sourceId,
    urls: urls.flatMap((url) => (url ? [detached(url)] : [])),
    ...(key ? { key: detached(key) } : {}),
    ...(title ? { title: detached(title) } : {}),
    ...timesOf(item.get('wp:post_date_gmt'), item.get('wp:post_date')).times,
    closed: item.get('wp:comment_status') === 'closed',
    deleted: item.get('wp:status') === 'trash',
    ...(text
      ? {
          article: {
            text,
            format: 'wordpress',
            ...(author ? { author: detached(author) } : {}),
            ...(isPublic(item) ? {} : { isPublic: false }),
          },
        }
      : {}),
    ...itemMeta(item),
  };
}

/** An attachment inherits from its post; old files name no status. */
function isPublic(item: Fields): boolean {
  const status = item.get('wp:status') ?? '';
  return ['', 'publish', 'inherit'].includes(status) && !item.get('wp:post_password');
}

function itemMeta(item: Fields) {
  const kept = {
    postType: item.get('wp:post_type'),
    status: item.get('wp:status'),
    slug: item.get('wp:post_name'),
  };
  const entries = Object.entries(kept).flatMap(([name, value]) => (value ? [[name, detached(value)]] : []));
  if (item.get('wp:post_password')) entries.push(['protected', 'yes']);
  return entries.length === 0 ? {} : { meta: Object.fromEntries(entries) };
}

function authorOf(row: Fields, staff: Staff): ParsedAuthor {
  const userId = row.get('wp:comment_user_id');
  const email = row.get('wp:comment_author_email')?.trim();
  const url = row.get('wp:comment_author_url')?.trim();
  const sourceId = userId && userId !== '0' ? userId : row.get('dsq:remote/dsq:id');
  // A user id alone may be any reader's account; a badge needs the site's own list of authors to name it.
  const isStaff =
    userId !== '0' &&
    sourceId !== undefined &&
    (staff.ids.has(sourceId) || staff.emails.has(email?.toLowerCase() ?? ''));
  return {
    ...(sourceId ? { sourceId: detached(sourceId) } : {}),
    name: detached(decodeHtmlText(row.get('wp:comment_author') ?? '').trim()),
    ...(email ? { email: detached(email) } : {}),
    ...(url && !/^https?:\/\/$/i.test(url) ? { url: detached(url) } : {}),
    ...(isStaff ? { isStaff } : {}),
  };
}

/** The id of a row; `made` when the source gives none. */
export function commentId(row: Fields): { readonly sourceId: string; readonly made: boolean } {
  const given = row.get('wp:comment_id');
  if (given) return { sourceId: detached(given), made: false };
  const parts = ['wp:comment_author', 'wp:comment_date_gmt', 'wp:comment_date', 'wp:comment_content'];
  return { sourceId: `made-${contentId(parts.map((part) => row.get(part) ?? ''))}`, made: true };
}

/** A row without the thread it belongs to, which is known only when its item ends. */
export function commentOf(
  row: Fields,
  metas: ReadonlyMap<string, string>,
  staff: Staff,
): Omit<ParsedComment, 'threadRef'> {
  const parent = row.get('wp:comment_parent');
  const kept = [...metas]
    .filter(([key]) => KEPT_METAS.has(key))
    .map(([key, value]) => [key, detached(value)]);
  const { status, known } = statusOf(row.get('wp:comment_approved'));
  if (!known || status === 'trash') kept.push(['approved', row.get('wp:comment_approved') ?? '']);
  return {
    type: 'comment',
    sourceId: commentId(row).sourceId,
    ...(parent && parent !== '0' ? { parentRef: detached(parent) } : {}),
    text: row.get('wp:comment_content') ?? '',
    format: 'wordpress',
    ...timesOf(row.get('wp:comment_date_gmt'), row.get('wp:comment_date')).times,
    status,
    kind: row.get('wp:comment_type')?.trim().toLowerCase() || 'comment',
    author: authorOf(row, staff),
    ...(kept.length === 0 ? {} : { meta: Object.fromEntries(kept) }),
  };
}
