/**
 * `node scripts/with-node.cjs scripts/pictures.mjs` takes the pictures of docs/images/ anew: it serves the demonstration from an
 * empty folder, opens it in Chromium, and makes the files small with ImageMagick where that is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const ROOT = path.join(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, 'docs', 'images');
const LARGEST = 200 * 1024;

/** Starts the demonstration; gives its address, the link into its console, and the way to end it. */
async function startDemo(data) {
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'src', 'main.js'), 'demo'], {
    env: { ...process.env, PARLEY_DATA: data, PARLEY_PORT: '0', PARLEY_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const link = /http:\S+\/console\/link\S+/.exec(line)?.[0];
    if (link !== undefined) return { base: new URL(link).origin, link, stop: () => child.kill() };
  }
  throw new Error('The demonstration ended before it said where it is.');
}

async function takeStory(page, base) {
  await page.setViewportSize({ width: 1280, height: 1440 });
  await page.goto(base);
  const lead = await page.locator('main a[href*="/20"]').first().getAttribute('href');
  await page.goto(new URL(lead, base).href);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(FOLDER, 'story.png') });
}

async function takeConsole(page, link) {
  await page.setViewportSize({ width: 1180, height: 760 });
  await page.goto(link);
  await page.locator('form button').first().click();
  await page.waitForURL(/\/console\/queue/);
  await page.screenshot({ path: path.join(FOLDER, 'console.png') });
}

/** A page of text and flat colours loses nothing that anybody sees with a palette. */
function shrink(name) {
  const file = path.join(FOLDER, name);
  spawnSync('convert', [file, '-strip', '+dither', '-colors', '96', `PNG8:${file}`]);
  const { size } = statSync(file);
  console.log(`docs/images/${name}: ${Math.round(size / 1024)} KB`);
  if (size > LARGEST) throw new Error(`${name} is larger than ${LARGEST / 1024} KB. Install ImageMagick.`);
}

const kit = pathToFileURL(path.join(ROOT, 'dist', 'test', 'kit', 'chromium-binary.js')).href;
const { chromiumBinary, launchChromium } = await import(kit);
const found = await chromiumBinary();
if (found.file === undefined) throw new Error(found.missing);
const data = mkdtempSync(path.join(os.tmpdir(), 'parley-pictures-'));
mkdirSync(FOLDER, { recursive: true });
const demo = await startDemo(data);
const browser = await launchChromium(found.file);
try {
  const page = await browser.newPage();
  await takeStory(page, demo.base);
  await takeConsole(page, demo.link);
} finally {
  await browser.close();
  demo.stop();
  rmSync(data, { recursive: true, force: true });
}
for (const name of ['story.png', 'console.png']) shrink(name);
