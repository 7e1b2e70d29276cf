import Type from 'typebox';
import { paintIncludedThread } from '../../render/pages/included-thread.js';
import { presentStory, presentUnknownStory } from '../../render/present-story.js';
import { presentThread } from '../../render/present-thread.js';
import { readThread } from '../../use-cases/read-thread.js';
import { htmlPage, sendFreshPage, sendPublic } from '../answer.js';
import { pageFrame } from '../page-frame.js';
import { choiceFrom, queryOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { SORTS } from './public-comments.js';
import { openedStory } from './public-opening.js';
import { storyMark } from './public-stories.js';
import { baseUrlFor } from './story-pages.js';

const ATTRIBUTES = ['url', 'key', 'title', 'story', 'sort', 'language'] as const;

/** The thread as a piece of markup for the article's own page. */
async function showInclude(exchange: Exchange): Promise<unknown> {
  const { site, story } = await openedStory(exchange);
  const given = ATTRIBUTES.map((name) => [name, queryOf(exchange, name)] as const);
  const attributes = Object.fromEntries(
    given.filter((pair): pair is [(typeof pair)[0], string] => pair[1] !== undefined),
  );
  const baseUrl = await baseUrlFor(exchange, site);
  const page = { site: pageFrame(exchange.app, site, baseUrl).site, attributes };
  if (story === undefined) {
    const unknown = presentUnknownStory(attributes.url ?? null, site);
    return sendFreshPage(exchange, paintIncludedThread({ ...page, story: unknown, thread: null }));
  }
  const now = exchange.app.deps.clock();
  const sort = choiceFrom(exchange, 'sort', SORTS);
  return sendPublic(exchange, {
    variant: `include ${story.id} ${baseUrl} ${JSON.stringify(attributes)}`,
    version: storyMark(story, site, now),
    make: async ({ deps }) => {
      const thread = presentThread(await readThread(deps, { storyId: story.id, sort }));
      return htmlPage(paintIncludedThread({ ...page, story: presentStory(story, site, now), thread }));
    },
  });
}

const text = (about: string) => ({ schema: Type.String(), about });

export const embedIncludeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/embed/include',
    space: 'page',
    who: 'anyone',
    about:
      'A thread as a piece of HTML that the server of another system puts into its article: readable without JavaScript and by search engines, alive with `embed.js`.',
    query: {
      site: text('Short name of the site.'),
      url: text("The article's address."),
      key: text("The CMS's id of the article."),
      title: text("The article's title."),
      story: text('The id of a story, in place of `url` and `key`.'),
      sort: text('The order at first.'),
      language: text('BCP 47.'),
    },
    handle: showInclude,
  },
];
