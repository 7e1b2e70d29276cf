import type { StoryId } from '../../core/ids.js';
import { presentStanding } from '../../render/present-standing.js';
import { grantStanding, readStandings, type StandingPlace } from '../../use-cases/grant-standing.js';
import { siteNamed } from '../../use-cases/site-of.js';
import { GrantSchema, StandingsSchema } from '../../wire/standing.js';
import { sendJson } from '../answer.js';
import { mustBeLawfulWrite } from '../origin.js';
import { bodyOf, idFrom, paramOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { staffOf } from '../staff.js';

type PlaceFrom = (exchange: Exchange) => StandingPlace | Promise<StandingPlace>;

const ofStory: PlaceFrom = (exchange) => ({ storyId: idFrom<StoryId>(exchange, 'storyId') });

const ofSite: PlaceFrom = async (exchange) => {
  const site = await siteNamed(exchange.app.deps.store.read, paramOf(exchange, 'site'));
  return { siteId: site.id };
};

const list =
  (placeFrom: PlaceFrom): Route['handle'] =>
  async (exchange) => {
    const actor = await staffOf(exchange);
    const found = await readStandings(exchange.app.deps, actor, await placeFrom(exchange));
    return sendJson(exchange, 200, { standings: found.map(presentStanding) });
  };

const grant =
  (placeFrom: PlaceFrom): Route['handle'] =>
  async (exchange) => {
    const body = bodyOf(exchange, GrantSchema);
    mustBeLawfulWrite(exchange, null);
    const actor = await staffOf(exchange);
    const place = await placeFrom(exchange);
    await grantStanding(exchange.app.deps, actor, { ...place, ...body });
    const found = await readStandings(exchange.app.deps, actor, place);
    return sendJson(exchange, 200, { standings: found.map(presentStanding) });
  };

const shared = { space: 'staff', who: 'moderator' } as const;
const answers = { 200: StandingsSchema };

export const standingRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/moderation/stories/:storyId/standings',
    about: 'Who is named as author or expert under a story.',
    answers,
    handle: list(ofStory),
  },
  {
    ...shared,
    method: 'PUT',
    path: '/api/v1/moderation/stories/:storyId/standings',
    about: 'Names an author or an expert of one story by e-mail address, or takes that back. Editors.',
    body: GrantSchema,
    answers,
    handle: grant(ofStory),
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/moderation/sites/:site/standings',
    about: 'Who is an expert or a trusted author on a site.',
    answers,
    handle: list(ofSite),
  },
  {
    ...shared,
    method: 'PUT',
    path: '/api/v1/moderation/sites/:site/standings',
    about: 'Makes somebody an expert or a trusted author on a site, or takes that back. Admins.',
    body: GrantSchema,
    answers,
    handle: grant(ofSite),
  },
];
