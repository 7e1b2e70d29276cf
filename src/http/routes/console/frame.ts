import { isAtLeast, type Role, roleOn } from '../../../core/account.js';
import { type CommentId, type DecisionId, decodeId, encodeId } from '../../../core/ids.js';
import type { CardSetting } from '../../../render/console/present-card.js';
import { presentDecision } from '../../../render/console/present-decision.js';
import { placeOfComment } from '../../../use-cases/comment-on-desk.js';
import { isOnDesks } from '../../../use-cases/moderated-desks.js';
import { countedViews } from '../../../use-cases/saved-views.js';
import type { ConsoleFrame, HandNotice, NoticeView } from '../../../wire/console.js';
import { queryOf } from '../../read-request.js';
import type { Exchange } from '../../route.js';
import { consoleAssets, type Desk, publicBase } from './desk.js';
import { manyFrom } from './many.js';
import { presentView } from './views.js';
import { hereOf } from './way-back.js';

/** What every page of the console shows around its content. */
export async function frameOf(exchange: Exchange, desk: Desk): Promise<ConsoleFrame> {
  const { actor, sites, shown, desks, written } = desk;
  const own = [...new Map([...written, ...shown].map((site) => [site.id, site])).values()];
  const [first] = own;
  return {
    siteName: own.length === 1 ? (first?.name ?? '') : `${own.length} sites`,
    mayModerate: shown.length > 0 || written.length === 0,
    moderatesSite: sites.length > 0 || own.length === 0,
    writes: written.length > 0 || own.length === 0,
    language: 'en',
    timezone: first?.timezone ?? 'UTC',
    userName: actor.account.name,
    role: highestRole(desk),
    counts: await exchange.app.deps.store.read.queueCounts({
      desks,
      ...{ by: actor.account.id, now: exchange.app.deps.clock() },
    }),
    views: desks.length === 0 ? [] : (await countedViews(exchange.app.deps, actor)).map(presentView),
    appeals: await exchange.app.deps.store.read.openAppealCount({ desks }),
    notices: await exchange.app.deps.store.read.openNoticeCount({ desks }),
    assets: consoleAssets(exchange),
    here: hereOf(exchange),
    notice: await noticeOf(exchange, desk),
    many: await manyFrom(exchange, desk, queryOf(exchange, 'many')),
  };
}

/** What cards need to know beside their comments. */
export function cardSetting(exchange: Exchange, { shown, sites, actor }: Desk): CardSetting {
  const now = exchange.app.deps.clock();
  return {
    publicBase: publicBase(exchange),
    hasSeveralSites: shown.length > 1,
    wholeSites: new Set(sites.map(({ id }) => id)),
    now,
    viewer: actor.account.id,
  };
}

function highestRole({ actor, written, desks }: Desk): Role {
  const least: Role = desks.length > 0 ? 'moderator' : 'writer';
  return written
    .map(({ id }) => roleOn(actor, id))
    .reduce<Role>((best, role) => (isAtLeast(role, best) ? role : best), least);
}

/** The comment and the decision that a redirect after a form tells of. */
export function doneValue(commentId: CommentId, decisionId: DecisionId): string {
  return `${encodeId(commentId)}.${encodeId(decisionId)}`;
}

const HAND_NOTICES: readonly HandNotice[] = ['taken', 'taken-some', 'taken-none', 'let-go'];

/** What was just done, read from the log: an address can tell of nothing that is not there. */
async function noticeOf(exchange: Exchange, desk: Desk): Promise<NoticeView | null> {
  if (queryOf(exchange, 'saved') === '1') return { act: 'saved', authorName: null, undo: null };
  const hand = HAND_NOTICES.find((known) => known === queryOf(exchange, 'hand'));
  if (hand !== undefined) return { act: hand, authorName: null, undo: null };
  const [comment = '', decision = ''] = queryOf(exchange, 'done')?.split('.', 2) ?? [];
  const [commentId, decisionId] = [decodeId<CommentId>(comment), decodeId<DecisionId>(decision)];
  if (commentId === undefined || decisionId === undefined) return null;
  return readNotice(exchange, desk, { commentId, decisionId });
}

async function readNotice(
  exchange: Exchange,
  { actor, desks }: Desk,
  { commentId, decisionId }: { readonly commentId: CommentId; readonly decisionId: DecisionId },
): Promise<NoticeView | null> {
  const { read } = exchange.app.deps.store;
  const place = await placeOfComment(read, commentId).catch(() => null);
  const section = place?.story.section ?? '';
  if (place === null || !isOnDesks(desks, { siteId: place.site.id, section })) return null;
  const { comment } = place;
  const decisions = await read.decisionsOf({ commentId });
  const decision = decisions.find(({ id }) => id === decisionId);
  if (decision === undefined || decision.outcome === 'delete' || decision.outcome === 'erase') return null;
  const isLast = decisions.at(-1)?.id === decisionId;
  const { id, revision, mayUndo } = presentDecision({ decision, by: actor.account, comment, isLast });
  return {
    act: decision.outcome,
    authorName: comment.author.name,
    undo: mayUndo ? { commentId: encodeId(commentId), revision, decisionId: id } : null,
  };
}
