import { checkEmail } from '../email.js';
import type { AccountId, CommentId, DecisionId, SiteId } from '../ids.js';
import { Refusal } from '../refusal.js';
import { checkText } from '../text.js';

/** What somebody may hold to be illegal about a comment. The names are stored; they stay. */
export const NOTICE_KINDS = [
  'hate',
  'threat',
  'defamation',
  'privacy',
  'minors',
  'terror',
  'fraud',
  'copyright',
  'other',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What became of the content that a notice is about. */
export type NoticeOutcome = 'removed' | 'kept';

/** A notice of illegal content, with what Article 16(2) of Regulation (EU) 2022/2065 asks for. */
export interface Notice {
  readonly id: number;
  readonly siteId: SiteId;
  /** The comment; null for anything else at `location`. */
  readonly commentId: CommentId | null;
  readonly location: string;
  readonly kind: NoticeKind;
  /** Empty when its term is over. */
  readonly explanation: string;
  readonly name: string | null;
  readonly email: string | null;
  /** What the reporter read the form in; their mails come in it. */
  readonly language: string;
  readonly createdAt: number;
  /** Null while it waits. */
  readonly endedAt: number | null;
  readonly endedBy: AccountId | null;
  readonly outcome: NoticeOutcome | null;
  /** For the reporter, in plain words. */
  readonly answer: string | null;
  /** The decision about the comment that ended it. */
  readonly decisionId: DecisionId | null;
}

/** What a reporter writes. */
export interface WrittenNotice {
  readonly kind: string;
  readonly explanation: string;
  readonly name: string;
  readonly email: string;
  /** Article 16(2)(d): that they believe in good faith what they say. */
  readonly isInGoodFaith: boolean;
}

const WORDS = { codePoints: 4000, bytes: 16_000 };
const MOST_NAME = 200;

/** Article 16(2)(c): offences of Articles 3 to 7 of Directive 2011/93/EU may be reported without a name. */
function mayBeNameless(kind: NoticeKind): boolean {
  return kind === 'minors';
}

/** A notice as it is kept. Refuses invalid_request, text_*, email_invalid. */
export function checkNotice(written: WrittenNotice): Pick<Notice, 'kind' | 'explanation' | 'name' | 'email'> {
  const kind = NOTICE_KINDS.find((one) => one === written.kind);
  if (kind === undefined) throw new Refusal('invalid_request', { problem: 'say what it is.' });
  const explanation = checkText(written.explanation, WORDS);
  if (explanation.trim() === '') throw new Refusal('text_empty');
  if (!written.isInGoodFaith) throw new Refusal('invalid_request', { problem: 'confirm your good faith.' });
  const name = written.name.replace(/\s+/g, ' ').trim().slice(0, MOST_NAME);
  const isNamed = name !== '' && written.email.trim() !== '';
  if (!isNamed && !mayBeNameless(kind))
    throw new Refusal('invalid_request', {
      problem: 'give your name and your e-mail address.',
      need: 'name',
    });
  const email = written.email.trim() === '' ? null : checkEmail(written.email);
  return { kind, explanation, name: name === '' ? null : name, email };
}
