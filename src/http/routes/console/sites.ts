import { isAtLeast, roleOn } from '../../../core/account.js';
import { decodeId, encodeId, type SiteId, type StoryId } from '../../../core/ids.js';
import { POLICY_TEMPLATES } from '../../../core/policy/templates.js';
import { Refusal } from '../../../core/refusal.js';
import type { PostingMode, Site } from '../../../core/site.js';
import { isOpen, type Story } from '../../../core/story.js';
import { paintConsole } from '../../../render/console/paint.js';
import { storyHref } from '../../../render/console/present-card.js';
import { changeSite } from '../../../use-cases/change-site.js';
import { changeStoryMode } from '../../../use-cases/change-story-mode.js';
import { closeStory, openStory } from '../../../use-cases/close-story.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { mustBeLawfulWrite } from '../../origin.js';
import { idFrom, paramOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { staffOf } from '../../staff.js';
import { deskOf, frameOf, SIGN_IN, seeOther } from './frame.js';

const MODES: readonly PostingMode[] = ['publish-first', 'hold-first'];

function modeFrom(text: string | undefined): PostingMode | null {
  if (text === undefined || text === '') return null;
  const mode = MODES.find((known) => known === text);
  if (mode === undefined)
    throw new Refusal('invalid_request', { problem: `mode must be one of ${MODES.join(', ')}.` });
  return mode;
}

async function countsFor(exchange: Exchange, sites: readonly Site[]) {
  return exchange.app.deps.store.read.queueCounts({ siteIds: sites.map(({ id }) => id) });
}

async function showSites(exchange: Exchange): Promise<unknown> {
  const desk = await deskOf(exchange);
  if (desk === undefined) return seeOther(exchange, SIGN_IN);
  const rows = desk.sites.map((site) => ({
    id: encodeId(site.id),
    name: site.name,
    slug: site.slug,
    hosts: site.hosts,
    mode: site.settings.mode,
    policy: typeof site.settings.policy === 'string' ? site.settings.policy : 'own policy',
    mayChange: isAtLeast(roleOn(desk.actor, site.id), 'admin'),
  }));
  return sendHtml(
    exchange,
    200,
    paintConsole.sites({
      frame: frameOf(exchange, desk, await countsFor(exchange, desk.sites)),
      sites: rows,
    }),
  );
}

async function handleSite(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const actor = await staffOf(exchange);
  if (actor.kind !== 'account') return seeOther(exchange, SIGN_IN);
  const form = formOf(exchange);
  const mode = modeFrom(form.mode);
  const policy = form.policy;
  await changeSite(exchange.app.deps, actor, {
    siteId: idFrom<SiteId>(exchange, 'siteId'),
    ...(mode === null ? {} : { mode }),
    ...(policy !== undefined && Object.hasOwn(POLICY_TEMPLATES, policy) ? { policy } : {}),
  });
  return seeOther(exchange, '/console/sites?done=saved');
}

async function storyOf(exchange: Exchange): Promise<Story> {
  const id = decodeId<StoryId>(paramOf(exchange, 'storyId'));
  const story = id === undefined ? undefined : await exchange.app.deps.store.read.storyById({ id });
  if (story === undefined) throw new Refusal('not_found');
  return story;
}

async function showStory(exchange: Exchange): Promise<unknown> {
  const desk = await deskOf(exchange);
  if (desk === undefined) return seeOther(exchange, SIGN_IN);
  const story = await storyOf(exchange);
  if (!desk.sites.some(({ id }) => id === story.siteId)) throw new Refusal('not_found');
  const html = paintConsole.story({
    frame: frameOf(exchange, desk, await countsFor(exchange, desk.sites)),
    story: {
      id: encodeId(story.id),
      title: story.title,
      href: storyHref(story),
      mode: story.mode,
      isOpen: isOpen(story, exchange.app.deps.clock()),
      total: story.total,
    },
    mayChange: true,
  });
  return sendHtml(exchange, 200, html);
}

async function handleStory(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  const actor = await staffOf(exchange);
  if (actor.kind !== 'account') return seeOther(exchange, SIGN_IN);
  const { deps } = exchange.app;
  const form = formOf(exchange);
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  if (form.act === 'close') await closeStory(deps, actor, { storyId });
  else if (form.act === 'open') await openStory(deps, actor, { storyId });
  else await changeStoryMode(deps, actor, { storyId, mode: modeFrom(form.mode) });
  return seeOther(exchange, `/console/story/${paramOf(exchange, 'storyId')}?done=saved`);
}

const shared = { space: 'console', who: 'moderator' } as const;

export const consoleSiteRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/sites',
    about: 'The sites of this moderator, with how comments appear there.',
    handle: showSites,
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/site/:siteId',
    about: 'Changes how comments appear on a site. Admins only.',
    handle: handleSite,
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/story/:storyId',
    about: 'One thread: how its comments appear, open or closed.',
    handle: showStory,
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/story/:storyId',
    about: 'Changes how comments appear under one story, closes or opens it.',
    handle: handleStory,
  },
];
