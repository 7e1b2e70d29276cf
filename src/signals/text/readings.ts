import type { Draft } from '../signal.js';
import { disguisedStreams } from './disguise.js';
import { scan, type Units } from './scan.js';
import { type Squeezed, squeeze } from './squeeze.js';
import { plainStream, type Stream } from './stream.js';

/** One way to read a text, as it stands and with repeated letters taken together. */
export interface Reading {
  readonly stream: Stream;
  readonly squeezed: Squeezed;
}

export interface Readings {
  readonly units: Units;
  /** The text as it stands; then, when something in it could be a disguise, as it reads through that: once or twice. */
  readonly all: readonly [Reading, ...Reading[]];
}

const ofDrafts = new WeakMap<Draft, Readings>();

/** Every reading of a text. Linear. */
export function readText(text: string): Readings {
  const units = scan(text);
  return { units, all: [readingOf(plainStream(units)), ...disguisedStreams(units).map(readingOf)] };
}

/** The readings of a draft's text, made once for all signals that ask. */
export function readingsOf(draft: Draft): Readings {
  const known = ofDrafts.get(draft);
  if (known !== undefined) return known;
  const readings = readText(draft.text);
  ofDrafts.set(draft, readings);
  return readings;
}

function readingOf(stream: Stream): Reading {
  return { stream, squeezed: squeeze(stream) };
}
