import assert from 'node:assert/strict';
import { it } from 'node:test';
import { csvRow } from '../csv-row.js';
import { statementSheet } from './statement-sheet.js';

it('a table of statements has a cell for each column, several codes in one', () => {
  const { head, row } = statementSheet();
  const cells = row({ puid: '1', decision_visibility: ['A', 'B'], decision_facts: 'One, two' });
  assert.match(cells, /^1,A B,,.*,"One, two",,,$/);
  assert.equal(cells.replaceAll('One, two', '').split(',').length, head.split(',').length);
});

it('a row of a table holds no formula and parts no cell', () => {
  assert.equal(
    csvRow(['=1+1', '@x', '-3', "'=2", 'a"b', ' c', 'd;e']),
    `'=1+1,'@x,'-3,''=2,"a""b"," c","d;e"`,
  );
});
