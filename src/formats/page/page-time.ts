import { type RowTime, rowTime } from '../row-times.js';
import { writtenDate } from '../written-dates.js';
import { type RelativeTime, relativeTime } from './relative-times.js';

export interface PageTime extends RowTime {
  /** The page tells only how long ago it was. */
  readonly relative?: RelativeTime & { readonly written: string };
}

// Longer texts are no dates, whatever digits they hold.
const MAX_DATE = 60;

/** Separators that templates put between day and hour, and words around them. */
function plainly(text: string): string {
  return text
    .replace(/^\s*#[\d.]+/, '')
    .replace(/[@|·•–—]| - /g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:on|am|le|el|il|op|den|d\.|posted on|submitted on|posted|says?:?) /i, '')
    .replace(/[,.;:]$/, '');
}

/** The time that the best of these texts tells: instants before wall clocks before "3 years ago". Never a guess. */
export function pageTime(candidates: readonly (string | undefined)[]): PageTime {
  const texts = candidates.flatMap((text) => (text === undefined || text.trim() === '' ? [] : [text.trim()]));
  const times = texts.map((text) => rowTime(text));
  const instant = times.find(({ at }) => at !== undefined);
  if (instant !== undefined) return instant;
  const locals = texts.map((text, index) => times[index]?.local ?? writtenDate(plainly(text)));
  // The more precise one: a template may write the day in one place and the minute in another.
  const local = locals.filter((each) => each !== undefined).sort((a, b) => b.length - a.length)[0];
  if (local !== undefined) return { local };
  for (const text of texts) {
    const found = relativeTime(text);
    if (found !== undefined) return { relative: { ...found, written: text.slice(0, 60) } };
  }
  const dateLike = texts.find((text) => /\d/.test(text) && text.length <= MAX_DATE);
  return dateLike === undefined ? {} : { unreadable: dateLike.slice(0, 40) };
}
