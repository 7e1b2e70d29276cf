import { isAtLeast, roleOn } from '../../../core/account.js';
import { bodyToPlain } from '../../../core/body/to-plain.js';
import { type CommentId, encodeId, type SiteId } from '../../../core/ids.js';
import { paintConsole } from '../../../render/console/paint.js';
import { changeLearning, explainScore, reportLearning } from '../../../use-cases/explain-learning.js';
import { createSiteLearning } from '../../../use-cases/site-learning.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom, paramOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';

/** Characters of a comment that its page of reasons repeats. */
const MOST_TEXT = 1000;

/** What the use cases need; a server that learns nothing while it judges looks afresh. */
function depsOf({ app: { deps } }: Exchange) {
  return { ...deps, siteLearning: deps.siteLearning ?? createSiteLearning(deps) };
}

async function showLearning(exchange: Exchange, desk: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const { site, learnt, ...shown } = await reportLearning(depsOf(exchange), desk.actor, siteId);
  const { lessons, isProven, record, course, settings } = learnt;
  const html = paintConsole.learning({
    ...{ ...shown, lessons, isProven, record, course, bar: settings.bar },
    frame: await frameOf(exchange, desk),
    siteId: paramOf(exchange, 'siteId'),
    siteName: site.name,
    mayChange: isAtLeast(roleOn(desk.actor, site.id), 'admin'),
  });
  return sendHtml(exchange, 200, html);
}

async function handleLearning(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const deps = depsOf(exchange);
  const { bar, forget } = formOf(exchange);
  // Asks as for reading first: what is not theirs to see is not there.
  await reportLearning(deps, actor, siteId);
  await changeLearning(deps, actor, {
    siteId,
    forgets: forget === '1',
    ...(bar === undefined ? {} : { bar: Number(bar) / 100 }),
  });
  return seeOther(exchange, `/console/site/${paramOf(exchange, 'siteId')}/learning?saved=1`);
}

async function sendWeights(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const siteId = idFrom<SiteId>(exchange, 'siteId');
  const { site, learnt } = await reportLearning(depsOf(exchange), actor, siteId);
  const { lessons, isProven, record, settings, model } = learnt;
  const weights = {
    site: site.slug,
    lessons,
    isProven,
    bar: settings.bar,
    ...record,
    weights: model.weights(),
  };
  exchange.reply.headers({
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="learning-${site.slug}.json"`,
    'cache-control': 'no-store',
  });
  return exchange.reply.send(JSON.stringify(weights));
}

async function showScore(exchange: Exchange, desk: Desk): Promise<unknown> {
  const deps = depsOf(exchange);
  const id = idFrom<CommentId>(exchange, 'commentId');
  const { comment, site, ...reasons } = await explainScore(deps, desk.actor, id);
  const html = paintConsole.score({
    ...reasons,
    frame: await frameOf(exchange, desk),
    commentId: paramOf(exchange, 'commentId'),
    siteId: encodeId(site.id),
    siteName: site.name,
    authorName: comment.author.name,
    text: bodyToPlain(comment.body).slice(0, MOST_TEXT),
    bar: (await deps.siteLearning.learnt(site)).settings.bar,
  });
  return sendHtml(exchange, 200, html);
}

const shared = { space: 'console', who: 'moderator' } as const;
const path = '/console/site/:siteId/learning';

export const consoleLearningRoutes: readonly Route[] = [
  {
    ...{ ...shared, method: 'GET', path },
    about: 'What decisions have taught a site, and how good it has been.',
    handle: staffPage(showLearning),
  },
  {
    ...{ ...shared, method: 'POST', path },
    about: 'Sets the bar, or forgets what was learnt. Admins only.',
    handle: staffForm(handleLearning),
  },
  {
    ...{ ...shared, method: 'GET', path: `${path}/weights.json` },
    about: 'What was learnt, as a file.',
    handle: staffPage(sendWeights),
  },
  {
    ...{ ...shared, method: 'GET', path: '/console/comment/:commentId/score' },
    about: 'Why a comment has its score.',
    handle: staffPage(showScore),
  },
];
