import { quotesIn } from '../groups/quotes.js';
import type { Readings } from '../text/readings.js';
import { readText } from '../text/readings.js';
import { ATTRIBUTES } from '../toxicity/attributes.js';
import type { Model } from '../toxicity/model-file.js';
import { scoreText } from '../toxicity/score-text.js';
import { createRoom, lookAt, MOST_WORDS, type Network, type Room, sumUp } from './network.js';
import type { SecondModel } from './network-file.js';
import { createWordReader, type WordReader } from './words.js';

/** Windows of MOST_WORDS that are looked at: what a text says after that, it has said before. */
const MOST_WINDOWS = 5;
const TOXICITY = ATTRIBUTES.indexOf('TOXICITY');
/** A probability is never quite 0 or 1. */
const LEAST = 1e-7;

/** Gives the probability, 0 to 1, that a text is toxic, by a linear model and a network together. Linear in the text. */
export type ScoresTwice = (text: string) => number;

export function createScoresTwice(model: Model, second: SecondModel): ScoresTwice {
  const sumsTwice = createSumsTwice(model, second.network);
  const [slope, shift] = second.calibration;
  return (text) => 1 / (1 + Math.exp(-(slope * sumsTwice(text) + shift)));
}

/** The mean of both models' sums for TOXICITY, before calibration. */
export function createSumsTwice(model: Model, network: Network): (text: string) => number {
  const reader = createWordReader(model.isKnown);
  const room = createRoom();
  return (text) => {
    const readings = readText(text);
    const { TOXICITY: first } = scoreText(model, text, readings).scores;
    const bounded = Math.max(LEAST, Math.min(1 - LEAST, first));
    return (Math.log(bounded / (1 - bounded)) + gravest(network, { text, readings, reader, room })) / 2;
  };
}

/** What the network makes of a text as it reads through its disguises: of its gravest window. */
function gravest(
  network: Network,
  {
    text,
    readings: { all },
    reader,
    room,
  }: {
    readonly text: string;
    readonly readings: Readings;
    readonly reader: WordReader;
    readonly room: Room;
  },
): number {
  const words = reader.read((all[1] ?? all[0]).stream, quotesIn(text));
  let worst = Number.NEGATIVE_INFINITY;
  for (
    let from = 0;
    from < Math.max(1, words.count) && from < MOST_WINDOWS * MOST_WORDS;
    from += MOST_WORDS
  ) {
    lookAt(network, words, { window: { from, to: Math.min(words.count, from + MOST_WORDS) }, room });
    sumUp(network, room);
    worst = Math.max(worst, room.sums[TOXICITY] ?? 0);
  }
  return worst;
}
