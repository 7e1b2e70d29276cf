import Type from 'typebox';
import type { StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import type { Site } from '../../core/site.js';
import { isOpen, type Story } from '../../core/story.js';
import { presentStory, presentUnknownStory } from '../../render/present-story.js';
import { countStories, MOST_COUNTS } from '../../use-cases/count-stories.js';
import { findStory } from '../../use-cases/find-story.js';
import { listStories, MOST_STORIES_PER_PAGE } from '../../use-cases/list-stories.js';
import { publicStory } from '../../use-cases/public-story.js';
import { siteOf } from '../../use-cases/site-of.js';
import { CountsSchema, StoriesSchema, StorySchema } from '../../wire/story.js';
import { sendFreshJson, sendPublicJson } from '../answer.js';
import { publicApp } from '../public-app.js';
import { countFrom, idFrom, queriesOf, queryOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { siteMark } from '../site-resolver.js';

const SITE = { schema: Type.String(), about: 'Short name of the site.', required: true };

async function handleStories(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const [url, key] = [queryOf(exchange, 'url'), queryOf(exchange, 'key')];
  const site = requiredSite(exchange);
  if (url === undefined && key === undefined) return listSite(exchange, site);
  const found = await findStory(deps, { site, url, key });
  if (found.story) return sendStory(exchange, found.story, found.site);
  return sendFreshJson(exchange, presentUnknownStory(url ?? null, found.site));
}

/** Changes with everything that a reader sees of a story. */
export function storyMark(story: Story, site: Site, now: number): string {
  return `${story.version} ${isOpen(story, now)} ${siteMark(site)}`;
}

function sendStory(exchange: Exchange, story: Story, site: Site): Promise<unknown> {
  const now = exchange.app.deps.clock();
  return sendPublicJson(exchange, {
    variant: `story ${story.id}`,
    version: storyMark(story, site, now),
    make: async () => presentStory(story, site, now),
  });
}

async function handleStory(exchange: Exchange): Promise<unknown> {
  const { read } = exchange.app.deps.store;
  const story = await publicStory(read, idFrom<StoryId>(exchange, 'storyId'));
  return sendStory(exchange, story, await siteOf(read, story.siteId));
}

async function listSite(exchange: Exchange, site: string): Promise<unknown> {
  const limit = countFrom(exchange, 'limit');
  const cursor = queryOf(exchange, 'cursor');
  const { deps } = await publicApp(exchange.app);
  const page = await listStories(deps, {
    site,
    ...(limit === undefined ? {} : { limit }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  const now = deps.clock();
  return sendFreshJson(exchange, {
    stories: page.stories.map((story) => presentStory(story, page.site, now)),
    nextCursor: page.nextCursor,
  });
}

async function handleCounts(exchange: Exchange): Promise<unknown> {
  const urls = queriesOf(exchange, 'url');
  const { deps } = await publicApp(exchange.app);
  const counts = await countStories(deps, { site: requiredSite(exchange), urls });
  return sendFreshJson(exchange, { counts });
}

function requiredSite(exchange: Exchange): string {
  const site = queryOf(exchange, 'site');
  if (site === undefined) throw new Refusal('invalid_request', { problem: 'site is missing.' });
  return site;
}

export const publicStoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/public/stories',
    space: 'public',
    who: 'anyone',
    about:
      'The story of an article, by `key` or `url`; an address that nobody has discussed has `id` null. Without both the stories of the site, newest first.',
    query: {
      site: SITE,
      url: { schema: Type.String(), about: 'Address of the article, in any spelling.' },
      key: { schema: Type.String(), about: 'The id that the CMS gives the article.' },
      limit: { schema: Type.Integer(), about: `Stories on a page, at most ${MOST_STORIES_PER_PAGE}.` },
      cursor: { schema: Type.String(), about: 'From `nextCursor`.' },
    },
    answers: { 200: Type.Union([StorySchema, StoriesSchema]) },
    handle: handleStories,
  },
  {
    method: 'GET',
    path: '/api/v1/public/stories/:storyId',
    space: 'public',
    who: 'anyone',
    about: 'One story by its id.',
    answers: { 200: StorySchema },
    handle: handleStory,
  },
  {
    method: 'GET',
    path: '/api/v1/public/counts',
    space: 'public',
    who: 'anyone',
    about: `Published comments under up to ${MOST_COUNTS} addresses.`,
    query: {
      site: SITE,
      url: { schema: Type.Array(Type.String()), about: 'Once for each address.' },
    },
    answers: { 200: CountsSchema },
    handle: handleCounts,
  },
];
