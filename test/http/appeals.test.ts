import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type CommentId, decodeId, encodeId, type StoryId } from '../../src/core/ids.js';
import { HOUSE_REASONS } from '../../src/core/process/house-reasons.js';
import { PROCESS_LANGUAGES, processWords } from '../../src/view/messages/process.js';
import { makeComment, makePost } from '../storage/fixtures.js';
import {
  BASE,
  codeOf,
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  published,
  secretOf,
  send,
  sentence,
  WORDS,
} from './house.js';
import { addStaff, cardFields, look, press, signIn, staffCookie, stored } from './newsroom.js';

let texts = 20_000;
const fresh = () => sentence(texts++);

describe('an author', () => {
  let house: House;
  let ana: string;
  let bo: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    ana = await staffCookie(house, 'Ana', { role: 'moderator' });
    bo = await staffCookie(house, 'Bo', { role: 'moderator' });
  });
  after(() => house.close());

  const headersOf = (name: string) => ({ 'parley-guest': secretOf(name) });
  const mineOf = async (id: string, name: string) =>
    (await send(house, `GET /api/v1/me/comments/${id}`, { headers: headersOf(name) })).json();
  const decided = async (id: string, fields: Record<string, string>, cookie = ana) => {
    const page = await look(house, `/console/comment/${id}`, cookie);
    return press(house, `/console/comment/${id}`, {
      cookie,
      fields: { ...cardFields(page.body, id), ...fields },
    });
  };
  const pageOf = (id: string, name: string) =>
    house.server.inject({ url: `/mine/${id}`, headers: { host: new URL(BASE).host, ...headersOf(name) } });
  const removed = async (name: string) => {
    const id = await published(house, { text: fresh(), name, guestSecret: secretOf(name) });
    await decided(id, { act: 'remove', rule: 'insult', reason: 'Calls her a liar.' });
    return id;
  };

  it('reads what was decided, by which rule, how it was found, and what can be done', async () => {
    const id = await removed('nora');
    const mine = await mineOf(id, 'nora');
    assert.equal(mine.reason, 'Calls her a liar.');
    assert.equal(mine.statement.rule, 'insult');
    assert.equal(mine.mayAppeal, true);
    const page = (await pageOf(id, 'nora')).body;
    for (const told of [
      'insults or harasses',
      'A moderator decided this',
      'We looked at it ourselves',
      'a court',
    ])
      assert.match(page, new RegExp(told));
    assert.match(page, /<textarea[^>]*name="text"/);
  });

  it('of a held comment reads that it waits, and appeals nothing yet', async () => {
    const id = await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}`, guestSecret: secretOf('hana') });
    assert.match((await pageOf(id, 'hana')).body, /A moderator will read it/);
    const body = { text: 'Why?' };
    const early = await send(house, `POST /api/v1/comments/${id}/appeal`, {
      headers: headersOf('hana'),
      body,
    });
    assert.equal(codeOf(early), '409 already_decided');
  });

  it('appeals once, is heard by another person, and reads the answer', async () => {
    const id = await removed('omar');
    const body = { text: 'It was a quotation.' };
    const appeal = `POST /api/v1/comments/${id}/appeal` as const;
    assert.equal(codeOf(await send(house, appeal, { headers: headersOf('eve'), body })).slice(0, 3), '404');
    assert.equal((await send(house, appeal, { headers: headersOf('omar'), body })).statusCode, 201);
    assert.equal(
      codeOf(await send(house, appeal, { headers: headersOf('omar'), body })),
      '409 already_decided',
    );
    assert.equal((await mineOf(id, 'omar')).appeal.state, 'waits');
    const queue = (await look(house, '/console/appeals', ana)).body;
    assert.match(queue, /It was a quotation\./);
    assert.match(queue, /You took this decision/);
    const action = /action="(\/console\/appeal\/\w+)"/.exec(queue)?.[1] ?? '';
    const fields = { end: 'reverse', answer: 'You are right.' };
    assert.equal((await press(house, action, { cookie: ana, fields })).statusCode, 403);
    assert.equal((await press(house, action, { cookie: bo, fields })).statusCode, 303);
    assert.equal((await stored(house, id)).status, 'published');
    const mine = await mineOf(id, 'omar');
    assert.deepEqual(
      [mine.appeal.state, mine.appeal.answer, mine.appeal.bySame],
      ['reversed', 'You are right.', false],
    );
  });

  it('appeals on the page without a program, and cannot appeal the end of an appeal', async () => {
    const id = await removed('pia');
    const headers = { ...headersOf('pia'), origin: BASE };
    const sent = await press(house, `/mine/${id}`, { headers, fields: { text: 'Please look again.' } });
    assert.equal(sent.statusCode, 303);
    const queue = (await look(house, '/console/appeals', bo)).body;
    const action = /action="(\/console\/appeal\/\w+)"/.exec(queue)?.[1] ?? '';
    await press(house, action, { cookie: bo, fields: { end: 'uphold', answer: 'It stays.' } });
    const page = (await pageOf(id, 'pia')).body;
    assert.match(page, /the decision stands.*Answer: It stays\./s);
    assert.doesNotMatch(page, /<textarea/);
    const again = await press(house, `/mine/${id}`, { headers, fields: { text: 'And again.' } });
    assert.equal(again.statusCode, 409);
  });

  it('who moderates does not decide over their own comment', async () => {
    const account = await addStaff(house, 'Quin', { role: 'moderator' });
    const cookie = await signIn(house, account);
    const author = {
      ...makeComment().author,
      kind: 'account' as const,
      guestHash: null,
      accountId: account.id,
    };
    const own = makePost({
      ...{ id: house.deps.newId<CommentId>(), siteId: house.site.id, status: 'held', author },
      storyId: decodeId<StoryId>(house.storyId) as StoryId,
    });
    await house.store.write.postComment(own);
    const id = encodeId(own.comment.id);
    assert.equal((await decided(id, { act: 'publish' }, cookie)).statusCode, 403);
    assert.equal((await stored(house, id)).status, 'held');
    assert.equal((await decided(id, { act: 'publish' }, ana)).statusCode, 303);
  });

  it('reads it all in each of the languages, every sentence another one', () => {
    assert.equal(PROCESS_LANGUAGES.length, 13);
    for (const language of PROCESS_LANGUAGES) {
      const words = processWords(language);
      assert.deepEqual(Object.keys(words.reasons), [...HOUSE_REASONS]);
      const sentences = Object.values({ ...words, ...words.reasons }).filter(
        (one) => typeof one === 'string',
      );
      assert.equal(new Set(sentences).size, sentences.length, language);
    }
  });
});

describe('a moderator', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: WORDS });
  });
  after(() => house.close());

  it('who is alone decides appeals against their own decisions, and Decisions says so of these alone', async () => {
    const only = await staffCookie(house, 'Solveig Marten', { role: 'moderator' });
    const act = async (id: string, name: string) => {
      const page = await look(house, `/console/comment/${id}`, only);
      return press(house, `/console/comment/${id}`, {
        cookie: only,
        fields: { ...cardFields(page.body, id), act: name },
      });
    };
    const told = async () => {
      const log = (await look(house, '/console/log', only)).body;
      return log
        .split('<li id="decision-')
        .slice(1)
        .map((entry) => entry.includes('decided by the same person'));
    };
    const headers = { 'parley-guest': secretOf('una') };
    const id = await published(house, { text: fresh(), name: 'Una', guestSecret: secretOf('una') });
    const other = await published(house, { text: fresh(), name: 'Vic' });
    await act(id, 'remove');
    await act(other, 'remove');
    const body = { text: 'It was a quotation.' };
    assert.equal(
      (await send(house, `POST /api/v1/comments/${id}/appeal`, { headers, body })).statusCode,
      201,
    );
    assert.deepEqual(await told(), [false, false]);
    const queue = (await look(house, '/console/appeals', only)).body;
    const action = /action="(\/console\/appeal\/\w+)"/.exec(queue)?.[1] ?? '';
    const fields = { end: 'reverse', answer: 'You are right.' };
    assert.equal((await press(house, action, { cookie: only, fields })).statusCode, 303);
    assert.deepEqual(await told(), [true, false, true]);
  });

  it('is named to colleagues and to no author whose comment or appeal they decided', async () => {
    const only = await staffCookie(house, 'Thora Vance', { role: 'moderator' });
    const id = await published(house, { text: fresh(), name: 'Wim', guestSecret: secretOf('wim') });
    const headers = { 'parley-guest': secretOf('wim') };
    const card = cardFields((await look(house, `/console/comment/${id}`, only)).body, id);
    const act = { ...card, act: 'remove', rule: 'insult', reason: 'Calls her a liar.' };
    await press(house, `/console/comment/${id}`, { cookie: only, fields: act });
    const appeal = { headers, body: { text: 'It was a quotation.' } };
    assert.equal((await send(house, `POST /api/v1/comments/${id}/appeal`, appeal)).statusCode, 201);
    const other = await staffCookie(house, 'Ulla Brandt', { role: 'moderator' });
    const queue = (await look(house, '/console/appeals', other)).body;
    const action = /action="(\/console\/appeal\/\w+)"/.exec(queue)?.[1] ?? '';
    const fields = { end: 'uphold', answer: 'It stays.' };
    assert.equal((await press(house, action, { cookie: other, fields })).statusCode, 303);
    const url = `/mine/${id}`;
    const page = await house.server.inject({ url, headers: { host: new URL(BASE).host, ...headers } });
    const mine = await send(house, `GET /api/v1/me/comments/${id}`, { headers });
    for (const { body } of [page, mine]) {
      assert.match(body, /Calls her a liar\..*It stays\.|It stays\..*Calls her a liar\./s);
      assert.doesNotMatch(body, /Thora|Ulla/);
    }
    assert.match((await look(house, '/console/log', other)).body, /<bdi>Thora Vance<\/bdi>/);
  });
});
