import type { Draft } from '../signal.js';
import { disguisedStreams } from './disguise.js';
import { scan, type Units } from './scan.js';
import { plainStream, type Stream } from './stream.js';

/** A text as it stands, and as it reads through its disguises. */
export interface Readings {
  readonly units: Units;
  readonly plain: Stream;
  /** Empty when nothing in the text could be a disguise. */
  readonly disguised: readonly Stream[];
}

const ofDrafts = new WeakMap<Draft, Readings>();

export function readText(text: string): Readings {
  const units = scan(text);
  return { units, plain: plainStream(units), disguised: disguisedStreams(units) };
}

/** The readings of a draft's text, made once for all signals that ask. */
export function readingsOf(draft: Draft): Readings {
  const known = ofDrafts.get(draft);
  if (known !== undefined) return known;
  const readings = readText(draft.text);
  ofDrafts.set(draft, readings);
  return readings;
}
