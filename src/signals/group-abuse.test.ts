import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../test/kit/signal-subject.js';
import type { Evidence } from '../core/evidence.js';
import { groupAbuse } from './group-abuse.js';

function measure(text: string): Evidence | undefined {
  return groupAbuse.measure(draft(text), context()) as Evidence | undefined;
}

// The least score at which `balanced` holds.
const HELD = 0.6;

// sentence · least score
const ABUSE: readonly (readonly [string, number])[] = [
  ['All Muslims are vermin.', 0.95],
  ['the jews should be gassed', 0.95],
  ['We should kill all immigrants', 0.95],
  ['Immigrants deserve to die!', 0.95],
  ['Gay people are a disease', 0.95],
  ['Women are nothing but animals.', 0.95],
  ['The only good Catholic is a dead Catholic', 0.95],
  ['death to the Kurds', 0.95],
  ['Islam is a cancer on this planet', 0.95],
  ['Just let the refugees drown', 0.95],
  ['I wish all Jews would die', 0.95],
  ['Blacks are just 🐒🐒', 0.95],
  ['I really hate trans people', 0.8],
  ['Filthy Arabs everywhere', 0.8],
  ['Jewish scum', 0.8],
  ['Women belong in the kitchen', 0.8],
  ['Roma are not human', 0.8],
  ['Black people disgust me', 0.8],
  ['We must get rid of the Hindus', 0.8],
  ['Muslims are all terrorists', 0.7],
  ['I find gay people utterly revolting', 0.7],
  ['Every Mexican is a thief', 0.7],
  ['Why are women so stupid?', 0.7],
  ['Deport all Muslims', 0.7],
  ['Jews run your media', 0.6],
  ['Disabled people should not be allowed to vote', 0.7],
  ['No Jew deserves to live', 0.7],
  ['Never trust a gypsy', 0.6],
  ['these lying Hindus again', 0.6],
  ['Foreigners are ruining our country', 0.6],
  ["I'm not racist, but blacks are criminals", 0.7],
  ['Some of my friends are gay, but gays are disgusting', 0.7],
  ['Musl1ms are v3rmin', 0.95],
  ['Jеws are rats', 0.95],
  ['Women are s.u.b.h.u.m.a.n', 0.95],
];

test('contempt for a people, a faith or another group of people is found', () => {
  for (const [text, least] of ABUSE) {
    const score = measure(text)?.score ?? 0;
    assert.ok(score >= least, `${text}: ${score}`);
  }
});

const FAIR = [
  'Your argument is garbage and the minister lied.',
  'The government are criminals, liars and cowards, and they should be thrown out!',
  'I hate this president and everything he stands for.',
  'Politicians are rats. All of them.',
  'Get rid of the minister, deport him to the moon!',
  'This party is a cancer, vermin every one of them',
  'Journalists are scum and this paper is trash',
  'Kill the bill!',
  'Bankers should be in prison',
  'The Russian government murders civilians',
  'The Israeli army bombed a hospital; the ministers responsible are war criminals',
  'Hamas should be wiped out',
  'Nazis should die',
  'Americans are idiots for voting like this',
  'Illegal immigrants should be deported under the law',
  'We should limit the number of refugees',
  'Immigration is too high and the town cannot cope',
  'Islam should be criticised like any other religion',
  'Christianity has a violent history',
  'I disagree with what most Muslims here think about schools',
  'Muslims live in this town and run the bakery',
  'Muslims run their own bank in this town, and Jews run your bakery',
  'I love Jews, Muslims and gays, my neighbours',
  'Women are half of the world',
  'Black people are great athletes and scientists',
  'Jews are people like you and me',
  'Women deserve to be paid like men',
  'Refugees do not deserve this',
  'Muslims should be treated with respect',
  'Gay people should not be killed for who they are',
  'Animals rights matter to Hindus',
  'Muslims are sick of being blamed',
  'I hate women being talked over in meetings',
  'Men kill women every day',
  'Let women speak for themselves',
  'They want to let refugees drown',
  'I hope the Muslims win the cup',
  'I find Christians hard to follow',
  'Men are so dishonest and arrogant',
  'Men can die of cancer too',
  'Brits 🐕 are the best dogs',
  'Why do they kill Christians there?',
  'The regime wanted to kill all Jews',
  'Two women were rapists’ victims',
  'The women in the story are liars',
  'Some men are pigs',
  'Not all men are rapists',
  'Germans are garbage sorters by conviction',
  'a filthy rich American',
  'a dirty German shepherd',
  'Guinea pigs and Persian cats',
  'Women don’t exist in these statistics',
  'We need better schools. Rats are a problem in the old town.',
];

test('anger at governments, parties and persons, policy however harsh, and plain or kind mentions are left alone', () => {
  for (const text of FAIR) {
    const score = measure(text)?.score ?? 0;
    assert.ok(score < HELD, `${text}: ${score}`);
  }
});

const FRAMED = [
  'People who say all Muslims are terrorists are wrong.',
  'He claims that Jews control the media.',
  'Nobody should say that gays are disgusting.',
  '“Women are stupid” is what he wrote under my article.',
  '"Immigrants are vermin", really?',
  '> Muslims are vermin\n\nWhat a sentence.',
  'If women are so stupid, why do they pass every exam?',
  'Saying that blacks are lazy is racist.',
  'Blacks are lazy: this is the bigotry we grew up with.',
  'Stop calling Roma criminals, the idea that Roma are thieves is old.',
  'It is not true that all Jews are greedy.',
];

test('abuse that is quoted, denied or condemned is told to moderators, and not held under `balanced`', () => {
  for (const text of FRAMED) assert.equal(measure(text)?.score, 0.3, text);
});

test('what stands inside a quotation does not excuse what stands outside', () => {
  assert.equal(measure('He said “hello”. Muslims are vermin.')?.score, 0.95);
  assert.equal(measure('> hello\n\nMuslims are vermin')?.score, 0.95);
  assert.equal(measure('"unclosed Muslims are vermin')?.score, 0.95);
});

test('the spans mark the words and the sentence does not repeat them', () => {
  const text = 'Well. I think Muslims are all vermin, sorry.';
  const evidence = measure(text);
  assert.deepEqual(
    evidence?.spans.map(({ start, end }) => text.slice(start, end)),
    ['Muslims are all vermin'],
  );
  assert.doesNotMatch(evidence?.sentence ?? '', /muslim|vermin/i);
});

test('64 KB of half-made sentences are read in a quarter of a second', () => {
  for (const piece of [
    'Muslims are all ',
    '" “ ',
    '> a\n',
    'why are all the women ',
    'i hate to ',
    'kill all ',
    'Muslims are vermin. ',
    '"x" Muslims are vermin. ',
  ]) {
    const text = piece.repeat(Math.floor(65_536 / piece.length));
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now();
      measure(text);
      return performance.now() - start;
    });
    assert.ok(Math.min(...times) < 250, `${piece}: ${times} ms`);
  }
});
