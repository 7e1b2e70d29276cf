import type { DecisionId } from '../core/ids.js';
import type { Mailer } from '../core/mail.js';
import { type StatementSigner, statementToken } from '../core/process/statement-token.js';
import { statementMail } from '../render/mails/statement-mail.js';
import type { Reads } from '../storage/store.js';
import { mailOrGiveUp } from './mail-work.js';
import type { Work } from './work.js';

export interface StatementDeps {
  readonly store: {
    readonly read: Pick<
      Reads,
      'statementOf' | 'commentById' | 'contactOf' | 'accountById' | 'siteById' | 'storyById'
    >;
  };
  readonly mail: Mailer;
  readonly secrets: StatementSigner;
  /** Where our pages are, without a slash at the end; from the settings. */
  readonly baseUrl: () => string;
}

/**
 * Mails an author why their comment is not on the site, where an address is known (Article 17(2) of Regulation (EU)
 * 2022/2065). The law asks for it, so that no cap on mails holds it back. What was taken back meanwhile is not told.
 */
export function statementWork(deps: StatementDeps): Work {
  const { mail, secrets, baseUrl } = deps;
  return async ({ payload, siteId }) => {
    const { read } = deps.store;
    const decisionId = Number(payload.decisionId) as DecisionId;
    const statement = await read.statementOf({ decisionId });
    const site = await read.siteById({ id: siteId });
    if (!statement || statement.undoneAt !== null || !site) return { kind: 'done' };
    const to = await addressOf(deps, statement.commentId);
    const story = await read.storyById({ id: statement.storyId });
    if (to === null || !story) return { kind: 'done' };
    const url = `${baseUrl()}/statement/${statementToken(secrets, decisionId)}`;
    return mailOrGiveUp(mail, statementMail({ to, site, story, statement, url }));
  };
}

/** The account's address, else the one that came with the comment. */
async function addressOf(
  { store: { read } }: StatementDeps,
  commentId: Parameters<Reads['commentById']>[0]['id'],
): Promise<string | null> {
  const comment = await read.commentById({ id: commentId });
  if (!comment || comment.status === 'deleted') return null;
  const { accountId } = comment.author;
  const account = accountId === null ? undefined : await read.accountById({ id: accountId });
  return account?.email ?? (await read.contactOf({ commentId })).email;
}
