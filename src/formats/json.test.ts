import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../core/refusal.js';
import { type JsonItem, JsonReader, type JsonShape } from './json-reader.js';

/** The items of a text that comes in chunks of `size` characters. */
function itemsOf(text: string, shape: JsonShape, size = 7): readonly JsonItem[] {
  const items: JsonItem[] = [];
  const reader = new JsonReader(shape, (item) => items.push(item));
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  reader.close();
  return items;
}

function valuesOf(text: string, shape: JsonShape, size = 7): readonly unknown[] {
  return itemsOf(text, shape, size).map(({ value }) => value);
}

function faultOf(text: string, shape: JsonShape = { lists: [''], lines: true }): Refusal {
  try {
    itemsOf(text, shape);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return assert.fail(`nothing is wrong with ${text.slice(0, 40)}`);
}

/** Without what JSON cannot say: the sign of zero, the hidden nature of objects. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** As the engine parses, but with the digits of whole numbers that a double cannot hold. */
function parsed(text: string): unknown {
  return plain(
    JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
      const { source = '' } = context ?? {};
      return typeof value === 'number' && /^-?\d+$/.test(source) && !Number.isSafeInteger(value)
        ? source
        : value;
    }),
  );
}

describe('JSON as it streams in', () => {
  it('says what the engine says of it, wherever a chunk ends', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 30 }), (values, size) => {
        const text = JSON.stringify(values, null, size % 3);
        assert.deepEqual(plain(valuesOf(text, { lists: [''] }, size)), parsed(text));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses what the engine refuses', () => {
    const part = fc.constantFrom(
      ...'[]{},:"\\a1-.eEu0 \n'.split(''),
      'true',
      'null',
      '\\u00e9',
      '"a"',
      '1.5',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = `[${parts.join('')}]`;
        let expected: unknown;
        try {
          expected = parsed(text);
        } catch {
          assert.equal(faultOf(text, { lists: [''] }).code, 'malformed_archive');
          return;
        }
        assert.deepEqual(plain(valuesOf(text, { lists: [''] }, 3)), expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps whole numbers beyond what a double holds to their last digit, as texts', () => {
    assert.deepEqual(
      valuesOf('[9007199254740993,1221878475854446757,9007199254740991,-5,1e3,0.5]', { lists: [''] }),
      ['9007199254740993', '1221878475854446757', 9007199254740991, -5, 1000, 0.5],
    );
  });

  it('takes objects that stand one after another, on lines, in a row or joined by commas', () => {
    const shape = { lists: [''], lines: true };
    for (const text of [
      '{"a":1}\n{"a":2}\n',
      '{"a":1} {"a":2}',
      '{"a":1},\r\n{"a":2}',
      '[{"a":1},{"a":2}]',
      '{"a":1}{"a":2}',
    ])
      assert.deepEqual(valuesOf(text, shape), [{ a: 1 }, { a: 2 }], text);
  });

  it('hands over the items of a list that stands within an object, and the object only if it holds none', () => {
    const shape = { lists: ['', 'results'], lines: true };
    assert.deepEqual(valuesOf('{"x":1,"results":[{"a":1},{"a":2}],"y":2}', shape), [{ a: 1 }, { a: 2 }]);
    assert.deepEqual(valuesOf('{"x":1,"other":[3]}', shape), [{ x: 1, other: [3] }]);
  });

  it('follows a path through lists and objects, and forgets all else', () => {
    const shape = { lists: ['db.*.data.posts'], values: ['db.*.meta.version'] };
    const text =
      '{"db":[{"meta":{"version":"5","secret":"x"},"data":{"users":[{"password":"x"}],"posts":[{"id":1}]}}],"posts":[9]}';
    assert.deepEqual(
      itemsOf(text, shape).map(({ path, value }) => [path, value]),
      [
        ['db.*.meta.version', '5'],
        ['db.*.data.posts', { id: 1 }],
      ],
    );
  });

  it('takes null for a list that is not there, and nothing else for one', () => {
    assert.deepEqual(valuesOf('{"posts":null}', { lists: ['posts'] }), []);
    assert.match(
      String(faultOf('{"posts":{"a":1}}', { lists: ['posts'] }).details.problem),
      /"posts" must be a list/,
    );
    assert.match(
      String(faultOf('{"posts":"none"}', { lists: ['posts'] }).details.problem),
      /"posts" must be a list/,
    );
  });

  it('tells where each item begins', () => {
    const items = itemsOf('[\n {"a":"🚢"}, {"a":2},\n{"a":3}]', { lists: [''] }, 100);
    assert.deepEqual(
      items.map(({ line, column }) => [line, column]),
      [
        [2, 2],
        [2, 13],
        [3, 1],
      ],
    );
  });

  it('gives a name that objects have no power', () => {
    const [value] = valuesOf('[{"__proto__":{"polluted":1},"constructor":2}]', { lists: [''] }) as [object];
    assert.equal('polluted' in {}, false);
    assert.deepEqual(Object.keys(value), ['__proto__', 'constructor']);
  });
});

describe('broken JSON names line, column and what is wrong', () => {
  for (const [text, line, column, problem] of [
    ['', 1, 1, 'the file is empty'],
    [' \n ', 2, 2, 'the file is empty'],
    ['{"a":1', 1, 7, 'the file ends before its "}"'],
    ['[{"a":1},', 1, 10, 'the file ends before its "]"'],
    ['{"a":"b', 1, 8, 'the file ends within a text'],
    ['{"a":1,}', 1, 8, 'a name in double quotes is expected'],
    ['{a:1}', 1, 2, 'a name in double quotes is expected'],
    ['{"a" 1}', 1, 6, '":" is expected'],
    ['{"a":1 "b":2}', 1, 8, '"," or "}" is expected'],
    ['[1,]', 1, 4, 'a value is expected'],
    ['[1 2]', 1, 4, '"," or "]" is expected'],
    ['[tru]', 1, 2, 'a value is expected'],
    ['{"a":ObjectId("5f")}', 1, 6, 'a value is expected'],
    ['{"a":\n"x\ny"}', 2, 3, 'this must be escaped within a text'],
    ['["\\x"]', 1, 3, 'this is no escape that JSON knows'],
    [']', 1, 1, 'a value is expected'],
  ] as const) {
    it(JSON.stringify(text), () => {
      const { details } = faultOf(text);
      assert.deepEqual([details.line, details.column, details.problem], [line, column, problem]);
    });
  }

  it('when more follows where one value is all there may be', () => {
    assert.equal(
      faultOf('[] []', { lists: [''] }).details.problem,
      'nothing more is expected after the value',
    );
  });

  it('when it is nested without end, and does not run out of stack', () => {
    assert.match(String(faultOf('['.repeat(100_000)).details.problem), /nested deeper/);
    assert.match(String(faultOf('{"a":'.repeat(100_000), { lists: ['x'] }).details.problem), /nested deeper/);
  });

  it('when one text or one record would fill the memory; what is skipped may be any length', () => {
    const long = `"${'x'.repeat(17 * 1024 * 1024)}"`;
    assert.match(String(faultOf(`[${long}]`).details.problem), /single text/);
    assert.deepEqual(valuesOf(`{"skip":${long},"a":[1]}`, { lists: ['a'] }, 65_536), [1]);
    const many = `[[${'"abcdefgh",'.repeat(5_000_000)}1]]`;
    assert.throws(() => itemsOf(many, { lists: [''] }, 1 << 20), { code: 'malformed_archive' });
  });
});
