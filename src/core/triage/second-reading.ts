import type { Evidence } from '../evidence.js';

/** The signal of the slower model. */
export const SECOND_READING = 'second-reading';

/** Whether texts in a language (BCP 47) are read a second time: the model that ships knows English. */
export function isReadTwice(language: string): boolean {
  return language.toLowerCase().split('-', 1)[0] === 'en';
}

/** Below this nothing is said: half of all such findings would be false alarms. */
const LEAST_TOLD = 0.5;

/** What a second reading found, as evidence; none where it is more probable than not that nothing is to be found. `score`: 0 to 1. */
export function secondEvidence(score: number): Evidence | undefined {
  if (score < LEAST_TOLD) return undefined;
  const percent = Math.round(score * 100);
  const sentence = `Read a second time by a slower model: with ${percent} % probability rude, hateful or otherwise likely to drive people away.`;
  return { signal: SECOND_READING, score, spans: [], sentence };
}
