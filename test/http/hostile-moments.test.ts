/** Hostile texts, rules and moments against moderation, through the whole server. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { createRule } from '../../src/core/policy/policy.js';
import {
  addSite,
  addStory,
  codeOf,
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  post,
  published,
  secretOf,
  send,
  sentence,
  WORDS,
} from './house.js';
import { cardFields, look, press, staffCookie, stored } from './newsroom.js';

let texts = 95_000;
const fresh = () => sentence(texts++);
const apart = (word: string, mark: string) => [...word].join(mark);

describe('moderation', () => {
  let house: House;
  let ana: string;
  let bo: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    ana = await staffCookie(house, 'Ana', { role: 'admin' });
    bo = await staffCookie(house, 'Bo', { role: 'moderator' });
  });
  after(() => house.close());

  const ruleFor = async (text: string) => {
    const answer = await post(house, { text });
    assert.ok(answer.statusCode < 500, answer.body);
    return answer.json().decision?.rule ?? answer.statusCode;
  };

  it('stands 64 KB of zero-width marks, and sees the word between them', async () => {
    assert.equal((await post(house, { text: '\u200b'.repeat(21_800) })).statusCode, 422);
    assert.equal(await ruleFor(`${fresh()} ${apart(FORBIDDEN_WORD, '\u200b'.repeat(800))}`), 'words');
  });

  it('stands a million combining marks: over the limit they are refused, under it read', async () => {
    assert.equal((await post(house, { text: `a${'\u0301'.repeat(1_000_000)}` })).statusCode, 413);
    const under = await post(house, { text: `${fresh()} a${'\u0301'.repeat(15_000)}` });
    assert.ok(under.statusCode < 500, under.body);
    assert.equal(await ruleFor(`${fresh()} ${apart(FORBIDDEN_WORD, '\u0336')}`), 'words');
  });

  it('sees a word through letters of other scripts, and leaves those scripts alone', async () => {
    assert.equal(await ruleFor(`${fresh()} ${FORBIDDEN_WORD.replace('o', 'о').replace('e', 'е')}`), 'words');
    const calm = await post(house, {
      text: 'Πού είναι το καφενείο; Где здесь кафе? Nur eine Straße weiter.',
    });
    assert.equal(calm.statusCode, 201, calm.body);
  });

  it('sees a word through right-to-left overrides, and lets them turn nothing beside the text', async () => {
    const text = `${fresh()} \u202e${apart(FORBIDDEN_WORD, '\u2066')}`;
    const id = await held(house, { text });
    const page = (await look(house, `/console/comment/${id}`, ana)).body;
    assert.doesNotMatch(page.slice(page.indexOf('class="words')), /<(?:p|div)(?![^>]*dir=)[^>]*>[^<]*\u202e/);
    const named = await post(house, { text: fresh(), name: 'Eve\u202e' });
    assert.equal(codeOf(named), '422 name_invalid');
  });

  it('takes what looks like a regex in a list for its letters, among 10,000 phrases', async () => {
    const bombs = ['(a+)+$', '(.*)*x', '[', 'a{1000000}', '(?<=a', '\\'];
    const many = Array.from({ length: 10_000 }, (_, i) => `phrase${i.toString(36)}`);
    const site = await addSite(house.deps, {
      slug: 'lists',
      hosts: ['lists.example'],
      settings: { words: [...bombs, ...many] },
    });
    const storyId = await addStory(house.deps, site, 'https://lists.example/one');
    // A signal that ran out of its time would fail the test.
    const calm = await post(house, { text: `${'a'.repeat(9000)}! ${fresh()}` }, { storyId });
    assert.ok(calm.statusCode < 300, calm.body);
    const { decision } = (
      await post(house, { text: `${fresh()} phrase${(9999).toString(36)}` }, { storyId })
    ).json();
    assert.equal(decision.rule, 'words');
  });

  it('goes on by its other rules where a rule asks for a signal that is gone, and says so to staff', async () => {
    const gone = createRule('hold', {
      id: 'stars',
      when: { signal: 'astrology', atLeast: 0.1 },
      because: 'Stars.',
    });
    const own = createRule('hold', { id: 'guests', when: { author: 'guest' }, because: 'Guests.' });
    const policy = { name: 'gone', version: 1, mode: 'publish-first' as const, rules: [gone, own] };
    const site = await addSite(house.deps, { slug: 'gone', hosts: ['gone.example'], settings: { policy } });
    const storyId = await addStory(house.deps, site, 'https://gone.example/one');
    assert.equal((await post(house, { text: fresh() }, { storyId })).json().decision.rule, 'guests');
    const page = (await look(house, `/console/site/${encodeId(site.id)}/policy`, ana)).body;
    assert.match(page, /asks for the signal (?:"|&quot;|“)astrology(?:"|&quot;|”), which is not installed/);
  });

  it('lets one of two moderators and an author’s edit at the same moment come first, and tells the others', async () => {
    for (let round = 0; round < 8; round++) {
      const guestSecret = secretOf(`race-${round}`);
      const id = await published(house, { text: fresh(), guestSecret });
      const page = (await look(house, `/console/comment/${id}`, ana)).body;
      const fields = { ...cardFields(page, id), reason: '' };
      const edit = { body: { text: fresh(), revision: 1 }, headers: { 'parley-guest': guestSecret } };
      const [one, two, edited] = await Promise.all([
        press(house, `/console/comment/${id}`, { cookie: ana, fields: { ...fields, act: 'remove' } }),
        press(house, `/console/comment/${id}`, { cookie: bo, fields: { ...fields, act: 'keep' } }),
        send(house, `PATCH /api/v1/comments/${id}`, edit),
      ]);
      const done = [one, two].filter(({ headers }) => String(headers.location).includes('done='));
      const { revision, status } = await stored(house, id);
      const told = [one, two, edited].map(
        ({ statusCode, headers }) => `${statusCode} ${headers.location ?? ''}`,
      );
      assert.ok(done.length <= 1, told.join());
      assert.equal(edited.statusCode === 200, revision === 2, told.join());
      assert.equal(status === 'removed', done.includes(one), told.join());
      for (const { statusCode } of [one, two, edited]) assert.ok(statusCode < 500, told.join());
    }
  });
});
