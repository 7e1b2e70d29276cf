import type { Actor } from '../core/account.js';
import type { Comment, CommentStatus } from '../core/comment.js';
import { decodeCursor, encodeCursor } from '../core/cursor.js';
import type { SiteId } from '../core/ids.js';
import { searchQuery, searchWords } from '../core/search-words.js';
import type { Site } from '../core/site.js';
import type { Reads } from '../storage/store.js';
import { moderatedDesks } from './moderated-desks.js';

const PAGE = 30;

interface Asked {
  readonly text: string;
  readonly author: string;
  readonly status: CommentStatus | null;
  /** Null for all that the actor moderates. */
  readonly siteId: SiteId | null;
  readonly from: number | null;
  readonly before: number | null;
  readonly cursor?: string | undefined;
}

/** Comments of any status on the sites that the actor moderates, the newest first. Refuses sign_in_required, forbidden, invalid_cursor. */
export async function searchQueue(
  deps: {
    readonly store: { readonly read: Pick<Reads, 'sites' | 'searchComments'> };
  },
  actor: Actor,
  asked: Asked,
): Promise<{
  readonly rows: readonly { readonly comment: Comment; readonly site: Site }[];
  readonly nextCursor: string | null;
}> {
  const { sites, desks } = await moderatedDesks(deps, actor);
  const meant = desks.filter(({ siteId }) => asked.siteId === null || asked.siteId === siteId);
  const query = searchQuery(asked.text);
  if (query === undefined || meant.length === 0) return { rows: [], nextCursor: null };
  const found = await deps.store.read.searchComments({
    ...{ desks: meant, query, author: searchWords(asked.author), limit: PAGE + 1 },
    ...(asked.status === null ? {} : { status: asked.status }),
    ...(asked.from === null ? {} : { from: asked.from }),
    ...(asked.before === null ? {} : { before: asked.before }),
    ...(asked.cursor === undefined ? {} : { beforeId: decodeCursor('search', asked.cursor).id }),
  });
  const byId = new Map(sites.map((site) => [site.id, site]));
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.flatMap((comment) => {
      const site = byId.get(comment.siteId);
      return site === undefined ? [] : [{ comment, site }];
    }),
    nextCursor: found.length > PAGE && last ? encodeCursor('search', { key: 0, id: last.id }) : null,
  };
}
