import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { lettersApart, possiblePlaces } from '../../core/place-name.js';
import { type Gazetteer, openGazetteer } from './gazetteer.js';

describe('the gazetteer', () => {
  let folder: string;
  let places: Gazetteer;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'parley-places-'));
    places = openGazetteer(folder, (error) => assert.fail(String(error)));
  });
  after(async () => {
    await places.close();
    rmSync(folder, { recursive: true });
  });

  it('makes nothing before somebody looks for a place', async () => {
    assert.equal(existsSync(path.join(folder, 'places.db')), false);
  });

  it('keeps nobody waiting who did not ask for a place, and makes its file meanwhile', async () => {
    assert.deepEqual(await places.named(['Paris']), []);
    assert.equal((await places.search('paris', 1)).length, 1);
    assert.equal((await places.named(['Paris'])).length, 1);
  });

  const first = async (text: string) => {
    const [found] = await places.search(text, 5);
    return found === undefined ? null : `${found.name} ${found.country}`;
  };

  it('finds places by their names in any script, whatever case, accents and articles', async () => {
    assert.equal(await first('paris'), 'Paris FR');
    assert.equal(await first('Αθήνα'), 'Athens GR');
    assert.equal(await first('МОСКВА'), 'Moscow RU');
    assert.equal(await first('القاهرة'), 'Cairo EG');
    assert.equal(await first('قاهرة'), 'Cairo EG');
    assert.equal(await first('東京'), 'Tokyo JP');
    assert.equal(await first('koln'), 'Köln DE');
  });

  it('puts what is meant most often first, and takes the beginning of a name', async () => {
    assert.equal(await first('lond'), 'London GB');
    assert.equal(await first('york'), 'York GB');
    assert.equal(await first('victoria'), 'Victoria SC');
    assert.equal(await first('gaza'), 'Gaza PS');
    const names = (await places.search('san', 5)).map(({ name }) => name);
    assert.ok(
      names.every((name) => /^san/i.test(name)),
      `${names}`,
    );
    assert.equal(await first('san fran'), 'San Francisco US');
  });

  it('keeps to the country that is named after a comma, in any language', async () => {
    assert.equal(await first('Paris, US'), 'Paris US');
    assert.equal(await first('Paris, United States'), 'Paris US');
    assert.equal(await first('Tripoli, لبنان'), 'Tripoli LB');
    const springfields = await places.search('Springfield, US', 12);
    assert.equal(new Set(springfields.map(({ region }) => region)).size, springfields.length);
  });

  it('knows the towns of a report from a border, by each of their spellings', async () => {
    for (const name of ['Al-Bukamal', 'Abu Kamal', 'البوكمال', 'أبو كمال', 'Абу-Камаль'])
      assert.equal(await first(name), 'Ālbū Kamāl SY', name);
  });

  it('takes hostile questions for names that nobody has', async () => {
    for (const text of [
      '%',
      '_%',
      "'; DROP TABLE place; --",
      'a'.repeat(100_000),
      '\u0000\ud800',
      ',',
      ',,,',
    ])
      assert.deepEqual(await places.search(text, 5), [], text.slice(0, 20));
  });

  it('finds a name with a letter wrong, missing or exchanged', async () => {
    assert.equal(await first('Strasbourgh'), 'Strasbourg FR');
    assert.equal(await first('Reykjvaik'), 'Reykjavík IS');
    assert.equal(await first('xqzzkwv'), null);
    assert.equal(await first(' '), null);
  });

  it('suggests the places that a text names', async () => {
    const names = possiblePlaces(
      'The ferry from Piraeus to Thessaloniki was late. Nobody in New York cared. On Monday it sank.',
      100,
    );
    const found = await places.named(names);
    const known = found.map(({ name }) => name);
    for (const name of ['Piraeus', 'Thessaloníki', 'New York City'])
      assert.ok(known.includes(name), `${known}`);
    assert.equal(known.length, 3, `${known}`);
  });
});

describe('letters between two words', () => {
  it('are counted no further than asked', () => {
    assert.equal(lettersApart('selmet', 'selmet', 2), 0);
    assert.equal(lettersApart('selmte', 'selmet', 2), 1);
    assert.equal(lettersApart('selmet', 'dovrin', 2), 3);
    assert.equal(lettersApart('a'.repeat(200), 'b'.repeat(200), 2), 3);
  });
});
