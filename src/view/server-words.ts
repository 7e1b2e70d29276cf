import { type ServerWords, sayCount } from './say.js';

type Speaker = ServerWords & { readonly language: string };

/** A refusal as the API gives it (wire/error). */
export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A refusal in the reader's language, where its catalogue has the code; else as the server said it. */
export function sayRefusal(words: Speaker, { code, message, details }: Refused): string {
  const { refusals, tryIn, language } = words;
  const { reason, seconds } = details;
  if (code === 'nudge' && typeof reason === 'string') return sayReason(words, reason);
  const line = refusals?.[code]?.replace(/\{(\w+)\}/g, (_, number: string) =>
    Number(details[number]).toLocaleString(language),
  );
  return line && tryIn && seconds ? `${line} ${sayCount(tryIn, Number(seconds), language)}` : line || message;
}

/** Why something was held or closed: a sentence that comes with Parley in the reader's language, any other as it is. */
export function sayReason({ reasons }: ServerWords, reason: string): string {
  return reasons?.[digestOf(reason)] ?? reason;
}

/** A short name for a sentence (djb2, 32 bits, in base 36). */
export function digestOf(sentence: string): string {
  let digest = 5381;
  for (let at = 0; at < sentence.length; at++) digest = (digest * 33) ^ sentence.charCodeAt(at);
  return (digest >>> 0).toString(36);
}
