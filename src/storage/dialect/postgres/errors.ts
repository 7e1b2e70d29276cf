/** What PostgreSQL's errors mean to whoever asked. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
import { Refusal } from '../../../core/refusal.js';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const UNIQUE_VIOLATION = '23505';
const LOCK_NOT_AVAILABLE = '55P03';
const QUERY_CANCELED = '57014';
const DISK_FULL = '53100';
const READ_ONLY = '25006';
/** Shutdown, crash, starting up; too many connections; connection exceptions. */
const UNAVAILABLE = /^(57P0[1-5]|53300|08...)$/;
const SOCKET_ERRORS: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
/** The driver gives these no code. */
const DRIVER_MESSAGES =
  /terminated|timeout exceeded when trying to connect|timeout expired|read timeout|not queryable/i;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The transaction lost against another one and may win the next time. */
export function isConflict(error: unknown): boolean {
  const code = codeOf(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK || code === UNIQUE_VIOLATION;
}

/** The server is not there, or not there any more. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return (
    SOCKET_ERRORS.has(code) || UNAVAILABLE.test(code) || (code === '' && DRIVER_MESSAGES.test(error.message))
  );
}

/** A refusal that says what can be done, or the error itself. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  if (isUnavailable(error)) return new Refusal('overloaded', { seconds: 2, cause: 'database_unavailable' });
  if (code === QUERY_CANCELED || code === LOCK_NOT_AVAILABLE) {
    return new Refusal('overloaded', { seconds: 2, cause: 'database_slow' });
  }
  if (code === UNIQUE_VIOLATION && isPrimaryKey(error)) {
    return new Refusal('overloaded', { seconds: 1, cause: 'id_taken' });
  }
  if (isConflict(error) && code !== UNIQUE_VIOLATION) {
    return new Refusal('overloaded', { seconds: 1, cause: 'conflict' });
  }
  if (code === DISK_FULL) return new Refusal('read_only', { reason: "the database's disk is full" });
  if (code === READ_ONLY) return new Refusal('read_only', { reason: 'the database takes no writes' });
  return error;
}

function isPrimaryKey(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && String(error.constraint).endsWith('_pkey');
}
