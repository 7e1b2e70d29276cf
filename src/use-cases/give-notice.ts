import { type CommentId, decodeId, encodeId, type SiteId } from '../core/ids.js';
import { checkNotice, type Notice, type WrittenNotice } from '../core/process/notice.js';
import { noticeToken, readNoticeToken } from '../core/process/notice-token.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import { sight } from '../core/visibility.js';
import type { Reads, Writes } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';
import { siteOf } from './site-of.js';

type Deps = Pick<UseCaseDeps, 'clock' | 'newId' | 'secrets'> & {
  readonly store: {
    readonly read: Pick<Reads, 'siteById' | 'commentById' | 'noticeById'>;
    readonly write: Pick<Writes, 'createNotice'>;
  };
};

const MOST_LOCATION = 2000;

/**
 * Takes a notice of illegal content from anybody (Article 16 of Regulation (EU) 2022/2065): who may not write or complain
 * any more may still give notice. Gives the token of the page that tells what becomes of it. Refuses invalid_request,
 * not_found, text_*, email_invalid.
 */
export async function giveNotice(
  { store: { read, write }, clock, newId, secrets }: Deps,
  written: WrittenNotice & {
    /** Where the notice is about no comment. */
    readonly siteId: SiteId;
    readonly commentId: CommentId | null;
    readonly location: string;
    readonly language: string;
  },
): Promise<string> {
  const comment =
    written.commentId === null ? null : ((await read.commentById({ id: written.commentId })) ?? null);
  if (written.commentId !== null && (comment === null || sight(comment, 'public') === 'nothing'))
    throw new Refusal('not_found');
  const notice = {
    id: newId<number>(),
    siteId: comment?.siteId ?? written.siteId,
    commentId: comment?.id ?? null,
    location: checkLocation(written.location),
    ...checkNotice(written),
    language: written.language,
    createdAt: clock(),
  };
  await write.createNotice({ notice, entryId: newId() });
  return noticeToken(secrets, notice.id);
}

/** The web address at which the content is found: Article 16(2)(b). */
function checkLocation(text: string): string {
  const url = text.length > MOST_LOCATION ? null : URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Refusal('invalid_request', { problem: 'the address must begin with https://.', need: 'where' });
  return url.href;
}

/** The comment that an address of ours names (`/c/…`); null for any other address. */
export function commentAt(location: string): CommentId | null {
  const id = /\/c\/(\w{11})$/.exec(URL.parse(location)?.pathname ?? '')?.[1];
  return (id === undefined ? undefined : decodeId<CommentId>(id)) ?? null;
}

/** What a reporter may read of their notice. Refuses not_found for a token that was not made here. */
export async function readNotice(
  {
    store: { read },
    secrets,
  }: Pick<Deps, 'secrets'> & { readonly store: { readonly read: Deps['store']['read'] } },
  token: string,
): Promise<{ readonly notice: Notice; readonly site: Site }> {
  const id = readNoticeToken(secrets, token);
  const notice = id === undefined ? undefined : await read.noticeById({ id });
  if (!notice) throw new Refusal('not_found');
  return { notice, site: await siteOf(read, notice.siteId) };
}

/** Where a comment of ours stands, for the field that says what a notice is about. */
export function locationOf(baseUrl: string, commentId: CommentId): string {
  return `${baseUrl}/c/${encodeId(commentId)}`;
}
