import Type from 'typebox';
import type { Site } from '../../core/site.js';
import { paintFramePage } from '../../render/pages/frame-page.js';
import { siteNamed } from '../../use-cases/site-of.js';
import { sendHtml } from '../answer.js';
import { pageFrame } from '../page-frame.js';
import { queryOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

const ATTRIBUTES = ['url', 'key', 'title', 'story', 'sort', 'language'] as const;

/** The thread in a page that only the site's own pages may show in a frame. */
async function showFrame(exchange: Exchange): Promise<unknown> {
  const { app, reply } = exchange;
  const site = await siteNamed(app.deps.store.read, queryOf(exchange, 'site') ?? '');
  const given = ATTRIBUTES.flatMap((name) => {
    const value = queryOf(exchange, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  reply.header('content-security-policy', framedBy(String(reply.getHeader('content-security-policy')), site));
  reply.removeHeader('x-frame-options');
  const frame = pageFrame(app, site, app.own.baseUrl);
  return sendHtml(exchange, 200, paintFramePage({ ...frame, attributes: Object.fromEntries(given) }));
}

/** Ports do not count, as everywhere in the list of hosts. A site without hosts is in nobody's frame. */
function framedBy(policy: string, { hosts }: Site): string {
  const list = hosts.map((host) => `${host}:*`).join(' ');
  return policy.replace("frame-ancestors 'none'", `frame-ancestors ${list || "'none'"}`);
}

const text = (about: string) => ({ schema: Type.String(), about });

export const embedFrameRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/embed/frame',
    space: 'form',
    who: 'anyone',
    about:
      "A thread for an `<iframe>` on a page that allows no foreign script. Shown on the site's own hosts only (`frame-ancestors`).",
    query: {
      site: { schema: Type.String(), about: 'Short name of the site.', required: true },
      url: text("The article's address."),
      key: text("The CMS's id of the article."),
      title: text("The article's title."),
      story: text('The id of a story, in place of `url`.'),
      sort: text('The order at first.'),
      language: text('BCP 47.'),
    },
    handle: showFrame,
  },
];
