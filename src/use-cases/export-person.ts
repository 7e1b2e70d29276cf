import type { Account, SiteRole } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { Decision } from '../core/decision.js';
import type { StoryId } from '../core/ids.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { GhostClaim, Identity, Passkey, SessionLine } from '../storage/identity-store.js';
import type { IgnoredAuthor } from '../storage/ignore-store.js';
import type { PushSubscription } from '../storage/push-store.js';
import type { Reads, Revision } from '../storage/store.js';
import type { UseCaseDeps } from './deps.js';

const PAGE = 200;

type Following = Awaited<ReturnType<Reads['followingOf']>>[number];

export interface ExportedComment {
  readonly comment: Comment;
  readonly site: Site;
  readonly story: Story | undefined;
  /** What was decided about it; not by whom. */
  readonly decisions: readonly Decision[];
  readonly revisions: readonly Revision[];
}

/** Everything that is kept of a person under their account. */
export interface ExportedPerson {
  readonly account: Account;
  readonly roles: readonly SiteRole[];
  readonly identities: readonly Identity[];
  readonly passkeys: readonly Passkey[];
  readonly sessions: readonly SessionLine[];
  readonly claims: readonly GhostClaim[];
  readonly following: readonly Following[];
  readonly browsers: readonly PushSubscription[];
  readonly ignored: readonly IgnoredAuthor[];
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /** Of every site, whatever became of them, the newest of each site first. */
  readonly comments: readonly ExportedComment[];
}

type Deps = Pick<UseCaseDeps, 'clock'> & {
  readonly store: {
    readonly read: Pick<
      Reads,
      | 'sites'
      | 'rolesOf'
      | 'identitiesOf'
      | 'passkeysOf'
      | 'sessionsOf'
      | 'claimsOf'
      | 'followingOf'
      | 'pushesOf'
      | 'ignoredBy'
      | 'passwordOf'
      | 'totpOf'
      | 'commentsByAuthor'
      | 'storyById'
      | 'decisionsOf'
      | 'revisionsOf'
    >;
  };
};

/** Gathers what a person may take with them. */
export async function exportPerson(
  { store: { read }, clock }: Deps,
  account: Account,
): Promise<ExportedPerson> {
  const of = { accountId: account.id };
  const comments: ExportedComment[] = [];
  for (const site of await read.sites({})) comments.push(...(await commentsOn(read, account, site)));
  return {
    account,
    roles: await read.rolesOf(of),
    identities: await read.identitiesOf(of),
    passkeys: await read.passkeysOf(of),
    sessions: await read.sessionsOf({ ...of, now: clock() }),
    claims: await read.claimsOf(of),
    following: await read.followingOf(of),
    browsers: await read.pushesOf(of),
    ignored: await read.ignoredBy(of),
    hasPassword: typeof (await read.passwordOf(of)) === 'string',
    hasSecondFactor: (await read.totpOf(of)) !== undefined,
    comments,
  };
}

async function commentsOn(
  read: Deps['store']['read'],
  { id: accountId }: Account,
  site: Site,
): Promise<readonly ExportedComment[]> {
  const found: ExportedComment[] = [];
  const stories = new Map<StoryId, Story | undefined>();
  let beforeId: number | undefined;
  for (;;) {
    const page = await read.commentsByAuthor({
      siteId: site.id,
      author: { accountId },
      limit: PAGE,
      ...(beforeId === undefined ? {} : { beforeId }),
    });
    for (const comment of page) {
      const { id, storyId } = comment;
      if (!stories.has(storyId)) stories.set(storyId, await read.storyById({ id: storyId }));
      found.push({
        ...{ comment, site, story: stories.get(storyId) },
        decisions: await read.decisionsOf({ commentId: id }),
        revisions: await read.revisionsOf({ id }),
      });
    }
    beforeId = page.at(-1)?.id;
    if (page.length < PAGE) return found;
  }
}
