/** Passkeys in a real browser, with the virtual authenticator of its developer tools. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { createSignInLink } from '../../src/auth/console-session.js';
import type { Account } from '../../src/core/account.js';
import { type House, openHouse } from '../http/house.js';
import { addStaff } from '../http/newsroom.js';
import { mailedCode } from '../http/reader.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

interface Key {
  readonly tools: CDPSession;
  readonly id: string;
}

/** A key in the machine, with a finger on it. */
async function addKey(page: Page): Promise<Key> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('WebAuthn.enable');
  const { authenticatorId: id } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { tools, id };
}

async function keysIn({ tools, id }: Key) {
  return (await tools.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials;
}

/** A house whose pages are on http://localhost: keys belong to names, never to numbers. */
async function openOnLocalhost(): Promise<{ readonly house: House; readonly origin: string }> {
  const house = await openHouse();
  const address = new URL(await house.server.listen({ host: '127.0.0.1', port: 0 }));
  const origin = `http://localhost:${address.port}`;
  house.app.own.baseUrl = origin;
  return { house, origin };
}

describe('a reader’s passkey', { skip: await chromiumMissing() }, () => {
  let house: House;
  let origin: string;
  before(async () => {
    ({ house, origin } = await openOnLocalhost());
  });
  after(() => house.close());

  async function signInByMail(page: Page, email: string, name: string): Promise<void> {
    await page.goto(`${origin}/sign-in?back=%2Fme`);
    await page.getByLabel('E-mail address').first().fill(email);
    await button(page, 'Send me a code').click();
    await page.getByLabel('Code').fill(mailedCode(house));
    await page.getByLabel('Your name').fill(name);
    await button(page, 'Sign in').click();
    await page.getByRole('heading', { name: 'Your page' }).waitFor();
  }

  test('is made on the own page, signs in without an address, and works once it is there only', async () => {
    await withPage({}, async ({ page, problems }) => {
      const key = await addKey(page);
      await signInByMail(page, 'keys@home.example', 'Kay');
      await page.getByLabel('Name of the passkey').fill('This laptop');
      await button(page, 'Add a passkey').click();
      await page.getByText('Saved.').waitFor();
      await page.getByText('This laptop').waitFor();
      const [credential] = await keysIn(key);
      assert.deepEqual([credential?.rpId, credential?.isResidentCredential], ['localhost', true]);
      await button(page, 'Sign out').click();
      await page.goto(`${origin}/sign-in?back=%2Fme`);
      await button(page, 'Use a passkey').click();
      await page.getByText('Signed in as Kay').waitFor();
      await button(page, 'Remove').click();
      await page.getByText('Saved.').waitFor();
      await button(page, 'Sign out').click();
      await page.goto(`${origin}/sign-in?back=%2Fme`);
      await button(page, 'Use a passkey').click();
      await page.getByRole('alert').filter({ hasText: 'This passkey is not accepted' }).waitFor();
      assert.deepEqual(
        problems.filter((text) => !/40[14]/.test(text)),
        [],
      );
    });
  });

  test('is refused when its answer was recorded, changed, or made for another page', async () => {
    await withPage({}, async ({ page, context }) => {
      await addKey(page);
      await signInByMail(page, 'replay@home.example', 'Ray');
      await page.getByLabel('Name of the passkey').fill('Key');
      await button(page, 'Add a passkey').click();
      await page.getByText('Saved.').waitFor();
      await button(page, 'Sign out').click();
      const sent: { body: string; cookie: string }[] = [];
      page.on('request', async (request) => {
        if (!request.url().endsWith('/api/v1/auth/passkey')) return;
        const { cookie = '' } = await request.allHeaders();
        sent.push({ body: request.postData() ?? '', cookie });
      });
      await page.goto(`${origin}/sign-in?back=%2Fme`);
      await button(page, 'Use a passkey').click();
      await page.getByText('Signed in as Ray').waitFor();
      const [recorded] = sent;
      assert.ok(recorded);
      const { hostname, host } = new URL(origin);
      assert.equal(hostname, 'localhost');
      const replay = (payload: string, cookie = recorded.cookie) =>
        house.server.inject({
          method: 'POST',
          url: '/api/v1/auth/passkey',
          headers: { host, origin, cookie, 'content-type': 'application/json' },
          payload,
        });
      assert.equal((await replay(recorded.body)).statusCode, 401, 'the same answer again');
      const begin = async () => {
        const options = await house.server.inject({
          method: 'POST',
          url: '/api/v1/auth/passkey/options',
          headers: { host, origin },
        });
        return options.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      };
      assert.equal((await replay(recorded.body, await begin())).statusCode, 401, 'for another challenge');
      assert.equal((await replay(recorded.body, '')).statusCode, 401, 'in no browser');
      const changed = JSON.parse(recorded.body);
      changed.credential.response.signature = `A${changed.credential.response.signature.slice(1)}`;
      assert.equal((await replay(JSON.stringify(changed), await begin())).statusCode, 401);
      assert.equal(
        (await context.cookies()).some(({ name }) => name === 'parley_reader'),
        true,
      );
    });
  });
});

describe('a passkey of staff', { skip: await chromiumMissing() }, () => {
  let house: House;
  let origin: string;
  before(async () => {
    ({ house, origin } = await openOnLocalhost());
  });
  after(() => house.close());

  async function openLink(page: Page, account: Account): Promise<void> {
    const token = await createSignInLink(house.deps, account.id);
    await page.goto(`${origin}/console/link?token=${token}`);
    await button(page, 'Open the console').click();
    await page.waitForURL('**/console/queue/held');
  }

  test('is set up in the console and opens it from then on', async () => {
    const account = await addStaff(house, 'Night desk', { role: 'moderator' });
    await withPage({}, async ({ page, problems }) => {
      const key = await addKey(page);
      await openLink(page, account);
      await page.getByRole('link', { name: 'Night desk' }).click();
      await page.getByLabel('Name of the passkey').fill('Blue key');
      await button(page, 'Add a passkey').click();
      await page.getByRole('listitem').filter({ hasText: 'Blue key' }).waitFor();
      assert.equal((await keysIn(key)).length, 1);
      await button(page, 'Sign out').click();
      await page.waitForURL('**/console/sign-in');
      await button(page, 'Use a passkey').click();
      await page.waitForURL('**/console/queue/held');
      assert.deepEqual(
        problems.filter((text) => !text.includes('404')),
        [],
      );
    });
  });

  test('of a reader opens nothing of the console', async () => {
    await withPage({}, async ({ page }) => {
      await addKey(page);
      const reader = await addStaff(house, 'Just reads', {});
      const token = await createSignInLink(house.deps, reader.id);
      await page.goto(`${origin}/console/link?token=${token}`);
      await button(page, 'Open the console').click();
      await page.getByText('has been used, or its day is over').waitFor();
      await page.goto(`${origin}/console/sign-in`);
      await button(page, 'Use a passkey').click();
      await page.getByRole('alert').filter({ hasText: 'did not work' }).waitFor();
    });
  });
});
