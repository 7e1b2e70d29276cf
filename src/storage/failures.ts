/** Errors on their way between threads and processes: refusals arrive as refusals, all others with message and stack. */
import { Refusal, type RefusalCode, type RefusalDetails } from '../core/refusal.js';

export interface Failure {
  readonly code?: RefusalCode;
  readonly details?: RefusalDetails;
  readonly message: string;
  readonly stack?: string | undefined;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { code: error.code, details: error.details, message: error.message };
  if (error instanceof Error) return { message: error.message, stack: error.stack };
  return { message: String(error) };
}

export function errorOf(failure: Failure): Error {
  if (failure.code !== undefined) return new Refusal(failure.code, failure.details);
  const error = new Error(failure.message);
  if (failure.stack !== undefined) error.stack = failure.stack;
  return error;
}
