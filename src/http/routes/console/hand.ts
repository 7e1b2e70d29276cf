import { type CommentId, decodeId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { letGo, takeInHand } from '../../../use-cases/take-in-hand.js';
import type { HandNotice } from '../../../wire/console.js';
import { formOf } from '../../form-body.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm } from './desk.js';
import { addressWith, spotFrom, wayBack } from './way-back.js';

const PICK = 'pick-';

/** A card's own button names its comment; the form of a page takes all that are chosen. */
async function handleHand(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const sent = formOf(exchange);
  const back = wayBack(sent.back) ?? '/console/queue/held';
  if (sent.letGo !== undefined) {
    const id = commentFrom(sent.letGo);
    await letGo(exchange.app.deps, actor, id);
    return seeOther(exchange, noticeAt(back, 'let-go', `card-${sent.letGo}`));
  }
  const names = Object.keys(sent).filter((name) => name.startsWith(PICK));
  const one = sent.take ?? '';
  const ids = one === '' ? names.map((name) => commentFrom(name.slice(PICK.length))) : [commentFrom(one)];
  const { taken, left } = await takeInHand(exchange.app.deps, actor, ids);
  const notice = left === 0 ? 'taken' : taken === 0 ? 'taken-none' : 'taken-some';
  return seeOther(exchange, noticeAt(back, notice, `card-${one}`));
}

function noticeAt(back: string, notice: HandNotice, spot: string): string {
  return addressWith(back, `hand=${notice}`, spotFrom(spot));
}

function commentFrom(text: string): CommentId {
  const id = decodeId<CommentId>(text);
  if (id === undefined)
    throw new Refusal('invalid_request', { problem: 'take must be the id of a comment.' });
  return id;
}

export const consoleHandRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/console/hand',
    space: 'console',
    who: 'moderator',
    about:
      'Takes one comment (`take`) or all that are chosen on a page in hand for fifteen minutes, in which nobody else decides them, or gives one back (`letGo`).',
    handle: staffForm(handleHand),
  },
];
