import assert from 'node:assert/strict';
import { it } from 'node:test';
import { formatOfMixed } from './mixed-markup.js';

for (const [text, format] of [
  ['**bold**', 'markdown'],
  ['3 < 4 and 5 > 2', 'markdown'],
  ['<p>One</p>\n', 'html'],
  ['One<br>two', 'html'],
  ['See <a href="https://a.example">this</a>.\nAnd that.', 'wordpress'],
  ['`<p>` begins a paragraph', 'markdown'],
  ['```html\n<p>x</p>\n```', 'markdown'],
  ['```\n<p>never closed', 'markdown'],
  ['I <3 it', 'markdown'],
] as const) {
  it(`a body that may be Markdown or HTML is read as ${format}: ${JSON.stringify(text)}`, () => {
    assert.equal(formatOfMixed(text), format);
  });
}
