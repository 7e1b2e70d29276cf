import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type AccountId, type DecisionId, encodeId, type SiteId } from '../../src/core/ids.js';
import { ROUTES } from '../../src/http/route-table.js';
import { makeDecision } from '../storage/fixtures.js';
import { addSite, addStory, type House, held, openHouse, WORDS } from './house.js';
import { LAW_ELSEWHERE, lawProbes } from './law-probes.js';
import { addStaff, cardFields, cardsOn, look, press, signIn, staffCookie, stored } from './newsroom.js';
import { standing } from './unjudged.js';
import { VIEWS_DONE, viewProbes } from './view-probes.js';

/** What an answer says: its status, and where it leads when it leads somewhere. */
type Answer = { readonly statusCode: number; readonly headers: object };
function told({ statusCode, headers }: Answer): string {
  const { location } = headers as { readonly location?: string };
  if (statusCode !== 303) return String(statusCode);
  if (location?.startsWith('/console/sign-in')) return 'sign-in';
  if (location?.endsWith('/policy/sport')) return '303 section';
  return /[?&](?:done|saved|hand)=|many=\w+-0-/.test(location ?? '') ? 'done' : `303 ${location}`;
}

const READER = 'a-reader@staff.example';
const SHEET = { kind: 'mute', hours: '1', reason: 'x' };

describe('each address of the console', () => {
  let house: House;
  /** Of the site that the tests ask about; staff of `other` have nothing to do with it. */
  let place: { readonly siteId: string; readonly storyId: string; readonly commentId: string };
  let other: SiteId;
  let admin: string;

  before(async () => {
    house = await openHouse({ settings: WORDS });
    other = (await addSite(house.deps, { slug: 'other', hosts: ['other.example'], settings: WORDS })).id;
    const commentId = await held(house, { name: 'Waiting' });
    place = { siteId: encodeId(house.site.id), storyId: house.storyId, commentId };
    await addStaff(house, 'A reader');
    admin = await staffCookie(house, 'The admin', { role: 'admin' });
  });
  after(() => house.close());

  /** Every route that those who moderate may use (report-roles.test.ts has those of writers, site-pages.test.ts those of editors), and how a browser asks it about the site's things. */
  const probes: Readonly<Record<string, (cookie: string) => Promise<Answer>>> = {
    'GET /console/queue/held': (cookie) => look(house, '/console/queue/held', cookie),
    'GET /console/queue/flagged': (cookie) => look(house, '/console/queue/flagged', cookie),
    'GET /console/queue/unreviewed': (cookie) => look(house, '/console/queue/unreviewed', cookie),
    'GET /console/queue/escalated': (cookie) => look(house, '/console/queue/escalated', cookie),
    'GET /console/like/:commentId': (cookie) => look(house, `/console/like/${place.commentId}`, cookie),
    'POST /console/comment/:commentId/note': (cookie) =>
      press(house, `/console/comment/${place.commentId}/note`, { cookie, fields: { text: 'x' } }),
    'GET /console/queue/mine': (cookie) => look(house, '/console/queue/mine', cookie),
    'POST /console/hand': (cookie) =>
      press(house, '/console/hand', { cookie, fields: { take: place.commentId } }),
    'GET /console/log': (cookie) => look(house, '/console/log', cookie),
    'GET /console/search': (cookie) => look(house, '/console/search?q=x', cookie),
    'GET /console/comment/:commentId': (cookie) => look(house, `/console/comment/${place.commentId}`, cookie),
    'GET /console/story/:storyId': (cookie) => look(house, `/console/story/${place.storyId}`, cookie),
    'GET /console/site/:siteId/stories': (cookie) =>
      look(house, `/console/site/${place.siteId}/stories`, cookie),
    'POST /console/comment/:commentId': async (cookie) => {
      const id = await held(house, { name: 'Fresh' });
      const page = await look(house, `/console/comment/${id}`, admin);
      const fields = { ...cardFields(page.body, id), act: 'reject' };
      return press(house, `/console/comment/${id}`, { cookie, fields });
    },
    'POST /console/story/:storyId': (cookie) =>
      press(house, `/console/story/${place.storyId}`, { cookie, fields: { act: 'mode', mode: '' } }),
    'GET /console/appeals': (cookie) => look(house, '/console/appeals', cookie),
    'POST /console/appeal/:appealId': async (cookie) => {
      const { store, newId } = house.deps;
      const id = await standing(house);
      const decisionId = newId<DecisionId>();
      const { id: commentId, siteId } = await stored(house, id);
      const by = { actorKind: 'account', actorId: 4711, outcome: 'remove' } as const;
      const decision = makeDecision({ ...by, id: decisionId, createdAt: house.clock() });
      const removed = { id: commentId, revision: 1, from: ['published'] as const, to: 'removed' as const };
      await store.write.decideComment({ ...removed, decision, now: house.clock() });
      const appeal = {
        id: newId<number>(),
        siteId,
        commentId,
        decisionId,
        text: 'x',
        createdAt: house.clock(),
      };
      await store.write.createAppeal({ appeal, entryId: newId() });
      const fields = { end: 'uphold', answer: 'It stands.' };
      return press(house, `/console/appeal/${encodeId(appeal.id)}`, { cookie, fields });
    },
    'POST /console/many': async (cookie) => {
      const id = await standing(house);
      const last =
        (await house.store.read.decisionsOf({ commentId: (await stored(house, id)).id })).at(-1)?.id ?? 0;
      const fields = { act: 'remove', [`pick-${id}`]: `1.${encodeId(last)}.` };
      return press(house, '/console/many', { cookie, fields });
    },
    'GET /console/site/:siteId/replay': (cookie) =>
      look(house, `/console/site/${place.siteId}/replay?policy=careful&signal=word-list`, cookie),
    'GET /console/site/:siteId/numbers': (cookie) =>
      look(house, `/console/site/${place.siteId}/numbers`, cookie),
    'GET /console/site/:siteId/learning': (cookie) =>
      look(house, `/console/site/${place.siteId}/learning`, cookie),
    'POST /console/site/:siteId/learning': (cookie) =>
      press(house, `/console/site/${place.siteId}/learning`, { cookie, fields: { bar: '80' } }),
    'GET /console/site/:siteId/learning/weights.json': (cookie) =>
      look(house, `/console/site/${place.siteId}/learning/weights.json`, cookie),
    'GET /console/comment/:commentId/score': (cookie) =>
      look(house, `/console/comment/${place.commentId}/score`, cookie),
    'POST /console/site/:siteId/replay': (cookie) => {
      const draft = JSON.stringify({ name: 'x', version: 1, mode: 'publish-first', rules: [] });
      return press(house, `/console/site/${place.siteId}/replay`, { cookie, fields: { draft } });
    },
    'GET /console/author/:commentId': (cookie) => look(house, `/console/author/${place.commentId}`, cookie),
    'GET /console/claims': (cookie) => look(house, '/console/claims', cookie),
    'POST /console/claims/:claimId': async (cookie) => {
      const { newId, store } = house.deps;
      const [id, accountId] = [newId<number>(), newId<AccountId>()];
      const asked = { comments: 1, createdAt: house.clock(), email: `old${id}@home.example` };
      const account = { id: accountId, email: asked.email, name: 'Old', createdAt: 0, disabledAt: null };
      await store.write.accountForEmail({ account });
      await store.write.createClaim({ id, siteId: house.site.id, accountId, ...asked });
      return press(house, `/console/claims/${encodeId(id)}`, { cookie, fields: { granted: 'no' } });
    },
    'GET /console/policy': (cookie) => look(house, '/console/policy', cookie),
    'POST /console/policy': (cookie) => press(house, '/console/policy', { cookie, fields: { act: 'add' } }),
    'GET /console/site/:siteId/policy': (cookie) =>
      look(house, `/console/site/${place.siteId}/policy`, cookie),
    'POST /console/site/:siteId/policy': (cookie) =>
      press(house, `/console/site/${place.siteId}/policy`, { cookie, fields: { act: 'add' } }),
    'GET /console/site/:siteId/policy-of-section': (cookie) =>
      look(house, `/console/site/${place.siteId}/policy-of-section?section=sport`, cookie),
    'GET /console/site/:siteId/policy/:section': (cookie) =>
      look(house, `/console/site/${place.siteId}/policy/sport`, cookie),
    'POST /console/site/:siteId/policy/:section': (cookie) =>
      press(house, `/console/site/${place.siteId}/policy/sport`, { cookie, fields: { act: 'add' } }),
    'GET /console/story/:storyId/policy': (cookie) =>
      look(house, `/console/story/${place.storyId}/policy`, cookie),
    'POST /console/story/:storyId/policy': (cookie) =>
      press(house, `/console/story/${place.storyId}/policy`, { cookie, fields: { act: 'add' } }),
    ...lawProbes(() => ({ house, place })),
    ...viewProbes(() => house),
    'GET /console/people': (cookie) => look(house, '/console/people', cookie),
    'POST /console/author/:commentId': async (cookie) => {
      const id = await standing(house);
      return press(house, `/console/author/${id}`, { cookie, fields: { ...SHEET, by: 'author' } });
    },
    'POST /console/people': (cookie) => {
      const subject = { site: place.siteId, subject: 'host', value: 'raid.example' };
      return press(house, '/console/people', { cookie, fields: { ...SHEET, ...subject } });
    },
    'POST /console/sanction/:sanctionId/lift': async (cookie) => {
      const id = house.deps.newId();
      const subject = { kind: 'host', value: 'gone.example' } as const;
      const made = { id, siteId: house.site.id, kind: 'premod', subject, reason: 'x', note: null } as const;
      const when = {
        createdAt: 0,
        createdBy: null,
        endsAt: null,
        readAt: null,
        liftedAt: null,
        liftedBy: null,
      };
      await house.store.write.addSanction({ sanction: { ...made, ...when }, entryId: house.deps.newId() });
      return press(house, `/console/sanction/${encodeId(id)}/lift`, { cookie });
    },
    'POST /console/site/:siteId': (cookie) =>
      press(house, `/console/site/${place.siteId}`, { cookie, fields: { mode: 'publish-first' } }),
    'POST /console/story/:storyId/people': (cookie) =>
      press(house, `/console/story/${place.storyId}/people`, {
        cookie,
        fields: { email: READER, kind: 'expert', holds: 'yes' },
      }),
    'POST /console/site/:siteId/people': (cookie) =>
      press(house, `/console/site/${place.siteId}/people`, {
        cookie,
        fields: { email: READER, kind: 'trusted', holds: 'yes' },
      }),
  };

  it('is asked here: none is forgotten', () => {
    const staffOnly = ROUTES.filter(
      ({ space, who }) => space === 'console' && !['anyone', 'writer', 'editor', 'admin'].includes(who),
    );
    assert.deepEqual(
      staffOnly.map(({ method, path }) => `${method} ${path}`).sort(),
      Object.keys(probes).sort(),
    );
  });

  async function ask(cookie: string): Promise<Record<string, string>> {
    const answers: Record<string, string> = {};
    for (const [route, probe] of Object.entries(probes)) answers[route] = told(await probe(cookie));
    return answers;
  }
  const all = (answer: string) => Object.fromEntries(Object.keys(probes).map((route) => [route, answer]));
  const ALLOWED = {
    ...all('200'),
    'GET /console/site/:siteId/policy-of-section': '303 section',
    'POST /console/comment/:commentId': 'done',
    'POST /console/site/:siteId/learning': 'done',
    'POST /console/story/:storyId': 'done',
    'POST /console/site/:siteId': 'done',
    'POST /console/story/:storyId/people': 'done',
    'POST /console/site/:siteId/people': 'done',
    'POST /console/author/:commentId': 'done',
    'POST /console/people': 'done',
    'POST /console/claims/:claimId': 'done',
    'POST /console/many': 'done',
    'POST /console/hand': 'done',
    'POST /console/comment/:commentId/note': 'done',
    'POST /console/appeal/:appealId': 'done',
    'POST /console/notice/:noticeId': 'done',
    'POST /console/crimes': 'done',
    ...VIEWS_DONE,
    'POST /console/law/:siteId': 'done',
    'POST /console/sanction/:sanctionId/lift': 'done',
  };
  const NOT_EVERYWHERE = { ...ALLOWED, 'GET /console/policy': '404', 'POST /console/policy': '404' };
  const NOT_SETTINGS = {
    ...NOT_EVERYWHERE,
    'POST /console/site/:siteId/policy': '403',
    'POST /console/site/:siteId/learning': '403',
    'POST /console/site/:siteId/policy/:section': '403',
    'POST /console/story/:storyId/policy': '403',
    'POST /console/site/:siteId': '403',
    'POST /console/law/:siteId': '403',
    'POST /console/site/:siteId/people': '403',
  };
  const NO_GRANTS = { ...NOT_SETTINGS, 'POST /console/story/:storyId/people': '403' };
  const ELSEWHERE = {
    ...all('404'),
    'GET /console/queue/held': '200',
    'GET /console/queue/flagged': '200',
    'GET /console/queue/unreviewed': '200',
    'GET /console/queue/mine': '200',
    'GET /console/queue/escalated': '200',
    'GET /console/log': '200',
    'GET /console/search': '200',
    'GET /console/people': '200',
    'GET /console/claims': '200',
    'POST /console/many': '303 /console/queue/held?many=remove-1',
    'GET /console/appeals': '200',
    ...LAW_ELSEWHERE,
    ...VIEWS_DONE,
  };

  it('leads strangers to the sign-in page, whatever cookie they bring', async () => {
    assert.deepEqual(await ask(''), all('sign-in'));
    assert.deepEqual(await ask(`parley_console=${'A'.repeat(43)}`), all('sign-in'));
    assert.deepEqual(await ask(admin.replace('parley_console', 'parley_guest')), all('sign-in'));
  });

  it('never opens to readers and people without a role', async () => {
    for (const options of [{ role: 'reader' as const }, {}]) {
      const account = await addStaff(house, `Nobody ${Object.keys(options)}`, options);
      await assert.rejects(signIn(house, account), /401/);
    }
  });

  it('is the moderator’s and the editor’s, but for the settings of a site', async () => {
    for (const role of ['moderator', 'editor'] as const) {
      const allowed = role === 'editor' ? NOT_SETTINGS : NO_GRANTS;
      assert.deepEqual(await ask(await staffCookie(house, `Everywhere ${role}`, { role })), allowed);
      const here = { role, siteId: house.site.id };
      assert.deepEqual(await ask(await staffCookie(house, `Here ${role}`, here)), allowed);
    }
  });

  it('is the admin’s altogether', async () => {
    assert.deepEqual(await ask(admin), ALLOWED);
    const here = await staffCookie(house, 'Admin here', { role: 'admin', siteId: house.site.id });
    assert.deepEqual(await ask(here), NOT_EVERYWHERE, 'but for the rules of the whole installation');
  });

  it('tells staff of another site nothing, as if there were nothing', async () => {
    for (const role of ['moderator', 'editor', 'admin'] as const) {
      const cookie = await staffCookie(house, `Elsewhere ${role}`, { role, siteId: other });
      assert.deepEqual(await ask(cookie), ELSEWHERE);
      assert.deepEqual(cardsOn((await look(house, '/console/queue/held', cookie)).body), []);
      const there = await look(house, `/console/comment/${place.commentId}`, cookie);
      const nowhere = await look(house, `/console/comment/${encodeId(4711)}`, cookie);
      assert.equal(there.body, nowhere.body);
    }
  });

  it('closes at once to someone who has lost the role', async () => {
    const account = await addStaff(house, 'Short stay', { role: 'moderator' });
    const cookie = await signIn(house, account);
    assert.equal(told(await look(house, '/console/queue/held', cookie)), '200');
    await house.store.write.setRole({ accountId: account.id, siteId: null, role: 'reader' });
    assert.deepEqual(await ask(cookie), all('sign-in'));
  });

  it('shows a moderator of several sites what waits on each, with the site’s name', async () => {
    const storyId = await addStory(house.deps, { ...house.site, id: other }, 'https://other.example/x');
    const there = await held(house, { name: 'Vex' }, { storyId });
    const queue = await look(house, '/console/queue/held', admin);
    assert.ok(cardsOn(queue.body).includes(there) && cardsOn(queue.body).includes(place.commentId));
    assert.match(queue.body, /on <bdi>The other<\/bdi>/);
    const own = await staffCookie(house, 'Own desk', { role: 'moderator', siteId: other });
    const theirs = (await look(house, '/console/queue/held', own)).body;
    assert.deepEqual(cardsOn(theirs), [there]);
    assert.match(theirs, /Held <span class="count" data-count="held">1<\/span>/);
    assert.doesNotMatch(theirs, /on <bdi>The other/);
  });
});

describe('a story’s page for staff', () => {
  let house: House;
  let cookie: string;
  before(async () => {
    house = await openHouse();
    cookie = await staffCookie(house, 'Desk', { role: 'moderator' });
  });
  after(() => house.close());

  it('closes the thread with a reason that readers see, and opens it again', async () => {
    const address = `/console/story/${house.storyId}`;
    const reason = 'The harbour has said all it will say.';
    const closed = await press(house, address, { cookie, fields: { act: 'close', reason } });
    assert.equal(told(closed), 'done');
    assert.match(
      (await look(house, `${address}?saved=1`, cookie)).body,
      /Saved\..*Closed since.*has said all/s,
    );
    assert.match((await look(house, `/t/${house.storyId}/`)).body, /has said all it will say/);
    await press(house, address, { cookie, fields: { act: 'open' } });
    assert.match((await look(house, address, cookie)).body, /It takes comments\./);
  });

  it('lets comments of one thread wait while those of others do not', async () => {
    const address = `/console/story/${house.storyId}`;
    await press(house, address, { cookie, fields: { act: 'mode', mode: 'hold-first' } });
    await held(house, { text: 'A harmless line about gulls.', name: 'Ana' });
    const second = await addStory(house.deps, house.site, 'https://paper.example/second');
    const list = await look(house, `/console/site/${encodeId(house.site.id)}/stories`, cookie);
    assert.match(list.body, new RegExp(`/console/story/${second}`));
    assert.match(list.body, /after a moderator has read them/);
    const wrong = await press(house, address, { cookie, fields: { act: 'mode', mode: 'never' } });
    assert.equal(wrong.statusCode, 400);
    assert.match(wrong.body, /mode must be one of publish-first, hold-first/);
  });

  it('lists a site’s threads page by page', async () => {
    const made: string[] = [];
    for (let i = 0; i < 25; i++) {
      house.pass(1000);
      made.push(await addStory(house.deps, house.site, `https://paper.example/many-${i}`));
    }
    const address = `/console/site/${encodeId(house.site.id)}/stories`;
    const first = (await look(house, address, cookie)).body;
    const next = /href="([^"]*\?cursor=[^"]*)" rel="next"/.exec(first)?.[1] ?? '';
    const second = (await look(house, next, cookie)).body;
    const storiesOn = (html: string) => [...html.matchAll(/\/console\/story\/(\w{11})/g)].map(([, id]) => id);
    assert.equal(storiesOn(first).length, 20);
    const seen = [...storiesOn(first), ...storiesOn(second)];
    assert.equal(new Set(seen).size, seen.length);
    for (const id of made) assert.ok(seen.includes(id));
    assert.match(second, /First page/);
  });
});

describe('a site’s settings', () => {
  let house: House;
  let cookie: string;
  before(async () => {
    house = await openHouse({ settings: { guidelines: 'Be kind.' } });
    cookie = await staffCookie(house, 'Chief', { role: 'admin' });
  });
  after(() => house.close());

  it('change how comments appear and by which policy, and nothing that the page does not offer', async () => {
    const fields = { mode: 'hold-first', policy: 'careful', sso: 'Anybody.' };
    await press(house, `/console/site/${encodeId(house.site.id)}`, { cookie, fields });
    const site = await house.store.read.siteById({ id: house.site.id });
    assert.deepEqual(site?.settings, { ...house.site.settings, mode: 'hold-first', policy: 'careful' });
  });

  it('leave a policy of the newsroom’s own alone until another one is chosen', async () => {
    const policy = { name: 'evening', version: 3, mode: 'publish-first', rules: [] };
    await house.store.write.updateSite({
      id: house.site.id,
      settings: { ...house.site.settings, policy },
    });
    const page = (await look(house, '/console/sites', cookie)).body;
    assert.match(page, /own policy “evening”/);
    const fields = { mode: 'publish-first', policy: '' };
    await press(house, `/console/site/${encodeId(house.site.id)}`, { cookie, fields });
    const site = await house.store.read.siteById({ id: house.site.id });
    assert.deepEqual(site?.settings.policy, policy);
  });

  it('are read by moderators and not offered to them', async () => {
    const desk = await staffCookie(house, 'Desk', { role: 'moderator' });
    const page = (await look(house, '/console/sites', desk)).body;
    assert.match(page, /Only admins change this\./);
    assert.doesNotMatch(page, /<select/);
  });
});
