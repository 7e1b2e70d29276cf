import { addressesOf } from '../../render/pages/addresses.js';
import { paintMinePage } from '../../render/pages/mine-page.js';
import type { FormProblem } from '../../render/pages/props.js';
import { presentMine } from '../../render/present-posted.js';
import { appealByLink, readStatementLink } from '../../use-cases/statement-link.js';
import { sendHtml } from '../answer.js';
import { STATUS } from '../errors.js';
import { formProblem } from '../form-problem.js';
import { limitWrite } from '../limits.js';
import { mustBeLawfulWrite } from '../origin.js';
import { pageFrame } from '../page-frame.js';
import { formOf, paramOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { baseUrlFor, storyHref } from './story-pages.js';

interface Shown {
  readonly status: number;
  readonly problem: FormProblem | null;
  readonly appeal: string;
}

async function sendStatement(exchange: Exchange, { status, problem, appeal }: Shown): Promise<unknown> {
  const { app } = exchange;
  const token = paramOf(exchange, 'token');
  const mine = await readStatementLink(app.deps, token);
  const frame = pageFrame(app, mine.site, await baseUrlFor(exchange, mine.site));
  const html = paintMinePage({
    ...frame,
    mine: presentMine(mine),
    story: mine.story,
    storyHref: storyHref(frame, mine.story),
    appealAction: `${addressesOf(frame.site).home}statement/${token}`,
    problem,
    appeal,
  });
  return sendHtml(exchange, status, html);
}

async function handleAppeal(exchange: Exchange): Promise<unknown> {
  mustBeLawfulWrite(exchange, null);
  await limitWrite(exchange);
  const token = paramOf(exchange, 'token');
  const appeal = formOf(exchange)('text');
  try {
    await appealByLink(exchange.app.deps, { token, text: appeal });
    return exchange.reply.redirect(`${exchange.app.own.baseUrl}/statement/${token}`, 303);
  } catch (error) {
    const { refusal, problem } = formProblem(error);
    return sendStatement(exchange, { status: STATUS[refusal.code], problem, appeal });
  }
}

const shared = { path: '/statement/:token', space: 'form', who: 'anyone' } as const;

export const statementPageRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    about: 'Why a comment is not on the site, for whoever has the link in the mail to its author.',
    handle: (exchange) => sendStatement(exchange, { status: 200, problem: null, appeal: '' }),
  },
  {
    ...shared,
    method: 'POST',
    about: 'Takes an appeal by the link in the mail; refused, the same page with the words kept.',
    handle: handleAppeal,
  },
];
