import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  published,
  readThread,
  secretOf,
  send,
  sentence,
  WORDS,
} from './house.js';
import {
  cardFields,
  cardsOn,
  complain,
  decide,
  follow,
  hiddenFields,
  leadsTo,
  look,
  noticeOn,
  press,
  staffCookie,
  stored,
} from './newsroom.js';

const HELD = '/console/queue/held';
const FLAGGED = '/console/queue/flagged';

/** A text that no other comment here is like. */
let texts = 0;
const fresh = () => sentence(1000 + texts++);

describe('deciding', () => {
  let house: House;
  let ana: string;
  let bo: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    ana = await staffCookie(house, 'Ana at the desk', { role: 'moderator' });
    bo = await staffCookie(house, 'Bo at the desk', { role: 'moderator' });
  });
  after(() => house.close());

  const statusOf = async (id: string) => (await stored(house, id)).status;
  const decisionsOf = async (id: string) =>
    house.store.read.decisionsOf({ commentId: (await stored(house, id)).id });
  const waiting = (name = 'Waits') => held(house, { text: `${fresh()} ${FORBIDDEN_WORD}`, name });

  it('publishes what waits, and the reader’s thread shows it', async () => {
    const id = await waiting('Nora');
    assert.doesNotMatch((await readThread(house)).body, new RegExp(id));
    const answer = await decide(house, ana, { id, act: 'publish' });
    assert.equal(answer.statusCode, 303);
    assert.equal(await statusOf(id), 'published');
    assert.match((await readThread(house)).body, new RegExp(id));
    const page = (await follow(house, answer, ana)).body;
    assert.match(page, /Published the comment by <bdi>Nora<\/bdi>\./);
    assert.ok(!cardsOn(page).includes(id));
  });

  it('rejects what waits, with a reason that its author is told', async () => {
    const secret = secretOf('rejected');
    const id = await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}`, name: 'Rex', guestSecret: secret });
    await decide(house, ana, { id, act: 'reject', reason: 'This is no place for it.' });
    assert.equal(await statusOf(id), 'rejected');
    assert.doesNotMatch((await readThread(house)).body, new RegExp(id));
    const mine = await send(house, `GET /api/v1/me/comments/${id}`, { headers: { 'parley-guest': secret } });
    assert.match(mine.body, /This is no place for it\./);
  });

  it('leads on to the next card of the queue, at its place in the page', async () => {
    const [first, second, third] = [await waiting(), await waiting(), await waiting()];
    const queue = cardsOn((await look(house, HELD, ana)).body);
    assert.deepEqual(queue.slice(-3), [first, second, third]);
    assert.match(
      leadsTo(await decide(house, ana, { id: second, act: 'publish' })),
      new RegExp(`#card-${third}$`),
    );
    assert.match(
      leadsTo(await decide(house, ana, { id: third, act: 'publish' })),
      new RegExp(`#card-${first}$`),
    );
  });

  it('counts what waits by asking, on every page', async () => {
    const countOn = async (url: string) =>
      /Held <span class="count">(\d+)<\/span>/.exec((await look(house, url, ana)).body)?.[1];
    const before = Number(await countOn(HELD));
    const id = await waiting();
    assert.equal(Number(await countOn('/console/log')), before + 1);
    await decide(house, ana, { id, act: 'publish' });
    assert.equal(Number(await countOn('/console/sites')), before);
  });

  it('lets exactly one of two moderators decide, and tells the other how it stands and by whom', async () => {
    const id = await waiting('Contested');
    const answers = await Promise.all([
      decide(house, ana, { id, act: 'publish' }),
      decide(house, bo, { id, act: 'reject' }),
    ]);
    const places = answers.map((answer) => leadsTo(answer));
    assert.equal(places.filter((place) => place.includes('done=')).length, 1);
    assert.equal(places.filter((place) => place.includes('stale=decided')).length, 1);
    assert.equal((await decisionsOf(id)).length, 2);
    const late = places.findIndex((place) => place.includes('stale='));
    const page = (await look(house, places[late] ?? '', [ana, bo][late])).body;
    assert.match(page, /Your decision was not taken\./);
    const [winner] = ['Ana', 'Bo'].filter((_, i) => i !== late);
    assert.match(page, new RegExp(`(Published|Rejected) by <bdi>${winner} at the desk</bdi>`));
  });

  it('is refused to a tab that has not seen the last decision, whatever the status', async () => {
    const id = await waiting();
    const tab = cardFields((await look(house, HELD, bo)).body, id);
    await decide(house, ana, { id, act: 'reject' });
    const again = await press(house, `/console/comment/${id}`, {
      cookie: bo,
      fields: { ...tab, act: 'publish' },
    });
    assert.match(
      leadsTo(again),
      new RegExp(`^/console/comment/${id}\\?from=%2Fconsole%2Fqueue%2Fheld&stale=decided$`),
    );
    assert.equal(await statusOf(id), 'rejected');
    const page = (await look(house, leadsTo(again), bo)).body;
    assert.match(page, /Back to Held/);
    assert.match(page, /Publish again/);
  });

  it('keeps one moderator from removing what another has just kept', async () => {
    const id = await published(house, { text: fresh(), name: 'Kept' });
    await complain(house, id, { reporter: 'one' });
    const tab = cardFields((await look(house, FLAGGED, bo)).body, id);
    await decide(house, ana, { id, act: 'keep', queue: FLAGGED });
    const late = await press(house, `/console/comment/${id}`, {
      cookie: bo,
      fields: { ...tab, act: 'remove' },
    });
    assert.match(leadsTo(late), /stale=decided/);
    assert.equal(await statusOf(id), 'published');
  });

  it('takes a button that was pressed twice for one decision', async () => {
    const id = await waiting();
    const fields = { ...cardFields((await look(house, HELD, ana)).body, id), act: 'publish' };
    const twice = [1, 2].map(() => press(house, `/console/comment/${id}`, { cookie: ana, fields }));
    const [first, second] = (await Promise.all(twice)).map((answer) => leadsTo(answer));
    assert.match(first ?? '', /done=/);
    assert.equal(second, first);
    assert.equal((await decisionsOf(id)).length, 2);
  });

  it('is refused about a text that its author has changed since, and shows both texts', async () => {
    const secret = secretOf('editor');
    const before = fresh();
    const id = await held(house, { text: `${before} ${FORBIDDEN_WORD}`, name: 'Edda', guestSecret: secret });
    const tab = cardFields((await look(house, HELD, ana)).body, id);
    const after = fresh();
    await send(house, `PATCH /api/v1/comments/${id}`, {
      body: { text: after, revision: 1 },
      headers: { 'parley-guest': secret },
    });
    const answer = await press(house, `/console/comment/${id}`, {
      cookie: ana,
      fields: { ...tab, act: 'publish' },
    });
    assert.match(leadsTo(answer), /stale=text/);
    assert.equal(await statusOf(id), 'held');
    const page = (await follow(house, answer, ana)).body;
    assert.match(page, /The author has changed this comment since you read it\./);
    assert.ok(
      page.includes(after.slice(0, 20)) &&
        page.includes('Earlier texts') &&
        page.includes(before.slice(0, 20)),
    );
    assert.equal(cardFields(page, id).revision, '2');
  });

  it('names what it does not understand', async () => {
    const id = await waiting();
    const fields = cardFields((await look(house, HELD, ana)).body, id);
    for (const wrong of [{ act: 'burn' }, { act: '' }, { act: 'publish', last: 'x' }]) {
      const answer = await press(house, `/console/comment/${id}`, {
        cookie: ana,
        fields: { ...fields, ...wrong },
      });
      assert.equal(answer.statusCode, 400);
      assert.match(answer.body, /not understood/);
    }
    const { last: _, ...without } = fields;
    const blind = await press(house, `/console/comment/${id}`, {
      cookie: ana,
      fields: { ...without, act: 'publish' },
    });
    assert.match(leadsTo(blind), /stale=decided/);
    assert.equal(await statusOf(id), 'held');
    const known = { ...fields, act: 'publish' };
    assert.equal(
      (await press(house, '/console/comment/nothing', { cookie: ana, fields: known })).statusCode,
      404,
    );
  });

  it('leads back to no other place than the console', async () => {
    const id = await waiting();
    const fields = cardFields((await look(house, HELD, ana)).body, id);
    const answer = await press(house, `/console/comment/${id}`, {
      cookie: ana,
      fields: { ...fields, act: 'publish', back: 'https://evil.example/', spot: '"><script>' },
    });
    assert.match(leadsTo(answer), /^\/console\/queue\/held\?done=\w{11}\.\w{11}$/);
  });

  describe('undoing', () => {
    it('takes back each act, from right after it, and puts the card back where it was', async () => {
      const id = await waiting('Undone');
      for (const act of ['publish', 'reject']) {
        const done = await decide(house, ana, { id, act });
        const notice = hiddenFields(noticeOn((await follow(house, done, ana)).body));
        assert.equal(notice.spot, `card-${id}`);
        const undone = await press(house, `/console/comment/${id}`, {
          cookie: ana,
          fields: { ...notice, act: 'undo' },
        });
        assert.match(leadsTo(undone), new RegExp(`^${HELD}\\?done=.*#card-${id}$`));
        assert.equal(await statusOf(id), 'held');
        const page = (await follow(house, undone, ana)).body;
        assert.match(page, /Undone: the comment by <bdi>Undone<\/bdi> stands as before/);
        assert.match(noticeOn(page), /^(?!.*name="last")/s);
        assert.match(page, new RegExp(`id="card-${id}"`));
        assert.match(
          page,
          /Undone by <bdi>Ana at the desk<\/bdi>.*Before that, held by rule <code>words<\/code>/s,
        );
      }
      await decide(house, ana, { id, act: 'publish' });
    });

    it('opens the complaints again that a decision had closed', async () => {
      const id = await published(house, { text: fresh(), name: 'Flagged' });
      await complain(house, id, { reporter: 'one', reason: 'hate', text: 'They mean my family.' });
      await complain(house, id, { reporter: 'two', reason: 'hate' });
      await complain(house, id, { reporter: 'three', reason: 'spam' });
      for (const act of ['keep', 'remove']) {
        const done = await decide(house, ana, { id, act, queue: FLAGGED });
        assert.match(leadsTo(done), /^\/console\/queue\/flagged\?done=/);
        const page = (await follow(house, done, ana)).body;
        assert.ok(!cardsOn(page).includes(id));
        const fields = { ...hiddenFields(noticeOn(page)), act: 'undo' };
        await press(house, `/console/comment/${id}`, { cookie: ana, fields });
        const queue = (await look(house, FLAGGED, ana)).body;
        const card = queue.slice(queue.indexOf(`id="card-${id}"`));
        assert.match(
          card,
          /3 readers complain.*Hatred <span class="count">2<\/span>.*They mean my family\..*Spam/s,
        );
        assert.equal(await statusOf(id), 'published');
      }
    });

    it('is offered in the log, leads back there, and takes back only the last word', async () => {
      const id = await published(house, { text: fresh(), name: 'Logged' });
      await complain(house, id, { reporter: 'one' });
      await decide(house, ana, { id, act: 'keep', queue: FLAGGED });
      const held1 = cardFields((await look(house, `/console/comment/${id}`, ana)).body, id);
      await press(house, `/console/comment/${id}`, { cookie: ana, fields: { ...held1, act: 'hold' } });
      const log = (await look(house, '/console/log', bo)).body;
      const entries = log
        .split('<li id="decision-')
        .filter((entry) => entry.includes(`/console/comment/${id}`));
      assert.deepEqual(
        entries.map((entry) => [/<strong>(\w+)<\/strong>/.exec(entry)?.[1], entry.includes('value="undo"')]),
        [
          ['Held', true],
          ['Kept', false],
        ],
      );
      const fields = { ...hiddenFields(entries[0] ?? ''), act: 'undo' };
      const undone = await press(house, `/console/comment/${id}`, { cookie: bo, fields });
      assert.match(leadsTo(undone), /^\/console\/log\?done=.*#decision-\w{11}$/);
      assert.equal(await statusOf(id), 'published');
      const late = await press(house, `/console/comment/${id}`, { cookie: ana, fields });
      assert.match(leadsTo(late), /from=%2Fconsole%2Flog&stale=decided/);
      const kept = { ...hiddenFields(entries[1] ?? ''), act: 'undo', last: 'nonsense' };
      assert.equal(
        (await press(house, `/console/comment/${id}`, { cookie: ana, fields: kept })).statusCode,
        400,
      );
    });

    it('is not offered once the author has changed the text', async () => {
      const secret = secretOf('changes');
      const id = await held(house, { text: `${fresh()} ${FORBIDDEN_WORD}`, guestSecret: secret });
      const done = await decide(house, ana, { id, act: 'publish' });
      const edited = await send(house, `PATCH /api/v1/comments/${id}`, {
        body: { text: fresh(), revision: 1 },
        headers: { 'parley-guest': secret },
      });
      assert.equal(edited.statusCode, 200);
      assert.doesNotMatch(noticeOn((await follow(house, done, ana)).body), /undo/);
      const [entry = ''] = (await look(house, '/console/log', ana)).body
        .split('<li id="decision-')
        .filter((part) => part.includes(`/console/comment/${id}`));
      assert.doesNotMatch(entry, /value="undo"/);
    });
  });
});
