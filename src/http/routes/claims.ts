import { encodeId } from '../../core/ids.js';
import { presentTime } from '../../render/present-comment.js';
import { claimComments, decideClaim, type OpenClaim, openClaims } from '../../use-cases/claim-comments.js';
import {
  ClaimCommentsSchema,
  ClaimDecidedSchema,
  ClaimsSchema,
  type ClaimView,
  DecideClaimSchema,
  MyClaimSchema,
} from '../../wire/claim.js';
import { sendJson } from '../answer.js';
import { limitWrite } from '../limits.js';
import { mustBeLawfulWrite } from '../origin.js';
import { bodyOf, idFrom } from '../read-request.js';
import { ownSessionOf } from '../reader-session.js';
import type { Exchange, Route } from '../route.js';
import { staffOf } from '../staff.js';

async function handleClaim(exchange: Exchange): Promise<unknown> {
  const body = bodyOf(exchange, ClaimCommentsSchema);
  mustBeLawfulWrite(exchange, null);
  await limitWrite(exchange);
  const { actor } = ownSessionOf(exchange);
  return sendJson(exchange, 200, await claimComments(exchange.app.deps, actor, body));
}

/** A claim as moderators are shown it. */
export function presentClaim({ claim, site, name, names }: OpenClaim): ClaimView {
  return {
    id: encodeId(claim.id),
    ...{ site, name },
    names: [...names],
    email: claim.email,
    comments: claim.comments,
    createdAt: presentTime(claim.createdAt),
  };
}

async function handleList(exchange: Exchange): Promise<unknown> {
  const claims = await openClaims(exchange.app.deps, await staffOf(exchange));
  return sendJson(exchange, 200, {
    claims: claims.map(presentClaim),
  });
}

async function handleDecide(exchange: Exchange): Promise<unknown> {
  const { granted } = bodyOf(exchange, DecideClaimSchema);
  mustBeLawfulWrite(exchange, null);
  const claimId = idFrom<number>(exchange, 'claimId');
  const actor = await staffOf(exchange);
  return sendJson(exchange, 200, await decideClaim(exchange.app.deps, actor, { claimId, granted }));
}

export const claimRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/me/claims',
    space: 'me',
    who: 'author',
    about:
      "Says that imported comments with this reader's address are theirs; a moderator decides. Again, it tells how that stands. From our own pages.",
    body: ClaimCommentsSchema,
    answers: { 200: MyClaimSchema },
    handle: handleClaim,
  },
  {
    method: 'GET',
    path: '/api/v1/moderation/claims',
    space: 'staff',
    who: 'moderator',
    about: 'Claims to imported comments that wait for a yes or no, the oldest first, at most 50.',
    answers: { 200: ClaimsSchema },
    handle: handleList,
  },
  {
    method: 'POST',
    path: '/api/v1/moderation/claims/:claimId',
    space: 'staff',
    who: 'moderator',
    about: 'Decides a claim. Granted, the comments become the account’s; the names above them stay.',
    body: DecideClaimSchema,
    answers: { 200: ClaimDecidedSchema },
    handle: handleDecide,
  },
];
