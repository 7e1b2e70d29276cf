import { isAtLeast, roleOn } from '../../../core/account.js';
import type { SiteId, StoryId } from '../../../core/ids.js';
import { localToUtc } from '../../../core/local-time.js';
import { Refusal } from '../../../core/refusal.js';
import { STORY_KINDS, type StoryKind } from '../../../core/story.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentConsoleStory } from '../../../render/console/present-place.js';
import { presentStanding } from '../../../render/present-standing.js';
import { changeStoryKind } from '../../../use-cases/change-story-kind.js';
import { changeStoryMode } from '../../../use-cases/change-story-mode.js';
import { closeStory, openStory } from '../../../use-cases/close-story.js';
import { readStandings } from '../../../use-cases/grant-standing.js';
import { listConsoleStories, readConsoleStory } from '../../../use-cases/read-console-stories.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf, queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, publicBase, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';
import { modeFrom } from './sites.js';

function viewing(exchange: Exchange) {
  return { now: exchange.app.deps.clock(), publicBase: publicBase(exchange) };
}

async function showStories(exchange: Exchange, desk: Desk): Promise<unknown> {
  const cursor = queryOf(exchange, 'cursor');
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const page = await listConsoleStories(exchange.app.deps, desk.actor, { siteId, cursor });
  const { site, stories, nextCursor } = page;
  const address = `/console/site/${paramOf(exchange, 'siteId')}/stories`;
  const html = paintConsole.stories({
    frame: await frameOf(exchange, desk),
    siteName: site.name,
    stories: stories.map((story) => presentConsoleStory({ story, site }, viewing(exchange))),
    firstHref: cursor === undefined ? null : address,
    nextHref: nextCursor === null ? null : `${address}?cursor=${nextCursor}`,
  });
  return sendHtml(exchange, 200, html);
}

async function showStory(exchange: Exchange, desk: Desk): Promise<unknown> {
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const found = await readConsoleStory(exchange.app.deps, desk.actor, storyId);
  const named = await readStandings(exchange.app.deps, desk.actor, { storyId });
  const mayChange = isAtLeast(roleOn(desk.actor, found.site.id), 'editor');
  const html = paintConsole.story({
    frame: await frameOf(exchange, desk),
    story: presentConsoleStory(found, viewing(exchange)),
    people: { named: named.map(presentStanding), mayChange },
  });
  return sendHtml(exchange, 200, html);
}

async function handleStory(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const sent = formOf(exchange);
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const found = await readConsoleStory(deps, actor, storyId);
  const reason = (sent.reason ?? '').trim();
  const act = sent.act ?? '';
  if (act === 'close') {
    const at = closingFrom(sent.at ?? '', found.site.timezone);
    await closeStory(deps, actor, { storyId, ...at, ...(reason === '' ? {} : { reason }) });
  } else if (act === 'open') await openStory(deps, actor, { storyId });
  else if (act === 'mode') await changeStoryMode(deps, actor, { storyId, mode: modeFrom(sent.mode ?? '') });
  else if (act === 'kind') await changeStoryKind(deps, actor, { storyId, kind: kindFrom(sent.kind ?? '') });
  else throw new Refusal('invalid_request', { problem: 'act must be one of mode, kind, close, open.' });
  return seeOther(exchange, `/console/story/${paramOf(exchange, 'storyId')}?saved=1`);
}

/** The time that a form names in the site's zone; nothing for now. Refuses invalid_request. */
function closingFrom(local: string, timezone: string): { readonly at?: number } {
  if (local === '') return {};
  const at = localToUtc(local, timezone);
  if (at === undefined) throw new Refusal('invalid_request', { problem: 'at must be a date with a time.' });
  return { at };
}

function kindFrom(text: string): StoryKind {
  const kind = STORY_KINDS.find((known) => known === text);
  if (kind === undefined)
    throw new Refusal('invalid_request', { problem: `kind must be one of ${STORY_KINDS.join(', ')}.` });
  return kind;
}

const shared = { space: 'console', who: 'moderator' } as const;

export const consoleStoryRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/site/:siteId/stories',
    about: 'The threads of a site, newest first.',
    handle: staffPage(showStories),
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/story/:storyId',
    about: 'One thread: how its comments appear, open or closed.',
    handle: staffPage(showStory),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/story/:storyId',
    about: 'Changes how comments appear under one story, closes or opens it.',
    handle: staffForm(handleStory),
  },
];
