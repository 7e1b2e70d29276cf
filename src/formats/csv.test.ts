import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../core/refusal.js';
import { columnName, firstCells } from './csv-head.js';
import { CsvReader, separatorOf } from './csv-reader.js';

function rowsOf(text: string, separator = ',', size = 5): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  const reader = new CsvReader(separator, ({ cells }) => rows.push(cells));
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  reader.close();
  return rows;
}

function faultOf(text: string): Refusal {
  try {
    rowsOf(text);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return assert.fail(`nothing is wrong with ${text}`);
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

describe('a table', () => {
  it('is read as it was written, wherever a chunk ends', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é', '🚢'),
      maxLength: 8,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 9 }), (rows, end, size) => {
        const text = rows.map((cells) => cells.map(quoted).join(',')).join(end);
        assert.deepEqual(rowsOf(text, ',', size), rows);
      }),
      { numRuns: 300 },
    );
  });

  for (const [title, text, rows] of [
    [
      'without quotes',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'without a line end at its end',
      'a,b\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    [
      'with old line ends',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with blank lines, which are no rows',
      'a,b\n\n\r\n1,2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['with quotes inside a value that is not quoted', 'a "b" c,2', [['a "b" c', '2']]],
    ['with blanks after quotes', '"a" ,"b"', [['a', 'b']]],
    ['with an empty value in quotes', '"",1', [['', '1']]],
    ['with quotes that hold a row', '"1,2\n3,4",5', [['1,2\n3,4', '5']]],
  ] as const) {
    it(title, () => assert.deepEqual(rowsOf(text), rows));
  }

  it('is a fault with its place when its quotes do not close, when something follows them, when there is none', () => {
    assert.deepEqual(faultOf('a,b\n1,"2').details, {
      line: 2,
      column: 5,
      problem: 'the file ends within quotes',
    });
    assert.equal(faultOf('a,b\n"1"x,2').details.line, 2);
    assert.equal(faultOf('').details.problem, 'the file is empty');
    assert.equal(faultOf('\n\n').details.problem, 'the file is empty');
  });

  it('tells its separator by its first line, quotes left out', () => {
    assert.equal(separatorOf('a;b;c\n1,2,3,4,5,6'), ';');
    assert.equal(separatorOf('"a;b;c;d",e,f\n'), ',');
    assert.equal(separatorOf('a\tb\n'), '\t');
    assert.equal(separatorOf('one'), ',');
  });

  it('has columns that are found in any spelling', () => {
    for (const name of ['story_url', 'storyUrl', 'Story URL', ' story-url '])
      assert.equal(columnName(name), 'storyurl');
    assert.deepEqual(firstCells('"a\nb",c\nd,e'), ['a\nb', 'c']);
    assert.deepEqual(firstCells('<xml a="1,2">'), []);
    assert.deepEqual(firstCells('{"a":1,"b":2}'), []);
  });
});
