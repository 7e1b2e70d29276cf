import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import type { LiveHub } from '../live/hub.js';
import type { CookieJar } from './cookies.js';
import type { AppDeps } from './deps.js';
import type { Limiter } from './limiter.js';
import type { LoadGauge } from './load-gauge.js';
import type { Metrics } from './metrics.js';
import type { Own } from './own.js';
import type { PageCache } from './page-cache.js';
import type { PublicFiles } from './public-files.js';
import type { ReportIndex } from './report-index.js';
import type { SiteResolver } from './site-resolver.js';
import type { Versions } from './versions.js';

/**
 * Which rules a route lives under. `public`: the same bytes for everyone, cacheable, any origin. `me`: one reader's,
 * listed origins. `staff`: the console's API. `page` and `form`: painted pages, shared or personal. `console`: painted,
 * staff only. `asset`: files. `health`: for machines; answers even when the server sheds load.
 * `scoring`: for programs with a key, in the words of Google's clients.
 */
export type Space = 'public' | 'me' | 'staff' | 'page' | 'form' | 'console' | 'asset' | 'health' | 'scoring';

/** Who is let through; core/permissions asks again for each object. */
export type Who = 'anyone' | 'author' | 'writer' | 'editor' | 'moderator' | 'admin' | 'operator' | 'program';

/** What a route is built from besides the request. */
export interface HttpApp {
  readonly deps: AppDeps;
  /** Every route of this server. */
  readonly routes: readonly Route[];
  /** Under which addresses this server is reached. */
  readonly own: Own;
  /** Null when nobody may read them. */
  readonly metrics: Metrics | null;
  readonly live: LiveHub;
  readonly pages: PageCache;
  readonly limiter: Limiter;
  readonly gauge: LoadGauge;
  readonly sites: SiteResolver;
  readonly reports: ReportIndex;
  readonly versions: Versions;
  readonly files: PublicFiles;
  readonly jar: CookieJar;
}

export interface Exchange {
  readonly app: HttpApp;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface QueryParameter {
  readonly schema: TSchema;
  readonly about: string;
  readonly required?: boolean;
}

/** One row of the table of routes: all that documents, registers and guards it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify's form: `/c/:commentId`. */
  readonly path: string;
  readonly space: Space;
  readonly who: Who;
  /** One sentence for the reference. */
  readonly about: string;
  readonly query?: Readonly<Record<string, QueryParameter>>;
  readonly headers?: Readonly<Record<string, QueryParameter>>;
  /** The only fields that a JSON body may have. */
  readonly body?: TSchema;
  /** JSON answers by status; null for one without a body. Absent for pages and files. */
  readonly answers?: Readonly<Record<number, TSchema | null>>;
  /** A form with files: its body streams to the handler, which bounds it, and may take its time. */
  readonly takesFiles?: boolean;
  /** Bytes of the largest body; the server's own limit if not given. */
  readonly bodyLimit?: number;
  /** As `bodyLimit`, for whoever is signed in to the console; nobody else's body is read so far. */
  readonly staffBodyLimit?: number;
  /** Answers mostly from the cache, so it looks at the load itself, when there is something to make. */
  readonly isCached?: boolean;
  handle(exchange: Exchange): unknown;
}
