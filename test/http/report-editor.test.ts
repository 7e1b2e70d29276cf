import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId, type StoryId } from '../../src/core/ids.js';
import { publishDueReports } from '../../src/use-cases/publish-report.js';
import { beginReport, revisionOn } from './editing.js';
import { BASE, type House, openHouse } from './house.js';
import { follow, leadsTo, look, press, staffCookie } from './newsroom.js';

const FIELDS = {
  headline: 'Army holds the bank, its command says',
  summary: 'Nobody else has seen it.',
  bylines: 'Ann Example، سالم',
  section: 'Border',
  tags: 'Rivers, Bridges',
  source: 'The command said so.\n\n## What is known\n\nNothing yet.',
  c0_text: 'The bank is held.',
  c0_status: 'claimed',
  c0_lead: '1',
  c0a0_source: 'River Command',
  c0a0_stance: 'says',
};

describe('the editor of reports', () => {
  let house: House;
  let editor: string;
  let writer: string;
  before(async () => {
    house = await openHouse();
    editor = await staffCookie(house, 'Desk', { role: 'editor' });
    writer = await staffCookie(house, 'Pen', { role: 'writer' });
  });
  after(() => house.close());

  const begin = (cookie: string) => beginReport(house, cookie);

  /** Fills the form and presses one of its buttons. */
  async function send(at: string, cookie: string, fields: Record<string, string>) {
    const revision = revisionOn((await look(house, at, cookie)).body);
    return press(house, at, { cookie, fields: { revision, act: 'save', ...fields } });
  }

  async function describeSource(cookie: string, fields: Record<string, string>) {
    const list = await look(house, '/console/reports', cookie);
    const [, action = ''] = /href="(\/console\/site\/\w+\/sources)"/.exec(list.body) ?? [];
    return press(house, action, { cookie, fields });
  }

  const page = (url: string) =>
    house.server.inject({ method: 'GET', url, headers: { host: new URL(BASE).host } });

  it('leads a writer to the reports, and shows them none of the queues', async () => {
    assert.equal(leadsTo(await look(house, '/console/queue/held', writer)), '/console/reports');
    const list = await look(house, '/console/reports', writer);
    assert.equal(list.statusCode, 200);
    assert.doesNotMatch(list.body, /queue\/held/);
    assert.equal((await look(house, '/console/log', writer)).statusCode, 403);
  });

  it('keeps everything that the form holds, with rows for one more claim and source', async () => {
    const at = await begin(writer);
    const saved = await follow(house, await send(at, writer, FIELDS), writer);
    assert.match(saved.body, /value="Army holds the bank, its command says"/);
    assert.match(saved.body, /value="Ann Example, سالم"/);
    assert.match(saved.body, /name="c1_text"/);
    assert.match(saved.body, /name="c0a1_source"/);
    assert.match(saved.body, /The command said so/);
    assert.match(saved.body, /An editor publishes it/);
  });

  it('lists to editors what was published elsewhere, and opens it with what stands in public', async () => {
    const storyId = house.deps.newId<StoryId>();
    const siteId = house.site.id;
    const report = {
      ...{ storyId, siteId, slug: 'brought', month: '2026-11', status: 'published' as const },
      ...{ publishedAt: house.clock(), placedAt: house.clock(), updatedAt: house.clock() },
      ...{
        headline: 'Brought from elsewhere',
        summary: 'A summary.',
        byline: 'Ann',
        source: 'It stood there.',
      },
      ...{ body: [{ type: 'paragraph' as const, children: ['It stood there.'] }] },
      ...{ claims: [], corrections: [], map: null, mapWords: '' },
    };
    const story = { id: storyId, siteId, title: 'Brought', language: 'en', createdAt: house.clock() };
    await house.store.write.saveReport({ story, report, assets: [], now: house.clock() });
    const address = `/console/report/${encodeId(storyId)}`;
    const list = (await look(house, '/console/reports', editor)).body;
    assert.match(list, /Published, and not edited here yet/);
    assert.ok(list.includes(`href="${address}"`));
    assert.ok(!(await look(house, '/console/reports', writer)).body.includes(address));
    const opened = (await look(house, address, editor)).body;
    assert.match(opened, /Brought from elsewhere.*It stood there\./s);
  });

  it('lets a writer publish nothing, and see no draft but their own', async () => {
    const at = await begin(editor);
    assert.equal((await look(house, at, writer)).statusCode, 404);
    const own = await begin(writer);
    const refused = await send(own, writer, { ...FIELDS, act: 'publish', reason: 'because' });
    assert.equal(refused.statusCode, 403);
    assert.match(refused.body, /it needs the role editor/);
    assert.match(refused.body, /The command said so/);
    assert.equal((await look(house, own, editor)).statusCode, 200);
  });

  it('keeps the writer’s text and shows the other one when two people save', async () => {
    const at = await begin(editor);
    await send(at, editor, FIELDS);
    const mine = revisionOn((await look(house, at, editor)).body);
    await send(at, editor, { ...FIELDS, source: 'The other text.' });
    const refused = await press(house, at, {
      cookie: editor,
      fields: { ...FIELDS, act: 'save', revision: mine, source: 'My own text.' },
    });
    assert.equal(refused.statusCode, 412);
    assert.match(refused.body, /<textarea id="source"[^>]*>My own text\./);
    assert.match(refused.body, /<textarea id="their-text"[^>]*>The other text\./);
    const fields = { ...FIELDS, act: 'save', revision: revisionOn(refused.body), source: 'My own text.' };
    const again = await press(house, at, { cookie: editor, fields });
    assert.match((await follow(house, again, editor)).body, /My own text\./);
  });

  it('saves by itself on top of the revision that was read, and on no other', async () => {
    const at = await begin(writer);
    const id = at.split('/').at(-1);
    const put = (revision: string | undefined, fields: object) =>
      house.server.inject({
        method: 'PUT',
        url: `/api/v1/console/reports/${id}`,
        headers: {
          host: new URL(BASE).host,
          origin: BASE,
          cookie: writer,
          'content-type': 'application/json',
          ...(revision === undefined ? {} : { 'if-match': revision }),
        },
        payload: JSON.stringify({ fields }),
      });
    const saved = await put('"1"', FIELDS);
    assert.deepEqual([saved.statusCode, saved.json().revision, saved.json().words], [200, 2, 9]);
    const late = await put('"1"', { ...FIELDS, source: 'late' });
    assert.deepEqual([late.statusCode, late.json().error.details], [412, { revision: 2, by: 'Pen' }]);
    assert.equal((await put(undefined, FIELDS)).statusCode, 400);
    const same = await put('"2"', FIELDS);
    assert.equal(same.json().revision, 2);
  });

  it('warns before publishing, and publishes with a reason that the history keeps', async () => {
    const at = await begin(editor);
    const headline = 'Army holds the east bank';
    const refused = await send(at, editor, { ...FIELDS, headline, act: 'publish' });
    assert.equal(refused.statusCode, 409);
    assert.match(refused.body, /does not say whose claim this is/);
    assert.match(refused.body, /Nobody has said what the source/);
    const done = await send(at, editor, { ...FIELDS, headline, act: 'publish', reason: 'Desk decided.' });
    const shown = await follow(house, done, editor);
    assert.match(shown.body, /Warnings passed over by/);
    assert.match(shown.body, /lead_not_attributed/);
    assert.match(shown.body, /<q dir="auto">Desk decided\.<\/q>/);
    const published = await page('/2026/11/army-holds-the-east-bank/');
    assert.equal(published.statusCode, 200);
    assert.match(published.body, /Claimed, not confirmed/);
    assert.match(published.body, /<bdi>Ann Example<\/bdi><\/a>.*<bdi>سالم<\/bdi><\/a>/s);
  });

  it('stops at what must be mended, whatever the reason', async () => {
    const at = await begin(editor);
    const refused = await send(at, editor, { headline: '', source: '', act: 'publish', reason: 'Now!' });
    assert.equal(refused.statusCode, 409);
    assert.match(refused.body, /It has no headline/);
  });

  it('changes nothing silently: a changed status is told, any other change needs a note or to be small', async () => {
    await describeSource(editor, { name: 'River Command', kind: 'party', side: 'river' });
    const at = await begin(editor);
    const fields = { ...FIELDS, headline: 'Bridge stands, its command says' };
    assert.equal((await send(at, editor, { ...fields, act: 'publish' })).statusCode, 303);
    const address = '/2026/11/bridge-stands-its-command-says/';
    const silent = await send(at, editor, {
      ...fields,
      source: 'Other.',
      act: 'publish',
      note_kind: 'update',
    });
    assert.equal(silent.statusCode, 422);
    const small = { source: 'Other.', act: 'publish', note_kind: 'small', c0_id: 'c1' };
    assert.equal((await send(at, editor, { ...fields, ...small })).statusCode, 303);
    assert.doesNotMatch((await page(address)).body, /id="corrections"/);
    const disputed = {
      ...{ c0_id: 'c1', c0_status: 'disputed', c0a1_source: 'River Command', c0a1_stance: 'denies' },
      ...{ act: 'publish', note_kind: 'small' },
    };
    assert.equal((await send(at, editor, { ...fields, ...disputed })).statusCode, 303);
    const shown = (await page(address)).body;
    assert.match(shown, /“The bank is held\.” is Disputed now\. Before, it was Claimed, not confirmed\./);
    assert.match(shown, /River Command<\/bdi> denies it/);
    assert.match((await page('/corrections')).body, /The bank is held\./);
  });

  it('gives paper what a screen has links for: where each source can be read, and where the report is', async () => {
    const at = await begin(editor);
    const sources = {
      c0a0_url: 'https://command.example/statement',
      ...{ c0a1_source: 'Port office', c0a1_stance: 'repeats' },
      ...{ c0a2_source: 'Gauge', c0a2_stance: 'says', c0a2_url: 'https://gauge.example/' },
    };
    const fields = { ...FIELDS, ...sources, headline: 'On paper, desk says', act: 'publish', reason: 'Yes.' };
    assert.equal((await send(at, editor, fields)).statusCode, 303);
    const { body } = await page('/2026/11/on-paper-desk-says/');
    const printed = body.slice(body.indexOf('<div class="printed">'));
    assert.match(
      printed,
      /<li><bdi>River Command<\/bdi>: <bdi>https:\/\/command\.example\/statement<\/bdi><\/li><li><bdi>Gauge<\/bdi>: <bdi>https:\/\/gauge\.example\/<\/bdi><\/li><\/ol><p><bdi>http:\/\/talk\.example\/2026\/11\/on-paper-desk-says\/<\/bdi>/,
    );
  });

  it('leads from old addresses to the new one, and gives them to no other report', async () => {
    const at = await begin(editor);
    const fields = { ...FIELDS, headline: 'Ferry runs, port office says', slug: 'ferry' };
    await send(at, editor, { ...fields, act: 'publish' });
    const note = { act: 'publish', note_kind: 'small', c0_id: 'c1' };
    const moved = await send(at, editor, { ...fields, ...note, slug: 'ferry-again' });
    assert.equal(moved.statusCode, 303);
    const old = await page('/2026/11/ferry/');
    assert.deepEqual([old.statusCode, leadsTo(old)], [301, '/2026/11/ferry-again/']);
    const other = await begin(editor);
    const refused = await send(other, editor, { ...fields, act: 'publish' });
    assert.deepEqual([refused.statusCode, /has, or had, the address/.test(refused.body)], [409, true]);
  });

  it('publishes at its time, in the zone of the site, and tells of clocks that change', async () => {
    await house.store.write.updateSite({ id: house.site.id, timezone: 'Europe/Berlin' });
    const at = await begin(editor);
    const fields = { ...FIELDS, headline: 'Night report, desk says' };
    const odd = await send(at, editor, { ...fields, act: 'schedule', publish_at: '2027-03-28T02:30' });
    assert.match((await follow(house, odd, editor)).body, /It comes out <time[^>]*>2027-03-28 03:30/);
    const past = await send(at, editor, { ...fields, act: 'schedule', publish_at: '2020-01-01T10:00' });
    assert.equal(past.statusCode, 400);
    await send(at, editor, { ...fields, act: 'schedule', publish_at: '2026-11-20T14:00' });
    assert.deepEqual(await publishDueReports(house.deps), []);
    assert.equal((await page('/2026/11/night-report-desk-says/')).statusCode, 404);
    house.pass(61 * 60_000);
    editor = await staffCookie(house, 'Desk Two', { role: 'editor' });
    assert.deepEqual(await publishDueReports(house.deps), []);
    assert.equal((await page('/2026/11/night-report-desk-says/')).statusCode, 200);
  });

  it('withdraws with a notice, unpublishes without a trace, and deletes a draft', async () => {
    const at = await begin(editor);
    const fields = { ...FIELDS, headline: 'Wrong report, desk says' };
    await send(at, editor, { ...fields, act: 'publish' });
    const act = (name: string, reason = '') =>
      press(house, `${at}/take-back`, { cookie: editor, fields: { act: name, reason } });
    assert.equal((await act('withdraw')).statusCode, 422);
    assert.equal((await act('delete')).statusCode, 404);
    assert.equal((await act('withdraw', 'It was made up.')).statusCode, 303);
    const shown = await page('/2026/11/wrong-report-desk-says/');
    assert.match(shown.body, /It was made up\./);
    assert.doesNotMatch((await page('/feed.atom')).body, /Wrong report/);
    assert.match((await page('/corrections')).body, /It was made up\./);
    assert.equal((await act('unpublish')).statusCode, 303);
    assert.equal((await page('/2026/11/wrong-report-desk-says/')).statusCode, 404);
    const draft = await begin(editor);
    await press(house, `${draft}/take-back`, { cookie: editor, fields: { act: 'delete' } });
    assert.equal((await look(house, draft, editor)).statusCode, 404);
  });

  it('previews a draft by the code that paints the public page, in no frame but the editor’s', async () => {
    const at = await begin(editor);
    await send(at, editor, { ...FIELDS, headline: 'אבג\u202eABC, desk says' });
    const preview = await look(house, `${at}/preview`, editor);
    assert.match(preview.body, /<h2[^>]*>What is known<\/h2>/);
    assert.doesNotMatch(preview.body, /\u202e/);
    assert.match(String(preview.headers['content-security-policy']), /frame-ancestors 'self'/);
    assert.match(preview.body, /noindex/);
  });
});
