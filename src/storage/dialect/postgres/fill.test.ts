import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyText, insertRecords, recordsOf } from './fill.js';

test('rows for COPY keep tabs, line ends, backslashes, bytes and what is missing', () => {
  const values = ['a\tb\\N', null, 7, '', 'line\r\nline', Uint8Array.of(0, 255)];
  assert.equal(copyText(values, 3), 'a\\tb\\\\N\t\\N\t7\n\tline\\r\\nline\t\\\\x00ff\n');
});

test('rows that may be there already are one parameter, in which half a character is replaced', () => {
  const into = { table: 't', columns: ['a', 'b'], rest: 'ON CONFLICT DO NOTHING' };
  assert.equal(
    insertRecords(into),
    'INSERT INTO t (a, b) SELECT a, b FROM json_populate_recordset(NULL::t, ?::json) ON CONFLICT DO NOTHING',
  );
  const records = recordsOf(into, ['\ud83d', 1, null, Uint8Array.of(171)]);
  assert.deepEqual(JSON.parse(records), [
    { a: '\ufffd', b: 1 },
    { a: null, b: '\\xab' },
  ]);
});
