import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoryId } from '../core/ids.js';
import { newcomer } from '../core/policy/facts.js';
import type { Draft, SignalContext } from './signal.js';
import { toxicitySignals } from './toxicity.js';

function contextIn(language: string): SignalContext {
  return {
    now: 0,
    story: { id: 1 as StoryId, language },
    site: { slug: 'paper', hosts: [], words: [], language },
    recent: { postsByAddress: () => 0, postsByAuthor: () => 0, postsInStory: () => 0 },
    similar: () => [],
    standing: newcomer('guest'),
  };
}

async function measure(text: string, language = 'en') {
  const draft: Draft = { text, body: [], name: '', links: [] };
  const found = await Promise.all(
    toxicitySignals.map((signal) => signal.measure(draft, contextIn(language))),
  );
  return new Map(found.filter((one) => one !== undefined).map((one) => [one.signal, one]));
}

test('an insult is toxic, and the words that made it so are marked', async () => {
  const text = 'I read the report. You are a pathetic idiot.';
  const found = (await measure(text)).get('toxicity');
  assert.ok(found && found.score > 0.7, String(found?.score));
  const marked = found.spans.map(({ start, end }) => text.slice(start, end));
  assert.ok(marked.includes('idiot') || marked.includes('pathetic'), marked.join());
  assert.match(found.sentence, /^With \d+ % probability this is .* \(model en-\d+\)\.$/);
});

test('fair and fierce argument, news and kindness give no evidence', async () => {
  const texts = [
    'The mayor is wrong about the bridge, and the figures in the report prove it.',
    'I do not agree with this decision at all. It will cost us millions.',
    'My neighbours are immigrants and they are wonderful people.',
    'Thank you for this article!',
    '',
    '😀',
  ];
  for (const text of texts) assert.deepEqual([...(await measure(text)).keys()], [], text);
});

test('a disguise does not lower the score', async () => {
  for (const text of [
    'You are a pathetic 1d10t.',
    'You are a p a t h e t i c idiot.',
    'You are a pаthetic idiоt.',
  ]) {
    assert.ok(((await measure(text)).get('toxicity')?.score ?? 0) > 0.7, text);
  }
});

test('a long calm comment does not hide an insult, wherever it stands', async () => {
  const calm = 'The council met on Tuesday to speak about the old bridge and the costs of its repair. ';
  for (const [before, after] of [
    [10, 0],
    [5, 5],
    [0, 10],
  ] as const) {
    const text = `${calm.repeat(before)}You are a fucking idiot and a liar. ${calm.repeat(after)}`;
    assert.ok(((await measure(text)).get('toxicity')?.score ?? 0) > 0.5, `${before} ${after}`);
  }
});

test('in a language without a model there is no evidence, and no claim', async () => {
  for (const language of ['el', 'de', 'fr'])
    assert.equal((await measure('You are a pathetic idiot.', language)).size, 0);
});

test('spans lie within the text, in order, for hostile texts as well', async () => {
  for (const piece of [
    '\u200b',
    'a\u0301',
    'wo men ',
    '1d10t! ',
    '\u202eidiot ',
    '"idiot ',
    'all women are stupid',
  ]) {
    const text = piece.repeat(2000);
    for (const { spans, score } of (await measure(text)).values()) {
      assert.ok(score >= 0.5 && score <= 1);
      let last = 0;
      for (const { start, end } of spans) {
        assert.ok(start >= last && end > start && end <= text.length, `${piece} ${start} ${end}`);
        last = end;
      }
    }
  }
});
