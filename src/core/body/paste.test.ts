import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyFromMarkdown } from './from-markdown.js';
import { markdownFromPaste } from './paste.js';
import { reportMarkdown } from './report-markdown.js';

describe('pasted text', () => {
  it('from Word keeps headings, lists, bold and links, and nothing of its styles', () => {
    const word = `<html><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->
      <h2 style="mso-x:y">Water</h2><p class=MsoNormal>It <b style='mso-bidi-font-weight:normal'>rose</b><o:p></o:p></p>
      <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
      style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>first</p>
      <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>second</p>
      <p class=MsoNormal><a href="https://port.example/x">port</a></p><script>alert(1)</script></body></html>`;
    assert.equal(
      markdownFromPaste(word),
      '## Water\n\nIt **rose**\n\n- first\n- second\n\n[port](<https://port.example/x>)',
    );
  });

  it('from Google Docs is bold only where a span says so', () => {
    const docs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">plain </span><span style="font-weight:700;font-style:italic">both</span></p></b>`;
    assert.equal(markdownFromPaste(docs), 'plain ***both***');
  });

  it('reads back as the body that it was written from', () => {
    const text =
      '## A \\# head\n\nfirst *a* **b `c``d`** [x](https://a.example/)\nnext\n\n> quoted\n>\n> - one\n> - two\n\n3. three\n4. four\n\n```\ncode\n```\n\n\\# no head, 1\\. no list, \\*no\\* mark';
    const body = bodyFromMarkdown(text, { headings: true });
    assert.deepEqual(bodyFromMarkdown(reportMarkdown(body), { headings: true }), body);
  });

  it('takes linear time, however deep and broken it is', () => {
    const deep = '<p style="mso-list:l0"><b style="x"><span style="mso-list:Ignore">'.repeat(20_000);
    const small = markdownFromPaste(deep.slice(0, 10_000));
    assert.equal(typeof small, 'string');
    assert.equal(typeof markdownFromPaste(deep), 'string');
  });
});
