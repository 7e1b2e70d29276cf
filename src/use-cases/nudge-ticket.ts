import type { Signer } from './deps.js';

/** An author has a quarter of an hour to think; then the text is judged afresh. */
const VALID_FOR = 15 * 60_000;

interface Nudged {
  /** Story and author: another thread or person cannot use the ticket. */
  readonly scope: string;
  /** What was written; a changed text is judged again. */
  readonly source: string;
}

/** The proof that the author has seen a nudge for this very text. */
export function createNudgeTicket(secrets: Signer, nudged: Nudged, now: number): string {
  const until = (now + VALID_FOR).toString(36);
  return `${until}.${secrets.sign('nudge-ticket', signedText(nudged, until))}`;
}

/** Whether a ticket is ours, for this text and scope, and not over. */
export function isNudgeTicket(
  secrets: Signer,
  nudged: Nudged,
  given: { ticket: string; now: number },
): boolean {
  const [until = '', signature = ''] = given.ticket.split('.');
  if (!(Number.parseInt(until, 36) >= given.now)) return false;
  return secrets.verify('nudge-ticket', signedText(nudged, until), signature);
}

function signedText({ scope, source }: Nudged, until: string): string {
  return JSON.stringify([until, scope, source]);
}
