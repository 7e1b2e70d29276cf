import { tokenHash } from '../../auth/token.js';
import { encodeId, type StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import { commentsAtom } from '../../render/comments-atom.js';
import { addressesOf } from '../../render/pages/addresses.js';
import { answersFeed, authorFeed, threadFeed } from '../../use-cases/comment-feeds.js';
import { publicStory } from '../../use-cases/public-story.js';
import { siteOf } from '../../use-cases/site-of.js';
import { sendPublic } from '../answer.js';
import { publicApp } from '../public-app.js';
import { idFrom, paramOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { siteMark } from '../site-resolver.js';
import { baseUrlFor } from './story-pages.js';

const ATOM = 'application/atom+xml; charset=utf-8';

/** Where a story's own page is, whole. */
function pageOf(baseUrl: string, story: { readonly id: number; readonly reportPath: string | null }): string {
  const { whole, home, thread } = addressesOf({ baseUrl });
  return whole(story.reportPath === null ? thread(encodeId(story.id)) : `${home}${story.reportPath}/`);
}

async function sendThreadFeed(exchange: Exchange): Promise<unknown> {
  const { read } = exchange.app.deps.store;
  const story = await publicStory(read, idFrom<StoryId>(exchange, 'storyId'));
  const site = await siteOf(read, story.siteId);
  const baseUrl = await baseUrlFor(exchange, site);
  return sendPublic(exchange, {
    variant: `thread feed ${story.id} ${baseUrl}`,
    version: `${story.version} ${siteMark(site)}`,
    make: async ({ deps }) => {
      const page = pageOf(baseUrl, story);
      const comments = await threadFeed(deps, story);
      const content = commentsAtom({
        ...{ page, baseUrl, about: { thread: story.title || site.name } },
        language: story.language ?? site.language,
        self: `${baseUrl}/t/${encodeId(story.id)}/feed.atom`,
        comments: comments.map((comment) => ({ comment, storyUrl: page })),
      });
      return { content, contentType: ATOM, space: 'public' };
    },
  });
}

/** A feed reader has no cookie: the address itself is the secret. Never cached, and 404 once it was ended. */
async function sendAnswersFeed(exchange: Exchange): Promise<unknown> {
  const { deps, own } = exchange.app;
  const token = paramOf(exchange, 'token');
  const found = await answersFeed(deps, tokenHash(token));
  if (found === undefined) throw new Refusal('not_found');
  const { site, account, answers } = found;
  const { baseUrl } = own;
  const text = commentsAtom({
    ...{ baseUrl, about: { answersTo: account.name || site.name }, language: site.language },
    page: `${baseUrl}/me`,
    self: `${baseUrl}/answers/${token}/feed.atom`,
    comments: answers.map(({ comment, story }) => ({ comment, storyUrl: pageOf(baseUrl, story) })),
  });
  return exchange.reply.header('x-robots-tag', 'noindex').type(ATOM).send(text);
}

/** One author's comments here. The name of the feed tells nothing of the account, and was made for this site and name. */
async function sendAuthorFeed(exchange: Exchange): Promise<unknown> {
  const handle = paramOf(exchange, 'handle');
  const { deps } = await publicApp(exchange.app);
  const found = await authorFeed(deps, handle);
  if (found === undefined) throw new Refusal('not_found');
  const { site, name, comments } = found;
  const baseUrl = await baseUrlFor(exchange, site);
  const text = commentsAtom({
    ...{ baseUrl, about: { by: name }, language: site.language },
    page: `${baseUrl}/`,
    self: `${baseUrl}/by/${handle}/feed.atom`,
    comments: comments.map(({ comment, story }) => ({ comment, storyUrl: pageOf(baseUrl, story) })),
  });
  return exchange.reply.header('x-robots-tag', 'noindex').type(ATOM).send(text);
}

export const commentFeedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/:storyId/feed.atom',
    space: 'page',
    who: 'anyone',
    about: 'The newest comments of a discussion as an Atom feed, each with what it answers (RFC 4685).',
    isCached: true,
    handle: sendThreadFeed,
  },
  {
    method: 'GET',
    path: '/by/:handle/feed.atom',
    space: 'form',
    who: 'anyone',
    about: "One author's newest comments on a site as an Atom feed, under an address that names no account.",
    handle: sendAuthorFeed,
  },
  {
    method: 'GET',
    path: '/answers/:token/feed.atom',
    space: 'form',
    who: 'anyone',
    about: 'The answers to one reader as an Atom feed, under a secret address that the reader made.',
    handle: sendAnswersFeed,
  },
];
