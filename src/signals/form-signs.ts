import type { Evidence } from '../core/evidence.js';
import type { Signal } from './signal.js';

/** People do not see the field; a few browsers' helpers fill it all the same, which is why it is for people to judge. */
const FILLED = 0.9;
const AT_ONCE = 0.8;
const HASTY = 0.5;
const STALE = 0.3;

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
/** Nobody opens a form, writes and sends in less; who pastes what was written elsewhere may come near it. */
const HASTY_BELOW = 3 * SECOND;
const AT_ONCE_BELOW = SECOND;
const STALE_FROM = 12 * HOUR;

/** Tells that the field was filled that people do not see. */
export const honeypot: Signal = {
  name: 'honeypot',
  measure(_draft, { form }) {
    if (form?.isTrapFilled !== true) return undefined;
    return evidence(honeypot.name, FILLED, 'A field of the form that people do not see was filled in.');
  },
};

/** Tells that a form was sent faster than people write, or had been kept for many hours. */
export const timeTrap: Signal = {
  name: 'time-trap',
  measure(_draft, { form }): Evidence | undefined {
    const took = form?.tookMs;
    if (took === undefined || took === null || took < 0) return undefined;
    const seconds = Math.max(1, Math.ceil(took / SECOND));
    if (took < HASTY_BELOW)
      return evidence(
        timeTrap.name,
        took < AT_ONCE_BELOW ? AT_ONCE : HASTY,
        `The form was sent within ${seconds === 1 ? 'a second' : `${seconds} seconds`} of being opened.`,
      );
    if (took < STALE_FROM) return undefined;
    const hours = Math.floor(took / HOUR);
    return evidence(timeTrap.name, STALE, `The form had been open for ${hours} hours when it was sent.`);
  },
};

function evidence(signal: string, score: number, sentence: string): Evidence {
  return { signal, score, spans: [], sentence };
}
