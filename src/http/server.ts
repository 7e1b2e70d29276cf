import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { LiveHub } from '../live/hub.js';
import { boundBodies } from './body-clock.js';
import { answerBrokenRequest } from './broken-request.js';
import type { AppDeps } from './deps.js';
import { BODY_LIMIT } from './errors.js';
import { sendFailure, sendUnknown, spaceOf } from './failure.js';
import { createLimiter } from './limiter.js';
import { createLoadGauge } from './load-gauge.js';
import { createMetrics } from './metrics.js';
import { createPageCache } from './page-cache.js';
import { loadPublicFiles } from './public-files.js';
import { registerRoutes } from './register-routes.js';
import { createReportIndex } from './report-index.js';
import type { HttpApp } from './route.js';
import { methodsAt } from './route-match.js';
import { ROUTES } from './route-table.js';
import { createSiteResolver } from './site-resolver.js';
import { traceRequests } from './trace-requests.js';
import { createVersions } from './versions.js';

/** What a client has for the head of a request, and for its body; slower ones hold a socket for nothing. */
const HEADERS_TIMEOUT = 15_000;
const REQUEST_TIMEOUT = 30_000;
const TIMEOUT_CHECK = 5_000;
/** A socket on which nothing moves for so long has nobody at its end; live streams beat more often. */
const IDLE_TIMEOUT = 120_000;
/** Longer than the sixty seconds of common proxies, so that it is they who close an idle connection. */
const KEEP_ALIVE = 65_000;
/** Sockets at once: the readers of live threads, and some. */
const MOST_SOCKETS = 12_000;
const CACHE_BYTES = 64 * 1024 * 1024;

export interface RunningServer {
  /** Where it listens. */
  readonly url: string;
  /** Finishes the requests under way and closes. */
  close(): Promise<void>;
}

/** The server, not yet listening; tests ask it through `inject`. */
export function createServer(deps: AppDeps): { readonly server: FastifyInstance; readonly app: HttpApp } {
  const app = createApp(deps);
  const server = Fastify({
    loggerInstance: deps.logger,
    logController: new LogController({ disableRequestLogging: true }),
    // What is logged of a request names its id itself; a logger for each would be made in vain nearly always.
    childLoggerFactory: (logger) => logger,
    genReqId: createRequestIds(deps.clock()),
    bodyLimit: BODY_LIMIT,
    // Bodies have a clock of their own: files that staff upload may take longer.
    requestTimeout: 0,
    connectionTimeout: IDLE_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE,
    forceCloseConnections: 'idle',
    http: { headersTimeout: HEADERS_TIMEOUT, connectionsCheckingInterval: TIMEOUT_CHECK },
    routerOptions: { maxParamLength: 300 },
    // An address that cannot be decoded, or with an endless part, names nothing.
    frameworkErrors: (error, request, reply) =>
      sendFailure({ app, request, reply }, spaceOf(request.url), error),
    clientErrorHandler: answerBrokenRequest,
  });
  server.server.maxConnections = MOST_SOCKETS;
  server.decorateRequest('bodyText', undefined);
  server.decorateRequest('readerSession', undefined);
  boundBodies(server, REQUEST_TIMEOUT);
  if (app.metrics) {
    const { metrics } = app;
    server.addHook('onResponse', async (request, reply) =>
      metrics.countAnswer({
        status: reply.statusCode,
        space: request.routeOptions.config.space ?? 'unknown',
        seconds: reply.elapsedTime / 1000,
      }),
    );
  }
  if (deps.tracer) traceRequests(server, deps.tracer);
  registerRoutes(server, app, ROUTES);
  server.setNotFoundHandler((request, reply) =>
    sendUnknown({ app, request, reply }, methodsAt(ROUTES, request.url)),
  );
  server.addHook('preClose', async () => app.live.close());
  server.addHook('onClose', async () => app.gauge.stop());
  return { server, app };
}

function createApp(deps: AppDeps): HttpApp {
  const { config } = deps;
  const pages = createPageCache(CACHE_BYTES);
  const own = { baseUrl: config.baseUrl ?? '', consoleUrl: config.consoleUrl };
  const live = new LiveHub({
    read: deps.store.read,
    onWrite: deps.store.onWrite,
    onError: (error) => deps.logger.error({ error }, 'Live news failed.'),
  });
  const measured = {
    cacheBytes: pages.bytes,
    liveReaders: () => live.clients(),
    replicas: deps.store.replicas,
    tracer: deps.tracer,
    outbox: () => deps.store.read.outboxState({}),
    clock: deps.clock,
  };
  const metrics = config.metricsToken === null ? null : createMetrics(measured);
  return {
    deps,
    routes: ROUTES,
    own,
    live,
    pages,
    limiter: createLimiter({
      shared: deps.store.counts,
      digest: (key) => deps.secrets.sign('limit', key),
      onAlone: () => metrics?.countAlone(),
    }),
    gauge: createLoadGauge({ lag: config.mostLag }),
    reports: createReportIndex(deps),
    versions: createVersions(deps),
    sites: createSiteResolver(deps, own, config.defaultSite),
    files: loadPublicFiles(config.publicFolder),
    jar: { isSecure: own.baseUrl.startsWith('https:') },
    metrics,
  };
}

/** Ids of requests, for errors and the log: short, growing, and made here, never taken from a header. */
function createRequestIds(startedAt: number): () => string {
  const start = startedAt.toString(36);
  let count = 0;
  return () => `${start}-${(count++).toString(36)}`;
}

/** Opens the door. */
export async function startServer(
  deps: AppDeps,
  address: { readonly host: string; readonly port: number },
): Promise<RunningServer> {
  const { server, app } = createServer(deps);
  const url = await server.listen({ host: address.host, port: address.port });
  if (deps.config.baseUrl === null) app.own.baseUrl = url;
  return { url, close: () => server.close() };
}
