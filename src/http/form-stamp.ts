import type { Secrets } from '../auth/secrets.js';

/** A form that lay open for a day is given afresh. */
const VALID_FOR = 24 * 60 * 60_000;

/** A hidden field that says when a form was painted, and for what; signed, so that it cannot be made up. */
export function createStamp(secrets: Secrets, subject: string, now: number): string {
  const at = now.toString(36);
  return `${at}.${secrets.sign('compose-form', `${at} ${subject}`)}`;
}

/** Whether a stamp is ours, for this subject, and not too old. */
export function isStampValid(
  secrets: Secrets,
  subject: string,
  given: { readonly stamp: string; readonly now: number },
): boolean {
  const [at = '', signature = ''] = given.stamp.split('.');
  const age = stampAge(given);
  return age >= 0 && age <= VALID_FOR && secrets.verify('compose-form', `${at} ${subject}`, signature);
}

/** Milliseconds since the form was painted; NaN for what is no stamp. */
export function stampAge({ stamp, now }: { readonly stamp: string; readonly now: number }): number {
  return now - Number.parseInt(stamp.split('.', 1)[0] ?? '', 36);
}
