import type { Evidence } from '../core/evidence.js';
import type { Outside } from '../core/outside-signal.js';
import type { Signal } from './signal.js';

/** A little longer than the clients wait, so that theirs is the reason that the log tells. */
const LIMIT_MS = 5500;

/** What a service of the newsroom's own says; asked only when a rule names it. */
export const external = outside('external', 'The service of this newsroom says so.');

/** What Akismet says; asked only when a rule names it. */
export const akismet = outside('akismet', 'Akismet takes it for spam.');

/** That the text left the house stands in the log even when nothing was found. */
function outside(name: keyof Outside, sentence: string): Signal {
  return {
    name,
    asksOthers: true,
    limitMs: LIMIT_MS,
    async measure(_draft, { ask }): Promise<Evidence | undefined> {
      const asked = ask?.(name);
      if (asked === undefined) throw new Error('it is not set up');
      const found = await asked;
      const told = found.sentence ?? (found.score > 0 ? sentence : 'Asked, and nothing was found.');
      return { signal: name, score: found.score, spans: found.spans, sentence: told };
    },
  };
}
