import type { Draft } from '../signal.js';
import { readingsOf, readText } from '../text/readings.js';
import type { Stream } from '../text/stream.js';
import { type Word, wordsOf } from '../text/words.js';
import type { Token } from './spam-filter.js';

/** Words that count; what a text of 64 KB says it has said by then. */
const MOST_WORDS = 400;

/** What a filter sees of a draft: its text as it reads through disguises, its author's name, the hosts that it leads to. Linear. */
export function tokensOf(draft: Draft): { readonly tokens: readonly Token[]; readonly words: number } {
  const readings = readingsOf(draft);
  const words = wordsOf(first((readings.all[1] ?? readings.all[0]).stream));
  const ofName = draft.name === '' ? [] : wordsOf(readText(draft.name).all[0].stream);
  const hosts = [...draft.links.map(({ href }) => href), draft.website ?? ''].flatMap((url) =>
    hostToken(url),
  );
  return {
    tokens: [
      ...wordTokens(words, true),
      ...wordTokens(ofName, false),
      ...[...new Set(hosts)].map((hash) => ({ hash, isPair: false, span: null })),
    ],
    words: words.length,
  };
}

/** The number of a phrase of one or two words, as `tokensOf` gives it. */
export function phraseToken(phrase: string): number {
  const words = wordsOf(readText(phrase).all[0].stream);
  return hashOf(words.map(({ text }) => text).join(' '));
}

/** The beginning of a stream: about so many words as count. */
function first(stream: Stream): Stream {
  return { ...stream, length: Math.min(stream.length, MOST_WORDS * 12) };
}

function wordTokens(all: readonly Word[], isInText: boolean): readonly Token[] {
  const words = all.slice(0, MOST_WORDS);
  return words.flatMap(({ text, start, end, sentence }, i) => {
    const next = words[i + 1];
    const span = isInText ? { start, end } : null;
    const word = { hash: hashOf(text), isPair: false, span };
    if (next === undefined || next.sentence !== sentence) return [word];
    const pairSpan = isInText ? { start, end: next.end } : null;
    return [word, { hash: hashOf(`${text} ${next.text}`), isPair: true, span: pairSpan }];
  });
}

function hostToken(url: string): readonly number[] {
  const host = /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(url)?.[1];
  return host === undefined ? [] : [hashOf(`host ${host.toLowerCase()}`)];
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // The high bits of so short a hash hardly differ between words that end alike.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
