import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publishDueReports } from '../../src/use-cases/publish-report.js';
import { bombPng } from '../kit/pictures.js';
import { beginReport, revisionOn, sendReport, visit } from './editing.js';
import { type House, openHouse } from './house.js';
import { follow, leadsTo, look, press, staffCookie } from './newsroom.js';

const FIELDS = { source: 'It was said.', summary: 'Said.', bylines: 'Ann Example' };
const HOUR = 3_600_000;

describe('a report that asks for trouble', () => {
  let house: House;
  let editor: string;
  before(async () => {
    house = await openHouse();
    editor = await staffCookie(house, 'Desk', { role: 'editor' });
  });
  after(() => house.close());

  const begin = () => beginReport(house, editor);
  const send = (at: string, fields: Readonly<Record<string, string>>, photos: readonly Uint8Array[] = []) =>
    sendReport(house, at, { cookie: editor, fields: { ...FIELDS, ...fields }, photos });

  it('a claim “confirmed” by two outlets that repeat each other is warned about, and passed over with a reason only', async () => {
    const at = await begin();
    const outlets = {
      ...{ c0_text: 'The dam broke.', c0_status: 'confirmed', c0_basis: 'Two outlets had it.', c0_lead: '1' },
      ...{ c0a0_source: 'North Wire', c0a0_stance: 'repeats', c0a0_repeats: 'South Daily' },
      ...{ c0a1_source: 'South Daily', c0a1_stance: 'repeats', c0a1_repeats: 'North Wire' },
      ...{ c0a2_source: 'north  WIRE', c0a2_stance: 'says' },
      headline: 'Dam broke',
    };
    const refused = await send(at, { ...outlets, act: 'publish' });
    assert.equal(refused.statusCode, 409);
    assert.match(refused.body, /The dam broke\.<\/bdi>” is called confirmed, but no two sources/);
    assert.equal((await visit(house, '/2026/11/dam-broke/')).statusCode, 404);
    const done = await send(at, { ...outlets, act: 'publish', reason: 'Our reporter saw it.' });
    const shown = (await follow(house, done, editor)).body;
    assert.match(shown, /confirmed_not_independent.*Our reporter saw it\./s);
  });

  it('a report edited by two people loses no text of either', async () => {
    const at = await begin();
    const other = await staffCookie(house, 'Second', { role: 'editor' });
    const revision = revisionOn((await look(house, at, editor)).body);
    await sendReport(house, at, { cookie: other, fields: { ...FIELDS, headline: 'Two', source: 'Theirs.' } });
    const fields = { ...FIELDS, headline: 'Two', source: 'Mine.', revision, act: 'publish' };
    const refused = await press(house, at, { cookie: editor, fields });
    assert.equal(refused.statusCode, 412);
    assert.match(refused.body, /<textarea id="source"[^>]*>Mine\./);
    assert.match(refused.body, /<textarea id="their-text"[^>]*>Theirs\./);
    assert.match(refused.body, /Saved by <bdi>Second<\/bdi> meanwhile/);
    assert.equal((await visit(house, '/2026/11/two/')).statusCode, 404);
    await press(house, at, {
      cookie: editor,
      fields: { ...fields, revision: revisionOn(refused.body), act: 'save' },
    });
    const history = (await look(house, at, editor)).body;
    const [, theirs = ''] = /href="(\/console\/report\/\w+\/revision\/2)"/.exec(history) ?? [];
    assert.match((await look(house, theirs, editor)).body, /Theirs\./);
  });

  it('a scheduled report at a daylight-saving change comes out once, when the page says', async () => {
    await house.store.write.updateSite({ id: house.site.id, timezone: 'America/New_York' });
    // The clocks go back on 1 November 2026 and forward on 14 March 2027, at two.
    const cases = [
      { at: '2027-03-14T02:30', says: '2027-03-14 03:30', utc: Date.UTC(2027, 2, 14, 7, 30) },
      { at: '2027-11-07T01:30', says: '2027-11-07 01:30', utc: Date.UTC(2027, 10, 7, 5, 30) },
    ];
    for (const [i, { at, says, utc }] of cases.entries()) {
      const desk = await begin();
      const fields = { headline: `Night ${i}`, act: 'schedule', publish_at: at };
      const shown = await follow(house, await send(desk, fields), editor);
      assert.match(shown.body, new RegExp(`It comes out <time[^>]*>${says}</time>`));
      house.pass(utc - house.clock() - 1);
      assert.deepEqual(await publishDueReports(house.deps), []);
      const month = at.slice(0, 7).replace('-', '/');
      assert.equal((await visit(house, `/${month}/night-${i}/`)).statusCode, 404, at);
      house.pass(1);
      await Promise.all([publishDueReports(house.deps), publishDueReports(house.deps)]);
      assert.equal((await visit(house, `/${month}/night-${i}/`)).statusCode, 200, at);
      house.pass(2 * HOUR);
      assert.deepEqual(await publishDueReports(house.deps), []);
      editor = await staffCookie(house, `Desk ${i}`, { role: 'editor' });
      const log = (await look(house, desk, editor)).body.match(/Published by/g) ?? [];
      assert.equal(log.length, 1, at);
    }
  });

  it('a slug used before is given to nobody else, not even after its report moved on', async () => {
    const month = new Date(house.clock()).toISOString().slice(0, 7).replace('-', '/');
    const first = await begin();
    await send(first, { headline: 'Ferry', slug: 'ferry', act: 'publish' });
    await send(first, { headline: 'Ferry', slug: 'ferry-two', act: 'publish', note_kind: 'small' });
    for (const slug of ['ferry', 'ferry-two', 'FERRY']) {
      const refused = await send(await begin(), { headline: 'Other', slug, act: 'publish' });
      assert.deepEqual(
        [refused.statusCode, /has, or had, the address/.test(refused.body)],
        [409, true],
        slug,
      );
    }
    assert.equal(leadsTo(await visit(house, `/${month}/ferry/`)), `/${month}/ferry-two/`);
    const back = await send(first, { headline: 'Ferry', slug: 'ferry', act: 'publish', note_kind: 'small' });
    assert.equal(back.statusCode, 303);
    assert.equal(leadsTo(await visit(house, `/${month}/ferry-two/`)), `/${month}/ferry/`);
  });

  it('a photo that is a bomb is refused, and everything else goes on', async () => {
    const at = await begin();
    const refused = await send(at, { headline: 'Bomb' }, [bombPng(16_000, 16_000)]);
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /more than 64 million pixels/);
    assert.match(refused.body, /value="Bomb"/);
    assert.equal((await send(at, { headline: 'Bomb', act: 'publish' })).statusCode, 303);
  });

  it('a title with bidi tricks turns nothing around, on pages, in feeds and for machines', async () => {
    const at = await begin();
    const headline = 'Photo \u202egnp.exe\u202c \u2066\u2066open \u200f\u061cshut\u0000\u0007';
    await send(at, { headline, summary: '\u202eyrammus', slug: 'bidi', act: 'publish' });
    const month = new Date(house.clock()).toISOString().slice(0, 7).replace('-', '/');
    const urls = [`/${month}/bidi/`, '/', `/${month}/`, '/feed.atom', '/feed.json', '/sitemap-news.xml'];
    for (const url of urls) {
      const { statusCode, body } = await visit(house, url);
      assert.equal(statusCode, 200, url);
      assert.match(body, /gnp\.exe/, url);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      assert.doesNotMatch(body, /[\u202a-\u202e\u0000\u0007]|\\u202e|&#x?202e/i, url);
      const opened = body.match(/[\u2066-\u2068]/g)?.length ?? 0;
      assert.equal(body.match(/\u2069/g)?.length ?? 0, opened, `${url}: what was opened is closed`);
    }
  });
});
