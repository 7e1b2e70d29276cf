import Type from 'typebox';
import { decodeId, type StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import { presentStory, presentUnknownStory } from '../../render/present-story.js';
import { presentThread } from '../../render/present-thread.js';
import { type FoundStory, findStory } from '../../use-cases/find-story.js';
import { publicStory } from '../../use-cases/public-story.js';
import { MOST_ROOTS_PER_PAGE, ROOTS_PER_PAGE, readThread } from '../../use-cases/read-thread.js';
import { siteOf } from '../../use-cases/site-of.js';
import { SortSchema } from '../../wire/story.js';
import { OpeningSchema } from '../../wire/thread.js';
import { sendFreshJson, sendPublicJson } from '../answer.js';
import { choiceFrom, countFrom, queryOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { SORTS } from './public-comments.js';
import { storyMark } from './public-stories.js';

async function handleOpening(exchange: Exchange): Promise<unknown> {
  const { site, story } = await openedStory(exchange);
  if (story === undefined) {
    const unknown = presentUnknownStory(queryOf(exchange, 'url') ?? null, site);
    return sendFreshJson(exchange, { story: unknown, thread: null });
  }
  const now = exchange.app.deps.clock();
  const sort = choiceFrom(exchange, 'sort', SORTS);
  const limit = countFrom(exchange, 'limit');
  return sendPublicJson(exchange, {
    variant: `opening ${story.id} ${sort} ${limit ?? ''}`,
    version: storyMark(story, site, now),
    make: async ({ deps }) => ({
      story: presentStory(story, site, now),
      thread: presentThread(
        await readThread(deps, { storyId: story.id, sort, ...(limit !== undefined && { limit }) }),
      ),
    }),
  });
}

/** The story that the query names. Refuses not_found, unknown_site, invalid_request. */
export async function openedStory(exchange: Exchange): Promise<FoundStory> {
  const { deps } = exchange.app;
  const [site, url, key] = ['site', 'url', 'key'].map((name) => queryOf(exchange, name));
  const id = queryOf(exchange, 'story');
  if (id !== undefined) return storyWithId(exchange, id);
  if (site === undefined || (url === undefined && key === undefined))
    throw new Refusal('invalid_request', { problem: 'Give story, or site with key or url.' });
  return findStory(deps, { site, url, key });
}

async function storyWithId({ app }: Exchange, text: string): Promise<FoundStory> {
  const { read } = app.deps.store;
  const id = decodeId<StoryId>(text);
  if (id === undefined) throw new Refusal('not_found');
  const story = await publicStory(read, id);
  return { story, site: await siteOf(read, story.siteId) };
}

export const publicOpeningRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/public/opening',
    space: 'public',
    who: 'anyone',
    about:
      'What the reader’s program begins with: a story and the first page of its thread, by `story`, or by `site` with `key` or `url`. `thread` is null while nobody has discussed it.',
    query: {
      story: { schema: Type.String(), about: 'Id of the story.' },
      site: { schema: Type.String(), about: 'Short name of the site.' },
      url: { schema: Type.String(), about: 'Address of the article, in any spelling.' },
      key: { schema: Type.String(), about: 'The id that the CMS gives the article.' },
      sort: { schema: SortSchema, about: 'The order of roots; `newest` without it.' },
      limit: {
        schema: Type.Integer({ minimum: 1 }),
        about: `Roots on the page: ${ROOTS_PER_PAGE}, at most ${MOST_ROOTS_PER_PAGE}.`,
      },
    },
    answers: { 200: OpeningSchema },
    handle: handleOpening,
  },
];
