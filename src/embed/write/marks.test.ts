import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Edit, insertQuote, link, type Selected, startLines, wrap } from './marks.js';

/** `[` and `]` stand around what is selected, or `|` where the caret is. */
function parse(shown: string): Selected {
  const caret = shown.indexOf('|');
  if (caret >= 0) return { value: shown.replace('|', ''), start: caret, end: caret };
  const start = shown.indexOf('⟦');
  return { value: shown.replace('⟦', '').replace('⟧', ''), start, end: shown.indexOf('⟧') - 1 };
}

function show({ value }: Selected, { from, to, text, select: [start, end] }: Edit): string {
  const made = value.slice(0, from) + text + value.slice(to);
  if (start === end) return `${made.slice(0, start)}|${made.slice(start)}`;
  return `${made.slice(0, start)}⟦${made.slice(start, end)}⟧${made.slice(end)}`;
}

const after = (shown: string, act: (selected: Selected) => Edit) => show(parse(shown), act(parse(shown)));

describe('marks around words', () => {
  const bold = (selected: Selected) => wrap(selected, '**');
  const italic = (selected: Selected) => wrap(selected, '*');

  test('stand around what is selected, never around its blanks', () => {
    assert.equal(after('a ⟦word⟧ b', bold), 'a **⟦word⟧** b');
    assert.equal(after('a⟦ word ⟧b', bold), 'a **⟦word⟧** b');
  });

  test('wait around the caret when nothing is selected', () => {
    assert.equal(after('a |', italic), 'a *|*');
    assert.equal(after('|', bold), '**|**');
  });

  test('go away the second time', () => {
    assert.equal(after('a **⟦word⟧** b', bold), 'a ⟦word⟧ b');
    assert.equal(after('a *⟦word⟧* b', italic), 'a ⟦word⟧ b');
  });

  test('do not take one kind for the other', () => {
    assert.equal(after('**⟦word⟧**', italic), '***⟦word⟧***');
    assert.equal(after('***⟦word⟧***', italic), '**⟦word⟧**');
  });
});

describe('marks of lines', () => {
  const quote = (selected: Selected) => startLines(selected, '> ');

  test('stand before every line that is touched', () => {
    assert.equal(after('one\nt⟦wo\nthr⟧ee\nfour', quote), 'one\n⟦> two\n> three⟧\nfour');
    assert.equal(after('one|', quote), '> one|');
    assert.equal(after('|', quote), '> |');
  });

  test('leave a line alone that only its end is selected of', () => {
    assert.equal(after('⟦one\n⟧two', quote), '⟦> one⟧\ntwo');
  });

  test('go away when all have them', () => {
    assert.equal(after('⟦> one\n> two⟧', quote), '⟦one\ntwo⟧');
  });
});

describe('a link', () => {
  const make = (selected: Selected) => link(selected, 'words');

  test('asks for the address of chosen words, and for the words of a chosen address', () => {
    assert.equal(after('see ⟦here⟧.', make), 'see [here](⟦https://⟧).');
    assert.equal(after('⟦https://a.example/b⟧', make), '[⟦words⟧](https://a.example/b)');
    assert.equal(after('|', make), '[words](⟦https://⟧)');
  });
});

test('a quote stands on lines of its own, with room to answer', () => {
  const make = (selected: Selected) => insertQuote(selected, '> said');
  assert.equal(after('|', make), '> said\n\n|');
  assert.equal(after('I think|', make), 'I think\n\n> said\n\n|');
  assert.equal(after('I think\n|', make), 'I think\n\n> said\n\n|');
});
