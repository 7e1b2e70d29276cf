import type { WhyView } from '../../wire/console.js';
import { say, sayCount } from '../say.js';
import { HARM_WORDS, LIKELIHOOD_WORDS, queueWords } from './queue-words.js';

/** Why the card stands where it stands, in one sentence. */
export function Why({ why }: { readonly why: WhyView | null }) {
  if (why === null) return null;
  const harm = say(LIKELIHOOD_WORDS[why.likelihood], { harm: HARM_WORDS[why.harm] });
  const reach = sayCount(queueWords.reach, why.reach, 'en');
  return <p class="quiet why">{say(queueWords.why, { harm, reach, waited: sayWaited(why.minutes) })}</p>;
}

function sayWaited(minutes: number): string {
  if (minutes < 60) return sayCount(queueWords.waitedMinutes, minutes, 'en');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return sayCount(queueWords.waitedHours, hours, 'en');
  return sayCount(queueWords.waitedDays, Math.floor(hours / 24), 'en');
}
