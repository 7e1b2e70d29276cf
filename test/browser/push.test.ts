/** Notices of answers in a real browser: the button on a reader's own page, and what the worker shows. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createVapid } from '../../src/outbox/vapid.js';
import { addSite, type House, openHouse } from '../http/house.js';
import { openReceiver } from '../http/push-service.js';
import { signInByMail } from '../http/reader.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';

const NEEDS = 'This needs JavaScript, and a browser that takes push notices.';

describe('notices in a browser', { skip: await chromiumMissing() }, () => {
  let house: House;
  let origin: string;
  let cookies: { name: string; value: string; url: string }[];
  before(async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    house = await openHouse({ vapid: createVapid('mailto:talk@example.org', privateKey) });
    await addSite(house.deps, { slug: 'demo', hosts: ['127.0.0.1'] });
    origin = await house.server.listen({ host: '127.0.0.1', port: 0 });
    const kim = await signInByMail(house, 'kim@home.example', 'Kim');
    cookies = [...kim.cookies].map(([name, value]) => ({ name, value, url: origin }));
  });
  after(() => house.close());

  test('say what they need where there is no JavaScript', async () => {
    await withPage({ javaScriptEnabled: false }, async ({ page, context }) => {
      await context.addCookies(cookies);
      await page.goto(`${origin}/me`);
      await page.getByText(NEEDS).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Turn notices on' }).count(), 0);
    });
  });

  test('are turned on and off by a button, which says when the browser does not allow it', async () => {
    await withPage({ viewport: { width: 320, height: 640 } }, async ({ page, context, problems }) => {
      await context.addCookies(cookies);
      await inPlaceOfPushService(page, openReceiver().keys);
      await page.goto(`${origin}/me`);
      await page.getByRole('button', { name: 'Turn notices on' }).press('Enter');
      await page.getByText('The browser did not allow it.').waitFor();
      assert.deepEqual(await axe(page), []);
      assert.equal(await page.getByText(NEEDS).isVisible(), false);
      await page.evaluate(() => Object.assign(window, { isAllowed: true }));
      await page.getByRole('button', { name: 'Turn notices on' }).press('Enter');
      await page.getByRole('button', { name: 'Turn notices off' }).waitFor();
      const account = await house.store.read.accountByEmail({ email: 'kim@home.example' });
      assert.ok(account);
      const kept = () => house.store.read.pushesOf({ accountId: account.account.id });
      assert.deepEqual(
        (await kept()).map(({ endpoint }) => endpoint),
        ['https://push.example/browser'],
      );
      await page.getByRole('button', { name: 'Turn notices off' }).press('Enter');
      await page.getByRole('button', { name: 'Turn notices on' }).waitFor();
      assert.deepEqual(await kept(), []);
      assert.deepEqual(problems, []);
    });
  });

  test('are off for whoever signs in to a browser after somebody has signed out of it', async () => {
    await withPage({}, async ({ page, context, problems }) => {
      await context.addCookies(cookies);
      await inPlaceOfPushService(page, openReceiver().keys);
      // The browser itself knows nothing of readers: for it the subscription goes on.
      await page.addInitScript(() => {
        Object.assign(window, { isAllowed: true });
        PushManager.prototype.subscribe.call(undefined as never);
      });
      await page.goto(`${origin}/me`);
      await page.evaluate(async () => {
        await navigator.serviceWorker.register('/push-worker.js');
        await navigator.serviceWorker.ready;
      });
      const asked = page.waitForResponse((answer) => answer.url().endsWith('/me/push/state'));
      await page.reload();
      assert.deepEqual(await (await asked).json(), { isOn: false });
      await page.getByRole('button', { name: 'Turn notices on' }).waitFor();
      assert.deepEqual(problems, []);
    });
  });

  test('are shown by the worker, one for a comment', async () => {
    await withPage({}, async ({ page, context }) => {
      await context.addCookies(cookies);
      await context.grantPermissions(['notifications'], { origin });
      await page.goto(`${origin}/me`);
      const devtools = await context.newCDPSession(page);
      const found = new Promise<string>((resolve) => {
        devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [one] }) => {
          if (one) resolve(one.registrationId);
        });
      });
      await devtools.send('ServiceWorker.enable');
      await page.evaluate(async () => {
        await navigator.serviceWorker.register('/push-worker.js');
        await navigator.serviceWorker.ready;
      });
      const registrationId = await found;
      const notice = { title: 'Bob answered Kim', text: 'One', path: '/c/00000000001', language: 'en' };
      const data = JSON.stringify(notice);
      for (let n = 0; n < 2; n++)
        await devtools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
      const shown = await page.waitForFunction(async () => {
        const registration = await navigator.serviceWorker.ready;
        const notices = await registration.getNotifications();
        return notices.length > 0 && notices.map(({ title, body, tag }) => ({ title, body, tag }));
      });
      assert.deepEqual(await shown.jsonValue(), [
        { title: 'Bob answered Kim', body: 'One', tag: '/c/00000000001' },
      ]);
    });
  });
});

/** The browser maker's service is on the open internet; here the browser gives what it would have given, once it is allowed. */
async function inPlaceOfPushService(page: Page, keys: object): Promise<void> {
  await page.addInitScript((given) => {
    let kept: object | null = null;
    const made = {
      endpoint: 'https://push.example/browser',
      toJSON: () => ({ endpoint: made.endpoint, keys: given }),
      unsubscribe: async () => {
        kept = null;
        return true;
      },
    };
    Object.assign(PushManager.prototype, {
      getSubscription: async () => kept,
      subscribe: async () => {
        if (!('isAllowed' in window)) throw new DOMException('no', 'NotAllowedError');
        kept = made;
        return made;
      },
    });
  }, keys);
}
