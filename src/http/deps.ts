import type { FastifyBaseLogger } from 'fastify';
import type { Erased } from '../auth/erasure-journal.js';
import type { Provider } from '../auth/provider.js';
import type { Secrets } from '../auth/secrets.js';
import type { Mailer } from '../core/mail.js';
import type { Tracer } from '../core/tracer.js';
import type { ImportDesk } from '../import-desk/import-desk.js';
import type { UseCaseDeps } from '../use-cases/deps.js';

/** Requests a minute. */
export interface RateLimits {
  readonly postsPerAddress: number;
  readonly postsPerStory: number;
  /** Every other write: edits, flags, votes, new stories, sign-ins. */
  readonly writesPerAddress: number;
}

export const DEFAULT_LIMITS: RateLimits = { postsPerAddress: 20, postsPerStory: 600, writesPerAddress: 60 };

/** The loop that is this late answers everyone late; refusing some keeps the rest quick. */
export const MOST_LAG = 500;

export interface HttpConfig {
  /** Where readers reach Parley, without a slash at the end; null: the address that is listened on. */
  readonly baseUrl: string | null;
  readonly consoleUrl: string | null;
  readonly defaultSite: string | null;
  readonly trustedProxies: number;
  /** Whether readers may have passwords. */
  readonly readerPasswords: boolean;
  readonly metricsToken: string | null;
  /** What browsers are subscribed with, base64url; null where there are no notices. */
  readonly pushKey: string | null;
  /** The hub that feeds name; null for none. */
  readonly hub: string | null;
  /** The demo does not limit its own machine. */
  readonly exemptLoopback: boolean;
  readonly limits: RateLimits;
  /** Milliseconds that the event loop may be late before work is refused. */
  readonly mostLag: number;
  /** Folder of the built browser files and their manifest.json. */
  readonly publicFolder: string;
}

/** All that the server is given. */
export interface AppDeps extends UseCaseDeps {
  readonly config: HttpConfig;
  readonly secrets: Secrets;
  readonly mail: Mailer;
  readonly imports: ImportDesk;
  /** Identity providers, in the order of their buttons. */
  readonly providers: readonly Provider[];
  /** Null where no traces are told. */
  readonly tracer: Tracer | null;
  readonly logger: FastifyBaseLogger;
  /** What is done beside the database before somebody is erased. */
  readonly forget: (who: Erased) => void;
}
