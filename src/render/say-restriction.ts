import { encodeId } from '../core/ids.js';
import { Refusal, type RefusalDetails } from '../core/refusal.js';
import type { SanctionKind } from '../core/sanction/sanction.js';
import { restrictionWords } from '../view/messages/restriction.js';
import { say } from '../view/say.js';

/** A refusal as it is, or one about a sanction in the language of its page: what, until when, why, and what can be done. */
export function sayRestriction(refusal: Refusal): Refusal {
  const { code, details } = refusal;
  const { sanction, language, timezone, until, ...rest } = details;
  if (typeof sanction !== 'number') return refusal;
  const message = linesOf(details, code !== 'restricted').join(' ');
  const told = {
    ...rest,
    sanction: encodeId(sanction),
    until: typeof until === 'number' ? new Date(until).toISOString() : null,
    reason: message,
  };
  return new Refusal(code, told, message);
}

/** Each a sentence. `asks`: the author can go on once they have read it. */
function linesOf(details: RefusalDetails, asks: boolean): readonly string[] {
  const { kind, reason, until, language, timezone } = details;
  const { words, tag } = restrictionWords(typeof language === 'string' ? language : null);
  const date = typeof until === 'number' ? dateOf(until, { tag, timezone: String(timezone ?? 'UTC') }) : null;
  return [
    words[kind as SanctionKind],
    ...(date === null || kind === 'warn' ? [] : [say(words.until, { date })]),
    say(words.reason, { reason: String(reason) }),
    asks ? (details.ticket === undefined ? words.readFirst : words.sendAgain) : words.object,
  ];
}

function dateOf(at: number, { tag, timezone }: { readonly tag: string; readonly timezone: string }): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: timezone }).format(
    at,
  );
}
