/** Chromium for tests: `chromiumMissing()` to skip where there is none, `withPage()` for a page of one's own. */
import { after } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumBinary, launchChromium } from './chromium-binary.js';

/** A page in a fresh profile, and what it did. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Uncaught errors and messages of the console's level `error` (blocked by CSP included), in order. */
  readonly problems: readonly string[];
  /** The address of every request, in order; `data:` and `blob:` included. */
  readonly requests: readonly string[];
}

let binary: Promise<string | { readonly missing: string }> | undefined;
let browser: Promise<Browser> | undefined;

/** False where tests have a Chromium; else why not, fit for node:test's `skip`: `describe('…', { skip: await chromiumMissing() }, …)`. */
export async function chromiumMissing(): Promise<string | false> {
  const found = await findBinary();
  return typeof found === 'string' ? false : found.missing;
}

/** The one browser of this test file. It starts at the first call and closes after the last test. */
export function openBrowser(): Promise<Browser> {
  browser ??= findBinary().then((found) => {
    if (typeof found !== 'string') throw new Error(found.missing);
    return launchChromium(found);
  });
  return browser;
}

/** Gives `work` a page in a fresh profile (`{ javaScriptEnabled: false }` and the like in `options`) and closes it after. */
export async function withPage<T>(
  options: BrowserContextOptions,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  const context = await (await openBrowser()).newContext(options);
  try {
    const page = await context.newPage();
    return await work({ page, context, ...watch(context) });
  } finally {
    await context.close();
  }
}

function watch(context: BrowserContext): Pick<Visit, 'problems' | 'requests'> {
  const problems: string[] = [];
  const requests: string[] = [];
  context.on('weberror', (problem) => problems.push(String(problem.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  context.on('request', (request) => requests.push(request.url()));
  return { problems, requests };
}

/** `PARLEY_TEST_CHROMIUM` holds the program that the test runner found, or its sentence why there is none. */
function findBinary(): Promise<string | { readonly missing: string }> {
  const shared = process.env.PARLEY_TEST_CHROMIUM;
  if (shared !== undefined) return Promise.resolve(shared.startsWith('/') ? shared : { missing: shared });
  binary ??= chromiumBinary().then((found) => ('file' in found ? found.file : found));
  return binary;
}

after(async () => {
  await (await browser?.catch(() => undefined))?.close();
});
