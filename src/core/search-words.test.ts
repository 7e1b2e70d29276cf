import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { searchMark, searchQuery, searchWords } from './search-words.js';

/** Whether a text is found by a question, as both databases compare them. */
function finds(question: string, text: string): boolean {
  const words = searchWords(text);
  const query = searchQuery(question);
  if (query === undefined) return false;
  return (
    query.words.every((word) => words.includes(word)) && words.some((word) => word.startsWith(query.prefix))
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
