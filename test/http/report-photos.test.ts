import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bombPng, phonePhoto } from '../kit/pictures.js';
import { beginReport, sendReport, visit } from './editing.js';
import { BASE, type House, openHouse } from './house.js';
import { follow, look, press, staffCookie } from './newsroom.js';

const FIELDS = {
  headline: 'Ferry runs again',
  summary: 'The first boat left at seven.',
  bylines: 'Ann Example',
  source: 'It runs.\n\nNobody was hurt.',
};
const PAGE = '/2026/11/ferry-runs-again/';

describe('photos of a report', () => {
  let house: House;
  let editor: string;
  before(async () => {
    house = await openHouse();
    editor = await staffCookie(house, 'Desk', { role: 'editor' });
  });
  after(() => house.close());

  const idsOn = (html: string): readonly string[] =>
    [...html.matchAll(/name="photo_(\w+)_alt"/g)].map(([, id]) => id ?? '');

  /** A draft with one photo in it; gives its address and the photo's id. */
  async function draftWithPhoto(fields: Readonly<Record<string, string>> = FIELDS) {
    const at = await beginReport(house, editor);
    const photos = [await phonePhoto({ width: 1500, height: 1000 })];
    const sent = await sendReport(house, at, { cookie: editor, fields, photos });
    assert.equal(sent.statusCode, 303, sent.body);
    const [id = ''] = idsOn((await follow(house, sent, editor)).body);
    return { at, id };
  }

  const wordsOf = (id: string) => ({
    [`photo_${id}_alt`]: 'A white ferry at a quay',
    [`photo_${id}_caption`]: 'The ferry on Monday',
    [`photo_${id}_credit`]: 'Ben Example',
    [`photo_${id}_licence`]: 'CC BY 4.0',
  });

  it('come with the form of the editor, and are shown to nobody else before they are published', async () => {
    const { at, id } = await draftWithPhoto();
    const seen = await look(house, `${at}/photo/${id}-640.webp`, editor);
    assert.deepEqual([seen.statusCode, seen.headers['content-type']], [200, 'image/webp']);
    assert.equal((await visit(house, `/photo/${id}-640.webp`)).statusCode, 404);
    const other = await staffCookie(house, 'Pen', { role: 'writer' });
    assert.equal((await look(house, `${at}/photo/${id}-640.webp`, other)).statusCode, 404);
    assert.match((await look(house, `${at}/preview`, editor)).body, new RegExp(`src="photo/${id}-`));
  });

  it('are published with a description, a credit and a licence, and not without', async () => {
    const { at, id } = await draftWithPhoto();
    const bare = await sendReport(house, at, { cookie: editor, fields: { ...FIELDS, act: 'publish' } });
    assert.equal(bare.statusCode, 409);
    assert.match(bare.body, /lacks its description, credit or licence/);
    const fields = { ...FIELDS, ...wordsOf(id), act: 'publish' };
    assert.equal((await sendReport(house, at, { cookie: editor, fields })).statusCode, 303);

    const { body } = await visit(house, PAGE);
    assert.match(body, /<figure class="photo tall"><img[^>]*alt="A white ferry at a quay"/);
    assert.match(body, new RegExp(`srcset="/photo/${id}-640.webp 640w, /photo/${id}-1000.webp 1000w"`));
    assert.match(body, /<bdi>The ferry on Monday <\/bdi><small><bdi>Ben Example<\/bdi> · <bdi>CC BY 4\.0/);
    assert.match(body, new RegExp(`property="og:image" content="${BASE}/photo/${id}-card.jpg"`));
    assert.match(body, /property="og:image:alt" content="A white ferry at a quay"/);
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    const [image] = JSON.parse(json).image;
    assert.deepEqual([image.width, image.height, image.creditText], [1000, 1500, 'Ben Example']);
    assert.match((await visit(house, '/')).body, new RegExp(`src="/photo/${id}-1000.webp"`));
    assert.ok((await visit(house, '/feed.atom')).body.includes(`${BASE}/photo/${id}-1000.webp`));
    const [item] = (await visit(house, '/feed.json')).json().items;
    assert.equal(item.image, `${BASE}/photo/${id}-card.jpg`);
    assert.match(item.content_html, /<figcaption>The ferry on Monday Ben Example · CC BY 4\.0/);

    const file = await visit(house, `/photo/${id}-card.jpg`);
    const { headers } = file;
    assert.deepEqual([file.statusCode, headers['content-type']], [200, 'image/jpeg']);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cache-control'], 'public, max-age=31536000, s-maxage=300, immutable');
    const again = await visit(house, `/photo/${id}-card.jpg`, { 'if-none-match': String(headers.etag) });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
    for (const wrong of [`${id}-641.webp`, `${id}-640.png`, `${id.slice(1)}z-640.webp`, '../parley.db'])
      assert.equal((await visit(house, `/photo/${wrong}`)).statusCode, 404, wrong);

    await press(house, `${at}/take-back`, { cookie: editor, fields: { act: 'unpublish', reason: '' } });
    const etag = { 'if-none-match': String(headers.etag) };
    assert.equal(
      (await visit(house, `/photo/${id}-card.jpg`, etag)).statusCode,
      404,
      'for a cache that has it',
    );
  });

  it('stand where the text has their line', async () => {
    const { at, id } = await draftWithPhoto();
    const source = `It runs.\n\n![](photo:${id})\n\nNobody was hurt.`;
    const fields = { ...FIELDS, headline: 'Placed', source, ...wordsOf(id), act: 'publish' };
    assert.equal((await sendReport(house, at, { cookie: editor, fields })).statusCode, 303);
    const { body } = await visit(house, '/2026/11/placed/');
    assert.match(body, /It runs\.<\/p><\/div><figure class="photo tall">.*<\/figure><div class="body">/s);
  });

  it('go when they are removed, but not while readers see them', async () => {
    const { at, id } = await draftWithPhoto();
    const fields = { ...FIELDS, headline: 'Removed', ...wordsOf(id) };
    await sendReport(house, at, { cookie: editor, fields: { ...fields, act: 'publish' } });
    const dropped = await sendReport(house, at, { cookie: editor, fields: { ...fields, act: `drop ${id}` } });
    assert.deepEqual(idsOn((await follow(house, dropped, editor)).body), []);
    assert.equal((await visit(house, `/photo/${id}-640.webp`)).statusCode, 200);
    await sendReport(house, at, {
      cookie: editor,
      fields: { ...fields, act: 'publish', note_kind: 'small' },
    });
    assert.equal((await visit(house, `/photo/${id}-640.webp`)).statusCode, 404);
    assert.equal((await look(house, `${at}/photo/${id}-640.webp`, editor)).statusCode, 404);
  });

  it('are refused in clear words where one is a bomb or a drawing, and the text is kept', async () => {
    const at = await beginReport(house, editor);
    const attempt = (photo: Uint8Array) =>
      sendReport(house, at, { cookie: editor, fields: FIELDS, photos: [photo] });
    const bomb = await attempt(bombPng(16_000, 16_000));
    assert.equal(bomb.statusCode, 422);
    assert.match(bomb.body, /The photo is not taken: it has more than 64 million pixels\./);
    assert.match(bomb.body, /Nobody was hurt\./);
    const svg = await attempt(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    assert.match(svg.body, /SVG.*Export it as PNG/);
    assert.equal((await visit(house, '/')).statusCode, 200);
  });

  it('are read from nobody who is not signed in', async () => {
    const at = await beginReport(house, editor);
    const photos = [new Uint8Array(4_000_000)];
    const stranger = await sendReport(house, at, { cookie: '', fields: FIELDS, photos });
    assert.equal(stranger.statusCode, 401);
    const known = await sendReport(house, at, { cookie: editor, fields: FIELDS, photos });
    assert.equal(known.statusCode, 422);
  });
});
