import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countWords, readReportSource } from './report-source.js';

describe('the text of a report', () => {
  it('shows photos where a line of their own names them', () => {
    const { body, places } = readReportSource('One\n![quay](photo:abc1)\nTwo\n\n## Head\n\n![x](photo:def2)');
    assert.deepEqual(
      body.map(({ type }) => type),
      ['paragraph', 'paragraph', 'heading'],
    );
    assert.deepEqual(places, [
      { photo: 'abc1', before: 1 },
      { photo: 'def2', before: 3 },
    ]);
  });

  it('takes a photo line in a code block for code', () => {
    const { body, places } = readReportSource('```\n![x](photo:abc1)\n```');
    assert.deepEqual(places, []);
    assert.deepEqual(body, [{ type: 'code', text: '![x](photo:abc1)' }]);
  });

  it('is counted in words of any script', () => {
    assert.equal(countWords('Water rose, by 4 metres.'), 5);
    assert.equal(countWords('ارتفع الماء'), 2);
    assert.ok(countWords('水位が上がった') > 1);
  });
});
