import { type CommentId, decodeId, encodeId, type StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import type { Site } from '../../core/site.js';
import {
  type FollowPageProps,
  paintConfirmPage,
  paintFollowPage,
  paintStopPage,
} from '../../render/pages/follow-pages.js';
import type { PageFrame } from '../../render/pages/props.js';
import { followReplies, followStory } from '../../use-cases/follow.js';
import {
  confirmFollowing,
  type LinkedFollowing,
  readFollowLink,
  type StopWhat,
  stopFollowing,
} from '../../use-cases/follow-links.js';
import { publicStory } from '../../use-cases/public-story.js';
import { readContext } from '../../use-cases/read-context.js';
import { siteOf } from '../../use-cases/site-of.js';
import { sendHtml } from '../answer.js';
import { STATUS } from '../errors.js';
import { formProblem } from '../form-problem.js';
import { guestWithCookie } from '../guest-cookie.js';
import { limitWrite } from '../limits.js';
import { mustBeLawfulWrite } from '../origin.js';
import { pageFrame } from '../page-frame.js';
import { formOf, paramOf, queryOf, readerOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { baseUrlFor, storyHref } from './story-pages.js';

type Target = Pick<FollowPageProps, 'story' | 'target' | 'backHref'> & { readonly frame: PageFrame };
type Shown = Pick<FollowPageProps, 'email' | 'problem' | 'outcome'>;

/** What a form is about: a discussion, or a comment of one. Refuses not_found. */
async function targetOf(exchange: Exchange, field: (name: string) => string | undefined): Promise<Target> {
  const { app } = exchange;
  const { read } = app.deps.store;
  const commentId = decodeId<CommentId>(field('comment') ?? '');
  const context = commentId === undefined ? undefined : await readContext(app.deps, { commentId });
  const story = context?.story ?? (await publicStory(read, storyFrom(field('story'))));
  const site = await siteOf(read, story.siteId);
  const frame = pageFrame(app, site, await baseUrlFor(exchange, site));
  return {
    ...{ frame, story, backHref: storyHref(frame, story) },
    target:
      commentId === undefined
        ? { name: 'story', id: encodeId(story.id) }
        : { name: 'comment', id: encodeId(commentId) },
  };
}

function storyFrom(text: string | undefined): StoryId {
  const id = decodeId<StoryId>(text ?? '');
  if (id === undefined) throw new Refusal('not_found');
  return id;
}

function sendFollow(exchange: Exchange, target: Target, shown: Shown & { readonly status: number }): unknown {
  const { frame, ...about } = target;
  const { status, ...rest } = shown;
  const account = exchange.request.readerSession?.actor.account;
  const needsEmail = (account?.email ?? null) === null;
  return sendHtml(exchange, status, paintFollowPage({ ...frame, ...about, ...rest, needsEmail }));
}

async function showFollow(exchange: Exchange): Promise<unknown> {
  const target = await targetOf(exchange, (name) => queryOf(exchange, name));
  guestWithCookie(exchange);
  return sendFollow(exchange, target, { status: 200, email: '', problem: null, outcome: null });
}

async function handleFollow(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  await limitWrite(exchange);
  const { deps } = exchange.app;
  const field = formOf(exchange);
  const target = await targetOf(exchange, field);
  const email = field('email');
  const actor = readerOf(exchange);
  try {
    const { name, id } = target.target;
    const outcome =
      name === 'story'
        ? await followStory(deps, actor, { storyId: storyFrom(id), email })
        : await followReplies(deps, actor, { commentId: decodeId<CommentId>(id) as CommentId, email });
    return sendFollow(exchange, target, { status: 200, email, problem: null, outcome });
  } catch (error) {
    const { refusal, problem } = formProblem(error);
    return sendFollow(exchange, target, { status: STATUS[refusal.code], email, problem, outcome: null });
  }
}

async function frameFor(exchange: Exchange, site: Site): Promise<PageFrame> {
  return pageFrame(exchange.app, site, await baseUrlFor(exchange, site));
}

async function sendConfirm(exchange: Exchange, linked: LinkedFollowing, isDone: boolean): Promise<unknown> {
  const { site, story } = linked;
  const frame = await frameFor(exchange, site);
  const action = new URL(`${frame.site.baseUrl}/follow/confirm/${paramOf(exchange, 'token')}`).pathname;
  return sendHtml(exchange, 200, paintConfirmPage({ ...frame, story, action, isDone }));
}

async function showConfirm(exchange: Exchange): Promise<unknown> {
  const linked = await readFollowLink(exchange.app.deps, 'confirm', paramOf(exchange, 'token'));
  return sendConfirm(exchange, linked, false);
}

async function handleConfirm(exchange: Exchange): Promise<unknown> {
  return sendConfirm(exchange, await confirmFollowing(exchange.app.deps, paramOf(exchange, 'token')), true);
}

async function sendStop(exchange: Exchange, linked: LinkedFollowing, isDone: boolean): Promise<unknown> {
  const { site, story, follower, subscription } = linked;
  const frame = await frameFor(exchange, site);
  const action = new URL(`${frame.site.baseUrl}/unsubscribe/${paramOf(exchange, 'token')}`).pathname;
  const html = paintStopPage({
    ...frame,
    ...{ story, action, isDone },
    canBlock: follower.accountId === null,
    isAboutOne: subscription !== null,
    isGathered: follower.rhythm === 'daily',
  });
  return sendHtml(exchange, 200, html);
}

async function showStop(exchange: Exchange): Promise<unknown> {
  const linked = await readFollowLink(exchange.app.deps, 'stop', paramOf(exchange, 'token'));
  return sendStop(exchange, linked, false);
}

const STOPS: readonly StopWhat[] = ['these', 'daily', 'all', 'ever'];

/** From our page with a choice; from a mail program (RFC 8058) without one. The link itself is the proof, not the sender. */
async function handleStop(exchange: Exchange): Promise<unknown> {
  const what = STOPS.find((one) => one === formOf(exchange)('what')) ?? 'these';
  const linked = await stopFollowing(exchange.app.deps, paramOf(exchange, 'token'), what);
  return sendStop(exchange, linked, true);
}

const shared = { space: 'form', who: 'anyone' } as const;

export const followPageRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/follow',
    about: 'The form to follow a discussion (`story`) or the answers to a comment (`comment`) by mail.',
    handle: showFollow,
  },
  {
    ...shared,
    method: 'POST',
    path: '/follow',
    about: 'Takes the form: who is signed in follows at once, anybody else is asked by mail.',
    handle: handleFollow,
  },
  {
    ...shared,
    method: 'GET',
    path: '/follow/confirm/:token',
    about: 'Asks once more, on a page with a button: mail scanners fetch links.',
    handle: showConfirm,
  },
  {
    ...shared,
    method: 'POST',
    path: '/follow/confirm/:token',
    about: 'The yes to a question by mail.',
    handle: handleConfirm,
  },
  {
    ...shared,
    method: 'GET',
    path: '/unsubscribe/:token',
    about: 'Asks which mails shall come no more.',
    handle: showStop,
  },
  {
    ...shared,
    method: 'POST',
    path: '/unsubscribe/:token',
    about: 'Ends mails: by the page, or by the button of a mail program (RFC 8058).',
    handle: handleStop,
  },
];
