import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  CONSOLE_IDLE,
  CONSOLE_LIFETIME,
  createSignInLink,
  LINK_LIFETIME,
} from '../../src/auth/console-session.js';
import { ROUTES } from '../../src/http/route-table.js';
import { BASE, type House, held, openHouse, WORDS } from './house.js';
import {
  addStaff,
  cardFields,
  cookieOf,
  hiddenFields,
  leadsTo,
  look,
  press,
  staffCookie,
} from './newsroom.js';

const PASSWORD = 'a long pass phrase of the night desk';

describe('a one-time link', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.close());

  async function makeLink(name: string): Promise<string> {
    return createSignInLink(house.deps, (await addStaff(house, name, { role: 'moderator' })).id);
  }

  it('is not used up by looking at it, however often', async () => {
    const token = await makeLink('Looked at');
    for (let i = 0; i < 3; i++) {
      const page = await look(house, `/console/link?token=${token}`);
      assert.equal(page.statusCode, 200);
      assert.equal(page.headers['set-cookie'], undefined);
      assert.equal(page.headers['referrer-policy'], 'same-origin');
      assert.deepEqual(hiddenFields(page.body), { token });
    }
    assert.equal((await press(house, '/console/link', { fields: { token } })).statusCode, 303);
  });

  it('opens the console once, for two who press at the same moment too', async () => {
    const token = await makeLink('Pressed twice');
    const both = await Promise.all([1, 2].map(() => press(house, '/console/link', { fields: { token } })));
    assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [303, 401]);
    const again = await press(house, '/console/link', { fields: { token } });
    assert.equal(again.statusCode, 401);
    assert.match(again.body, /has been used, or its day is over/);
    assert.equal(again.headers['set-cookie'], undefined);
  });

  it('is over after a day', async () => {
    const token = await makeLink('Late');
    house.pass(LINK_LIFETIME + 1);
    assert.equal((await press(house, '/console/link', { fields: { token } })).statusCode, 401);
  });

  it('says nothing of links that never were', async () => {
    assert.match((await look(house, '/console/link')).body, /has been used, or its day is over/);
    assert.equal((await press(house, '/console/link', { fields: { token: 'x' } })).statusCode, 401);
  });
});

describe('signing in by password', () => {
  let house: House;
  before(async () => {
    house = await openHouse();
    await addStaff(house, 'Night desk', { role: 'moderator', password: PASSWORD });
    await addStaff(house, 'Only links', { role: 'moderator' });
    await addStaff(house, 'Just reads', { role: 'reader', password: PASSWORD });
  });
  after(() => house.close());

  const enter = (email: string, password: string, back = '') =>
    press(house, '/console/sign-in', { fields: { email, password, back } });

  it('opens a session in a cookie of the console’s own, which no script and no other site can use', async () => {
    const answer = await enter(' Night-Desk@staff.example ', PASSWORD);
    assert.equal(answer.statusCode, 303);
    assert.equal(leadsTo(answer), '/console/queue/held');
    const cookie = String(answer.headers['set-cookie']);
    assert.match(cookie, /^parley_console=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    assert.equal((await look(house, '/console/queue/held', cookieOf(answer))).statusCode, 200);
  });

  it('leads back to where the session was missed, and nowhere outside the console', async () => {
    const log = '/console/log?cursor=l00000000abc0';
    const missed = await look(house, log);
    const page = await look(house, leadsTo(missed));
    assert.equal(hiddenFields(page.body).back, log);
    assert.equal(leadsTo(await enter('night-desk@staff.example', PASSWORD, log)), log);
    const foreign = [
      'https://evil.example/',
      '//evil.example',
      '/console/../x',
      '/console/\\evil',
      'javascript:1',
    ];
    for (const back of [...foreign, '/console/log?cursor=a#b', '/console/log?done=x']) {
      const page = await look(house, `/console/sign-in?back=${encodeURIComponent(back)}`);
      assert.equal(hiddenFields(page.body).back, '');
      const answer = await enter('night-desk@staff.example', PASSWORD, back);
      assert.equal(leadsTo(answer), '/console/queue/held', back);
    }
  });

  it('is refused alike for a wrong password, an unknown address, an account without password and one without role', async () => {
    const addresses = ['night-desk', 'nobody', 'only-links', 'just-reads'].map(
      (name) => `${name}@staff.example`,
    );
    const answers = await Promise.all(
      addresses.map((email) => enter(email, email.startsWith('just') ? PASSWORD : `${PASSWORD}!`)),
    );
    const pages = answers.map(({ body }, i) => body.replaceAll(addresses[i] ?? '', 'ADDRESS'));
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [401, 401, 401, 401],
    );
    assert.equal(new Set(pages).size, 1);
    for (const { headers } of answers) assert.equal(headers['set-cookie'], undefined);
    assert.match(pages[0] ?? '', /This address and password do not match\./);
    assert.match(pages[0] ?? '', /value="ADDRESS"/);
  });

  it('costs as much for an unknown address as for a known one', async () => {
    const cost = async (email: string) => {
      const times: number[] = [];
      for (let i = 0; i < 3; i++) {
        const from = performance.now();
        await enter(email, 'not the pass phrase at all');
        times.push(performance.now() - from);
      }
      return Math.min(...times);
    };
    const [known, unknown] = [await cost('night-desk@staff.example'), await cost('nobody@staff.example')];
    assert.ok(unknown > known / 5 && known > unknown / 5, `known ${known} ms, unknown ${unknown} ms`);
  });

  it('ends the session that the browser had before', async () => {
    const first = cookieOf(await enter('night-desk@staff.example', PASSWORD));
    const answer = await press(house, '/console/sign-in', {
      cookie: first,
      fields: { email: 'night-desk@staff.example', password: PASSWORD },
    });
    assert.equal((await look(house, '/console/log', cookieOf(answer))).statusCode, 200);
    assert.equal((await look(house, '/console/log', first)).statusCode, 303);
  });
});

describe('tries at signing in', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ config: { exemptLoopback: false, trustedProxies: 1 } });
    await addStaff(house, 'Night desk', { role: 'moderator', password: PASSWORD });
  });
  after(() => house.close());

  const tryFrom = (address: string, email: string, password: string) =>
    press(house, '/console/sign-in', {
      headers: { origin: BASE, 'x-forwarded-for': address },
      fields: { email, password },
    });

  it('are limited for each address, the right password too, and only for a while', async () => {
    for (let i = 0; i < 10; i++)
      assert.equal((await tryFrom('198.51.100.7', `guess-${i}@staff.example`, 'x')).statusCode, 401);
    const refused = await tryFrom('198.51.100.7', 'night-desk@staff.example', PASSWORD);
    assert.equal(refused.statusCode, 429);
    assert.equal(refused.headers['retry-after'], '60');
    assert.match(refused.body, /Too many tries\. Wait 60 seconds/);
    assert.match(refused.body, /value="night-desk@staff\.example"/);
    assert.equal((await tryFrom('198.51.100.8', 'night-desk@staff.example', PASSWORD)).statusCode, 303);
    house.pass(61_000);
    assert.equal((await tryFrom('198.51.100.7', 'night-desk@staff.example', PASSWORD)).statusCode, 303);
  });

  it('are limited for each account, from however many addresses', async () => {
    house.pass(61_000);
    for (let i = 0; i < 10; i++)
      assert.equal((await tryFrom(`203.0.113.${i}`, 'night-desk@staff.example', 'x')).statusCode, 401);
    const refused = await tryFrom('203.0.113.99', 'NIGHT-desk@staff.example', PASSWORD);
    assert.equal(refused.statusCode, 429);
    assert.equal((await tryFrom('203.0.113.99', 'other@staff.example', 'x')).statusCode, 401);
  });

  it('are limited for one-time links as well', async () => {
    house.pass(61_000);
    const press1 = () =>
      press(house, '/console/link', {
        headers: { origin: BASE, 'x-forwarded-for': '192.0.2.1' },
        fields: { token: 'guess' },
      });
    for (let i = 0; i < 10; i++) assert.equal((await press1()).statusCode, 401);
    assert.equal((await press1()).statusCode, 429);
  });
});

describe('a session of the console', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: WORDS });
  });
  after(() => house.close());
  const isOpen = async (cookie: string) => (await look(house, '/console/log', cookie)).statusCode === 200;

  it('is over after half an hour without a page, and lives while it is used', async () => {
    const cookie = await staffCookie(house, 'Idle', { role: 'moderator' });
    for (let i = 0; i < 4; i++) {
      house.pass(CONSOLE_IDLE - 1000);
      assert.ok(await isOpen(cookie));
    }
    house.pass(CONSOLE_IDLE + 1000);
    assert.ok(!(await isOpen(cookie)));
  });

  it('is over after twelve hours, however busy', async () => {
    const cookie = await staffCookie(house, 'Busy', { role: 'moderator' });
    const step = CONSOLE_IDLE / 2;
    for (let t = step; t < CONSOLE_LIFETIME; t += step) {
      house.pass(step);
      assert.ok(await isOpen(cookie));
    }
    house.pass(step);
    assert.ok(!(await isOpen(cookie)));
  });

  it('ends with signing out, for whoever has copied the cookie too', async () => {
    const cookie = await staffCookie(house, 'Leaves', { role: 'moderator' });
    const other = await staffCookie(house, 'Stays', { role: 'moderator' });
    const answer = await press(house, '/console/sign-out', { cookie });
    assert.equal(leadsTo(answer), '/console/sign-in');
    assert.match(String(answer.headers['set-cookie']), /^parley_console=; Path=\/; Max-Age=0;/);
    assert.ok(!(await isOpen(cookie)));
    assert.ok(await isOpen(other));
  });

  it('that is over takes no decision, says so, and leads back', async () => {
    const id = await held(house, { name: 'Waits' });
    const cookie = await staffCookie(house, 'Slow', { role: 'moderator' });
    const page = await look(house, '/console/queue/held', cookie);
    const fields = { ...cardFields(page.body, id), act: 'publish' };
    house.pass(CONSOLE_IDLE + 1000);
    const answer = await press(house, `/console/comment/${id}`, { cookie, fields });
    assert.equal(answer.statusCode, 303);
    const door = await look(house, leadsTo(answer), cookie);
    assert.match(door.body, /what you pressed last was not done/);
    assert.equal(hiddenFields(door.body).back, '/console/queue/held');
    const desk = await staffCookie(house, 'Fresh', { role: 'moderator' });
    assert.match((await look(house, '/console/queue/held', desk)).body, new RegExp(`id="card-${id}"`));
  });
});

describe('the console’s forms', () => {
  let house: House;
  let cookie: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    cookie = await staffCookie(house, 'Desk', { role: 'admin' });
  });
  after(() => house.close());

  it('are followed from our own pages only', async () => {
    const foreign: readonly Readonly<Record<string, string>>[] = [
      { origin: 'https://evil.example' },
      { origin: 'https://paper.example' },
      { origin: 'null' },
      { origin: `${BASE}.evil.example` },
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    const forms = ROUTES.filter(({ space, method }) => space === 'console' && method === 'POST');
    assert.ok(forms.length >= 9);
    for (const { path, takesFiles } of forms) {
      const url = path.replace(/:\w+/, house.storyId);
      for (const headers of foreign) {
        // An upload comes as browsers send files; any other kind is refused before anybody asks from where.
        const type = takesFiles === true ? { 'content-type': 'multipart/form-data; boundary=x' } : {};
        const from = { cookie, headers: { ...headers, ...type }, fields: { act: 'close' } };
        const answer = await press(house, url, from);
        assert.equal(answer.statusCode, 403, `${path} ${JSON.stringify(headers)}`);
        assert.match(answer.body, /This page may not write here/);
      }
    }
    assert.match((await look(house, `/console/story/${house.storyId}`, cookie)).body, /It takes comments/);
    const own = { 'sec-fetch-site': 'same-origin' };
    const answer = await press(house, `/console/story/${house.storyId}`, {
      cookie,
      headers: own,
      fields: { act: 'close' },
    });
    assert.equal(answer.statusCode, 303);
  });

  it('take no JSON, so that no page of a listed site can send one', async () => {
    const answer = await house.server.inject({
      method: 'POST',
      url: `/console/story/${house.storyId}`,
      headers: { origin: BASE, cookie, 'content-type': 'application/json' },
      payload: '{"act":"close"}',
    });
    assert.equal(answer.statusCode, 415);
  });
});

describe('every page of the console', () => {
  it('stands in nobody’s frame, is kept nowhere and runs only our own files', async () => {
    const house = await openHouse();
    try {
      const cookie = await staffCookie(house, 'Desk', { role: 'admin' });
      const pages = [
        '/console/queue/held',
        '/console/log',
        '/console/sites',
        `/console/story/${house.storyId}`,
      ];
      const doors = ['/console/sign-in', '/console/link?token=x', '/console/comment/00000000001'];
      for (const url of [...pages, ...doors]) {
        const { headers } = await look(house, url, cookie);
        const policy = String(headers['content-security-policy']);
        assert.match(policy, /default-src 'none'/);
        assert.match(policy, /frame-ancestors 'none'/);
        assert.doesNotMatch(policy, /unsafe/);
        assert.equal(headers['x-frame-options'], 'DENY');
        assert.equal(headers['cache-control'], 'no-store');
        assert.equal(headers['x-robots-tag'], 'noindex');
      }
    } finally {
      await house.close();
    }
  });

  it('has a cookie bound to its host on https', async () => {
    const base = 'https://talk.example';
    const house = await openHouse({ config: { baseUrl: base } });
    try {
      const account = await addStaff(house, 'Desk', { role: 'moderator' });
      const token = await createSignInLink(house.deps, account.id);
      const answer = await press(house, '/console/link', { fields: { token }, headers: { origin: base } });
      assert.match(String(answer.headers['set-cookie']), /^__Host-parley_console=.*; Secure$/);
      assert.equal((await look(house, '/console/second-factor', cookieOf(answer))).statusCode, 200);
    } finally {
      await house.close();
    }
  });

  it('is on the console’s own host where it has one, and readers’ pages are linked whole', async () => {
    const consoleUrl = 'http://desk.example';
    const house = await openHouse({ settings: WORDS, config: { consoleUrl } });
    try {
      const account = await addStaff(house, 'Desk', { role: 'moderator' });
      const token = await createSignInLink(house.deps, account.id);
      const away = await look(house, `/console/link?token=${token}`);
      assert.equal(leadsTo(away), `${consoleUrl}/console/link?token=${token}`);
      assert.equal((await press(house, '/console/link', { fields: { token } })).statusCode, 421);
      const opened = await press(house, '/console/link', {
        fields: { token },
        headers: { host: 'desk.example', origin: consoleUrl },
      });
      assert.equal(opened.statusCode, 303);
      const fromReaders = await press(house, '/console/sign-out', {
        cookie: cookieOf(opened),
        headers: { host: 'desk.example', origin: BASE },
      });
      assert.equal(fromReaders.statusCode, 403);
      const page = await house.server.inject({
        url: `/console/story/${house.storyId}`,
        headers: { host: 'desk.example', cookie: cookieOf(opened) },
      });
      assert.match(page.body, new RegExp(`href="${BASE}/t/${house.storyId}/"`));
    } finally {
      await house.close();
    }
  });
});
