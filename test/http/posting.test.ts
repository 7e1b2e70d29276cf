import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type CommentId, decodeId, type StoryId } from '../../src/core/ids.js';
import {
  addStory,
  codeOf,
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  PAPER,
  post,
  published,
  readThread,
  secretOf,
  send,
  WORDS,
} from './house.js';

describe('a comment that is posted', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: WORDS });
  });
  after(() => house.close());

  it('is published at once and stands in the thread', async () => {
    const answer = await post(house, { text: 'Ships *still* dock here.', name: 'Ana' });
    assert.equal(answer.statusCode, 201);
    const { comment, decision } = answer.json();
    assert.deepEqual(decision, { outcome: 'published' });
    assert.equal(comment.author.name, 'Ana');
    const [root] = (await readThread(house)).json().comments;
    assert.equal(root.id, comment.id);
    assert.deepEqual(root.body, [
      { type: 'paragraph', children: ['Ships ', { type: 'emphasis', children: ['still'] }, ' dock here.'] },
    ]);
  });

  it('answers another one, with its depth and whom it answers', async () => {
    const parentId = await published(house, { text: 'Who runs the ferry?', name: 'Ana' });
    const reply = (await post(house, { text: 'The harbour does.', name: 'Bo', parentId })).json().comment;
    assert.deepEqual(
      { depth: reply.depth, rootId: reply.rootId, replyTo: reply.replyTo },
      { depth: 2, rootId: parentId, replyTo: { id: parentId, name: 'Ana' } },
    );
  });

  it('is held by a rule, says why to its author, and shows to nobody else', async () => {
    const before = (await readThread(house)).json();
    const answer = await post(house, { text: `What a ${FORBIDDEN_WORD}.`, guestSecret: secretOf('bo') });
    assert.equal(answer.statusCode, 202);
    const { comment, decision } = answer.json();
    assert.equal(decision.outcome, 'held');
    assert.ok(decision.reason.length > 10);
    const thread = (await readThread(house)).json();
    assert.deepEqual([thread.total, thread.comments.length], [before.total, before.comments.length]);
    const mine = await send(house, `GET /api/v1/me/comments/${comment.id}`, {
      headers: { 'parley-guest': secretOf('bo') },
    });
    assert.equal(mine.json().status, 'held');
    assert.equal(mine.json().reason, decision.reason);
    const stranger = await send(house, `GET /api/v1/me/comments/${comment.id}`, {
      headers: { 'parley-guest': secretOf('somebody-else') },
    });
    assert.equal(codeOf(stranger), '404 not_found');
  });

  it('is refused without a text that shows anything', async () => {
    for (const text of ['', '   \n\t ', '\u200b\u200d\ufeff', '\u2800', '> ']) {
      assert.equal(codeOf(await post(house, { text })), '422 text_empty', JSON.stringify(text));
    }
  });

  it('may be as long as the limit in code points, whatever their size, and no longer', async () => {
    const longest = await post(house, { text: '𝒳y'.repeat(5000) });
    assert.ok([201, 202].includes(longest.statusCode), longest.body);
    const longer = await post(house, { text: `${'𝒳y'.repeat(5000)}z` });
    assert.equal(codeOf(longer), '422 text_too_long');
    assert.deepEqual(longer.json().error.details, { length: 10_001, limit: 10_000, unit: 'characters' });
  });

  it('takes astral and combining characters in every field, and gives them back', async () => {
    const name = 'Đorđe 👩‍🚀 𝒜𝓃𝒶';
    const text = 'Ελληνικά, ‫עברית‬, हिन्दी, 漢字, 👍🏽, 𠜎, é'.replace(/[\u202a-\u202e]/g, '');
    const answer = await post(house, { text, name, website: 'https://пример.example/путь' });
    assert.equal(answer.statusCode, 201, answer.body);
    const { author, body } = answer.json().comment;
    assert.equal(author.name, name);
    assert.equal(body[0].children.join(''), text.normalize('NFC'));
    assert.match(author.website, /^https:\/\/xn--/);
  });

  it('is refused with half a character', async () => {
    const raw = '{"text":"half \\ud83d here"}';
    const answer = await house.server.inject({
      method: 'POST',
      url: `/api/v1/stories/${house.storyId}/comments`,
      headers: { 'content-type': 'application/json', 'idempotency-key': 'half' },
      payload: raw,
    });
    assert.equal(codeOf(answer), '422 text_invalid');
  });

  it('is refused under a name that shows nothing or turns the direction', async () => {
    for (const name of ['   ', '\u200b', '\u202egro.live', 'A\u2066b', '\u0007bell', 'x'.repeat(81)]) {
      assert.equal(
        codeOf(await post(house, { text: 'Fine.', name })),
        '422 name_invalid',
        JSON.stringify(name),
      );
    }
  });

  it('may come without a name', async () => {
    const answer = await post(house, { text: 'No name today, the gauge reads high.', name: '' });
    assert.equal(answer.statusCode, 201, answer.body);
    assert.equal(answer.json().comment.author.name, '');
  });

  it('is refused with a website that is no web address', async () => {
    for (const website of [
      'javascript:alert(1)',
      'ftp://x.example',
      'http://user:pw@x.example',
      'two words',
    ]) {
      assert.equal(codeOf(await post(house, { text: 'Fine.', website })), '422 website_invalid', website);
    }
  });

  it('is refused with an address that no mail reaches', async () => {
    assert.equal(codeOf(await post(house, { text: 'Fine.', email: 'ana@localhost' })), '422 email_invalid');
  });
});

describe('a preview', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: WORDS });
  });
  after(() => house.close());

  const preview = (body: object, headers: Readonly<Record<string, string>> = {}) =>
    send(house, 'POST /api/v1/preview', { body, headers });

  it('is the body that the comment would have, judged by nobody and kept nowhere', async () => {
    const text = `This is **${FORBIDDEN_WORD}** indeed.`;
    const answer = await preview({ site: 'paper', text });
    assert.equal(answer.statusCode, 200);
    assert.deepEqual(answer.json().body, [
      {
        type: 'paragraph',
        children: ['This is ', { type: 'strong', children: [FORBIDDEN_WORD] }, ' indeed.'],
      },
    ]);
    assert.equal((await readThread(house)).json().total, 0);
  });

  it('is refused to pages that may not write, for what shows nothing, and for a site that is none', async () => {
    const foreign = { origin: 'https://evil.example' };
    assert.equal(codeOf(await preview({ site: 'paper', text: 'a' }, foreign)), '403 cross_site');
    assert.equal(codeOf(await preview({ site: 'paper', text: ' ' })), '422 text_empty');
    assert.equal(codeOf(await preview({ site: 'paper', text: 'a'.repeat(10_001) })), '422 text_too_long');
    assert.equal(codeOf(await preview({ site: 'none', text: 'a' })), '404 unknown_site');
  });
});

describe('a reply', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: WORDS });
  });
  after(() => house.close());

  it('is refused to a comment that does not exist', async () => {
    for (const parentId of ['00000000001', 'nonsense', 'ZZZZZZZZZZZ']) {
      assert.equal(codeOf(await post(house, { text: 'Yes.', parentId })), '422 parent_not_found', parentId);
    }
  });

  it('is refused to a comment of another story', async () => {
    const storyId = await addStory(house.deps, house.site, `${PAPER}/news/two`);
    const parentId = await published(house, { text: 'Elsewhere, under another article.' }, { storyId });
    assert.equal(codeOf(await post(house, { text: 'Yes.', parentId })), '422 parent_not_found');
  });

  it('is refused to a held comment exactly as to none', async () => {
    const parentId = await held(house, {});
    const toHeld = await post(house, { text: 'Yes.', parentId });
    const toNone = await post(house, { text: 'Yes.', parentId: '00000000001' });
    const withoutId = (answer: { json(): { error: object } }) => ({ ...answer.json().error, requestId: '' });
    assert.deepEqual(withoutId(toHeld), withoutId(toNone));
  });

  it('is refused to a deleted comment that keeps its place for other replies', async () => {
    const secret = secretOf('deleter');
    const parentId = await published(house, { text: 'I will take this back.', guestSecret: secret });
    await published(house, { text: 'Too late, I have answered.', parentId });
    await send(house, `DELETE /api/v1/comments/${parentId}`, { body: { guestSecret: secret } });
    assert.equal(codeOf(await post(house, { text: 'Me too.', parentId })), '409 parent_gone');
  });
});

describe('a closed story', () => {
  it('takes no comments, says why, and still reads', async (t) => {
    const house = await openHouse();
    t.after(() => house.close());
    await published(house, { text: 'Before the end.' });
    const id = decodeId<StoryId>(house.storyId) as StoryId;
    const closing = { id, closedAt: house.clock(), reason: 'The vote is over.', now: house.clock() };
    await house.store.write.setStoryClosed(closing);
    const answer = await post(house, { text: 'After the end.' });
    assert.equal(codeOf(answer), '403 story_closed');
    assert.match(answer.json().error.message, /The vote is over/);
    assert.equal((await readThread(house)).json().total, 1);
    const story = await send(house, `GET /api/v1/public/stories?site=paper&url=${PAPER}/news/one`);
    assert.deepEqual([story.json().open, story.json().closedReason], [false, 'The vote is over.']);
  });
});

describe('a draft that a rule answers with a nudge', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: { ...WORDS, policy: NUDGING } });
  });
  after(() => house.close());

  const text = `You ${FORBIDDEN_WORD}, all of you.`;

  it('stores nothing, leaves the key unused, and goes to a moderator when its author insists', async () => {
    const guestSecret = secretOf('hothead');
    const first = await post(house, { text, guestSecret }, { key: 'insisting' });
    assert.equal(codeOf(first), '409 nudge');
    const { ticket, words, rule } = first.json().error.details;
    assert.deepEqual([rule, words], ['strong-words', [FORBIDDEN_WORD]]);
    assert.equal((await readThread(house)).json().total, 0);
    const again = await post(house, { text, guestSecret, nudgeTicket: ticket }, { key: 'insisting' });
    assert.equal(again.statusCode, 202, again.body);
    assert.equal(again.json().decision.rule, 'strong-words');
  });

  it('cannot use a ticket for another text, another writer, or after its time', async () => {
    const guestSecret = secretOf('trader');
    const { ticket } = (await post(house, { text, guestSecret })).json().error.details;
    const changed = await post(house, { text: `${text} Again.`, guestSecret, nudgeTicket: ticket });
    const stranger = await post(house, { text, guestSecret: secretOf('thief'), nudgeTicket: ticket });
    house.pass(16 * 60_000);
    const late = await post(house, { text, guestSecret, nudgeTicket: ticket });
    assert.deepEqual([changed, stranger, late].map(codeOf), ['409 nudge', '409 nudge', '409 nudge']);
  });

  it('is held at once for a program that cannot ask anybody', async () => {
    const answer = await post(house, { text, name: 'Robot' }, { headers: { 'parley-nudge': 'off' } });
    assert.equal(answer.statusCode, 202);
  });

  it('is published when its author thinks better of it', async () => {
    const answer = await post(house, { text: 'I disagree with all of you.' });
    assert.equal(answer.statusCode, 201);
  });
});

const NUDGING = {
  name: 'nudging',
  version: 1,
  mode: 'publish-first',
  rules: [
    {
      id: 'strong-words',
      when: { signal: 'word-list', atLeast: 0.1 },
      // biome-ignore lint/suspicious/noThenProperty: the word that policies are written with.
      then: 'nudge',
      because: 'It holds strong words.',
    },
  ],
};

describe('an id that two processes have made at once', () => {
  it('is made anew, and the writer is not told', async () => {
    const house = await openHouse();
    try {
      const first = await published(house, { text: 'The first of two.' });
      const taken = decodeId<CommentId>(first) as CommentId;
      const { newId } = house.deps;
      let calls = 0;
      const deps = house.deps as { newId: typeof newId };
      deps.newId = <T extends number>() => (calls++ === 0 ? (taken as unknown as T) : newId<T>());
      const second = await published(house, { text: 'Another thought about quite another matter.' });
      assert.notEqual(second, first);
      assert.ok(calls > 1);
    } finally {
      await house.close();
    }
  });
});
