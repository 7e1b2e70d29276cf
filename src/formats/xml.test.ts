import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ParsedRecord } from './format.js';
import { parseXml } from './xml.js';
import type { XmlDialect } from './xml-dialect.js';

/** Tells every element as a warning: name and value. */
const ECHO: XmlDialect = {
  roots: ['r'],
  start: (emit) => ({
    open: () => undefined,
    close: (name, _depth, value) => emit({ type: 'warning', code: name, message: value }),
  }),
};

async function* chunks(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size = text.length): Promise<readonly ParsedRecord[]> {
  const records: ParsedRecord[] = [];
  for await (const record of parseXml(chunks(text, Math.max(1, size)), ECHO)) records.push(record);
  return records;
}

async function valueAfter(inner: string): Promise<unknown> {
  return (await read(`<r><v>${inner}</v></r>`)).map((record) => 'message' in record && record.message)[0];
}

async function failureOf(text: string, size?: number) {
  const records = await read(text, size);
  const failure = records.at(-1);
  assert.equal(failure?.type, 'failure', JSON.stringify(records));
  return failure;
}

describe('an XML value', () => {
  for (const [title, inner, value] of [
    ['is trimmed, for whole files get re-indented', '\n\t  Sails\n\t', 'Sails'],
    [
      'is exactly what CDATA holds, blanks and all',
      '\n  <![CDATA[  two  \n spaces ]]>\n',
      '  two  \n spaces ',
    ],
    ['joins CDATA that was split because it holds its own end', '<![CDATA[a ]]]]><![CDATA[> b]]>', 'a ]]> b'],
    ['is all of the text where text and CDATA are mixed', 'one <![CDATA[<b>]]> two', 'one <b> two'],
    ['has its references decoded once', '&amp;amp; &#8211; &lt;b&gt;', '&amp; – <b>'],
    ['understands the names that HTML has and XML lacks', 'caf&eacute;&nbsp;&hellip;', 'café\u00a0…'],
    ['keeps references in CDATA as they stand', '<![CDATA[&amp;&eacute;]]>', '&amp;&eacute;'],
    ['has one kind of line end', 'a\r\nb\rc', 'a\nb\nc'],
    ['keeps backslashes', 'a\\nb \\\\', 'a\\nb \\\\'],
  ] as const) {
    it(title, async () => assert.equal(await valueAfter(inner), value));
  }

  it('is the same however the file comes in', async () => {
    const text =
      '<?xml version="1.0"?>\r\n<r>\r\n<v>\u0000a &eacute; 🚢 ]]&gt;</v><v><![CDATA[x ]]]]><![CDATA[> y\u0001]]></v></r>\r\n';
    const whole = await read(text);
    for (const size of [1, 2, 3, 7]) assert.deepEqual(await read(text, size), whole, `chunks of ${size}`);
  });
});

describe('characters that XML forbids', () => {
  it('are taken out, counted, and the first is located', async () => {
    const records = await read('<r>\n<v>a\u0000b\u0001</v>\n<v>\u001c\uffff</v></r>', 5);
    const warning = records.find(
      (record) => record.type === 'warning' && record.code === 'control_characters',
    );
    assert.deepEqual(warning, {
      type: 'warning',
      code: 'control_characters',
      message: '4 control characters that XML forbids were taken out or left as written',
      line: 2,
      count: 4,
    });
    assert.deepEqual(
      records.slice(0, 2).map((record) => 'message' in record && record.message),
      ['ab', ''],
    );
  });

  it('may be written as references, which stay as they are', async () => {
    const records = await read('<r>\n\n<v>a&#1;b</v></r>');
    assert.deepEqual(records[0], { type: 'warning', code: 'v', message: 'a&#1;b' });
    const last = records.at(-1);
    assert.equal(last?.type === 'warning' && last.line, 3);
  });

  it('do not shift the line of a later fault', async () => {
    const { line, column } = await failureOf('<r>\n<v>\u0000\u0000</v>\n  <v a=1></v></r>', 4);
    assert.deepEqual([line, column], [3, 8]);
  });
});

describe('what stands before the document', () => {
  it('is skipped when blank, as plugins print empty lines there', async () => {
    const records = await read('\n\r\n  <?xml version="1.0"?><r><v>x</v></r>');
    assert.deepEqual(
      records.map((record) => record.type === 'warning' && record.code),
      ['v', 'r'],
    );
  });

  it('is skipped with a warning when it is text', async () => {
    const records = await read('`<?xml version="1.0"?><r></r>');
    assert.deepEqual(
      records.map((record) => record.type === 'warning' && record.code),
      ['r', 'junk_before_xml'],
    );
  });

  it('counts as lines all the same', async () => {
    assert.equal((await failureOf('\n\n\n<r>\n<v></r>', 2)).line, 5);
  });
});

describe('a broken XML file', () => {
  for (const [title, text, line, column, message] of [
    ['that stops before its root ends', '<r>\n<v>x</v>\n', 3, 1, 'unclosed tag: r'],
    ['that stops within a tag', '<r>\n<v a="', 2, 6, /unclosed|unexpected end/],
    ['with tags that cross', '<r><v><w></v></w></r>', 1, 13, /unexpected close tag/],
    ['with an attribute without quotes', '<r>\n<v id=12/></r>', 2, 7, 'unquoted attribute value'],
    [
      'with an ampersand by itself',
      '<r>\nAT&T is\nno; <v/></r>',
      2,
      1,
      '"&T is" begins no reference that XML or HTML knows',
    ],
    [
      'with an entity that nobody knows',
      '<r>&bogus;</r>',
      1,
      4,
      '"&bogus" begins no reference that XML or HTML knows',
    ],
    ['with text after its root', '<r></r> more', 1, 12, /outside of root/],
    ['with a second root', '<r></r><r></r>', 1, 10, /./],
    ['with a name that objects have', '<r>&constructor;</r>', 1, 4, /begins no reference/],
    ['that is another kind of file', '<rss></rss>', 1, 5, 'the root element is <rss>, not <r>'],
    ['that is empty', '', 1, 1, /root element/],
    ['nested without end', '<r>'.repeat(65), 1, 195, 'elements are nested deeper than 64'],
  ] as const) {
    it(`${title} fails with line and column`, async () => {
      const failure = await failureOf(text);
      assert.deepEqual([failure.line, failure.column], [line, column]);
      assert.match(
        failure.message,
        message instanceof RegExp ? message : new RegExp(`^${message.replace(/[<>]/g, '.')}$`),
      );
      assert.equal(failure.refused, undefined);
    });
  }

  it('is refused for a DOCTYPE, whatever it declares', async () => {
    for (const doctype of [
      '<!DOCTYPE r>',
      '<!DOCTYPE r [<!ENTITY a "b">]>',
      '<!DOCTYPE r SYSTEM "file:///etc/hostname">',
    ]) {
      const failure = await failureOf(`<?xml version="1.0"?>\n${doctype}<r>&a;</r>`, 3);
      assert.equal(failure.refused, true);
      assert.equal(failure.line, 2);
    }
  });

  it('cannot fill the memory with one value, a comment or a prolog', async () => {
    const much = 'x'.repeat(17 * 1024 * 1024);
    assert.match((await failureOf(`<r><v>${much}`, 65_536)).message, /single value/);
    assert.match(
      (await failureOf(`<r><v>${'<![CDATA[x]]>'.repeat(10)}<![CDATA[${much}`, 65_536)).message,
      /single value/,
    );
    assert.match((await failureOf(`<r><!--${much}`, 65_536)).message, /single value/);
    assert.equal((await failureOf(`<!DOCTYPE r [${much}`, 65_536)).refused, true);
  });
});
