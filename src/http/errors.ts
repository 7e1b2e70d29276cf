import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, type RefusalCode } from '../core/refusal.js';
import { sayRestriction } from '../render/say-restriction.js';
import type { ErrorView } from '../wire/error.js';

/** The HTTP status of every refusal. 400: not understood. 422: understood, and not lawful as it is. */
export const STATUS: Readonly<Record<RefusalCode, number>> = {
  not_found: 404,
  invalid_request: 400,
  invalid_cursor: 400,
  unsupported_media_type: 415,
  payload_too_large: 413,
  cross_site: 403,
  origin_not_listed: 403,
  unknown_site: 404,
  story_closed: 403,
  parent_not_found: 422,
  parent_gone: 409,
  answers_only: 403,
  text_empty: 422,
  text_too_long: 422,
  text_invalid: 422,
  name_invalid: 422,
  website_invalid: 422,
  email_invalid: 422,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  nudge: 409,
  proof_needed: 409,
  forbidden: 403,
  sign_in_required: 401,
  edit_window_over: 403,
  author_blocked: 403,
  restricted: 403,
  warning_unread: 403,
  stale_revision: 409,
  policy_changed: 409,
  policy_refused: 422,
  already_decided: 409,
  in_hand: 409,
  new_complaint: 409,
  pins_full: 409,
  rate_limited: 429,
  overloaded: 503,
  read_only: 503,
  method_not_allowed: 405,
  misdirected_request: 421,
  password_too_short: 422,
  passwords_off: 403,
  sign_in_failed: 401,
  code_wrong: 401,
  code_over: 401,
  token_refused: 401,
  passkey_refused: 401,
  provider_refused: 401,
  fresh_sign_in_required: 403,
  mail_failed: 503,
  site_exists: 409,
  host_taken: 409,
  malformed_archive: 422,
  unknown_format: 422,
  archive_refused: 422,
  import_under_way: 409,
  rules_refused: 422,
  photo_refused: 422,
  photos_unavailable: 503,
  map_refused: 422,
  draft_changed: 412,
  slug_taken: 409,
  page_changed: 412,
  checks_open: 409,
  note_missing: 422,
  account_exists: 409,
  data_in_use: 503,
  storage_unfit: 503,
};

/** What stands for the request's id in a 404: the answer must not tell a hidden thing from a missing one by a byte. */
const NO_REQUEST_ID = 'none';

export interface ErrorAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly view: ErrorView;
  readonly headers: Readonly<Record<string, string>>;
}

const INTERNAL = 'Something broke here. The request id helps to find it in the log.';

/**
 * Everything thrown becomes this: refusals by their code, Fastify's own client errors, and `internal` for all else. `bodyLimit` is the
 * route's, in bytes.
 */
export function answerError(error: unknown, requestId: string, bodyLimit = BODY_LIMIT): ErrorAnswer {
  const refusal = asRefusal(error, bodyLimit);
  if (!refusal) {
    const failed = { code: 'internal', message: INTERNAL };
    return { ...failed, status: 500, view: { error: { ...failed, requestId } }, headers: {} };
  }
  const { code, message, details } = sayRestriction(refusal);
  const told = Object.keys(details).length > 0 ? { details: { ...details } } : {};
  const id = code === 'not_found' ? NO_REQUEST_ID : requestId;
  return {
    status: STATUS[code],
    code,
    message,
    view: { error: { code, message, ...told, requestId: id } },
    headers: retryAfter(refusal),
  };
}

/** The codes by which clients wait say how long. */
function retryAfter({ code, details }: Refusal): Readonly<Record<string, string>> {
  const waits = code === 'rate_limited' || code === 'overloaded' || code === 'read_only';
  return waits ? { 'retry-after': String(details.seconds ?? 5) } : {};
}

/** Fastify's codes for what a client did wrong (https://fastify.dev/docs/latest/Reference/Errors/). */
const FASTIFY_CODES: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_request',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
};

interface FastifyFault {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validation?: readonly { readonly instancePath: string; readonly message?: string }[];
}

function asRefusal(error: unknown, bodyLimit: number): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (typeof error !== 'object' || error === null) return undefined;
  const fault: FastifyFault = error;
  if (fault.validation)
    return new Refusal('invalid_request', { problem: validationProblem(fault.validation) });
  const code = FASTIFY_CODES[fault.code ?? ''];
  if (code === 'payload_too_large') return new Refusal(code, { limit: bodyLimit });
  if (code === 'not_found' || code === 'unsupported_media_type') return new Refusal(code);
  if (code || fault.statusCode === 400)
    return new Refusal('invalid_request', { problem: 'it is no JSON that can be read.' });
  return undefined;
}

/** Bytes of a request's body, at most: room for every lawful text, however escaped. */
export const BODY_LIMIT = 256 * 1024;

function validationProblem(faults: NonNullable<FastifyFault['validation']>): string {
  const [first] = faults;
  if (!first) return 'it does not fit.';
  const field = first.instancePath.slice(1).replaceAll('/', '.') || 'the body';
  return `${field} ${first.message ?? 'does not fit'}.`;
}

/** Logs what nobody expected; a refusal is an everyday answer and needs no line. */
export function logUnexpected(error: unknown, request: FastifyRequest, status: number): void {
  if (status >= 500 && !(error instanceof Refusal))
    request.log.error({ err: error, requestId: request.id }, 'request failed');
}

/** Sends the JSON form of an error. */
export function sendError(reply: FastifyReply, answer: ErrorAnswer): FastifyReply {
  return reply
    .code(answer.status)
    .headers(answer.headers)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(answer.view));
}
