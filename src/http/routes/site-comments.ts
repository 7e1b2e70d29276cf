import Type from 'typebox';
import { presentSiteComments } from '../../render/present-thread.js';
import {
  listSiteComments,
  MOST_SITE_COMMENTS,
  SITE_COMMENTS,
  SITE_LISTS,
} from '../../use-cases/list-site-comments.js';
import { siteNamed } from '../../use-cases/site-of.js';
import { SiteCommentsSchema } from '../../wire/thread.js';
import { sendPublicJson } from '../answer.js';
import { choiceFrom, queryOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { siteMark } from '../site-resolver.js';
import { pageFrom } from './public-comments.js';

async function handleSiteComments(exchange: Exchange): Promise<unknown> {
  const { app } = exchange;
  const site = await siteNamed(app.deps.store.read, queryOf(exchange, 'site') ?? '');
  const list = choiceFrom(exchange, 'show', SITE_LISTS);
  const page = pageFrom(exchange);
  return sendPublicJson(exchange, {
    variant: `site comments ${site.id} ${list} ${page.limit ?? ''} ${page.cursor ?? ''}`,
    version: `${await app.versions.everything()} ${siteMark(site)}`,
    make: async ({ deps }) =>
      presentSiteComments(await listSiteComments(deps, { siteId: site.id, list, ...page }), site),
  });
}

export const siteCommentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/public/comments',
    space: 'public',
    who: 'anyone',
    about:
      'Comments of a whole site, the newest first: the latest that were written here, or those that the newsroom features.',
    query: {
      site: { schema: Type.String(), about: 'Short name of the site.', required: true },
      show: {
        schema: Type.Union(SITE_LISTS.map((list) => Type.Literal(list))),
        about: '`latest` without it, or `featured`.',
      },
      limit: {
        schema: Type.Integer({ minimum: 1 }),
        about: `Comments on the page: ${SITE_COMMENTS}, at most ${MOST_SITE_COMMENTS}.`,
      },
      cursor: { schema: Type.String(), about: 'From `nextCursor`.' },
    },
    answers: { 200: SiteCommentsSchema },
    isCached: true,
    handle: handleSiteComments,
  },
];
