import type { Draft } from '../signal.js';
import { PICTURE } from '../text/fold.js';
import { readingsOf } from '../text/readings.js';
import { scan } from '../text/scan.js';
import { plainStream, STOP, type Stream } from '../text/stream.js';
import type { SpamText } from './spam-filter.js';

/** Words that count; what a text of 64 KB says it has said by then. */
const MOST_WORDS = 400;
const MOST_LETTERS = 30;

interface Words {
  readonly hash: number[];
  readonly start: number[];
  readonly end: number[];
  readonly pair: number[];
}

/** What a filter sees of a draft: its text as it reads through disguises, its author's name, the hosts that it leads to. Linear. */
export function spamTextOf(draft: Draft): SpamText {
  const { all } = readingsOf(draft);
  const words: Words = { hash: [], start: [], end: [], pair: [] };
  addWords(words, (all[1] ?? all[0]).stream);
  const inText = words.hash.length;
  if (draft.name !== '') addWords(words, plainStream(scan(draft.name)));
  const hosts = [...draft.links.map(({ href }) => href), draft.website ?? ''].flatMap((url) =>
    hostToken(url),
  );
  for (const hash of new Set(hosts)) words.hash.push(hash);
  return { ...words, inText };
}

/** The number of a phrase of one or two words, as `spamTextOf` gives it. */
export function phraseToken(phrase: string): number {
  const words: Words = { hash: [], start: [], end: [], pair: [] };
  addWords(words, plainStream(scan(phrase)));
  return words.pair[0] || (words.hash[0] ?? 0);
}

/** Takes the words of a stream in, none beyond MOST_WORDS. No text is made of them: it would cost more than all the rest. */
function addWords(words: Words, { length, code, from, to }: Stream): void {
  const most = words.hash.length + MOST_WORDS;
  let isOpen = false;
  for (let i = 0; i < length && words.hash.length < most; i++) {
    const letter = code[i] ?? 0;
    if (letter === STOP) isOpen = false;
    if (letter < 0) continue;
    const start = i;
    let hash = START;
    do {
      if (i - start < MOST_LETTERS) hash = Math.imul(hash ^ (code[i] ?? 0), PRIME);
      i++;
    } while (letter < PICTURE && i < length && isLetter(code[i] ?? 0));
    const last = words.hash.length - 1;
    const number = mixed(hash);
    if (isOpen && last >= 0) words.pair[last] = pairOf(words.hash[last] ?? 0, number);
    words.hash.push(number);
    words.start.push(from[start] ?? 0);
    words.end.push(to[i - 1] ?? 0);
    words.pair.push(0);
    isOpen = true;
    i--;
  }
}

function isLetter(code: number): boolean {
  return code >= 0 && code < PICTURE;
}

// FNV-1a.
const START = 0x811c9dc5;
const PRIME = 0x01000193;

/** Short words that end alike hardly differ in the high bits before. */
function mixed(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (spread ^ (spread >>> 13)) >>> 0;
}

/** Never 0, which stands for none. */
function pairOf(one: number, next: number): number {
  return mixed(Math.imul(one, 31) + next) || 1;
}

function hostToken(url: string): readonly number[] {
  const host = /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(url)?.[1];
  if (host === undefined) return [];
  let hash = START;
  for (const letter of `host ${host.toLowerCase()}`)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), PRIME);
  return [mixed(hash)];
}
