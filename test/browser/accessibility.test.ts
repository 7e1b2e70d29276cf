/**
 * Every state of a thread on somebody else's page and on ours, in both directions of writing, by day and by night, at
 * 320 × 256 pixels: what a screen of 1280 × 1024 has left at 400 %.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createRule } from '../../src/core/policy/policy.js';
import type { SiteSettings } from '../../src/core/site.js';
import { mailedCode } from '../http/reader.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { addressOf, type Made, makeThreads } from './accessible-threads.js';
import { openTwoOrigins, type TwoOrigins } from './two-origins.js';

/** Holds nothing but what its author insists on after being asked to think again. */
const CAREFUL: Partial<SiteSettings> = {
  words: ['barnacle'],
  guidelines: 'Be **kind**, and stay with the subject.',
  policy: {
    name: 'test',
    version: 1,
    mode: 'publish-first',
    rules: [
      createRule('nudge', {
        id: 'barnacles',
        when: { signal: 'word-list', atLeast: 0.1 },
        because: 'It speaks of barnacles. Say it without them, or send it for review.',
      }),
    ],
  },
};

const SMALL = { width: 320, height: 256 };

/** What a reader sees after a few steps; ids and classes are the same in every language. */
interface State {
  readonly name: string;
  readonly reach: (page: Page, made: Made, two: TwoOrigins) => Promise<unknown>;
}

const first = (page: Page, selector: string) => page.locator(selector).first();
const press = (page: Page, selector: string) => first(page, selector).click();

/** Opens the form for a root, which on our own pages waits to be asked for. */
async function openForm(page: Page): Promise<void> {
  const text = page.locator('#new-form textarea');
  const ask = page.locator('.thread button.main');
  await text.or(ask).first().waitFor();
  if ((await text.count()) === 0) await ask.first().click();
  await text.focus();
  await page.locator('#new-form [role=toolbar]').waitFor();
}

/** A server on a busy machine may ask to come back: then once more. */
async function visit(page: Page, address: string, shows: string): Promise<void> {
  await page.goto(address);
  const again = page.locator('.thread > button.more');
  await first(page, shows).or(again).first().waitFor();
  if ((await again.count()) > 0 && !shows.includes('button.more')) await again.click();
  await first(page, shows).waitFor();
}

const STATES: readonly State[] = [
  { name: 'empty', reach: (page, { empty }) => visit(page, empty, '.thread h2') },
  { name: 'closed', reach: (page, { closed }) => visit(page, closed, '.thread .notice') },
  { name: 'deep', reach: (page, { deep }) => visit(page, deep, '.thread button.more, .thread .answers') },
  { name: 'thread', reach: (page, { thread }) => visit(page, thread, 'button[id^=reply-]') },
  { name: 'form', reach: openForm },
  {
    name: 'preview',
    reach: async (page) => {
      await page
        .locator('#new-form textarea')
        .fill('> so\n\n**This**, [there](https://a.example) and `code`');
      await press(page, '#new-form .tools [aria-expanded]');
      await first(page, '.preview strong').waitFor();
    },
  },
  {
    name: 'nudge',
    reach: async (page) => {
      await page.locator('#new-form textarea').fill('You barnacle!');
      await press(page, '#new-form .main');
      await first(page, '#new-form .problem').waitFor();
    },
  },
  {
    name: 'held',
    reach: async (page) => {
      await press(page, '#new-form .buttons button:not(.main)');
      await first(page, '.comment .notice').waitFor();
    },
  },
  {
    name: 'editing',
    reach: async (page) => {
      await press(page, 'button[id^=edit-]');
      await page.locator('[id^=edit-form] [role=toolbar]').waitFor();
    },
  },
  {
    name: 'deleting',
    reach: async (page) => {
      await page.keyboard.press('Escape');
      await press(page, 'button[id^=delete-]');
      await first(page, '[id^=delete-form]').waitFor();
    },
  },
  {
    name: 'flag',
    reach: async (page) => {
      await page.keyboard.press('Escape');
      await press(page, 'button[id^=flag-]');
      await first(page, '[id^=flag-form] input').waitFor();
    },
  },
  {
    name: 'reply',
    reach: async (page) => {
      await page.keyboard.press('Escape');
      await press(page, 'button[id^=reply-]');
      await press(page, '[id^=reply-form] .tools button:nth-of-type(6)');
      assert.match(await first(page, '[id^=reply-form] textarea').inputValue(), /^> /);
    },
  },
  {
    name: 'sign-in',
    reach: async (page) => {
      await press(page, '[id^=reply-form] .buttons button:last-child');
      await first(page, 'dialog [name=email]').fill(`axe-${Math.random()}@home.example`);
    },
  },
  {
    name: 'code',
    reach: async (page) => {
      await press(page, 'dialog .main');
      await first(page, 'dialog [name=code]').waitFor();
    },
  },
  {
    name: 'signed in',
    reach: async (page, _, { house }) => {
      await first(page, 'dialog [name=code]').fill(mailedCode(house));
      await first(page, 'dialog [name=name]').fill('Noa');
      await press(page, 'dialog .main');
      await page.locator('dialog').waitFor({ state: 'detached' });
      await press(page, '[id^=reply-form] .buttons button:last-child');
      await first(page, 'dialog a').waitFor();
    },
  },
  { name: 'profile', reach: (page, _, { origin }) => visit(page, `${origin}/me?site=demo`, '#answers') },
  { name: 'error', reach: (page, { error }) => visit(page, error, 'button.more, h1') },
];

describe('a thread in every state', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(CAREFUL);
  });
  after(() => two.close());

  for (const language of ['en', 'he'])
    for (const place of ['embed', 'hosted'] as const)
      test(`breaks no rule and fits ${SMALL.width} pixels, by day and by night: ${place}, ${language}`, async () => {
        const demo = await two.house.store.read.siteBySlug({ slug: 'demo' });
        assert.ok(demo);
        await two.house.store.write.updateSite({ id: demo.id, language });
        const made = addressOf(two, await makeThreads(two), place);
        await withPage({ viewport: SMALL, reducedMotion: 'reduce' }, async ({ page }) => {
          for (const { name, reach } of STATES) {
            await reach(page, made, two);
            await page.emulateMedia({ colorScheme: 'light' });
            assert.deepEqual(await axe(page), [], name);
            await page.emulateMedia({ colorScheme: 'dark' });
            assert.deepEqual(await axe(page, { only: ['color-contrast'] }), [], `${name}, by night`);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            assert.ok(wide <= SMALL.width, `${name} is ${wide} pixels wide`);
            assert.equal(await moving(page), 0, `${name} moves`);
          }
        });
      });
});

/** What is in motion, though the reader has asked for none. */
function moving(page: Page): Promise<number> {
  return page.evaluate(() => document.getAnimations().length);
}
