import type { Comment } from '../core/comment.js';
import { readStatementToken } from '../core/process/statement-token.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { Reads, Writes } from '../storage/store.js';
import { makeAppeal } from './appeal-comment.js';
import type { UseCaseDeps } from './deps.js';
import { describeMine, type MyComment } from './my-comments.js';
import { siteOf } from './site-of.js';

type Looks = Parameters<typeof describeMine>[0]['store']['read'];
type Reading = Pick<UseCaseDeps, 'clock' | 'secrets'> & { readonly store: { readonly read: Looks } };

/**
 * What the author of a comment may read of it by the link in a mailed statement, however long ago they wrote and whatever
 * browser they have now. Refuses not_found for a link that was not made here, and once the comment is gone.
 */
export async function readStatementLink(
  deps: Reading,
  token: string,
): Promise<MyComment & { readonly site: Site; readonly story: Story }> {
  const comment = await commentOf(deps, token);
  const { read } = deps.store;
  const story = await read.storyById({ id: comment.storyId });
  if (!story) throw new Refusal('not_found');
  const site = await siteOf(read, comment.siteId);
  return { ...(await describeMine(deps, { kind: 'anonymous' }, { site, comment })), site, story };
}

/** An appeal by the link in a mailed statement. Refuses not_found, text_*, already_decided. */
export async function appealByLink(
  deps: Reading &
    Pick<UseCaseDeps, 'newId'> & {
      readonly store: {
        readonly read: Pick<Reads, 'decisionsOf'>;
        readonly write: Pick<Writes, 'createAppeal'>;
      };
    },
  { token, text }: { readonly token: string; readonly text: string },
): Promise<void> {
  await makeAppeal(deps, await commentOf(deps, token), text);
}

async function commentOf({ secrets, store: { read } }: Reading, token: string): Promise<Comment> {
  const decisionId = readStatementToken(secrets, token);
  const statement = decisionId === undefined ? undefined : await read.statementOf({ decisionId });
  const comment = statement && (await read.commentById({ id: statement.commentId }));
  if (!comment || comment.status === 'deleted') throw new Refusal('not_found');
  return comment;
}
