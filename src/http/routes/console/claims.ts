import { Refusal } from '../../../core/refusal.js';
import { paintConsole } from '../../../render/console/paint.js';
import { decideClaim, openClaims } from '../../../use-cases/claim-comments.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { presentClaim } from '../claims.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';

const CLAIMS = '/console/claims';

async function showClaims(exchange: Exchange, desk: Desk): Promise<unknown> {
  const claims = await openClaims(exchange.app.deps, desk.actor);
  const frame = await frameOf(exchange, desk);
  return sendHtml(exchange, 200, paintConsole.claims({ frame, claims: claims.map(presentClaim) }));
}

async function handleClaim(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const { granted = '' } = formOf(exchange);
  if (granted !== 'yes' && granted !== 'no')
    throw new Refusal('invalid_request', { problem: 'granted must be yes or no.' });
  const claimId = idFrom<number>(exchange, 'claimId');
  await decideClaim(exchange.app.deps, actor, { claimId, granted: granted === 'yes' });
  return seeOther(exchange, `${CLAIMS}?saved=1`);
}

const shared = { space: 'console', who: 'moderator' } as const;

export const consoleClaimRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: CLAIMS,
    about: 'Readers who say that imported comments are theirs.',
    handle: staffPage(showClaims),
  },
  {
    ...shared,
    method: 'POST',
    path: `${CLAIMS}/:claimId`,
    about: 'Says yes or no to such a claim.',
    handle: staffForm(handleClaim),
  },
];
