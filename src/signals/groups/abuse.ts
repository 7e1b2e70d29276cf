import type { Mention } from './mentions.js';
import type { Sentence } from './sentence.js';

/** Abuse found in a sentence: its words, the last included, and how grave it is. */
export interface Abuse {
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

/** A way of speaking of a group that may be abuse. */
export type Pattern = (sentence: Sentence, mention: Mention) => Abuse | undefined;

/*
 * The scores (docs/reference/signals.md): wishes harm or denies humanity · hates, or names with contempt · calls
 * criminal, evil or inferior · speaks ill of all · is angry or unfair, as readers are, and not held under `balanced`.
 */
export const HARM = 0.95;
export const HATRED = 0.8;
export const DEMEANS = 0.7;
export const SPEAKS_ILL = 0.6;
export const UNFAIR = 0.5;

/** Abuse from the group's name to the word `last`. */
export function abuseOf(mention: Mention, last: number, score: number): Abuse {
  return { first: mention.first, last, score };
}
