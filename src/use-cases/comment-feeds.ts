import type { Account } from '../core/account.js';
import { authorHandle, type FeedSigner, readAuthorHandle } from '../core/author-handle.js';
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

/** An author's comments on a site, with the story of each. */
export interface ByAuthor {
  readonly site: Site;
  /** Under which all of them were written. */
  readonly name: string;
  readonly comments: readonly { readonly comment: Comment; readonly story: Story }[];
}

/** What an author feed's name stands for. Under another name than the account has today nobody is to know that it wrote. */
export async function authorFeed(
  {
    secrets,
    store: { read },
  }: {
    readonly secrets: FeedSigner;
    readonly store: {
      readonly read: LooksForStories & Pick<Reads, 'accountById' | 'siteById' | 'commentsByAuthor'>;
    };
  },
  handle: string,
): Promise<ByAuthor | undefined> {
  const named = readAuthorHandle(secrets, handle);
  const account = named && (await read.accountById({ id: named.accountId }));
  if (!named || !account || account.disabledAt !== null || account.name === '') return undefined;
  const { accountId, siteId } = named;
  const name = namesOf(account).find(
    (one) => authorHandle(secrets, { accountId, siteId, name: one }) === handle,
  );
  if (name === undefined) return undefined;
  const found = await read.commentsByAuthor({ author: { accountId }, siteId, limit: MOST });
  const comments: { comment: Comment; story: Story }[] = [];
  for (const comment of found) {
    const isTheirs = sight(comment, 'public') === 'text' && comment.author.name === name;
    const story = isTheirs && (await read.storyById({ id: comment.storyId }));
    if (story && (await isPublicStory(read, story))) comments.push({ comment, story });
  }
  return { site: await siteOf(read, siteId), name, comments };
}

/** Nothing tells readers that the names are of one person: each has a feed of its own. */
function namesOf({ name, publicName }: Account): readonly string[] {
  return publicName === undefined ? [name] : [name, publicName];
}

/** The name of the feed of whoever wrote a comment; undefined for guests, for who is gone or not seen here, and for who has another name now. */
export async function feedOfAuthor(
  {
    secrets,
    store,
  }: { readonly secrets: FeedSigner; readonly store: { readonly read: Pick<Reads, 'accountById'> } },
  comment: Comment,
): Promise<string | undefined> {
  const { author, siteId } = comment;
  const { accountId } = author;
  if (sight(comment, 'public') !== 'text') return undefined;
  const account = accountId === null ? undefined : await store.read.accountById({ id: accountId });
  const isThem =
    account !== undefined && account.disabledAt === null && namesOf(account).includes(author.name);
  if (!isThem || author.name === '') return undefined;
  return authorHandle(secrets, { accountId: account.id, siteId, name: author.name });
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
