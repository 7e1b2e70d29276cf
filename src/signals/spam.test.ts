import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../test/kit/signal-subject.js';
import { createSpamFilter, FEWEST_LESSONS } from './spam/filter.js';
import type { SpamFilter } from './spam/spam-filter.js';
import { spamTextOf } from './spam/tokens.js';
import { spam } from './spam.js';

const LINK = { href: 'https://offers.example/now', start: 0, end: 3 };

async function score(text: string, links = 0, spamFilter?: SpamFilter): Promise<number> {
  const subject = { ...context(), ...(spamFilter === undefined ? {} : { spamFilter }) };
  const all = Array.from({ length: links }, () => LINK);
  return (await spam.measure(draft(text, { links: all }), subject))?.score ?? 0;
}

const TEACHERS = ['ana', 'bo', 'cy', 'dee', 'eli'];

/** Teaches a filter that some made-up goods are advertised here, and how people talk. */
function teach(filter: SpamFilter, lessons: number, teacherOf = (i: number) => TEACHERS[i % 5] ?? ''): void {
  for (let i = 0; i < lessons; i++) {
    const teacher = teacherOf(i);
    const bad = draft(`Zorgblat deluxe number ${i} heals every quimble, ask for zorgblat.`, { name: '' });
    const good = draft(`The ferry number ${i} was late again and nobody at the harbour knew why.`, {
      name: '',
    });
    filter.learn({ text: spamTextOf(bad), isSpam: true, teacher });
    filter.learn({ text: spamTextOf(good), isSpam: false, teacher });
  }
}

test('what reads like advertising is found, disguised too, and in several languages', async () => {
  for (const text of [
    'Buy viagra online now, best price, click here.',
    'I earn 5000 dollars per week working from home, contact me on WhatsApp.',
    'Best o n l i n e c@sino bonus, free spins for everybody!',
    'Prêt entre particuliers, crédit rapide, contactez-moi.',
    'Canlı bahis siteleri, deneme bonusu hemen.',
    'Онлайн казино, микрозайм за пять минут.',
  ])
    assert.ok((await score(text, 1)) >= 0.9, `${text} ${await score(text, 1)}`);
});

test('people who talk about money, casinos and shops are not', async () => {
  for (const text of [
    'The casino at the harbour closed and the city lost the income from it.',
    'Bitcoin is a bet like any other, and the bank will not guarantee your profit.',
    'I ordered it online and the shop wanted a discount code.',
    'My loan was approved after the third letter to the company.',
    '',
  ])
    assert.equal(await score(text), 0, text);
});

test('links weigh, and more so beside such words', async () => {
  const text = 'Cheap followers for your channel.';
  assert.ok((await score(text, 3)) > (await score(text, 1)));
  assert.equal(await score('See the timetable of the ferry.', 3), 0);
});

test('a site learns what is advertised there, from several moderators', async () => {
  const filter = createSpamFilter();
  const text = 'Ask for zorgblat, it heals the quimble.';
  assert.equal(await score(text, 1, filter), 0);
  teach(filter, FEWEST_LESSONS - 1);
  assert.equal(await score(text, 1, filter), 0, 'too few lessons');
  teach(filter, 20);
  assert.ok((await score(text, 1, filter)) > 0.9, `${await score(text, 1, filter)}`);
  assert.equal(await score('The ferry was late again at the harbour.', 1, filter), 0);
});

test('nothing that was learnt alone brings a text to where balanced holds', async () => {
  const filter = createSpamFilter();
  teach(filter, 400);
  const worst = await score('Zorgblat deluxe number heals every quimble, ask for zorgblat.', 0, filter);
  assert.ok(worst >= 0.5 && worst < 0.9, `${worst}`);
});

test('one moderator gives a quarter of the lessons, and a wave of copies is three', () => {
  const alone = createSpamFilter();
  teach(alone, 100, () => 'ana');
  assert.equal(alone.spam + alone.other, 50);
  const wave = createSpamFilter();
  const same = spamTextOf(draft('The same offer again and again and again.'));
  for (let i = 0; i < 500; i++)
    wave.learn({ text: same, isSpam: true, teacher: TEACHERS[i % 5] ?? '', wave: 'one' });
  assert.equal(wave.spam, 3);
});

test('64 KB of anything is read to its end', async () => {
  for (const piece of ['viagra ', 'z\u0301', '\u200b', 'a b ', '漢'])
    assert.ok((await score(piece.repeat(65_536 / piece.length))) >= 0);
});
