import { CODE_LIFETIME, mailCode, redeemCode } from '../../../auth/email-code.js';
import { codeMail } from '../../../render/mails/code-mail.js';
import { siteNamed } from '../../../use-cases/site-of.js';
import { AskCodeSchema, CodeAskedSchema, RedeemCodeSchema } from '../../../wire/auth.js';
import { MeSchema } from '../../../wire/me.js';
import { sendJson } from '../../answer.js';
import { readCookie, setCookie } from '../../cookies.js';
import { limitSignIn } from '../../limits.js';
import { meView } from '../../me-view.js';
import { mustBeLawfulWrite } from '../../origin.js';
import { bodyOf } from '../../read-request.js';
import { startSession } from '../../reader-session.js';
import type { Exchange, Route } from '../../route.js';

/** Where the code of a mail can be typed without a page that waits for it. */
export const CODE_PAGE = '/sign-in/code';

/** Mails a code, and binds it to this browser. */
export async function askCode(exchange: Exchange, asked: { readonly site: string; readonly email: string }) {
  const { app, reply } = exchange;
  const site = await siteNamed(app.deps.store.read, asked.site);
  mustBeLawfulWrite(exchange, site);
  await limitSignIn(exchange);
  const nonce = await mailCode(app.deps, {
    site,
    email: asked.email,
    write: (code) => codeMail(site, { code, pageUrl: `${app.own.baseUrl}${CODE_PAGE}` }),
  });
  setCookie(reply, app.jar, { name: 'code', value: nonce, maxAge: CODE_LIFETIME / 1000 });
}

/** Signs in with a code that this browser asked for. */
export async function enterCode(
  exchange: Exchange,
  given: { readonly code: string; readonly name?: string | undefined },
): Promise<void> {
  const { app, request, reply } = exchange;
  await limitSignIn(exchange);
  const nonce = readCookie(request, app.jar, 'code');
  await startSession(exchange, await redeemCode(app.deps, { ...given, nonce }));
  setCookie(reply, app.jar, { name: 'code', value: '', maxAge: 0 });
}

async function handleAsk(exchange: Exchange): Promise<unknown> {
  await askCode(exchange, bodyOf(exchange, AskCodeSchema));
  return sendJson(exchange, 202, { sent: true, minutes: CODE_LIFETIME / 60_000 });
}

async function handleRedeem(exchange: Exchange): Promise<unknown> {
  const body = bodyOf(exchange, RedeemCodeSchema);
  const site = await siteNamed(exchange.app.deps.store.read, body.site);
  mustBeLawfulWrite(exchange, site);
  await enterCode(exchange, body);
  return sendJson(exchange, 200, meView(exchange, site));
}

export const emailRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/v1/auth/email',
    space: 'me',
    who: 'anyone',
    about:
      'Mails a code to an address, known or not: good for ten minutes, once, and only in the browser that asked (a cookie).',
    body: AskCodeSchema,
    answers: { 202: CodeAskedSchema },
    handle: handleAsk,
  },
  {
    method: 'POST',
    path: '/api/v1/auth/email/redeem',
    space: 'me',
    who: 'anyone',
    about:
      'Signs in with the code, which five wrong tries use up. Whoever comes for the first time gets an account.',
    body: RedeemCodeSchema,
    answers: { 200: MeSchema },
    handle: handleRedeem,
  },
];
