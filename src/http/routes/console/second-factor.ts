import { checkAppCode, confirmApp, newApp } from '../../../auth/second-factor.js';
import { Refusal } from '../../../core/refusal.js';
import { paintConsole } from '../../../render/console/paint.js';
import type { FactorProblem } from '../../../wire/second-factor.js';
import { sendHtml } from '../../answer.js';
import { STATUS } from '../../errors.js';
import { formOf } from '../../form-body.js';
import { limitSignIn, limitSignInAs } from '../../limits.js';
import { queryOf } from '../../read-request.js';
import type { Exchange, Route } from '../../route.js';
import { consoleParty, staffSessionOf } from '../../staff.js';
import { consoleAssets, door, form, SIGN_IN, seeOther } from './desk.js';
import { type AtDoor, atDoor, letIn, maySetUp, mustMaySetUp } from './factor-gate.js';
import { wayBack } from './way-back.js';

export const SECOND_FACTOR = '/console/second-factor';
const APP = `${SECOND_FACTOR}/app`;
const HOME = '/console/queue/held';

type Step = (exchange: Exchange, at: AtDoor) => Promise<unknown>;

/** For whoever has a session, all shown or not; anybody else is led to the sign-in page. */
function step(act: Step): (exchange: Exchange) => Promise<unknown> {
  return async (exchange) => {
    if ((await staffSessionOf(exchange)) === undefined) return seeOther(exchange, SIGN_IN);
    return act(exchange, await atDoor(exchange));
  };
}

function backOf(exchange: Exchange): string {
  const given = exchange.request.method === 'GET' ? queryOf(exchange, 'back') : formOf(exchange).back;
  return wayBack(given) ?? HOME;
}

function sendFactorPage(exchange: Exchange, at: AtDoor, problem: FactorProblem | null): unknown {
  const { factors } = at;
  const html = paintConsole.factor({
    assets: consoleAssets(exchange),
    back: backOf(exchange),
    problem,
    hasApp: factors.hasApp,
    hasPasskey: factors.passkeys.length > 0,
    maySetUp: maySetUp(at, exchange.app.deps.clock()),
  });
  return sendHtml(exchange, statusOf(problem), html);
}

function statusOf(problem: FactorProblem | null): number {
  if (problem === null) return 200;
  return problem.kind === 'limited' ? STATUS.rate_limited : STATUS.code_wrong;
}

/** What a form's refusal looks like on its page; anything else is thrown on. */
function problemOf(exchange: Exchange, error: unknown, over: 'over' | 'app-over'): FactorProblem {
  if (!(error instanceof Refusal)) throw error;
  if (error.code === 'code_wrong') return { kind: 'wrong' };
  if (error.code === 'code_over') return { kind: over };
  if (error.code !== 'rate_limited') throw error;
  const seconds = Number(error.details.seconds ?? 0);
  exchange.reply.header('retry-after', String(seconds));
  return { kind: 'limited', seconds };
}

const showFactor: Step = async (exchange, at) => sendFactorPage(exchange, at, null);

const handleCode: Step = async (exchange, at) => {
  const { id, email, name } = at.session.actor.account;
  try {
    await limitSignIn(exchange);
    await limitSignInAs(exchange, email ?? name);
    await checkAppCode(exchange.app.deps, id, formOf(exchange).code ?? '');
  } catch (error) {
    return sendFactorPage(exchange, at, problemOf(exchange, error, 'over'));
  }
  await letIn(exchange, at);
  return seeOther(exchange, backOf(exchange));
};

function sendNewApp(exchange: Exchange, at: AtDoor, problem: FactorProblem | null): unknown {
  const { app } = exchange;
  const made = newApp(app.deps, at.session.actor.account, consoleParty(app).name);
  const html = paintConsole.newApp({
    ...made,
    assets: consoleAssets(exchange),
    back: backOf(exchange),
    problem,
    replaces: at.factors.hasApp,
  });
  return sendHtml(exchange, statusOf(problem), html);
}

const showNewApp: Step = async (exchange, at) => {
  if (!maySetUp(at, exchange.app.deps.clock()))
    return seeOther(exchange, `${SECOND_FACTOR}?back=${encodeURIComponent(backOf(exchange))}`);
  return sendNewApp(exchange, at, null);
};

const handleNewApp: Step = async (exchange, at) => {
  mustMaySetUp(exchange, at);
  const { sealed = '', code = '' } = formOf(exchange);
  try {
    await limitSignIn(exchange);
    await confirmApp(exchange.app.deps, at.session.actor.account.id, { sealed, code });
  } catch (error) {
    return sendNewApp(exchange, at, problemOf(exchange, error, 'app-over'));
  }
  await letIn(exchange, at);
  return seeOther(exchange, backOf(exchange));
};

const shared = { space: 'console', who: 'anyone' } as const;

export const secondFactorRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: SECOND_FACTOR,
    about: 'Asks staff for their second factor, or to set one up where it is required.',
    handle: door(step(showFactor)),
  },
  {
    ...shared,
    method: 'POST',
    path: SECOND_FACTOR,
    about: 'Takes the code of an authenticator app.',
    handle: form(step(handleCode)),
  },
  {
    ...shared,
    method: 'GET',
    path: APP,
    about: 'Shows a new key for an authenticator app. Nothing is kept until its first code.',
    handle: door(step(showNewApp)),
  },
  {
    ...shared,
    method: 'POST',
    path: APP,
    about: 'Keeps the app whose first code this is.',
    handle: form(step(handleNewApp)),
  },
];
