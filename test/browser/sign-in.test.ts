/** Signing in where threads stand: on a page of the same site, of another site, in a frame, and on our own pages. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { mailedCode } from '../http/reader.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog');

let people = 0;
function address(): string {
  people += 1;
  return `reader-${people}@home.example`;
}

/** Asks for a code in the window over the thread, and enters it. */
async function signInByMail(two: TwoOrigins, page: Page, name: string): Promise<void> {
  await button(page, 'Sign in').first().click();
  const mails = two.house.mails().length;
  await dialog(page).getByLabel('E-mail address').fill(address());
  await button(page, 'Send me a code').click();
  await dialog(page).getByLabel('Code', { exact: true }).waitFor();
  assert.equal(two.house.mails().length, mails + 1);
  await dialog(page).getByLabel('Code', { exact: true }).fill(mailedCode(two.house));
  await dialog(page).getByLabel('Your name').fill(name);
  await dialog(page).getByRole('button', { name: 'Sign in', exact: true }).click();
  await button(page, `Signed in as ${name}`).waitFor();
}

async function post(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your comment' }).fill(text);
  await button(page, 'Post comment').click();
  await page.getByRole('article').filter({ hasText: text }).waitFor();
}

async function signOut(page: Page, name: string): Promise<void> {
  await button(page, `Signed in as ${name}`).click();
  await dialog(page).getByRole('button', { name: 'Sign out', exact: true }).click();
  await button(page, 'Sign in').waitFor();
}

let pages = 0;
/** A page that nobody has discussed yet. */
function fresh(origin: string, attributes = ''): string {
  pages += 1;
  const markup = `<parley-thread site="demo" url="http://localhost/signed-${pages}" ${attributes}></parley-thread>`;
  return `${origin}/?${encodeURIComponent(markup)}`;
}

describe('signing in on a page of the same site', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  test('sign in, post, reload, still signed in, sign out, under the strictest policy', async () => {
    await withPage({}, async ({ page, problems, requests }) => {
      await blockThirdPartyCookies(page);
      await page.goto(fresh(two.paper));
      await signInByMail(two, page, 'Kim');
      assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).count(), 0);
      await post(page, 'Written under my own name.');
      await page.reload();
      await button(page, 'Signed in as Kim').waitFor();
      assert.match((await page.getByRole('article').first().textContent()) ?? '', /Kim/);
      const storage = await page.evaluate(() => JSON.stringify(localStorage));
      const cookies = await page.evaluate(() => document.cookie);
      const [session] = (await page.context().cookies()).filter(({ name }) => name === 'parley_reader');
      assert.ok(session?.httpOnly && session.value.length > 40);
      assert.ok(!storage.includes(session.value) && !cookies.includes('parley'));
      await signOut(page, 'Kim');
      await page.reload();
      await button(page, 'Sign in').waitFor();
      assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).count(), 1);
      assert.deepEqual(problems, []);
      assert.ok(requests.every((url) => url.startsWith(two.origin) || url.startsWith(two.paper)));
      assert.equal(requests.filter((url) => url.includes('embed-sign-in.')).length >= 1, true);
    });
  });

  test('the text that was being written stays while its writer signs in', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two.paper));
      const box = page.getByRole('textbox', { name: 'Your comment' });
      await box.fill('Half a sentence');
      await signInByMail(two, page, 'Jo');
      assert.equal(await box.inputValue(), 'Half a sentence');
    });
  });

  test('is in the thread’s language, written its way, and tells refusals in it', async () => {
    await withPage({}, async ({ page, requests }) => {
      await page.goto(fresh(two.paper, 'language="he"'));
      await button(page, 'כניסה').click();
      await dialog(page).getByRole('heading', { name: 'כניסה' }).waitFor();
      assert.equal(await dialog(page).getAttribute('dir'), 'rtl');
      await dialog(page).getByLabel('כתובת דואר אלקטרוני').fill(address());
      await button(page, 'שליחת קוד').click();
      await dialog(page).getByText('למשך 10 דקות').waitFor();
      await dialog(page).getByLabel('קוד', { exact: true }).fill('BBBB-BBBB');
      await dialog(page).getByRole('button', { name: 'כניסה', exact: true }).click();
      await dialog(page).getByRole('alert').filter({ hasText: 'הקוד אינו נכון' }).waitFor();
      assert.deepEqual(await axe(page), []);
      assert.equal(requests.filter((url) => /embed-sign-in\.he\.\w+\.json/.test(url)).length, 1);
    });
  });

  test('nothing of it is loaded before it is pressed', async () => {
    await withPage({}, async ({ page, requests }) => {
      await page.goto(fresh(two.paper));
      await button(page, 'Sign in').waitFor();
      assert.ok(!requests.some((url) => url.includes('embed-sign-in')));
    });
  });

  test('a wrong code is said in the window, which Escape closes, with the focus back where it was', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(two.paper));
      await button(page, 'Sign in').click();
      await dialog(page).getByLabel('E-mail address').fill(address());
      await button(page, 'Send me a code').click();
      await dialog(page).getByLabel('Code', { exact: true }).fill('BBBB-BBBB');
      await dialog(page).getByRole('button', { name: 'Sign in', exact: true }).click();
      await dialog(page).getByRole('alert').filter({ hasText: 'This code is not right' }).waitFor();
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      const focused = await page.evaluate(
        () => document.querySelector('parley-thread')?.shadowRoot?.activeElement?.textContent,
      );
      assert.equal(focused, 'Sign in');
    });
  });

  test('the window has no fault that axe finds', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await withPage({ colorScheme }, async ({ page }) => {
        await page.goto(fresh(two.paper));
        await button(page, 'Sign in').click();
        await dialog(page).getByLabel('E-mail address').waitFor();
        assert.deepEqual(await axe(page), []);
      });
    }
  });

  test('a page on our own address signs in for the papers too', async () => {
    await withPage({}, async ({ page, context }) => {
      await page.goto(fresh(two.paper));
      await button(page, 'Sign in').click();
      const [popup] = await Promise.all([
        context.waitForEvent('page'),
        button(page, 'Passkey, password and other ways').click(),
      ]);
      await popup.getByLabel('E-mail address').first().fill(address());
      await popup.getByRole('button', { name: 'Send me a code' }).click();
      await popup.getByLabel('Code').fill(mailedCode(two.house));
      await popup.getByLabel('Your name').fill('Pop');
      await popup.getByRole('button', { name: 'Sign in' }).click();
      await popup
        .getByText('You can close this window')
        .waitFor()
        .catch(() => undefined);
      await popup.close();
      await page.bringToFront();
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await button(page, 'Signed in as Pop').waitFor();
    });
  });
});

describe('a newsroom’s own readers', { skip: await chromiumMissing() }, () => {
  const keys = generateKeyPairSync('ed25519');
  const sso = {
    issuer: 'https://www.paper.example',
    algorithm: 'EdDSA' as const,
    key: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    linksEmail: false,
  };
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins({ ...UNJUDGED, sso });
  });
  after(() => two.close());

  function tokenFor(name: string): string {
    const now = Math.floor(two.house.clock() / 1000);
    const claims = { iss: sso.issuer, aud: 'demo', sub: name, iat: now, exp: now + 120, name };
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const input = `${encode({ alg: 'EdDSA' })}.${encode({ ...claims, jti: randomUUID() })}`;
    return `${input}.${sign(null, Buffer.from(input), keys.privateKey).toString('base64url')}`;
  }

  for (const where of ['of the same site', 'of another site'] as const) {
    test(`are signed in by the page’s token, on a page ${where}, and stay so without a fresh one`, async () => {
      await withPage({}, async ({ page, problems }) => {
        const origin = where === 'of the same site' ? two.paper : elsewhere(two);
        const first = fresh(origin, `sso-token="${tokenFor('Nell')}"`);
        await page.goto(first);
        await button(page, 'Signed in as Nell').waitFor();
        await post(page, `Known to the newsroom, ${where}.`);
        await page.reload();
        await button(page, 'Signed in as Nell').waitFor();
        await page.goto(fresh(origin));
        await button(page, 'Signed in as Nell').waitFor();
        const next = tokenFor('Olga');
        await page.evaluate(
          (token) => document.querySelector('parley-thread')?.setAttribute('sso-token', token),
          next,
        );
        await button(page, 'Signed in as Olga').waitFor();
        // The page that was loaded again showed a token that had been used.
        assert.deepEqual(
          problems.filter((text) => !/40[14]/.test(text)),
          [],
        );
      });
    });
  }
});

/** As Safari, Firefox and many a Chromium are set: what a page of another site sets is not kept beside what we set ourselves. */
async function blockThirdPartyCookies(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });
}

/** The same page under a name that is another site to a browser. */
const elsewhere = ({ paper }: TwoOrigins): string => paper.replace('127.0.0.1', 'localhost');

describe('signing in on a page of another site', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  /** Signs in through the window that the page opens. */
  async function signInByWindow(page: Page, name: string): Promise<void> {
    await button(page, 'Sign in').click();
    const [popup] = await Promise.all([
      page.context().waitForEvent('page'),
      button(page, 'Open the window').click(),
    ]);
    await popup.getByLabel('E-mail address').first().fill(address());
    await popup.getByRole('button', { name: 'Send me a code' }).click();
    await popup.getByLabel('Code').fill(mailedCode(two.house));
    await popup.getByLabel('Your name').fill(name);
    await popup.getByRole('button', { name: 'Sign in' }).click();
    await popup.getByText(new URL(elsewhere(two)).origin).waitFor();
    await Promise.all([popup.waitForEvent('close'), button(popup, 'Allow it and close').click()]);
    await button(page, `Signed in as ${name}`).waitFor();
  }

  test('sign in, post, reload, still signed in, sign out, without any cookie of another site', async () => {
    await withPage({}, async ({ page, problems }) => {
      await blockThirdPartyCookies(page);
      await page.goto(fresh(elsewhere(two)));
      await signInByWindow(page, 'Cross');
      await post(page, 'Written on another site.');
      assert.match((await page.getByRole('article').first().textContent()) ?? '', /Cross/);
      await page.reload();
      await button(page, 'Signed in as Cross').waitFor();
      await post(page, 'And after a reload.');
      await signOut(page, 'Cross');
      await page.reload();
      await button(page, 'Sign in').waitFor();
      // The window asks for an icon that we do not have.
      assert.deepEqual(
        problems.filter((text) => !text.includes('404')),
        [],
      );
    });
  });

  test('keeps no token where a script could take it along, and a key that none can read', async () => {
    await withPage({}, async ({ page }) => {
      const tokens: string[] = [];
      page.on('response', async (answer) => {
        if (answer.url().includes('/auth/page'))
          tokens.push(...Object.values(await answer.json()).map(String));
      });
      await page.goto(fresh(elsewhere(two)));
      await signInByWindow(page, 'Careful');
      const storage = await page.evaluate(() =>
        JSON.stringify([localStorage, sessionStorage, document.cookie]),
      );
      const secrets = tokens.filter((token) => token.length > 40);
      assert.equal(secrets.length, 2);
      for (const token of secrets) assert.ok(!storage.includes(token));
      const isReadable = await page.evaluate(
        () =>
          new Promise((resolve) => {
            const opening = indexedDB.open('parley', 1);
            opening.onsuccess = () => {
              const all = opening.result.transaction('grants').objectStore('grants').getAll();
              all.onsuccess = () => resolve(all.result.map((one) => one.key.privateKey.extractable));
            };
          }),
      );
      assert.deepEqual(isReadable, [false]);
    });
  });

  test('a closed window leaves everything as it was, and says so', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(elsewhere(two)));
      await button(page, 'Sign in').click();
      const [popup] = await Promise.all([
        page.context().waitForEvent('page'),
        button(page, 'Open the window').click(),
      ]);
      await popup.close();
      await dialog(page).getByRole('alert').filter({ hasText: 'closed before you were signed in' }).waitFor();
    });
  });

  test('hostile messages change nothing', async () => {
    await withPage({}, async ({ page }) => {
      await page.goto(fresh(elsewhere(two)));
      await button(page, 'Sign in').click();
      const [popup] = await Promise.all([
        page.context().waitForEvent('page'),
        button(page, 'Open the window').click(),
      ]);
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/auth/page')) asked.push(request.url());
      });
      const state = new URL(popup.url()).searchParams.get('back') ?? popup.url();
      const real = new URLSearchParams(state.split('?')[1]).get('state');
      await page.evaluate((known) => {
        const tries = [
          { parley: 'code', code: 'evil', state: known },
          { parley: 'code', code: 'evil' },
          'code',
          null,
          { parley: 'code', code: { toString: () => 'evil' }.toString(), state: known },
        ];
        for (const data of tries) {
          window.postMessage(data, '*');
          window.dispatchEvent(new MessageEvent('message', { data, origin: 'https://evil.example' }));
        }
      }, real);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
      assert.deepEqual(asked, []);
      await button(page, 'Sign in').first().waitFor();
      await popup.close();
    });
  });
});

describe('signing in inside a frame on another site', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  test('sign in, post, reload, still signed in, sign out, with a cookie of this frame alone', async () => {
    await withPage({}, async ({ page, problems }) => {
      await blockThirdPartyCookies(page);
      pages += 1;
      const query = new URLSearchParams({ site: 'demo', url: `http://localhost/framed-${pages}` });
      const markup = `<iframe title="Comments" src="${two.origin}/embed/frame?${query}"></iframe>`;
      await page.goto(`${elsewhere(two)}/frame?${encodeURIComponent(markup)}`);
      const inside = page.frameLocator('iframe') as unknown as Page;
      await signInByMail(two, inside, 'Framed');
      await post(inside, 'Written inside a frame.');
      await page.reload();
      await button(inside, 'Signed in as Framed').waitFor();
      const cookies = await page.context().cookies();
      const session = cookies.find(({ name }) => name === 'parley_reader_frame');
      assert.deepEqual([session?.httpOnly, session?.secure, session?.sameSite], [true, true, 'None']);
      assert.ok(session?.partitionKey?.includes('localhost'), session?.partitionKey);
      await signOut(inside, 'Framed');
      await page.reload();
      await button(inside, 'Sign in').waitFor();
      assert.deepEqual(problems, []);
    });
  });
});
