import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprintOf } from '../src/core/fingerprint.js';
import type { StoryId } from '../src/core/ids.js';
import { newcomer } from '../src/core/policy/facts.js';
import { draftOf } from '../src/signals/draft.js';
import { SIGNALS } from '../src/signals/registry.js';
import { runSignals } from '../src/signals/run-signals.js';
import { shippedScoresTwice } from '../src/signals/second/shipped-network.js';
import type { Draft, SignalContext } from '../src/signals/signal.js';
import { readText } from '../src/signals/text/readings.js';
import { scoreText } from '../src/signals/toxicity/score-text.js';
import { shippedModel } from '../src/signals/toxicity/shipped-model.js';
import { createWordListSignal } from '../src/signals/word-list.js';
import { atMost, type Benchmark, percentile, told } from './kit/figure.js';
import { seededRandom } from './kit/seeded-site.js';

/** Those that run before every answer. */
const OWN_SIGNALS = SIGNALS.filter(({ asksOthers, isSlow }) => asksOthers !== true && isSlow !== true);
const DRAFTS = 4000;
const ROUNDS = 3;
const PHRASES = 10_000;
const KB_64 = 65_536;
// What some step of the reading works hardest at.
const HOSTILE = ['a b ', 'z*r ', 'zor-', 'a', '1d10t! ', 'ﬃ', 'zоr а', 'are all '];

const HOSTILE_TO_MODEL = [
  ...HOSTILE,
  'hatewomenqq ',
  'wo men ',
  'xyzzyqwertyuiopasdfghjklzxcv ',
  '\u200b',
  '"',
];

/** All signals over made-up comments with the lengths of real ones, without the storage that some of them ask. */
export const measuring: Benchmark = {
  name: 'signals',
  about: `All signals over ${DRAFTS} comments of up to 4 KB, and the word list alone beside ${PHRASES} phrases`,
  async run() {
    const all = await timesOfAll();
    const words = phrases(PHRASES);
    const ofWords = timesOfWords(words);
    const worst = worstOfWords(words);
    const scores = timesOfScores();
    const note = `${all.times.length} runs over made-up comments, median ${all.letters} characters; storage answers at once`;
    return [
      atMost('signals, median', { value: percentile(all.times, 0.5), unit: 'ms', limit: 0.15, note }),
      atMost('signals, p99', { value: percentile(all.times, 0.99), unit: 'ms', limit: 1, note }),
      atMost('toxicity, 200 characters', {
        value: percentile(scores, 0.5),
        unit: 'ms',
        limit: 0.05,
        note: `all six attributes, the text already read for the other signals; median, p99 ${percentile(scores, 0.99).toFixed(3)} ms`,
      }),
      atMost('toxicity, worst 64 KB', {
        value: worstOf(HOSTILE_TO_MODEL, scoreOnce),
        unit: 'ms',
        limit: 20,
        note: `with spans, the slowest of ${HOSTILE_TO_MODEL.length} hostile texts, each the best of 5 runs`,
      }),
      told('second reading, 200 characters', {
        value: percentile(timesTwice(), 0.5),
        unit: 'ms',
        note: 'both models, as in its thread, after the answer; median',
      }),
      atMost('word list, 300 characters', {
        value: percentile(ofWords, 0.5),
        unit: 'ms',
        limit: 0.2,
        note: `${PHRASES} phrases beside the shipped lists, median`,
      }),
      atMost('word list, worst 64 KB', {
        value: worst,
        unit: 'ms',
        limit: 20,
        note: `the slowest of ${HOSTILE.length} hostile texts, each the best of 5 runs`,
      }),
    ];
  },
};

/** For `npm run bench`, and for whoever wants the figures alone. */
export const run = measuring.run;

async function timesOfAll(): Promise<{ readonly times: readonly number[]; readonly letters: number }> {
  const drafts = madeUpDrafts();
  const context = quietContext([]);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { body, name, text } of drafts) {
      const fingerprint = fingerprintOf(text);
      // A comment comes with its fingerprint, worked out when its text was read.
      const fresh = draftOf(body, { name, fingerprint });
      const start = performance.now();
      await runSignals(OWN_SIGNALS, { draft: fresh, context }, { limitMs: 250 });
      // The first round warms the machine up.
      if (round > 0) times.push(performance.now() - start);
    }
  }
  return {
    times,
    letters: percentile(
      drafts.map(({ text }) => text.length),
      0.5,
    ),
  };
}

function timesOfWords(words: readonly string[]): readonly number[] {
  const signal = createWordListSignal();
  const context = quietContext(words);
  const texts = madeUpDrafts().map(({ text }) => text.padEnd(300, ` ${text}`).slice(0, 300));
  return texts.flatMap((text, i) => {
    const fresh: Draft = { text, body: [], name: '', links: [] };
    const start = performance.now();
    void signal.measure(fresh, context);
    return i < DRAFTS / 2 ? [] : [performance.now() - start];
  });
}

function scoreOnce(text: string): void {
  const model = shippedModel('en');
  if (model === undefined) throw new Error('No English model ships.');
  scoreText(model, text, readText(text)).spansOf('TOXICITY');
}

function timesOfScores(): readonly number[] {
  const model = shippedModel('en');
  if (model === undefined) throw new Error('No English model ships.');
  const texts = madeUpDrafts().map(({ text }) => text.padEnd(200, ` ${text}`).slice(0, 200));
  return texts.flatMap((text, i) => {
    const readings = readText(text);
    const start = performance.now();
    scoreText(model, text, readings);
    return i < DRAFTS / 2 ? [] : [performance.now() - start];
  });
}

function timesTwice(): readonly number[] {
  const score = shippedScoresTwice();
  const texts = madeUpDrafts().map(({ text }) => text.padEnd(200, ` ${text}`).slice(0, 200));
  return texts.flatMap((text, i) => {
    const start = performance.now();
    score(text);
    return i < DRAFTS / 2 ? [] : [performance.now() - start];
  });
}

function worstOfWords(words: readonly string[]): number {
  const signal = createWordListSignal();
  const context = quietContext(words);
  return worstOf(HOSTILE, (text) => void signal.measure({ text, body: [], name: '', links: [] }, context));
}

function worstOf(pieces: readonly string[], work: (text: string) => void): number {
  const worst = pieces.map((piece) => {
    const text = piece.repeat(Math.floor(KB_64 / piece.length));
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      work(text);
      return performance.now() - start;
    });
    return Math.min(...times);
  });
  return Math.max(...worst);
}

/** Comments of the words of our own documents, log-normal in length as comments are: median 170 characters, cut at 4 KB. */
function madeUpDrafts(): readonly Draft[] {
  const page = path.join(import.meta.dirname, '..', '..', 'docs', 'reference', 'signals.md');
  const vocabulary = readFileSync(page, 'utf8').split(/\s+/);
  const random = seededRandom(11);
  return Array.from({ length: DRAFTS }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const length = Math.min(4000, Math.max(10, 170 * Math.exp(1.1 * normal)));
    let text = '';
    while (text.length < length) text += `${vocabulary[Math.floor(random() * vocabulary.length)]} `;
    return draftOf([{ type: 'paragraph', children: [text.slice(0, 4000)] }], { name: 'Robin' });
  });
}

function phrases(count: number): readonly string[] {
  const random = seededRandom(5);
  const letter = () => String.fromCharCode(97 + Math.floor(random() * 26));
  return Array.from({ length: count }, () =>
    Array.from({ length: 4 + Math.floor(random() * 8) }, letter).join(''),
  );
}

function quietContext(words: readonly string[]): SignalContext {
  return {
    now: Date.UTC(2026, 4, 2),
    story: { id: 1 as StoryId, language: 'en' },
    site: { slug: 'bench', hosts: ['bench.example'], words, language: 'en' },
    recent: { postsByAddress: () => 0, postsByAuthor: () => 0, postsInStory: () => 0 },
    similar: () => [],
    standing: newcomer('guest'),
  };
}
