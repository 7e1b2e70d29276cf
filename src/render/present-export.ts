import type { Account, SiteRole } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { Decision } from '../core/decision.js';
import { encodeId } from '../core/ids.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { Subscription } from '../storage/follow-store.js';
import type { GhostClaim, Identity, Passkey, SessionLine } from '../storage/identity-store.js';
import type { IgnoredAuthor } from '../storage/ignore-store.js';
import type { PushSubscription } from '../storage/push-store.js';
import type { Revision } from '../storage/store.js';
import type { PersonView } from '../wire/person.js';
import { presentTime } from './present-comment.js';

interface Exported {
  readonly account: Account;
  readonly roles: readonly SiteRole[];
  readonly identities: readonly Identity[];
  readonly passkeys: readonly Passkey[];
  readonly sessions: readonly SessionLine[];
  readonly claims: readonly GhostClaim[];
  readonly following: readonly (Pick<Subscription, 'kind' | 'target' | 'createdAt'> & {
    readonly rhythm: string;
  })[];
  readonly browsers: readonly PushSubscription[];
  readonly ignored: readonly IgnoredAuthor[];
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly comments: readonly {
    readonly comment: Comment;
    readonly site: Site;
    readonly story: Story | undefined;
    readonly decisions: readonly Decision[];
    readonly revisions: readonly Revision[];
  }[];
}

/** What a person takes with them. Proofs (hashes, keys) stay: they are worth something to nobody but a thief. */
export function presentExport(exported: Exported, now: number): PersonView {
  const { account, hasPassword, hasSecondFactor } = exported;
  return {
    exportedAt: presentTime(now),
    account: {
      name: account.name,
      publicName: account.publicName ?? null,
      email: account.email,
      createdAt: presentTime(account.createdAt),
      hasPassword,
      hasSecondFactor,
      roles: exported.roles.map(({ role }) => role),
    },
    identities: exported.identities.map(({ issuer, subject, createdAt }) => ({
      issuer,
      subject,
      since: presentTime(createdAt),
    })),
    passkeys: exported.passkeys.map(({ name, createdAt, usedAt }) => ({
      name,
      createdAt: presentTime(createdAt),
      usedAt: presentTime(usedAt),
    })),
    sessions: exported.sessions.map(({ kind, method, createdAt, expiresAt }) => ({
      kind,
      method,
      since: presentTime(createdAt),
      until: presentTime(expiresAt),
    })),
    claims: exported.claims.map(({ email, comments, createdAt, granted }) => ({
      email,
      comments,
      createdAt: presentTime(createdAt),
      granted,
    })),
    following: exported.following.map(({ kind, target, createdAt, rhythm }) => ({
      kind,
      about: encodeId(target),
      since: presentTime(createdAt),
      rhythm,
    })),
    // The rest of the address lets whoever has it tell browsers apart.
    browsers: exported.browsers.map(({ endpoint, createdAt }) => ({
      pushService: new URL(endpoint).host,
      since: presentTime(createdAt),
    })),
    ignored: exported.ignored.map(({ name, createdAt }) => ({ name, since: presentTime(createdAt) })),
    comments: exported.comments.map(presentExportedComment),
  };
}

function presentExportedComment({
  comment,
  site,
  story,
  decisions,
  revisions,
}: Exported['comments'][number]): PersonView['comments'][number] {
  return {
    id: encodeId(comment.id),
    site: site.slug,
    story: { title: story?.title ?? '', url: story?.url ?? null },
    parentId: comment.parentId === null ? null : encodeId(comment.parentId),
    name: comment.author.name,
    createdAt: presentTime(comment.createdAt),
    editedAt: presentTime(comment.editedAt),
    status: comment.status,
    text: comment.source,
    format: comment.sourceFormat,
    up: comment.up,
    down: comment.down,
    earlier: revisions.map((one) => ({ text: one.source, createdAt: presentTime(one.createdAt) })),
    decisions: decisions.map((one) => ({
      outcome: one.outcome,
      reason: one.reason,
      at: presentTime(one.createdAt),
    })),
  };
}
