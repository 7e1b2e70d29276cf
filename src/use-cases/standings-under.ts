import type { Actor } from '../core/account.js';
import { badgesOf, type Standings } from '../core/badge.js';
import type { Comment } from '../core/comment.js';
import type { Story } from '../core/story.js';
import { isAuthor } from '../core/visibility.js';
import type { Reads } from '../storage/store.js';

/** What `actor` is under a story by grants; nothing for whoever is not signed in. */
export async function standingsUnder(
  read: Pick<Reads, 'standingsOf'>,
  actor: Actor,
  story: Pick<Story, 'id' | 'siteId'>,
): Promise<Standings> {
  if (actor.kind !== 'account') return [];
  return read.standingsOf({ accountId: actor.account.id, siteId: story.siteId, storyId: story.id });
}

/** Whether `actor` may write below `parent` in a story of questions: with a badge, or as who has asked. True elsewhere. */
export async function answersIn(
  read: Pick<Reads, 'commentById'>,
  actor: Actor,
  at: {
    readonly story: Pick<Story, 'kind' | 'siteId' | 'section'>;
    readonly parent: Comment | undefined;
    readonly standings: Standings;
  },
): Promise<boolean> {
  const { story, parent, standings } = at;
  if (story.kind !== 'questions' || badgesOf(actor, story, standings).length > 0) return true;
  const root = parent === undefined ? undefined : await read.commentById({ id: parent.rootId });
  return root !== undefined && isAuthor(actor, root);
}
