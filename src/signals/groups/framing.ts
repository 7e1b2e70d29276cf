import { FRAMES, OWN_OPINION, REBUKES } from '../lists/hostility-english.js';
import type { Abuse } from './abuse.js';
import type { Sentence } from './sentence.js';

// A frame farther off speaks of something else.
const WORDS_BEFORE = 10;
const WORDS_AFTER = 8;
const FIRST_PERSON = new Set(['i', 'we', 'd', 'm', 'll']);

/** Whether words of abuse are told, denied or condemned in their own sentence, or named for what they are right after. */
export function isFramed(sentence: Sentence, abuse: Abuse, next: Sentence | undefined): boolean {
  return isFramedBefore(sentence, abuse.first) || isRebuked(sentence, abuse.last, next);
}

function isFramedBefore(sentence: Sentence, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - WORDS_BEFORE); i--) {
    const word = sentence.at(i);
    // "I am not racist, but …": what stands before does not speak of what follows.
    if (word === 'but') return false;
    if (OWN_OPINION.has(word)) {
      if (!isFirstPerson(sentence, i)) return true;
    } else if (FRAMES.has(word)) return true;
  }
  return false;
}

function isFirstPerson(sentence: Sentence, i: number): boolean {
  return FIRST_PERSON.has(sentence.at(i - 1)) || FIRST_PERSON.has(sentence.at(i - 2));
}

function isRebuked(sentence: Sentence, last: number, next: Sentence | undefined): boolean {
  const after = sentence.words.slice(last + 1, last + 1 + WORDS_AFTER);
  const following = next?.words.slice(0, WORDS_AFTER - after.length) ?? [];
  return [...after, ...following].some(({ text }) => REBUKES.has(text));
}
