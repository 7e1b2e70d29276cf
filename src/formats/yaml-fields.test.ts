import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Refusal } from '../core/refusal.js';
import { yamlFields } from './yaml-fields.js';

describe('the fields of a YAML file', () => {
  for (const [title, text, value] of [
    ['plain', 'v: one two', 'one two'],
    ['plain over lines', 'v: one\n  two\n\n  three\n', 'one two\nthree'],
    ['plain with a remark', 'v: one #two\nw: 1', 'one'],
    ['plain with a hash in a word', 'v: C#4', 'C#4'],
    ['plain with a colon in a word', 'v: http://a.example/b', 'http://a.example/b'],
    ['in single quotes', "v: 'it''s: \\n'", "it's: \\n"],
    ['in double quotes', 'v: "a\\tb \\u00e9 \\x41 \\U0001F6A2 \\"q\\""', 'a\tb é A 🚢 "q"'],
    ['in double quotes over lines', 'v: "one\n  two\\\n  \\ three\n\n  four"', 'one two three\nfour'],
    ['that goes on at the margin', 'v: "one\ntwo"', 'one two'],
    ['literal', 'v: |\n  one\n    two\n\n  three\n', 'one\n  two\n\nthree\n'],
    ['literal without its last line end', 'v: |-\n  one\n  two\n\n', 'one\ntwo'],
    ['folded', 'v: >-\n  one\n  two\n\n  three\n', 'one two\nthree'],
    ['folded, with lines that stand further in', 'v: >\n  one\n    two\n  three\n', 'one\n  two\nthree\n'],
    ['with an indentation of its own', 'v: |2-\n    one\n  two\n', '  one\ntwo'],
    ['with a tag', 'v: !!str 1984', '1984'],
    ['empty', 'v:\nw: 1', ''],
    ['a list, which is skipped', 'v:\n  - a\n  - b\nw: 1', ''],
  ] as const) {
    it(title, () => assert.equal(yamlFields(text).get('v'), value));
  }

  it('are texts, whatever YAML would make of them: Yes, 1984, null and a date are names too', () => {
    const fields = yamlFields('a: Yes\nb: 1984\nc: null\nd: 2017-05-11\ne: ~\nf: 0x10\n');
    assert.deepEqual([...fields.values()], ['Yes', '1984', 'null', '2017-05-11', '~', '0x10']);
  });

  it('stand between marks, with quoted names, in one document', () => {
    assert.deepEqual(
      [...yamlFields('%YAML 1.1\n---\n# remark\n"a b": 1\n\'c\': 2\r\n...\nd: 3\n')],
      [
        ['a b', '1'],
        ['c', '2'],
      ],
    );
  });

  it('are a fault with its line when the text is no mapping', () => {
    for (const [text, line] of [
      ['a: 1\nno mapping\n', 2],
      ['a: 1\n- b\n', 2],
      ['a: "open\nb: 2\n', 1],
      ["'a: 1", 1],
      ['{a: 1}', 1],
    ] as const) {
      assert.throws(
        () => yamlFields(text),
        (error: { details?: { line?: number } }) => error.details?.line === line,
        text,
      );
    }
  });

  it('are read in a time that grows with the text only', () => {
    for (const part of ['\n', '\\', "'", '"', ' ', ':', '#', '|', '- ']) {
      const long = part.repeat(400_000);
      const start = performance.now();
      for (const text of [`a: ${long}x`, `a: "${long}`, `a: >\n  ${long}x`, `${long}: x`]) {
        try {
          yamlFields(text);
        } catch (error) {
          assert.ok(error instanceof Refusal);
        }
      }
      assert.ok(performance.now() - start < 2500, JSON.stringify(part));
    }
  });
});
