import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { addStory, type House, openHouse, PAPER, published, sentence } from './house.js';
import { hiddenFields, look, press, staffCookie } from './newsroom.js';

type Fields = Readonly<Record<string, string>>;

const HOLD = Object.fromEntries([['then', 'hold']]);
const TAG = Object.fromEntries([['then', 'tag']]);

/** The draft that a page carries, as its form would send it back. */
function draftOn(html: string): { readonly rules: readonly { readonly id: string }[] } & Fields {
  const from = html.indexOf('class="policy-draft"');
  const { draft = '' } = hiddenFields(html.slice(from));
  return JSON.parse(unescaped({ draft }).draft ?? '');
}

function unescaped(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [
      name,
      text.replaceAll('&quot;', '"').replaceAll('&lt;', '<'),
    ]),
  );
}

describe('the page on which rules are written', () => {
  let house: House;
  let admin: string;
  let address: string;
  before(async () => {
    house = await openHouse();
    admin = await staffCookie(house, 'Ada', { role: 'admin' });
    address = `/console/site/${encodeId(house.site.id)}/policy`;
  });
  after(() => house.close());

  const open = async (url = address, cookie = admin) => (await look(house, url, cookie)).body;
  const send = (fields: Fields, url = address, cookie = admin) => press(house, url, { cookie, fields });
  const carried = (html: string, fields: Fields): Fields => {
    const draft = draftOn(html);
    const { expected = '' } = hiddenFields(html.slice(html.indexOf('class="policy-draft"')));
    const continues = (draft as { readonly continues?: true }).continues === true;
    return {
      draft: JSON.stringify(draft),
      expected,
      policyName: draft.name ?? '',
      ...(continues && { continues: '1' }),
      ...fields,
    };
  };
  const names = (html: string) => draftOn(html).rules.map(({ id }) => id);

  it('says in words what a place follows, and each rule in a sentence', async () => {
    const page = await open();
    assert.match(page, /It has no rules of its own\. It follows the installation\./);
    assert.match(page, /<code>words<\/code> If “word-list” finds at least 0\.7, hold it for a moderator\./);
    const story = await open(`/console/story/${house.storyId}/policy`);
    assert.match(story, /It follows the installation\./);
  });

  it('lets a rule be written by a form, tried, put in order, and turned on as a version', async () => {
    const begun = (await send(carried(await open(), { act: 'template', template: 'open' }))).body;
    assert.ok(names(begun).includes('words'), names(begun).join());
    const adding = (await send(carried(begun, { act: 'add' }))).body;
    assert.match(adding, /A new rule/);
    const wrong = await send(carried(begun, { act: 'keep', at: '', id: 'Night!', ...HOLD }));
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /\.id must be 1 to 60 lower-case letters/);
    assert.match(wrong.body, /value="Night!"/, 'what was typed is still there');
    const rule = {
      ...{ act: 'keep', at: '', id: 'night', ...HOLD, because: 'Nobody is at the desk.', match: 'all' },
      ...{ what0: 'time:hour', from0: '22', to0: '7', what1: 'author:trusted', not1: '1' },
      ...{ what2: 'signal:links', from2: '0,5' },
    };
    const kept = (await send(carried(begun, rule))).body;
    assert.match(
      kept,
      /If it is between 22:00 and 07:00 and the author is not trusted and “links” finds at least 0\.5, hold it/,
    );
    assert.match(kept, /This is a draft/);
    const up = (await send(carried(kept, { act: 'up:night' }))).body;
    assert.equal(names(up).at(-2), 'night');
    assert.equal((await send(carried(up, { act: 'save' }))).statusCode, 303);
    const page = await open();
    assert.match(page, /These rules are its own, and they alone decide\./);
    assert.match(page, /Version 2<\/strong>.*Ada.*turned on now/);
    const setting = (await house.store.read.siteById({ id: house.site.id }))?.settings.policy;
    assert.deepEqual((setting as { readonly version: number }).version, 2);
  });

  it('tries a draft on the past comments of its place before it is turned on, and leads back to it', async () => {
    const there = await addStory(house.deps, house.site, `${PAPER}/harbour/x`);
    await published(house, { text: sentence(50_001) });
    await published(house, { text: sentence(50_002) }, { storyId: there });
    const section = `${address}/harbour`;
    const rule = { act: 'keep', at: '', id: 'guests', ...HOLD, because: 'x', what0: 'author:guest' };
    const draft = carried((await send(carried(await open(section), rule), section)).body, {});
    const trial = { ...draft, place: 'section:harbour', signal: 'links' };
    const tried = await send(trial, address.replace('/policy', '/replay'));
    assert.equal(tried.statusCode, 200);
    assert.match(tried.body, /The draft “harbour”, which is not turned on/);
    assert.match(tried.body, /1 decisions were looked at/);
    assert.match(tried.body, /<code>guests<\/code>, read by nobody/);
    assert.match(tried.body, /By the hour of the day: most at 12:00, 1\.0/);
    const back = hiddenFields(tried.body.slice(tried.body.indexOf('The draft “')));
    const returned = await send({ ...draft, ...unescaped(back), act: 'show' }, section);
    assert.deepEqual(names(returned.body), ['guests']);
    assert.equal((await house.store.read.placesWithRules({ siteId: house.site.id })).length, 0);
  });

  it('keeps how much work a rule asks a browser for, and says when that is no number', async () => {
    const section = `${address}/raids`;
    const prove = Object.fromEntries([['then', 'prove']]);
    const rule = { act: 'keep', at: '', id: 'raid', ...prove, because: 'x', what0: 'author:guest' };
    const kept = (await send(carried(await open(section), { ...rule, effort: '18' }), section)).body;
    assert.match(kept, /ask the browser for a proof of work/);
    assert.deepEqual(
      draftOn(kept).rules.map((one) => (one as { effort?: number }).effort),
      [18],
    );
    const changing = (await send(carried(kept, { act: 'edit:raid' }), section)).body;
    assert.match(changing, /name="effort" value="18"/);
    const wrong = await send(carried(kept, { ...rule, at: 'raid', effort: 'much' }), section);
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /a whole number from 8 to 24/);
  });

  it('opens a rule that lines can say as lines, and any other as JSON', async () => {
    const page = await open();
    const lines = (await send(carried(page, { act: 'edit:night' }))).body;
    assert.match(lines, /<option (?=[^>]*value="time:hour")(?=[^>]*selected)/);
    assert.doesNotMatch(lines, /<details open="">\s*<summary>The condition as JSON/);
    const nested = JSON.stringify({ any: [{ all: [{ author: 'guest' }] }] });
    const rule = { act: 'keep', at: 'night', id: 'night', ...TAG, because: 'x', when: nested };
    const kept = (await send(carried(page, rule))).body;
    const json = (await send(carried(kept, { act: 'edit:night' }))).body;
    assert.match(json, /name="when"[^>]*>\{\s+&quot;any&quot;|name="when"[^>]*>\{\s+"any"/);
    assert.doesNotMatch(json, /name="what0"/);
  });

  it('refuses a signal that is gone, and what somebody else has changed meanwhile, and keeps the draft', async () => {
    const page = await open();
    const policy = {
      ...draftOn(page),
      rules: [{ id: 'x', when: { failed: 'astrology' }, because: 'x', ...HOLD }],
    };
    const taken = (await send(carried(page, { act: 'json', json: JSON.stringify(policy) }))).body;
    assert.match(taken, /asks for the signal &quot;astrology&quot;|asks for the signal "astrology"/);
    const refused = await send(carried(taken, { act: 'save' }));
    assert.equal(refused.statusCode, 422);
    assert.deepEqual(names(refused.body), ['x']);
    const late = await send({ ...carried(page, { act: 'save' }), expected: '1' });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /Somebody has changed these rules since/);
    const broken = await send({ ...carried(page, { act: 'json', json: '{' }) });
    assert.match(broken.body, /This is no JSON/);
  });

  it('says on the page of a place which of its stored rules lost their signal', async () => {
    const rule = { id: 'lost', when: { signal: 'astrology', atLeast: 0.5 }, because: 'x', ...HOLD };
    const setting = { name: 'lost', version: 1, mode: 'publish-first', rules: [rule] };
    const place = { kind: 'section', siteId: house.site.id, section: 'lost' } as const;
    const ids = { id: house.deps.newId<number>(), entryId: house.deps.newId<number>(), firstId: 1 };
    const by = { expected: null, actorId: null, now: house.clock() };
    await house.store.write.setPolicy({ ...ids, ...by, place, setting });
    const page = await open(`${address}/lost`);
    assert.match(page, /role="alert"><p>What is turned on has a fault.*astrology.*which is not installed/);
    await house.store.write.setPolicy({
      ...ids,
      id: ids.id + 1,
      entryId: ids.entryId + 1,
      ...by,
      place,
      setting: null,
    });
  });

  it('shows what differs from an older version, and turns that on again', async () => {
    await send(carried(await open(), { act: 'remove:wave' })).then((answer) =>
      send(carried(answer.body, { act: 'save' })),
    );
    const page = await open(`${address}?version=2`);
    assert.match(page, /From version 2 to what is turned on now/);
    assert.match(page, /<code>wave<\/code> went out/);
    assert.equal((await send({ act: 'back:2', expected: '3' })).statusCode, 303);
    assert.ok(names(await open()).includes('wave'));
    assert.equal((await send({ act: 'back:77', expected: '4' })).statusCode, 404);
  });

  it('exists for the installation, sections and stories; places with rules of their own are listed', async () => {
    const found = await look(house, `${address}-of-section?section=Politics%20%26%20Law`, admin);
    assert.equal((found.headers as { location?: string }).location, `${address}/politics-law`);
    const section = `${address}/politics-law`;
    const page = await open(section);
    assert.match(page, /It follows the site\./);
    assert.equal((await send({ act: 'use', template: 'careful', expected: '0' }, section)).statusCode, 303);
    assert.match(await open(), /Rules of the section <bdi>politics-law<\/bdi>/);
    assert.match(await open(section), /It uses careful as it comes with Parley/);
    assert.equal((await send({ act: 'follow', expected: '1' }, section)).statusCode, 303);
    const all = '/console/policy';
    assert.equal((await send({ act: 'use', template: 'open', expected: '0' }, all)).statusCode, 303);
    assert.match(await open(all), /It uses open as it comes with Parley/);
    const storyId = await addStory(house.deps, house.site, `${PAPER}/politics-law/x`);
    assert.equal((await look(house, `/console/story/${storyId}/policy`, admin)).statusCode, 200);
  });

  it('is read by moderators of the site, changed by admins, and unknown to everybody else', async () => {
    const desk = await staffCookie(house, 'Desk', { role: 'moderator', siteId: house.site.id });
    const page = await open(address, desk);
    assert.match(page, /Only admins change rules\./);
    assert.doesNotMatch(page, /policy-draft/);
    assert.equal(
      (await send({ act: 'use', template: 'open', expected: '1' }, address, desk)).statusCode,
      403,
    );
    assert.equal((await look(house, '/console/policy', desk)).statusCode, 404);
    const chief = await staffCookie(house, 'Chief', { role: 'admin', siteId: house.site.id });
    assert.equal((await look(house, '/console/policy', chief)).statusCode, 404);
    assert.equal((await look(house, address)).statusCode, 303);
  });
});
