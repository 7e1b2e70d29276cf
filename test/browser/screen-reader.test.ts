/**
 * What a screen reader is told of a thread, kept as text in `trees/`: a change shows there before anybody hears it.
 * PARLEY_WRITE_TREES=1 writes the files anew, to be read before they are committed.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { addressOf, makeThreads } from './accessible-threads.js';
import { openTwoOrigins, type TwoOrigins, UNJUDGED } from './two-origins.js';

const TREES = path.join(import.meta.dirname, '..', '..', '..', 'test', 'browser', 'trees');

/** The tree of names and roles, without the ids in addresses and without ports, which differ from run to run. */
async function treeOf(part: Locator): Promise<string> {
  const tree = await part.ariaSnapshot();
  return `${tree
    .replace(/(\/c\/|comment=)[0-9a-z]{11}/g, '$1…')
    .replace(/127\.0\.0\.1:\d+/g, 'talk.example')
    .replace(/^\s*- \/url: .*#c-.*$\n?/gm, '')}\n`;
}

/** Parts of the program come late: as many looks as they may need, each after a frame that was painted. */
const MOST_LOOKS = 300;

async function compare(part: Locator, name: string): Promise<void> {
  const file = path.join(TREES, `${name}.txt`);
  const isWriting = process.env.PARLEY_WRITE_TREES === '1';
  const wanted = isWriting ? '' : readFileSync(file, 'utf8');
  let tree = await treeOf(part);
  for (let look = 0; look < MOST_LOOKS && tree !== wanted; look++) {
    await part.evaluate(() => new Promise(requestAnimationFrame));
    tree = await treeOf(part);
  }
  if (isWriting) writeFileSync(file, tree);
  else assert.equal(tree, wanted, name);
}

describe('what a screen reader is told', { skip: await chromiumMissing() }, () => {
  let two: TwoOrigins;
  before(async () => {
    two = await openTwoOrigins(UNJUDGED);
  });
  after(() => two.close());

  for (const language of ['en', 'he'])
    test(`of a thread, its forms and its windows: ${language}`, async () => {
      const demo = await two.house.store.read.siteBySlug({ slug: 'demo' });
      assert.ok(demo);
      await two.house.store.write.updateSite({ id: demo.id, language });
      const { thread } = addressOf(two, await makeThreads(two), 'embed');
      await withPage({}, async ({ page }) => {
        await page.goto(thread);
        const form = page.locator('#new-form');
        await form.waitFor();
        await compare(page.locator('section.thread'), `thread.${language}`);
        await form.locator('textarea').fill('**So**.');
        await form.locator('.tools [aria-expanded]').click();
        await form.locator('.preview strong').waitFor();
        await compare(form, `writing.${language}`);
        await page.locator('button[id^=reply-]').first().click();
        await page.locator('[id^=reply-form] [role=toolbar]').waitFor();
        await compare(page.locator('form[id^=reply-form]'), `reply.${language}`);
        await page.keyboard.press('Escape');
        await page.locator('button[id^=flag-]').first().click();
        await page.locator('[id^=flag-form] input').first().waitFor();
        await compare(page.locator('form[id^=flag-form]'), `flag.${language}`);
        await page.keyboard.press('Escape');
        await form.locator('.buttons button').last().click();
        await page.locator('dialog input').waitFor();
        await compare(page.locator('dialog'), `sign-in.${language}`);
      });
    });
});
