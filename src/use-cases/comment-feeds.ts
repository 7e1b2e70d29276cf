import type { Account } from '../core/account.js';
import type { Comment } from '../core/comment.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import { sight } from '../core/visibility.js';
import type { Reads } from '../storage/store.js';
import { isPublicStory, type LooksForStories } from './public-story.js';
import { siteOf } from './site-of.js';

const MOST = 50;

/** The newest comments of a discussion that everybody may see, newest first. */
export async function threadFeed(
  { store }: { readonly store: { readonly read: Pick<Reads, 'newestOfStory'> } },
  { id: storyId }: Pick<Story, 'id'>,
): Promise<readonly Comment[]> {
  const found = await store.read.newestOfStory({ storyId, limit: MOST });
  return found.filter((comment) => sight(comment, 'public') === 'text');
}

interface Answers {
  readonly site: Site;
  readonly account: Account;
  readonly answers: readonly { readonly comment: Comment; readonly story: Story }[];
}

/** What the feed behind a secret tells; undefined when the secret opens nothing, or its owner is gone. */
export async function answersFeed(
  {
    store: { read },
  }: {
    readonly store: {
      readonly read: LooksForStories &
        Pick<Reads, 'replyFeedByToken' | 'accountById' | 'siteById' | 'repliesTo'>;
    };
  },
  tokenHash: string,
): Promise<Answers | undefined> {
  const feed = await read.replyFeedByToken({ tokenHash });
  const account = feed && (await read.accountById({ id: feed.accountId }));
  if (!feed || !account || account.disabledAt !== null) return undefined;
  const answers: { comment: Comment; story: Story }[] = [];
  for (const comment of await read.repliesTo({ ...feed, limit: MOST })) {
    const story = await read.storyById({ id: comment.storyId });
    const isShown = sight(comment, 'public') === 'text' && story && (await isPublicStory(read, story));
    if (isShown) answers.push({ comment, story });
  }
  return { site: await siteOf(read, feed.siteId), account, answers };
}
