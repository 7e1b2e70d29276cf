/** Making a map in the console with the program alive: clicks that draw, files that are read, nothing that axe finds. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { encodeId } from '../../src/core/ids.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing } from '../kit/chromium.js';
import { atDesk, type Newsroom, openNewsroom } from './newsroom.js';

describe('making a map in the browser', { skip: await chromiumMissing() }, () => {
  let newsroom: Newsroom;
  before(async () => {
    newsroom = await openNewsroom(1);
  });
  after(() => newsroom.close());

  /** A new report about Piraeus, its map's page with two places on it. */
  async function openMap(page: Page): Promise<void> {
    await page.goto(`${newsroom.origin}/console/reports`);
    await page
      .locator(`form[action$="${encodeId(newsroom.house.site.id)}/reports"] button`)
      .first()
      .click();
    await page.getByLabel('Headline').first().fill('The port of Piraeus stays shut');
    await page.getByRole('button', { name: 'Save', exact: true }).first().click();
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    await page.getByRole('button', { name: 'Put on the map Piraeus' }).click();
    await page.getByRole('searchbox').fill('Athens');
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('button', { name: 'Put on the map Athens' }).click();
    await page.locator('input[type=image]').waitFor();
  }

  const clickAt = async (page: Page, [x, y]: readonly [number, number]): Promise<void> => {
    const answer = page.waitForResponse(/\/click$/);
    await page.locator('input[type=image]').click({ position: { x, y } });
    await answer;
  };

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`begins with names and draws an area and an arrow by clicks, in ${colorScheme} colours`, async () => {
      await atDesk(newsroom, { colorScheme, viewport: { width: 1360, height: 900 } }, async (visit) => {
        const { page, problems } = visit;
        await openMap(page);
        assert.deepEqual(await axe(page), []);
        await page.getByRole('button', { name: 'Draw an area' }).click();
        for (const corner of [
          [200, 200],
          [400, 200],
          [400, 350],
          [650, 400],
        ] as const)
          await clickAt(page, corner);
        await page.getByRole('button', { name: 'Take back the last point' }).click();
        assert.equal(await page.locator('.sketch circle').count(), 3);
        await page.getByRole('button', { name: 'Done' }).click();
        await page.keyboard.type('Mole');
        await page.getByRole('button', { name: 'Draw an arrow' }).click();
        for (const stop of [
          [600, 200],
          [500, 300],
        ] as const)
          await clickAt(page, stop);
        await page.getByRole('button', { name: 'Done' }).click();
        await page.keyboard.type('Retreat');
        await page.getByRole('button', { name: 'Save and draw' }).click();
        await page.waitForURL(/saved=1/);
        const shapes = page.locator('[name$=_coordinates]');
        assert.deepEqual(
          (await shapes.all()).length === 3 && [
            (await shapes.nth(0).inputValue()).split('\n').length,
            (await shapes.nth(1).inputValue()).split('\n').length,
          ],
          [4, 2],
        );
        assert.equal(await page.locator('#f1-form').inputValue(), 'arrow');
        assert.deepEqual(problems, []);
      });
    });
  }

  test('reads a file, and says at once when one is too large', async () => {
    await atDesk(newsroom, {}, async ({ page }) => {
      await openMap(page);
      const kml =
        '<kml><Placemark><name>Lighthouse</name><Point><coordinates>23.58,37.94</coordinates></Point></Placemark></kml>';
      const file = { name: 'x.kml', mimeType: 'application/octet-stream' };
      await page
        .getByLabel('File', { exact: true })
        .setInputFiles({ ...file, buffer: Buffer.from(' '.repeat(1_000_001)) });
      await page.waitForFunction(() => document.querySelector('input[type=file]:invalid') !== null);
      await page.getByLabel('File', { exact: true }).setInputFiles({ ...file, buffer: Buffer.from(kml) });
      await page.waitForFunction(
        () => document.querySelector<HTMLInputElement>('[name=import_bytes]')?.value !== '',
      );
      await page.getByRole('button', { name: 'Add it to the map' }).click();
      await page.waitForURL(/saved=1/);
      assert.equal(await page.locator('#o0-label').inputValue(), 'Lighthouse');
    });
  });

  test('fits a phone, without the program, and a touch on the picture is a position', async () => {
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
    await atDesk(newsroom, { ...phone, javaScriptEnabled: false }, async ({ page }) => {
      await openMap(page);
      assert.equal(await page.locator('[data-tools]').isVisible(), false);
      await page.locator('input[type=image]').tap({ position: { x: 150, y: 300 } });
      await page.waitForURL(/lon=/);
      assert.match(await page.locator('#p2-lon').inputValue(), /^2\d\./);
    });
    await atDesk(newsroom, phone, async ({ page }) => {
      await openMap(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
      assert.deepEqual(await axe(page), []);
    });
  });
});
