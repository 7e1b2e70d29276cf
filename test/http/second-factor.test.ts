import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createSignInLink } from '../../src/auth/console-session.js';
import { createSecrets } from '../../src/auth/secrets.js';
import { hotp, stepAt } from '../../src/auth/totp.js';
import type { Account } from '../../src/core/account.js';
import { type House, openHouse, SECRET_OF_THE_TEST } from './house.js';
import { addStaff, hiddenFields } from './newsroom.js';
import { type Browser, openBrowser } from './reader.js';

const MINUTE = 60_000;
const SECURE = 'https://talk.example';
const PASSWORD = 'the night desk has a phrase';
const QUEUE = 'GET /console/queue/held';

/** A browser on the secure console, which sends what our own pages send. */
function openDesk(house: House): Browser {
  const browser = openBrowser(house);
  return {
    cookies: browser.cookies,
    send: (request, sent) =>
      browser.send(request, { ...sent, headers: { origin: SECURE, ...sent?.headers } }),
  };
}

const enter = (desk: Browser, email: string | null) =>
  desk.send('POST /console/sign-in', { form: { email: email ?? '', password: PASSWORD, back: '' } });

async function openLink(house: House, desk: Browser, account: Account) {
  const token = await createSignInLink(house.deps, account.id);
  return desk.send('POST /console/link', { form: { token } });
}

/** The bytes behind a key as the page shows it. */
function secretOn(page: string): Buffer {
  const letters = /<code dir="ltr">([A-Z2-7 ]+)<\/code>/.exec(page)?.[1]?.replaceAll(' ', '') ?? '';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...letters].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Sets an authenticator app up; gives its codes. */
async function setUpApp(house: House, desk: Browser): Promise<(off?: number) => string> {
  const page = await desk.send('GET /console/second-factor/app');
  assert.equal(page.statusCode, 200, page.body);
  const secret = secretOn(page.body);
  const codeAt = (off = 0) => hotp(secret, stepAt(house.clock()) + off);
  const form = { ...hiddenFields(page.body), code: codeAt() };
  const answer = await desk.send('POST /console/second-factor/app', { form });
  assert.equal(answer.statusCode, 303, answer.body);
  return codeAt;
}

describe('staff on an https installation', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ config: { baseUrl: SECURE } });
  });
  after(() => house.close());

  it('get nowhere by password alone, and are asked to set a second factor up', async () => {
    const account = await addStaff(house, 'First day', { role: 'moderator', password: PASSWORD });
    const desk = openDesk(house);
    const answer = await enter(desk, account.email);
    assert.match(String(answer.headers.location), /^\/console\/second-factor\?back=/);
    assert.equal((await desk.send(QUEUE)).statusCode, 303);
    assert.equal((await desk.send('GET /console/security')).statusCode, 303);
    const close = `POST /api/v1/moderation/stories/${house.storyId}/close` as const;
    const act = await desk.send(close, { body: { reason: 'x' } });
    assert.equal(act.statusCode, 401);
    const page = await desk.send('GET /console/second-factor');
    assert.match(page.body, /Add a passkey/);
    assert.match(page.body, /Use an authenticator app/);
    await setUpApp(house, desk);
    assert.equal((await desk.send(QUEUE)).statusCode, 200);
  });

  it('show the code of their app from then on, each code once', async () => {
    const account = await addStaff(house, 'Every day', { role: 'moderator', password: PASSWORD });
    const first = openDesk(house);
    await enter(first, account.email);
    const codeAt = await setUpApp(house, first);
    const used = codeAt();
    const desk = openDesk(house);
    await enter(desk, account.email);
    const show = (code: string) =>
      desk.send('POST /console/second-factor', { form: { code, back: '/console/log' } });
    const again = await show(used);
    assert.equal(again.statusCode, 401);
    assert.match(again.body, /used already/);
    assert.equal((await show('000000')).statusCode, 401);
    assert.equal((await desk.send(QUEUE)).statusCode, 303);
    house.pass(MINUTE);
    const answer = await show(codeAt());
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/console/log']);
    assert.equal((await desk.send(QUEUE)).statusCode, 200);
  });

  it('stay signed in and keep their app when the installation gets another secret, and the one before is named', async () => {
    const account = await addStaff(house, 'Day of the change', { role: 'moderator', password: PASSWORD });
    const before = openDesk(house);
    await enter(before, account.email);
    const codeAt = await setUpApp(house, before);
    const { secrets } = house.deps;
    const signIn = async () => {
      house.pass(MINUTE);
      const desk = openDesk(house);
      await enter(desk, account.email);
      return desk.send('POST /console/second-factor', { form: { code: codeAt(), back: QUEUE.slice(4) } });
    };
    try {
      const next = 'another secret of the test, long enough';
      Object.assign(house.deps, { secrets: createSecrets(next, [SECRET_OF_THE_TEST]) });
      assert.equal((await before.send(QUEUE)).statusCode, 200);
      assert.equal((await signIn()).statusCode, 303);
      Object.assign(house.deps, { secrets: createSecrets(next) });
      assert.equal((await before.send(QUEUE)).statusCode, 200);
      assert.notEqual((await signIn()).statusCode, 303);
    } finally {
      Object.assign(house.deps, { secrets });
    }
  });

  it('cannot set another factor up with the password alone once there is one', async () => {
    const account = await addStaff(house, 'Stolen password', { role: 'admin', password: PASSWORD });
    const owner = openDesk(house);
    await enter(owner, account.email);
    const codeAt = await setUpApp(house, owner);
    const thief = openDesk(house);
    await enter(thief, account.email);
    const page = await thief.send('GET /console/second-factor/app');
    assert.equal(page.statusCode, 303, 'no key is shown');
    const own = await owner.send('GET /console/second-factor/app');
    const form = { ...hiddenFields(own.body), code: hotp(secretOn(own.body), stepAt(house.clock())) };
    const forged = await thief.send('POST /console/second-factor/app', { form });
    assert.equal(forged.statusCode, 403);
    const key = await thief.send('POST /api/v1/console/passkeys/options');
    assert.equal(key.statusCode, 403);
    assert.equal((await thief.send(QUEUE)).statusCode, 303);
    house.pass(MINUTE);
    const still = await owner.send('POST /console/second-factor', { form: { code: codeAt(), back: '' } });
    assert.equal(still.statusCode, 303, 'the owner’s app works on');
  });

  it('come back with a link of the command line when the device is lost, and set a new one up', async () => {
    const account = await addStaff(house, 'Lost phone', { role: 'moderator', password: PASSWORD });
    const before = openDesk(house);
    await enter(before, account.email);
    const oldCode = await setUpApp(house, before);
    const desk = openDesk(house);
    const opened = await openLink(house, desk, account);
    assert.match(String(opened.headers.location), /^\/console\/second-factor/);
    assert.equal((await desk.send(QUEUE)).statusCode, 303);
    house.pass(MINUTE);
    const newCode = await setUpApp(house, desk);
    assert.equal((await desk.send(QUEUE)).statusCode, 200);
    house.pass(MINUTE);
    const next = openDesk(house);
    await enter(next, account.email);
    const show = (code: string) => next.send('POST /console/second-factor', { form: { code, back: '' } });
    assert.equal((await show(oldCode())).statusCode, 401);
    assert.equal((await show(newCode())).statusCode, 303);
  });

  it('keep nothing of an app whose first code was wrong, or came too late, or was for somebody else', async () => {
    const account = await addStaff(house, 'Wrong start', { role: 'moderator', password: PASSWORD });
    const desk = openDesk(house);
    await enter(desk, account.email);
    const page = await desk.send('GET /console/second-factor/app');
    const hidden = hiddenFields(page.body);
    const code = () => hotp(secretOn(page.body), stepAt(house.clock()));
    const wrong = code() === '000000' ? '000001' : '000000';
    const keep = (form: Record<string, string>) => desk.send('POST /console/second-factor/app', { form });
    assert.equal((await keep({ ...hidden, code: wrong })).statusCode, 401);
    const changed = `${hidden.sealed?.slice(0, -2)}AA`;
    assert.equal((await keep({ ...hidden, sealed: changed, code: code() })).statusCode, 401);
    assert.equal((await keep({ ...hidden, sealed: '', code: code() })).statusCode, 401);
    assert.equal(await house.store.read.totpOf({ accountId: account.id }), undefined);
    house.pass(16 * MINUTE);
    assert.equal((await keep({ ...hidden, code: code() })).statusCode, 403);
    assert.equal(await house.store.read.totpOf({ accountId: account.id }), undefined);
  });

  it('are asked no more after twenty wrong codes in a row', async () => {
    const account = await addStaff(house, 'Guessed at', { role: 'moderator', password: PASSWORD });
    const first = openDesk(house);
    await enter(first, account.email);
    const codeAt = await setUpApp(house, first);
    house.pass(MINUTE);
    const desk = openDesk(house);
    await enter(desk, account.email);
    const wrong = ['111111', '222222', '333333', '444444'].find((code) =>
      [-1, 0, 1].every((off) => codeAt(off) !== code),
    );
    const show = (code = '') => desk.send('POST /console/second-factor', { form: { code, back: '' } });
    for (let n = 0; n < 20; n++) assert.equal((await show(wrong)).statusCode, 401);
    const right = await show(codeAt());
    assert.equal(right.statusCode, 401);
    assert.match(right.body, /Too many wrong codes/);
  });

  it('have secrets that the database alone does not tell', async () => {
    const account = await addStaff(house, 'Sealed', { role: 'moderator', password: PASSWORD });
    const desk = openDesk(house);
    await enter(desk, account.email);
    const page = await desk.send('GET /console/second-factor/app');
    const secret = secretOn(page.body);
    const form = { ...hiddenFields(page.body), code: hotp(secret, stepAt(house.clock())) };
    await desk.send('POST /console/second-factor/app', { form });
    const kept = (await house.store.read.totpOf({ accountId: account.id }))?.secret ?? '';
    assert.ok(kept.length > 40);
    const bytes = Buffer.from(kept, 'base64url');
    assert.ok(!bytes.includes(secret) && !kept.includes(secret.toString('base64url')));
  });

  it('need a code of the last quarter of an hour to change how they sign in', async () => {
    const account = await addStaff(house, 'Long day', { role: 'moderator', password: PASSWORD });
    const desk = openDesk(house);
    await enter(desk, account.email);
    const codeAt = await setUpApp(house, desk);
    house.pass(16 * MINUTE);
    assert.equal((await desk.send(QUEUE)).statusCode, 200);
    assert.equal((await desk.send('GET /console/second-factor/app')).statusCode, 303);
    await desk.send('POST /console/second-factor', { form: { code: codeAt(), back: '/console/security' } });
    assert.equal((await desk.send('GET /console/second-factor/app')).statusCode, 200);
  });

  it('take no form from elsewhere', async () => {
    const account = await addStaff(house, 'Elsewhere', { role: 'moderator', password: PASSWORD });
    const desk = openDesk(house);
    await enter(desk, account.email);
    for (const path of ['second-factor', 'second-factor/app', 'security/remove']) {
      const headers = { origin: 'https://evil.example' };
      const answer = await desk.send(`POST /console/${path}` as 'POST /', { form: { code: '1' }, headers });
      assert.equal(answer.statusCode, 403, path);
    }
  });
});

describe('staff on a machine of their own, without https', () => {
  it('are asked for what they have set up, and for nothing else', async () => {
    const house = await openHouse();
    const account = await addStaff(house, 'At home', { role: 'moderator', password: PASSWORD });
    const desk = openBrowser(house);
    assert.equal((await enter(desk, account.email)).headers.location, '/console/queue/held');
    await setUpApp(house, desk);
    const next = openBrowser(house);
    assert.match(String((await enter(next, account.email)).headers.location), /second-factor/);
    assert.equal((await next.send(QUEUE)).statusCode, 303);
    await house.close();
  });
});
