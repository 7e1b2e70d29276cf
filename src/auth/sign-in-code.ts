import { randomInt } from 'node:crypto';

// RFC 8628, 6.1: no vowels, so no words; nothing that looks like something else.
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 8;

/** A code that a person types: eight letters, 34 random bits. Five guesses at it are one in five thousand million. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** As it stands in a mail: `BCDF-GHJK`. */
export function shownCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** What was typed, without what people put in between and in whatever case. */
export function typedCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
