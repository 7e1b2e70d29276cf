import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { datesIn } from './dates.js';
import { languageOr } from './languages.js';
import { threadEn } from './messages/en.js';
import { say, sayCount, sayWith, type ThreadWords } from './say.js';

describe('the words of a thread', () => {
  test('a name that looks like a place of the sentence is not filled again', () => {
    assert.equal(say('{name} and {n}', { name: '{n}', n: 2 }), '{n} and 2');
    assert.deepEqual(sayWith('To {name}.', { name: '{name}' }), ['To ', '{name}', '.']);
  });

  test('a count takes the plural form of its own language', () => {
    assert.equal(sayCount(threadEn.total, 1, 'en'), '1 comment');
    assert.equal(sayCount(threadEn.total, 1234, 'en'), '1,234 comments');
    const polish = { one: '{n} komentarz', few: '{n} komentarze', other: '{n} komentarzy' };
    assert.deepEqual(
      [1, 3, 5].map((n) => sayCount(polish, n, 'pl')),
      ['1 komentarz', '3 komentarze', '5 komentarzy'],
    );
  });

  test('a catalogue of another language without a line, or with a line too many, does not compile', () => {
    const { reply: _, ...incomplete } = threadEn;
    // @ts-expect-error a line is missing
    const withoutReply: ThreadWords = incomplete;
    const complete: ThreadWords = { ...threadEn, total: { few: '{n}', other: '{n}' }, reply: 'Antworten' };
    assert.ok(withoutReply && complete);
  });
});

describe('painted times', () => {
  test('a moment is written in the zone given', () => {
    const time = '2026-11-14T23:30:00.000Z';
    assert.match(datesIn('en-GB', 'Asia/Kolkata').moment(time), /^15 Nov 2026, 05:00$/);
    assert.match(datesIn('en-GB', 'America/Bogota').moment(time), /^14 Nov 2026, 18:30$/);
  });

  test('a time without a zone is a day only, the same everywhere', () => {
    assert.equal(datesIn('en-GB', 'Pacific/Auckland').day('2011-03-02T23:59:00'), '2 Mar 2011');
  });

  test('a language tag that is none is English', () => {
    assert.equal(languageOr('not a tag'), 'en');
    assert.equal(languageOr(null), 'en');
    assert.equal(languageOr('ar'), 'ar');
  });
});
