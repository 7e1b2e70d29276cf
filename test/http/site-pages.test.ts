import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { beginReport, revisionOn, sendReport, visit } from './editing.js';
import { BASE, type House, openHouse } from './house.js';
import { follow, leadsTo, look, press, staffCookie } from './newsroom.js';

describe('pages that are no reports', () => {
  let house: House;
  let editor: string;
  before(async () => {
    house = await openHouse();
    editor = await staffCookie(house, 'Desk', { role: 'editor' });
  });
  after(() => house.close());

  async function pagesAt(cookie: string): Promise<string> {
    const list = await look(house, '/console/reports', cookie);
    return /href="(\/console\/site\/\w+\/pages)"/.exec(list.body)?.[1] ?? '';
  }

  async function begin(title: string): Promise<string> {
    return leadsTo(await press(house, await pagesAt(editor), { cookie: editor, fields: { title } }));
  }

  async function save(at: string, fields: Record<string, string>) {
    const revision = revisionOn((await look(house, at, editor)).body);
    return press(house, at, { cookie: editor, fields: { revision, act: 'save', position: '1', ...fields } });
  }

  /** Sites are remembered for a second. */
  async function seen(url: string) {
    house.pass(1100);
    return visit(house, url);
  }

  it('are hidden at first, then stand at the foot of every page and in the sitemap', async () => {
    const at = await begin('About us');
    assert.equal((await seen('/page/about-us/')).statusCode, 404);
    const fields = {
      ...{ title: 'About us', source: 'We are **ten**.\n\n## Who pays\n\nReaders.', public: '1' },
      kind: 'ownershipFundingInfo',
    };
    const saved = await save(at, fields);
    assert.match((await follow(house, saved, editor)).body, /href="\/page\/about-us\/">See it on the site/);
    const shown = await seen('/page/about-us/');
    assert.match(
      shown.body,
      /<h1 dir="auto">About us<\/h1>.*<strong>ten<\/strong>.*<h2[^>]*>Who pays<\/h2>/s,
    );
    assert.match(shown.body, new RegExp(`rel="canonical" href="${BASE}/page/about-us/"`));
    for (const url of ['/', '/corrections'])
      assert.match((await seen(url)).body, /<footer.*<a href="\/page\/about-us\/" dir="auto">About us<\/a>/s);
    assert.match((await seen('/sitemap.xml')).body, new RegExp(`<loc>${BASE}/page/about-us/</loc>`));
    await save(at, { ...fields, public: '', source: 'Hidden again.' });
    assert.equal((await seen('/page/about-us/')).statusCode, 404);
    assert.doesNotMatch((await seen('/')).body, /About us/);
  });

  it('are named to search engines by what they tell', async () => {
    await save(await begin('Ethics'), { title: 'Ethics', public: '1', kind: 'ethicsPolicy' });
    const at = await beginReport(house, editor);
    const fields = { headline: 'Told', source: 'Told.', summary: 'Told.', bylines: 'A', act: 'publish' };
    await sendReport(house, at, { cookie: editor, fields });
    const { body } = await seen('/2026/11/told/');
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    const { publisher } = JSON.parse(json);
    assert.equal(publisher.ethicsPolicy, `${BASE}/page/ethics/`);
    assert.equal(publisher.correctionsPolicy, `${BASE}/corrections`);
  });

  it('keep the text of whoever saves second, and show the other', async () => {
    const at = await begin('Imprint');
    const revision = revisionOn((await look(house, at, editor)).body);
    await save(at, { title: 'Imprint', source: 'Theirs.' });
    const fields = { revision, act: 'save', title: 'Imprint', source: 'Mine.', position: '1' };
    const refused = await press(house, at, { cookie: editor, fields });
    assert.equal(refused.statusCode, 412);
    assert.match(refused.body, /<textarea id="their-text"[^>]*>Theirs\./);
    assert.match(refused.body, /<textarea id="source"[^>]*>Mine\./);
  });

  it('have an address of their own, and none once they are deleted', async () => {
    const first = await begin('Masthead');
    const again = await press(house, await pagesAt(editor), {
      cookie: editor,
      fields: { title: 'Masthead' },
    });
    assert.equal(again.statusCode, 409);
    await save(first, { title: 'Masthead', public: '1' });
    assert.equal((await seen('/page/masthead/')).statusCode, 200);
    await press(house, first, { cookie: editor, fields: { act: 'delete' } });
    assert.equal((await seen('/page/masthead/')).statusCode, 404);
  });

  it('are written by editors only, and do not exist for others', async () => {
    const at = await begin('Secret');
    const writer = await staffCookie(house, 'Pen', { role: 'writer' });
    assert.equal(await pagesAt(writer), '');
    assert.equal((await look(house, at, writer)).statusCode, 404);
    assert.equal((await look(house, await pagesAt(editor), writer)).statusCode, 404);
    const fields = { act: 'delete' };
    assert.equal((await press(house, at, { cookie: writer, fields })).statusCode, 404);
    assert.equal((await look(house, at, editor)).statusCode, 200);
  });
});
