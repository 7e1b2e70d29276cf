import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { FORBIDDEN_WORD, type House, held, openHouse, published, WORDS } from './house.js';
import { complain, decide, look, staffCookie } from './newsroom.js';

describe('the numbers of a site', () => {
  let house: House;
  let cookie: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    cookie = await staffCookie(house, 'Ana', { role: 'moderator' });
  });
  after(() => house.close());

  const page = async () =>
    (await look(house, `/console/site/${encodeId(house.site.id)}/numbers`, cookie)).body;
  /** The table of one figure, row by row. */
  const rowsOf = (html: string, id: string) => {
    const section = html.slice(html.indexOf(`id="${id}"`)).split('</section>')[0] ?? '';
    return [...section.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row = '']) =>
      row
        .replace(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s+/)
        .join(' '),
    );
  };

  it('say so where there is nothing to count, and are linked from the list of sites', async () => {
    assert.equal((await page()).match(/Nothing to count yet\./g)?.length, 5);
    const sites = (await look(house, '/console/sites', cookie)).body;
    assert.match(sites, new RegExp(`/console/site/${encodeId(house.site.id)}/numbers`));
  });

  it('count days, rules, times, agreement and flags from what happened, without a reporter’s name', async () => {
    const texts = ['The ferry was late.', 'The pier is closed.', 'The tram stopped.'];
    const waiting: string[] = [];
    for (const text of texts) waiting.push(await held(house, { text: `${text} ${FORBIDDEN_WORD}` }));
    const shown = await published(house, { text: 'A calm line about gulls.', name: 'Gull' });
    await complain(house, shown, { reporter: 'one', text: 'They mean me.' });
    house.pass(30 * 60_000);
    await decide(house, cookie, { id: waiting[0] ?? '', act: 'publish' });
    await decide(house, cookie, { id: waiting[1] ?? '', act: 'reject', reason: 'No.' });
    await decide(house, cookie, { id: shown, act: 'remove', reason: 'No.', queue: '/console/queue/flagged' });
    house.pass(60_000);
    const other = await staffCookie(house, 'Bo', { role: 'moderator' });
    const again = `/console/comment/${waiting[0]}`;
    await decide(house, other, { id: waiting[0] ?? '', act: 'remove', reason: 'No.', queue: again });
    const html = await page();
    assert.deepEqual(
      rowsOf(html, 'days')
        .filter((row) => !row.endsWith(' 0 0 0'))
        .map((row) => row.slice(11)),
      ['1 3 0'],
    );
    assert.equal(rowsOf(html, 'days').length, 30);
    assert.match(rowsOf(html, 'rules').join(), / 3 0 2 1$/);
    assert.deepEqual(rowsOf(html, 'times'), ['Median 30.0 min', '90th percentile 30.0 min']);
    assert.deepEqual(rowsOf(html, 'agreement').slice(0, 2), ['Decided alike 0', 'Decided otherwise 1']);
    assert.match(html, /0 % agreed/);
    assert.deepEqual(rowsOf(html, 'reporters')[0], '1 1 1 0');
    assert.doesNotMatch(html, /They mean me|>one</);
  });
});
