import type { AccountActor, Actor } from '../core/account.js';
import type { SiteId } from '../core/ids.js';
import { may } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { GhostClaim } from '../storage/identity-store.js';
import type { Reads, Writes } from '../storage/store.js';
import { actBy, type NotesActs } from './act-entry.js';
import type { UseCaseDeps } from './deps.js';
import { moderatedSites } from './moderated-sites.js';
import { siteNamed, siteOf } from './site-of.js';

const MOST_CLAIMS = 50;

type AskDeps = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly store: {
    readonly read: Pick<Reads, 'siteBySlug' | 'ghostComments' | 'claimsOf'>;
    readonly write: Pick<Writes, 'createClaim'>;
  };
};

type ClaimState = 'none' | 'waiting' | 'granted' | 'refused';

export interface MyClaim {
  /** Comments that an import brought with the reader's address. */
  readonly comments: number;
  readonly state: ClaimState;
}

/**
 * A reader says that imported comments with their address are theirs. The address is proven: an account gets one only from
 * a mailed code, an operator, or whoever the operator trusts with it. A moderator says yes or no. Twice is once.
 * Refuses unknown_site, forbidden for an account without an address.
 */
export async function claimComments(
  { store: { read, write }, clock, newId }: AskDeps,
  { account }: Pick<AccountActor, 'account'>,
  { site: slug }: { readonly site: string },
): Promise<MyClaim> {
  const site = await siteNamed(read, slug);
  const { id: accountId, email } = account;
  if (email === null) throw new Refusal('forbidden', { reason: 'this account has no e-mail address.' });
  const { count: comments } = await read.ghostComments({ siteId: site.id, email });
  if (comments > 0) {
    const claim = { id: newId(), siteId: site.id, accountId, email, comments, createdAt: clock() };
    await write.createClaim(claim);
  }
  const known = (await read.claimsOf({ accountId })).find(({ siteId }) => siteId === site.id);
  return { comments, state: stateOf(known) };
}

/** How a claim stands. */
export function stateOf(claim: GhostClaim | undefined): ClaimState {
  if (claim === undefined) return 'none';
  if (claim.granted === null) return 'waiting';
  return claim.granted ? 'granted' : 'refused';
}

/** A claim as a moderator sees it. */
export interface OpenClaim {
  readonly claim: GhostClaim;
  readonly site: string;
  /** Under which the reader writes now. */
  readonly name: string;
  /** Those above the comments in question. */
  readonly names: readonly string[];
}

type ModerateDeps = {
  readonly store: {
    readonly read: Pick<
      Reads,
      'sites' | 'siteById' | 'openClaims' | 'claimById' | 'accountById' | 'ghostComments'
    >;
    readonly write: Pick<Writes, 'decideClaim'>;
  };
} & Pick<UseCaseDeps, 'clock'>;

/** Claims on the sites that the actor moderates, the oldest first. Refuses sign_in_required, forbidden. */
export async function openClaims(deps: ModerateDeps, actor: Actor): Promise<readonly OpenClaim[]> {
  const { read } = deps.store;
  const sites = new Map<SiteId, string>(
    (await moderatedSites(deps, actor)).map(({ id, slug }) => [id, slug]),
  );
  const claims = await read.openClaims({ siteIds: [...sites.keys()], limit: MOST_CLAIMS });
  return Promise.all(
    claims.map(async (claim) => {
      const account = await read.accountById({ id: claim.accountId });
      const { names } = await read.ghostComments(claim);
      return { claim, site: sites.get(claim.siteId) ?? '', name: account?.name ?? '', names };
    }),
  );
}

/** Says yes or no to a claim; gives how many comments changed hands. Refuses not_found, sign_in_required, already_decided. */
export async function decideClaim(
  { store: { read, write }, ...deps }: ModerateDeps & NotesActs,
  actor: Actor,
  { claimId, granted }: { readonly claimId: number; readonly granted: boolean },
): Promise<{ readonly comments: number }> {
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  const claim = await read.claimById({ id: claimId });
  if (!claim) throw new Refusal('not_found');
  const now = deps.clock();
  // What staff of another site may not decide does not exist for them.
  if (may(actor, 'claim.decide', { now, site: await siteOf(read, claim.siteId) }) !== true)
    throw new Refusal('not_found');
  return write.decideClaim({ id: claim.id, by: actor.account.id, granted, now, entry: actBy(deps, actor) });
}
