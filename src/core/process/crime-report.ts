import type { AccountId, CommentId, SiteId } from '../ids.js';
import { Refusal } from '../refusal.js';
import { checkText } from '../text.js';

/** That an authority was told of a suspected crime against somebody's life or safety (Article 18 of Regulation (EU) 2022/2065). */
export interface CrimeReport {
  readonly id: number;
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  /** Which one was told. */
  readonly authority: string;
  /** What gives rise to the suspicion, in the moderator's words. */
  readonly facts: string;
  readonly toldAt: number;
  readonly createdAt: number;
  readonly createdBy: AccountId;
}

const AUTHORITY = { codePoints: 200, bytes: 800 };
const FACTS = { codePoints: 4000, bytes: 16_000 };

/** What a moderator wrote, as it is kept. Refuses text_*, and invalid_request for a time to come. */
export function checkCrimeReport(
  written: Pick<CrimeReport, 'authority' | 'facts' | 'toldAt'>,
  now: number,
): Pick<CrimeReport, 'authority' | 'facts' | 'toldAt'> {
  const authority = checkText(written.authority, AUTHORITY).trim();
  const facts = checkText(written.facts, FACTS);
  if (authority === '' || facts.trim() === '') throw new Refusal('text_empty');
  if (!Number.isSafeInteger(written.toldAt) || written.toldAt > now)
    throw new Refusal('invalid_request', { problem: 'say when the authority was told, not later than now.' });
  return { authority, facts, toldAt: written.toldAt };
}
