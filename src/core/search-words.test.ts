import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateMarks, searchMark, searchQuery, searchWords } from './search-words.js';

/** Whether a text is found by a question, as both databases compare them. */
function finds(question: string, text: string): boolean {
  const words = searchWords(text);
  const query = searchQuery(question);
  if (query === undefined) return false;
  return (
    query.words.every((word) => words.includes(word)) &&
    words.some((word) => word.startsWith(query.beginning ?? ''))
  );
}

describe('the words of a search', () => {
  it('are found whatever their case, accents and points, in any script', () => {
    for (const [question, text] of [
      ['cafe', 'Das CAFÉ am Fluss'],
      ['strasse', 'Straße'],
      ['οδος', 'η Οδός'],
      ['ёлка', 'елка'],
      ['السلام', 'السَّلامُ عليكم'],
      ['احمد', 'أحمد'],
      ['שלום', 'שָׁלוֹם'],
      ['नदी', 'यह नदी है'],
      ['hoch', 'the river is Hochwasser'],
      ['水位', 'ダムの水位が上がる'],
      ['水', '水位'],
      ['แม่น้ำ', 'ระดับแม่น้ำสูง'],
    ] as const)
      assert.ok(finds(question, text), `${question} in ${text}`);
  });

  it('must all be there', () => {
    assert.ok(finds('river bank', 'the bank of a river'));
    assert.ok(!finds('river mountain', 'the bank of a river'));
    assert.ok(!finds('अर', 'नदी'));
    assert.equal(searchQuery(' … '), undefined);
  });

  it('may be begun from four letters on', () => {
    assert.ok(finds('brid', 'two bridges'));
    assert.ok(!finds('bri', 'two bridges'));
    assert.ok(finds('bri', 'a bri of cheese'));
    assert.ok(!finds('brid two', 'two bridges'));
  });

  it('of a time are days, months or years, as few as cover it', () => {
    const at = (text: string) => Date.parse(text);
    const covers = (from: string | undefined, before: string | undefined, time: string) => {
      const marks =
        dateMarks(from === undefined ? from : at(from), before === undefined ? before : at(before)) ?? [];
      return searchMark.days(at(time)).some((mark) => marks.includes(mark));
    };
    assert.equal(dateMarks(undefined, undefined), undefined);
    assert.equal(dateMarks(at('2024-02-28T22:00Z'), at('2024-03-01T22:00Z'))?.length, 3);
    // 17 days, 11 months, a year, 14 days.
    assert.equal(dateMarks(at('2023-01-15'), at('2025-01-15'))?.length, 17 + 11 + 1 + 14);
    assert.equal(dateMarks(at('1970-01-01'), at('2026-01-01'))?.length, 36);
    for (const [from, before, inside, outside] of [
      ['2024-02-28', '2024-03-01', '2024-02-29T23:59Z', '2024-03-01'],
      ['2023-12-31', '2024-12-31', '2024-02-29', '2025-01-01'],
      ['2010-06-01', '2024-06-01', '2012-12-31', '2009-12-31'],
      [undefined, '2001-01-01', '1999-01-01', '2001-01-01'],
      ['2019-01-01', undefined, '2026-11-25', '2018-12-31'],
    ] as const) {
      assert.ok(covers(from, before, inside), `${from} ${before} ${inside}`);
      assert.ok(!covers(from, before, outside), `${from} ${before} ${outside}`);
    }
    assert.equal(dateMarks(at('2024-01-02'), at('2024-01-01'))?.length, 1);
  });

  it('can never be taken for where a text stands', () => {
    const words = searchWords(`${searchMark.status('published')} ${searchMark.site(1)} x`);
    assert.deepEqual(words, ['tpublished', 's1', 'x']);
  });

  it('of a hostile text are few and short', () => {
    assert.ok(searchWords('a'.repeat(1_000_000)).every((word) => word.length <= 40));
    const many = Array.from({ length: 50_000 }, (_, i) => `w${i}`).join(' ');
    assert.equal(searchWords(many).length, 4000);
  });
});
