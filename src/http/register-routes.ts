import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../core/refusal.js';
import { refuseWhenOverloaded } from './answer.js';
import { acceptFiles, acceptForms, acceptJson, acceptPolicyReports } from './body-parsers.js';
import { BODY_LIMIT } from './errors.js';
import { sendFailure } from './failure.js';
import { corsHeaders } from './origin.js';
import { recogniseReader } from './reader-session.js';
import type { Exchange, HttpApp, Route, Space } from './route.js';
import { spaceHeaders } from './security-headers.js';
import { staffOf } from './staff.js';
import { withinSpan } from './trace-requests.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For the metrics: what kind of route answered. */
    space?: Space;
    takesFiles?: boolean;
  }
}

/** Spaces whose answers are read across origins by name only. */
const CREDENTIALED: readonly Space[] = ['me'];
/** Spaces that answer whatever the load: the people who look after the server must not be locked out. */
const NEVER_SHED: readonly Space[] = ['health', 'console', 'staff', 'asset'];
/** Spaces whose answers depend on who is signed in. */
const KNOWS_READERS: readonly Space[] = ['me', 'form'];
const FORM_SPACES: readonly Space[] = ['page', 'form', 'console'];

/** Registers the routes: each space with the bodies that it takes and the rules that no route of it can forget. */
export function registerRoutes(server: FastifyInstance, app: HttpApp, routes: readonly Route[]): void {
  const groups = Map.groupBy(routes, ({ space, takesFiles = false }) => `${space} ${takesFiles}`);
  for (const ofSpace of groups.values()) {
    const [{ space, takesFiles = false } = { space: 'page' as const }] = ofSpace;
    server.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      if (takesFiles) acceptFiles(scope);
      else if (FORM_SPACES.includes(space)) acceptForms(scope);
      else acceptJson(scope);
      if (space === 'health') acceptPolicyReports(scope);
      scope.setErrorHandler((error, request, reply) => sendFailure({ app, request, reply }, space, error));
      for (const route of ofSpace) register(scope, app, route);
    });
  }
}

function register(scope: FastifyInstance, app: HttpApp, route: Route): void {
  const handle = handlerOf(app, route);
  const handler = (request: FastifyRequest, reply: FastifyReply): unknown =>
    withinSpan(request, () => handle({ app, request, reply }));
  const bodyLimit = route.staffBodyLimit ?? route.bodyLimit;
  const config = { space: route.space, takesFiles: route.takesFiles === true };
  const onRequest = route.staffBodyLimit === undefined ? {} : { onRequest: largeBodyGate(app, route) };
  const shared = { method: route.method, url: route.path, handler, config, ...onRequest };
  scope.route({ ...shared, ...(bodyLimit && { bodyLimit }) });
}

/** Lets a large body in from staff only, before a byte of it is kept. Refuses sign_in_required. */
function largeBodyGate(app: HttpApp, { bodyLimit = BODY_LIMIT }: Route) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
    if (length <= bodyLimit) return;
    const actor = await staffOf({ app, request, reply });
    if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  };
}

/** The route's handler with what its space demands before it. Public answers bring their own headers from the cache. */
function handlerOf(app: HttpApp, route: Route): (exchange: Exchange) => unknown {
  if (route.isCached) return (exchange) => route.handle(exchange);
  const counted = countedHandler(app, route);
  const headers = spaceHeaders(route.space, app.jar.isSecure);
  return async (exchange) => {
    exchange.reply.headers(headers);
    if (CREDENTIALED.includes(route.space)) exchange.reply.headers(await corsHeaders(exchange, false));
    if (!NEVER_SHED.includes(route.space)) refuseWhenOverloaded(app.gauge);
    if (KNOWS_READERS.includes(route.space)) await recogniseReader(exchange);
    return counted(exchange);
  };
}

function countedHandler({ gauge }: HttpApp, route: Route): (exchange: Exchange) => unknown {
  return async (exchange) => {
    gauge.enter();
    try {
      return await route.handle(exchange);
    } finally {
      gauge.leave();
    }
  };
}
