import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, type House, openHouse } from './house.js';
import { leadsTo, look, press, staffCookie } from './newsroom.js';

describe('making a map', () => {
  let house: House;
  let cookie: string;
  let at: string;
  before(async () => {
    house = await openHouse();
    cookie = await staffCookie(house, 'Cartographer', { role: 'editor' });
    const list = await look(house, '/console/reports', cookie);
    const [, action = ''] = /action="(\/console\/site\/\w+\/reports)"/.exec(list.body) ?? [];
    at = leadsTo(await press(house, action, { cookie }));
    const fields = { revision: '1', act: 'save', headline: 'Ferry runs', source: 'From Piraeus to nowhere.' };
    await press(house, at, { cookie, fields });
  });
  after(() => house.close());

  const page = async (query = '') => (await look(house, `${at}/map${query}`, cookie)).body;
  /** Every field of the map's form, as a browser sends it. */
  async function formFields(): Promise<Record<string, string>> {
    const html = await page();
    const inputs = [...html.matchAll(/<input[^>]* name="(\w+)"([^>]*)>/g)].map(([, name = '', more = '']) => [
      name,
      / value="([^"]*)"/.exec(more)?.[1] ?? '',
    ]);
    const texts = [...html.matchAll(/<textarea[^>]* name="(\w+)"[^>]*>([^<]*)</g)].map(
      ([, name = '', value = '']) => [name, value],
    );
    const choices = [...html.matchAll(/<select[^>]* name="(\w+)">(.*?)<\/select>/gs)].map(
      ([, name = '', options = '']) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
    );
    const values = [...inputs, ...texts, ...choices];
    return Object.fromEntries(values.filter(([name]) => name !== 'at'));
  }
  const send = async (fields: Record<string, string>) =>
    press(house, `${at}/map`, { cookie, fields: { ...(await formFields()), ...fields } });
  const picture = async () => (await look(house, `${at}/map.svg`, cookie)).body;

  it('begins with a place found by its name, or one that the text names', async () => {
    assert.match(await page(), /There is no map yet/);
    assert.match(await page(), /<h3>Named in the text<\/h3>.*Piraeus/s);
    assert.match(await page('?place=ath'), /<h3>Found<\/h3>.*Athens/s);
    assert.match(await page('?place=zzz'), /No place with this name is known/);
    const [, place = ''] = /name="act" value="(place [^"]* Piraeus)"/.exec(await page('?place=pir')) ?? [];
    assert.equal((await send({ act: place })).statusCode, 303);
    const html = await page();
    assert.match(html, /name="p0_name" value="Piraeus"/);
    assert.match(html, /Places: GeoNames, CC BY 4\.0\./);
    assert.match(html, /<input type="image"/);
    assert.match(html, /Now: .*Piraeus/);
    const svg = await look(house, `${at}/map.svg`, cookie);
    assert.match(String(svg.headers['content-type']), /^image\/svg/);
    assert.match(svg.body, /Piraeus/);
  });

  it('takes a click on the picture for a place, without a program and with one', async () => {
    const edges = [0, 1, 2, 3].map(async (i) => Number((await formFields())[`box${i}`]));
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = await Promise.all(edges);
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    const clicked = await send({ title: 'Ferries', 'at.x': String(x), 'at.y': String(y) });
    const led = leadsTo(clicked);
    const [, lon = '', lat = ''] = /\?lon=([\d.-]+)&lat=([\d.-]+)#rows-p$/.exec(led) ?? [];
    assert.ok(Math.abs(Number(lon) - 23.637) < 0.2 && Math.abs(Number(lat) - 37.947) < 0.2, led);
    assert.match(await page(`?lon=${lon}&lat=${lat}`), new RegExp(`name="p1_lon" value="${lon}"`));
    assert.match(await page(), /name="title" value="Ferries"/);
    assert.doesNotMatch(leadsTo(await send({ 'at.x': '-5', 'at.y': '5' })), /lon=/);
    const answer = await house.server.inject({
      method: 'POST',
      url: `/api/v1/console/reports/${at.split('/').at(-1)}/click`,
      headers: { host: new URL(BASE).host, origin: BASE, cookie, 'content-type': 'application/json' },
      payload: JSON.stringify({ x, y, box: [x0, y0, x1, y1] }),
    });
    assert.deepEqual(answer.json(), { lon: Number(lon), lat: Number(lat) });
  });

  it('draws rows of areas with the status of the claim that they name, and keeps them', async () => {
    await press(house, at, {
      cookie,
      fields: {
        revision: (await formFields()).revision ?? '',
        act: 'save',
        headline: 'Ferry runs',
        c0_text: 'The quay is held.',
        c0_status: 'disputed',
      },
    });
    const fields = {
      f0_form: 'area',
      f0_label: 'Quay',
      f0_coordinates: '23.6 37.9\n23.7 37.9\n23.7 38\n23.6 38',
      f0_claim: 'c1',
      f0_status: 'confirmed',
    };
    assert.equal((await send({ ...fields, act: 'save' })).statusCode, 303);
    const html = await page();
    assert.match(html, /23\.6 37\.9\n23\.7 37\.9/);
    assert.match(await picture(), /Quay/);
    const json = JSON.parse((await look(house, `${at}/map.geojson`, cookie)).body);
    assert.deepEqual(
      json.features.map(({ properties }: { properties: { kind: string } }) => properties.kind),
      ['area', 'place'],
    );
  });

  it('adds what a file brings, and refuses a faulty one with what to do, losing nothing', async () => {
    const kml =
      '<kml><Placemark><name>Mole</name><Point><coordinates>23.62,37.93</coordinates></Point></Placemark></kml>';
    assert.equal((await send({ act: 'import', import_text: kml })).statusCode, 303);
    assert.match(await page(), /name="o0_label" value="Mole"/);
    const refused = await send({
      act: 'import',
      import_text: '{"type":"Point","coordinates":[1113194,6446275]}',
    });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /metres, not degrees.*EPSG:4326/);
    assert.match(refused.body, /name="o0_label" value="Mole"/);
  });

  it('shows what is wrong with a row beside what was typed', async () => {
    const refused = await send({ p0_lon: 'west', o0_label: 'Pier', act: 'save' });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Place 1 : longitude runs from -360 to 360/);
    assert.match(refused.body, /name="o0_label" value="Pier"/);
  });

  it('looks for a place without losing what was typed, and takes house names and words', async () => {
    const words = 'Piraeus lies by the sea.';
    const found = await send({ act: 'find', place: 'ath', words, countries: 'GR = Hellas' });
    assert.match(leadsTo(found), /\?place=ath#find$/);
    const html = await page();
    assert.match(html, /Piraeus lies by the sea\./);
    assert.match(html, /GR = Hellas/);
    assert.match(await picture(), /<desc[^>]*>[^<]*Piraeus lies by the sea\./);
  });

  it('is taken away by a button', async () => {
    assert.equal((await send({ act: 'remove' })).statusCode, 303);
    assert.match(await page(), /There is no map yet/);
  });
});
