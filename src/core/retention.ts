import type { Comment } from './comment.js';
import { Refusal } from './refusal.js';

/**
 * rejected: comments that staff or a policy rejected or removed; spam: those of them that were advertising; deleted: taken
 * back by their authors; statements: of reasons; notices: of illegal content, from their answer on.
 */
export const RETAINED = ['rejected', 'spam', 'deleted', 'statements', 'notices'] as const;
export type Retained = (typeof RETAINED)[number];

/** Days after which words go; what is absent is kept. */
export type Retention = Readonly<Partial<Record<Retained, number>>>;

/** What can be appealed keeps its words as long as somebody may appeal: six months, and a day. */
const APPEALABLE_DAYS = 184;
const LEAST: Readonly<Record<Retained, number>> = {
  rejected: APPEALABLE_DAYS,
  spam: APPEALABLE_DAYS,
  deleted: 1,
  statements: APPEALABLE_DAYS,
  notices: APPEALABLE_DAYS,
};
/** Ten years. */
const MOST_DAYS = 3650;

/** `deleted=30, notices=365` as people write it; empty keeps everything. Refuses invalid_request. */
export function parseRetention(text: string): Retention {
  const parts = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', days = ''] = part.split('=');
      const what = RETAINED.find((one) => one === name);
      if (what === undefined)
        throw new Refusal('invalid_request', { problem: `"${name}" is none of ${RETAINED.join(', ')}.` });
      return [what, daysFrom(what, days)] as const;
    });
  return Object.fromEntries(parts);
}

/** Why nobody publishes a comment whose words went. */
export const WORDS_GONE = 'the words went when their time was over, so nothing is left to publish.';

/** Whether a refused comment's words went with their term: nothing is left that readers could see. */
export function areWordsGone({ status, body, source }: Pick<Comment, 'status' | 'body' | 'source'>): boolean {
  return (status === 'rejected' || status === 'removed') && source === '' && body.length === 0;
}

/** A term as people write it. */
export function sayRetention(retention: Retention): string {
  return RETAINED.flatMap((what) => (retention[what] === undefined ? [] : `${what}=${retention[what]}`)).join(
    ', ',
  );
}

function daysFrom(what: Retained, text: string): number {
  const days = Number(text);
  if (/^\d{1,4}$/.test(text) && days >= LEAST[what] && days <= MOST_DAYS) return days;
  throw new Refusal('invalid_request', {
    problem: `${what} is kept for ${LEAST[what]} to ${MOST_DAYS} days.`,
  });
}
