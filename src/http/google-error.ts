import type { FastifyReply } from 'fastify';
import { AnalysisRefusal } from '../use-cases/analyze-text.js';
import type { ErrorAnswer } from './errors.js';

/** Google's names of statuses (google.rpc.Code), as its clients read them. */
const NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  413: 'INVALID_ARGUMENT',
  415: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

const TYPE = 'type.googleapis.com/google.commentanalyzer.v1alpha1.Error';

/** Sends an error as Google's services do: `{error: {code, message, status, details?}}`. */
export function sendGoogleError(reply: FastifyReply, answer: ErrorAnswer, error: unknown): FastifyReply {
  const { status, message, details } = inGooglesWords(answer, error);
  return reply
    .code(status)
    .headers(answer.headers)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(
      JSON.stringify({
        error: { code: status, message, status: NAMES[status] ?? 'UNKNOWN', ...(details && { details }) },
      }),
    );
}

function inGooglesWords(
  { status, code, message }: ErrorAnswer,
  error: unknown,
): { readonly status: number; readonly message: string; readonly details?: readonly object[] } {
  if (error instanceof AnalysisRefusal) {
    return { status: 400, message: error.message, details: [{ '@type': TYPE, errorType: error.errorType }] };
  }
  if (code === 'sign_in_required') return { status: 403, message: 'The request is missing a valid API key.' };
  if (code === 'token_refused')
    return { status: 400, message: 'API key not valid. Please pass a valid API key.' };
  return { status, message };
}
