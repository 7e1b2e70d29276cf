import { Refusal } from '../../../core/refusal.js';
import { paintConsole } from '../../../render/console/paint.js';
import { presentNotice } from '../../../render/console/present-notice.js';
import { answerNotice, openNotices } from '../../../use-cases/answer-notice.js';
import { sendHtml } from '../../answer.js';
import { formOf } from '../../form-body.js';
import { idFrom } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from './desk.js';
import { frameOf } from './frame.js';

async function showNotices(exchange: Exchange, desk: Desk): Promise<unknown> {
  const notices = await openNotices(exchange.app.deps, desk.actor);
  const frame = await frameOf(exchange, desk);
  return sendHtml(
    exchange,
    200,
    paintConsole.notices({
      frame,
      notices: notices.map(({ notice, comment }) => presentNotice(notice, comment)),
    }),
  );
}

async function handleNotice(exchange: Exchange, { actor }: Desk): Promise<unknown> {
  const { answer = '', end, rule = '', revision = '' } = formOf(exchange);
  if (end !== 'remove' && end !== 'keep')
    throw new Refusal('invalid_request', { problem: 'end must be one of remove, keep.' });
  await answerNotice(exchange.app.deps, actor, {
    ...{ id: idFrom<number>(exchange, 'noticeId'), removes: end === 'remove', rule, answer },
    revision: /^[1-9]\d{0,8}$/.test(revision) ? Number(revision) : null,
  });
  return seeOther(exchange, '/console/notices?saved=1');
}

const shared = { space: 'console', who: 'moderator' } as const;

export const consoleNoticeRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/notices',
    about: 'Notices of illegal content that wait, the longest waiting first.',
    handle: staffPage(showNotices),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/notice/:noticeId',
    about: 'Answers a notice: the comment goes, by a decision like any other, or stays.',
    handle: staffForm(handleNotice),
  },
];
