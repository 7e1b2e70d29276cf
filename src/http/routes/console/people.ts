import { STANDINGS, type Standing } from '../../../core/badge.js';
import type { SiteId, StoryId } from '../../../core/ids.js';
import { Refusal } from '../../../core/refusal.js';
import { grantStanding, type StandingPlace } from '../../../use-cases/grant-standing.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm } from './desk.js';

async function grantFrom(exchange: Exchange, { actor }: Desk, place: StandingPlace): Promise<void> {
  const sent = formOf(exchange);
  await grantStanding(exchange.app.deps, actor, {
    ...place,
    email: (sent.email ?? '').trim(),
    kind: kindFrom(sent.kind ?? ''),
    holds: sent.holds === 'yes',
  });
}

function kindFrom(text: string): Standing {
  const kind = STANDINGS.find((known) => known === text);
  if (kind === undefined)
    throw new Refusal('invalid_request', { problem: `kind must be one of ${STANDINGS.join(', ')}.` });
  return kind;
}

async function handleStoryPeople(exchange: Exchange, desk: Desk): Promise<unknown> {
  await grantFrom(exchange, desk, { storyId: idFrom<StoryId>(exchange, 'storyId') });
  return seeOther(exchange, `/console/story/${paramOf(exchange, 'storyId')}?saved=1#people`);
}

async function handleSitePeople(exchange: Exchange, desk: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  if (!desk.sites.some(({ id }) => id === siteId)) throw new Refusal('not_found');
  await grantFrom(exchange, desk, { siteId });
  return seeOther(exchange, `/console/sites?saved=1#people-${paramOf(exchange, 'siteId')}`);
}

const shared = { space: 'console', who: 'moderator', method: 'POST' } as const;

export const consolePeopleRoutes: readonly Route[] = [
  {
    ...shared,
    path: '/console/story/:storyId/people',
    about: 'Names an author or an expert of one story, or takes that back. Editors only.',
    handle: staffForm(handleStoryPeople),
  },
  {
    ...shared,
    path: '/console/site/:siteId/people',
    about: 'Makes somebody an expert or a trusted author on a site, or takes that back. Admins only.',
    handle: staffForm(handleSitePeople),
  },
];
