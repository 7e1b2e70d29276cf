import type { ErrorView } from '../wire/error.js';

/** Why the server did not do what was asked, in the one shape of its errors; `offline` when no answer came at all. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** Of a nudge: why, the words in question, and the ticket that sends the text for review. */
  readonly details: Details;
}

interface Details extends Readonly<Record<string, unknown>> {
  readonly reason?: string;
  readonly words?: readonly string[];
  readonly ticket?: string;
}

export interface Request {
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the server for `path` below its API and gives the JSON of its answer. Fails with a `Failure`, nothing else. */
export type Ask = <Answer>(path: string, request?: Request) => Promise<Answer>;

/**
 * Asks `base` (no closing slash) until `signal` ends; after that no answer and no failure comes any more. `auth` holds what
 * this page shows in place of a cookie, where it has something.
 */
export function createAsk(
  base: string,
  signal: AbortSignal,
  auth: Readonly<Record<string, string>> = {},
): Ask {
  return async (path, { method, body, headers } = {}) => {
    const text = body && JSON.stringify(body);
    // What is public is the same for everyone, and is told to no page that shows who asks.
    const isPublic = path.startsWith('public/');
    const answer = await fetch(`${base}/api/v1/${path}`, {
      signal,
      ...(method && { method }),
      ...(text && { body: text }),
      ...(!isPublic && { credentials: 'include' }),
      headers: { ...(text && { 'content-type': 'application/json' }), ...(!isPublic && auth), ...headers },
    }).catch(() => undefined);
    const read = await answer?.json().catch(() => undefined);
    if (signal.aborted) return new Promise(() => {});
    if (answer?.ok) return read;
    throw failureOf(read);
  };
}

/** How long a thread stays silent for its words. */
const PATIENCE = 5000;

/** The JSON of a file, or undefined when it does not come in time. */
export async function askFile(url: string): Promise<object | undefined> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
  return answer?.ok ? answer.json().catch(() => undefined) : undefined;
}

function failureOf(read: Partial<ErrorView> | undefined): Failure {
  const { code = 'offline', message = '', details = {} } = read?.error ?? {};
  return { code, message, details };
}

/** Random bytes in hex: a guest's secret (32 bytes), an idempotency key (16). */
export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
