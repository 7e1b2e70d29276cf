import { type CommentId, decodeId } from '../../core/ids.js';
import type { WrittenNotice } from '../../core/process/notice.js';
import { Refusal } from '../../core/refusal.js';
import type { Site } from '../../core/site.js';
import { paintNoticeForm, paintNoticeStatus } from '../../render/pages/notice-pages.js';
import type { FormProblem, PageFrame } from '../../render/pages/props.js';
import { commentAt, giveNotice, locationOf, readNotice } from '../../use-cases/give-notice.js';
import { readContext } from '../../use-cases/read-context.js';
import { sendHtml } from '../answer.js';
import { STATUS } from '../errors.js';
import { formProblem } from '../form-problem.js';
import { limitWrite } from '../limits.js';
import { mustBeLawfulWrite } from '../origin.js';
import { pageFrame } from '../page-frame.js';
import { formOf, paramOf, queryOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { baseUrlFor } from './story-pages.js';

/** What a form is about: a comment that the public can see, or whatever address the reporter names. */
interface Target {
  readonly site: Site;
  readonly frame: PageFrame;
  readonly commentId: CommentId | null;
  /** The comment's id as the form carries it. */
  readonly comment: string | null;
  readonly language: string | null;
}

async function targetOf(exchange: Exchange, comment: string | undefined): Promise<Target> {
  const { app, request } = exchange;
  if (comment === undefined || comment === '') {
    const { site, baseUrl } = await app.sites.byHost(request.headers.host ?? '');
    return { site, frame: pageFrame(app, site, baseUrl), commentId: null, comment: null, language: null };
  }
  const commentId = decodeId<CommentId>(comment);
  if (commentId === undefined) throw new Refusal('not_found');
  const { site, story } = await readContext(app.deps, { commentId });
  const frame = pageFrame(app, site, await baseUrlFor(exchange, site));
  return { site, frame, commentId, comment, language: story.language };
}

const EMPTY: WrittenNotice = { kind: '', explanation: '', name: '', email: '', isInGoodFaith: false };

interface Shown {
  readonly status: number;
  readonly location: string;
  readonly values: WrittenNotice;
  readonly problem: FormProblem | null;
}

function sendForm(exchange: Exchange, { frame, comment, language }: Target, shown: Shown): unknown {
  const { status, ...rest } = shown;
  const html = paintNoticeForm({ ...frame, language, commentId: comment, ...rest });
  return sendHtml(exchange, status, html);
}

async function showForm(exchange: Exchange): Promise<unknown> {
  const target = await targetOf(exchange, queryOf(exchange, 'comment'));
  const { baseUrl } = target.frame.site;
  const location = target.commentId === null ? '' : locationOf(baseUrl, target.commentId);
  return sendForm(exchange, target, { status: 200, location, values: EMPTY, problem: null });
}

async function handleForm(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  await limitWrite(exchange);
  const { deps } = exchange.app;
  const field = formOf(exchange);
  const target = await targetOf(exchange, field('comment'));
  const { frame, site } = target;
  const commentId = target.commentId ?? commentAt(field('where'));
  const location =
    target.commentId === null ? field('where') : locationOf(frame.site.baseUrl, target.commentId);
  const values = {
    ...{ kind: field('kind'), explanation: field('explanation') },
    ...{ name: field('name'), email: field('email'), isInGoodFaith: field('goodFaith') === '1' },
  };
  try {
    const language = target.language ?? site.language;
    const token = await giveNotice(deps, { ...values, siteId: site.id, commentId, location, language });
    return exchange.reply.redirect(`${frame.site.baseUrl}/notice/${token}`, 303);
  } catch (error) {
    const { refusal, problem } = formProblem(error);
    return sendForm(exchange, target, { status: STATUS[refusal.code], location, values, problem });
  }
}

async function showStatus(exchange: Exchange): Promise<unknown> {
  const { notice, site } = await readNotice(exchange.app.deps, paramOf(exchange, 'token'));
  const frame = pageFrame(exchange.app, site, await baseUrlFor(exchange, site));
  return sendHtml(exchange, 200, paintNoticeStatus({ ...frame, notice }));
}

const shared = { space: 'form', who: 'anyone' } as const;

export const noticePageRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/notice',
    about:
      'The form for a report of illegal content: about a comment (`comment`), or any address on the site.',
    handle: showForm,
  },
  {
    ...shared,
    method: 'POST',
    path: '/notice',
    about: 'Takes the report, and leads to the page that is its receipt.',
    handle: handleForm,
  },
  {
    ...shared,
    method: 'GET',
    path: '/notice/:token',
    about: 'The receipt of a report, and what has become of it; for whoever has the address.',
    handle: showStatus,
  },
];
