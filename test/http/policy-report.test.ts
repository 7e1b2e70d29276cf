/** What browsers refuse on our pages is told to the operator, and nothing of who was there. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DEFAULT_LIMITS } from '../../src/http/deps.js';
import { type House, openHouse, send } from './house.js';

const TOKEN = 'a token of the test';

describe('a report of what a browser refused', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ config: { metricsToken: TOKEN, exemptLoopback: false } });
  });
  after(() => house.close());

  const tell = (report: object, type = 'application/csp-report') =>
    send(house, 'POST /csp-report', {
      body: { 'csp-report': report },
      headers: { 'content-type': type },
    });
  const counted = async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const { body } = await send(house, 'GET /metrics', { headers });
    return [...body.matchAll(/^parley_csp_reports_total\{directive="([^"]*)"\} (\d+)$/gm)].map(
      ([, directive, count]) => [directive, Number(count)],
    );
  };

  it('is asked for by the policy of every page', async () => {
    for (const url of ['/', '/console/sign-in', `/t/${house.storyId}/`] as const) {
      const { headers } = await send(house, `GET ${url}`);
      assert.match(String(headers['content-security-policy']), /; report-uri \/csp-report$/, url);
    }
  });

  it('is counted by its directive, as browsers send it and as JSON', async () => {
    const report = {
      'document-uri': 'http://talk.example/t/1/?secret=1',
      'blocked-uri': 'https://evil.example/x.js?who=ana',
      'violated-directive': 'script-src-elem',
      'original-policy': "default-src 'none'",
      'line-number': 3,
    };
    assert.equal((await tell(report)).statusCode, 204);
    assert.equal(
      (await tell({ ...report, 'effective-directive': 'style-src' }, 'application/json')).statusCode,
      204,
    );
    assert.deepEqual(await counted(), [
      ['script-src-elem', 1],
      ['style-src', 1],
    ]);
  });

  it('counts for nothing with a directive that is none of ours, and is refused with fields that are none', async () => {
    const before = await counted();
    assert.equal((await tell({ 'effective-directive': 'x"} 1\nforged' })).statusCode, 204);
    assert.equal((await tell({ 'effective-directive': 'script-src', admin: true })).statusCode, 400);
    assert.equal((await tell({ 'script-sample': 'x'.repeat(20_000) })).statusCode, 413);
    assert.deepEqual(await counted(), before);
  });

  it('is limited by address, so that it fills no log, and takes nothing from what a reader may do', async () => {
    const answers: number[] = [];
    for (let n = 0; n < 30; n++) answers.push((await tell({ 'effective-directive': 'img-src' })).statusCode);
    assert.deepEqual([answers[0], answers.at(-1)], [204, 429]);
    for (let n = 0; n < 2 * DEFAULT_LIMITS.writesPerAddress; n++) await tell({});
    const preview = await send(house, 'POST /api/v1/preview', { body: { site: 'paper', text: 'Words.' } });
    assert.equal(preview.statusCode, 200);
  });

  it('is the only JSON of that type that is taken: no other route changes anything by it', async () => {
    const answer = await send(house, `POST /api/v1/stories/${house.storyId}/comments`, {
      body: { text: 'A comment.' },
      headers: { 'content-type': 'application/csp-report', 'idempotency-key': 'k'.repeat(20) },
    });
    assert.equal(answer.statusCode, 415);
  });
});
