import { FLAG_REASONS } from '../../core/decision.js';
import { type CommentId, decodeId, encodeId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import { addressesOf } from '../../render/pages/addresses.js';
import { paintFlagPage } from '../../render/pages/flag-page.js';
import { paintMinePage } from '../../render/pages/mine-page.js';
import type { FlagPageProps, FormProblem } from '../../render/pages/props.js';
import { presentComment } from '../../render/present-comment.js';
import { presentMine } from '../../render/present-posted.js';
import { appealComment } from '../../use-cases/appeal-comment.js';
import { flagComment } from '../../use-cases/flag-comment.js';
import { myComment } from '../../use-cases/my-comments.js';
import { readContext } from '../../use-cases/read-context.js';
import { voteComment } from '../../use-cases/vote-comment.js';
import { sendHtml } from '../answer.js';
import { STATUS } from '../errors.js';
import { formProblem } from '../form-problem.js';
import { meetGuest, metGuest } from '../guest-cookie.js';
import { limitWrite } from '../limits.js';
import { mustBeLawfulWrite } from '../origin.js';
import { pageFrame } from '../page-frame.js';
import { formOf, idFrom, queryOf, readerOf, traceOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { baseUrlFor, storyHref } from './story-pages.js';

function handleMine(exchange: Exchange): Promise<unknown> {
  return sendMine(exchange, { status: 200, problem: null, appeal: '' });
}

interface ShownMine {
  readonly status: number;
  readonly problem: FormProblem | null;
  /** What was written in the field for an appeal. */
  readonly appeal: string;
}

async function handleAppeal(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  await limitWrite(exchange);
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  const appeal = formOf(exchange)('text');
  try {
    await appealComment(exchange.app.deps, readerOf(exchange), { commentId, text: appeal });
    return exchange.reply.redirect(`${exchange.app.own.baseUrl}/mine/${encodeId(commentId)}`, 303);
  } catch (error) {
    const { refusal, problem } = formProblem(error);
    return sendMine(exchange, { status: STATUS[refusal.code], problem, appeal });
  }
}

async function sendMine(exchange: Exchange, { status, problem, appeal }: ShownMine): Promise<unknown> {
  const { app } = exchange;
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  const mine = await myComment(app.deps, readerOf(exchange), { commentId });
  const frame = pageFrame(app, mine.site, await baseUrlFor(exchange, mine.site));
  const html = paintMinePage({
    ...frame,
    mine: presentMine(mine),
    story: mine.story,
    storyHref: storyHref(frame, mine.story),
    problem,
    appeal,
  });
  return sendHtml(exchange, status, html);
}

type Shown = Pick<FlagPageProps, 'values' | 'problem' | 'isDone'> & { readonly status: number };
const EMPTY: Shown = { status: 200, values: { reason: null, text: '' }, problem: null, isDone: false };

function handleFlagForm(exchange: Exchange): Promise<unknown> {
  return sendFlagPage(exchange, commentFrom(queryOf(exchange, 'comment')), EMPTY);
}

async function handleFlag(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  mustBeLawfulWrite(exchange, null);
  await limitWrite(exchange);
  const field = formOf(exchange);
  const commentId = commentFrom(field('comment'));
  const values = {
    reason: FLAG_REASONS.find((one) => one === field('reason')) ?? null,
    text: field('text'),
  };
  try {
    if (values.reason === null) throw new Refusal('invalid_request', { problem: 'choose a reason.' });
    const flag = { commentId, reason: values.reason, text: values.text, met: metGuest(exchange) };
    await flagComment(deps, readerOf(exchange), { ...flag, ...traceOf(exchange) });
    return sendFlagPage(exchange, commentId, { ...EMPTY, isDone: true });
  } catch (error) {
    const { refusal, problem } = formProblem(error);
    return sendFlagPage(exchange, commentId, { ...EMPTY, status: STATUS[refusal.code], values, problem });
  }
}

/** A vote from a painted page: the button that was pressed says which way. Then the comment again. */
async function handleVote(exchange: Exchange): Promise<unknown> {
  const { app, request, reply } = exchange;
  mustBeLawfulWrite(exchange, null);
  await limitWrite(exchange);
  const field = formOf(exchange);
  const commentId = commentFrom(field('comment'));
  const value = field('value') === '-1' ? -1 : 1;
  const { site } = await readContext(app.deps, { commentId });
  const met = metGuest(exchange);
  const isKnown = met !== undefined || request.readerSession !== undefined;
  if (!isKnown && queryOf(exchange, 'asked') === undefined) {
    // Met by the cookie that comes back with the same form; who takes no cookies is counted by their address.
    await meetGuest(exchange);
    return reply.redirect('vote?asked=1', 307);
  }
  await voteComment(app.deps, readerOf(exchange), { commentId, value, met, ...traceOf(exchange) });
  const { marked } = addressesOf({ baseUrl: await baseUrlFor(exchange, site) });
  return reply.redirect(marked(field('comment')), 303);
}

async function sendFlagPage(exchange: Exchange, commentId: CommentId, shown: Shown): Promise<unknown> {
  const { app } = exchange;
  const { site, story, comment, parent } = await readContext(app.deps, { commentId });
  const frame = pageFrame(app, site, await baseUrlFor(exchange, site));
  const { status, ...rest } = shown;
  const view = presentComment({ comment, parent }, 'public');
  const { language } = story;
  return sendHtml(
    exchange,
    status,
    paintFlagPage({ ...frame, ...rest, language, comment: view, hidden: {} }),
  );
}

/** An id from a form or a query. Refuses `not_found`. */
function commentFrom(text: string | undefined): CommentId {
  const id = decodeId<CommentId>(text ?? '');
  if (id === undefined) throw new Refusal('not_found');
  return id;
}

export const ownPageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/mine/:commentId',
    space: 'form',
    who: 'author',
    about: "One's own comment with what has become of it, by the guest's cookie.",
    handle: handleMine,
  },
  {
    method: 'POST',
    path: '/mine/:commentId',
    space: 'form',
    who: 'author',
    about: "Takes an appeal about one's own comment; refused, the same page with the words kept.",
    handle: handleAppeal,
  },
  {
    method: 'GET',
    path: '/flag',
    space: 'form',
    who: 'anyone',
    about: 'The form for a complaint about a comment, for readers without JavaScript.',
    handle: handleFlagForm,
  },
  {
    method: 'POST',
    path: '/flag',
    space: 'form',
    who: 'anyone',
    about: 'Takes the complaint and says thanks.',
    handle: handleFlag,
  },
  {
    method: 'POST',
    path: '/vote',
    space: 'form',
    who: 'anyone',
    about: 'Takes a vote from a page without JavaScript and leads back to the comment.',
    handle: handleVote,
  },
];
