import { type CommentId, type DecisionId, decodeId, encodeId } from '../../../core/ids.js';
import { isHouseReason } from '../../../core/process/house-reasons.js';
import { Refusal } from '../../../core/refusal.js';
import type { ModeratorsAct } from '../../../use-cases/moderate-comment.js';
import { type DecidedMany, MOST_AT_ONCE, moderateMany } from '../../../use-cases/moderate-many.js';
import type { ManyView } from '../../../wire/console.js';
import { formOf } from '../../form-body.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm } from './desk.js';
import { addressWith, wayBack } from './way-back.js';

const MANY_ACTS = ['publish', 'reject', 'remove', 'keep', 'undo'] as const;
type ManyAct = (typeof MANY_ACTS)[number];
const PICK = 'pick-';

async function handleMany(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const sent = formOf(exchange);
  const act = MANY_ACTS.find((known) => known === sent.act);
  if (act === undefined)
    throw new Refusal('invalid_request', { problem: `act must be one of ${MANY_ACTS.join(', ')}.` });
  const back = wayBack(sent.back) ?? '/console/queue/held';
  const decided = await moderateMany(exchange.app.deps, actor, picksFrom(sent, act));
  return seeOther(exchange, addressWith(back, `many=${manyValue(act, decided)}`));
}

/** Each a field of its own: `pick-{comment}` = `{revision}.{last decision}.{last complaint}`. */
function picksFrom(sent: Readonly<Record<string, string>>, act: ManyAct): readonly ModeratorsAct[] {
  const reason = (sent.reason ?? '').trim() || undefined;
  const rule = isHouseReason(sent.rule) ? sent.rule : undefined;
  return Object.entries(sent)
    .filter(([name]) => name.startsWith(PICK))
    .map(([name, value]) => {
      const [revision = '', last = '', flag = ''] = value.split('.');
      const commentId = decodeId<CommentId>(name.slice(PICK.length));
      const lastId = last === '' ? null : decodeId<DecisionId>(last);
      if (commentId === undefined || lastId === undefined)
        throw new Refusal('invalid_request', { problem: `${name.slice(0, 40)} is no comment of a page.` });
      const seen = { revision: Number(revision), last: lastId, lastFlag: flag === '' ? null : Number(flag) };
      return { commentId, act, ...seen, rule, reason };
    });
}

function manyValue(act: ManyAct, { done, left }: DecidedMany): string {
  const pairs = done.map(({ commentId, decisionId }) => `${encodeId(commentId)}.${encodeId(decisionId)}`);
  return [act, left, ...pairs].join('-');
}

/** What was done to several, read from the log as far as it is there; null for an address that tells of nothing. */
export async function manyFrom(
  { app }: Exchange,
  { actor }: Desk,
  value: string | undefined,
): Promise<ManyView | null> {
  const [name = '', left = '', ...pairs] = value?.split('-') ?? [];
  const act = MANY_ACTS.find((known) => known === name);
  if (act === undefined) return null;
  const found = await Promise.all(
    pairs.slice(0, MOST_AT_ONCE).map(async (pair) => {
      const [comment = '', decision = ''] = pair.split('.');
      const commentId = decodeId<CommentId>(comment);
      if (commentId === undefined) return [];
      const last = (await app.deps.store.read.decisionsOf({ commentId })).at(-1);
      if (last === undefined || encodeId(last.id) !== decision || last.actorId !== actor.account.id)
        return [];
      return [{ commentId: comment, revision: last.revision, decisionId: decision }];
    }),
  );
  return { act, left: Number(left) || 0, undo: found.flat() };
}

export const consoleManyRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/console/many',
    space: 'console',
    who: 'moderator',
    about: 'One act over the comments that were chosen on a page, each as it was seen; the others stay.',
    handle: staffForm(handleMany),
  },
];
