import type { FastifyReply } from 'fastify';
import { Refusal } from '../core/refusal.js';
import { AnalysisRefusal } from '../use-cases/analyze-text.js';
import { answerError, logUnexpected, sendError } from './errors.js';
import { sendGoogleError } from './google-error.js';
import { corsHeaders } from './origin.js';
import { paintFailure } from './paint-failure.js';
import type { Exchange, Space } from './route.js';
import { spaceHeaders } from './security-headers.js';

const PAGES: readonly Space[] = ['page', 'form', 'console'];

/** Answers a request that went wrong, in the form of its space: a page for people, JSON for programs. */
export async function sendFailure(exchange: Exchange, space: Space, error: unknown): Promise<FastifyReply> {
  const { app, request, reply } = exchange;
  const answer = answerError(error, request.id, request.routeOptions?.bodyLimit);
  if (!(error instanceof AnalysisRefusal)) logUnexpected(error, request, answer.status);
  if (answer.code === 'origin_not_listed') tellOperator(exchange, error);
  reply.headers({ ...spaceHeaders(space, app.jar.isSecure), ...answer.headers, 'cache-control': 'no-store' });
  if (space === 'me') reply.headers(await corsHeadersOrNone(exchange));
  if (space === 'scoring') return sendGoogleError(reply, answer, error);
  if (!PAGES.includes(space)) return sendError(reply, answer);
  return reply
    .code(answer.status)
    .type('text/html; charset=utf-8')
    .send(await paintFailure(exchange, answer));
}

/** Readers cannot mend it, so what is to be done about it stands in the log only. */
function tellOperator({ app }: Exchange, error: unknown): void {
  const url = error instanceof Refusal ? String(error.details.url ?? '') : '';
  const host = URL.parse(url)?.host ?? '';
  app.deps.logger.warn(
    { host },
    'A page of a host that no site lists asks for its thread. Add it: parley site set SLUG --host HOST',
  );
}

/** While the database is away no list can be read; the failure itself must still be answered. */
async function corsHeadersOrNone(exchange: Exchange): Promise<Record<string, string>> {
  try {
    return await corsHeaders(exchange, false);
  } catch {
    return { vary: 'origin' };
  }
}

/** Answers an address that no route has: as if a hidden thing were there, a preflight, or the wrong method for a known one. */
export async function sendUnknown(
  exchange: Exchange,
  knownMethods: readonly string[],
): Promise<FastifyReply> {
  const { app, request, reply } = exchange;
  const path = request.url.split('?', 1)[0] ?? '';
  const space = spaceOf(path);
  if (request.method === 'OPTIONS' && knownMethods.length > 0) {
    const headers = space === 'me' ? await corsHeaders(exchange, true) : PUBLIC_PREFLIGHT;
    return reply.headers(headers).header('allow', knownMethods.join(', ')).code(204).send();
  }
  if (request.method === 'GET' && NEEDS_SLASH.test(path)) return reply.redirect(withSlash(request.url), 301);
  if (knownMethods.length > 0) reply.header('allow', knownMethods.join(', '));
  const code = knownMethods.length > 0 ? 'method_not_allowed' : 'not_found';
  return sendFailure({ app, request, reply }, space, new Refusal(code));
}

/** Months, reports and threads without the slash that their addresses end with. */
const NEEDS_SLASH = /^\/(?:\d{4}\/\d{2}(?:\/[^/.]+)?|t\/[^/]+)$/;

function withSlash(url: string): string {
  const [path = '', query] = url.split('?', 2);
  return query === undefined ? `${path}/` : `${path}/?${query}`;
}

const PUBLIC_PREFLIGHT = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET',
  'access-control-max-age': '600',
};

/** The space of an address that no route has: in which form it is refused. */
export function spaceOf(path: string): Space {
  if (path.startsWith('/v1alpha1/')) return 'scoring';
  if (path.startsWith('/api/v1/public/')) return 'public';
  if (path.startsWith('/api/v1/moderation/')) return 'staff';
  return path.startsWith('/api/') ? 'me' : 'page';
}
