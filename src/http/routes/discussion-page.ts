import { paintDiscussionPage } from '../../render/pages/discussion-page.js';
import { sendHtml } from '../answer.js';
import { pageFrame } from '../page-frame.js';
import type { Exchange, Route } from '../route.js';

async function showDiscussion(exchange: Exchange): Promise<unknown> {
  const { app, request } = exchange;
  const { site, baseUrl } = await app.sites.byHost(request.headers.host ?? '');
  const { law, guidelines } = site.settings;
  const { contact = '', authorities = '', terms = '' } = law ?? {};
  const frame = pageFrame(app, site, baseUrl);
  return sendHtml(exchange, 200, paintDiscussionPage({ ...frame, contact, authorities, terms, guidelines }));
}

export const discussionPageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/discussion',
    space: 'form',
    who: 'anyone',
    about: 'Whom to turn to, on what terms, and how comments are moderated.',
    handle: showDiscussion,
  },
];
