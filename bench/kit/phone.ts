/** A slow phone: Lighthouse's "slow 4G" with a processor four times slower (lighthouse, throttling constants). */
import type { Browser, CDPSession, Page } from 'playwright-core';

const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1_474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
};
const CPU = 4;

/** What one visit measured; times in milliseconds, from the navigation on. */
export interface Visit {
  readonly firstComment: number;
  readonly bytes: number;
  readonly requests: number;
  /** Of `requests`, those to other hosts than the page's and the program's. */
  readonly strange: number;
  readonly longTasks: number;
  readonly interaction: number;
  readonly opened: number;
}

/** How to find comments and the button for more in a client's page, its shadow roots included. */
export interface Client {
  readonly comment: string;
  readonly more: string;
}

/** Opens the page in a fresh profile, waits for the first comment and for quiet, then opens `more` comments. */
export async function visit(
  browser: Browser,
  url: string,
  {
    client,
    more,
    known,
  }: { readonly client: Client; readonly more: number; readonly known: readonly string[] },
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    const hosts: string[] = [];
    page.on('request', (request) => hosts.push(new URL(request.url()).host));
    const session = await context.newCDPSession(page);
    const traffic = await slowDown(session);
    await page.addInitScript(watch, client);
    await page.goto(url);
    const shown = await page.waitForFunction(() => window.benchFirst, undefined, { timeout: 60_000 });
    const firstComment = Number(await shown.jsonValue());
    await page.waitForLoadState('networkidle');
    const atRest = { bytes: traffic.bytes, requests: traffic.requests };
    const longTasks = await page.evaluate(() => window.benchLong ?? 0);
    const before = await page.locator(client.comment).count();
    await openMore(page, client, before + more);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    const opened = (await page.locator(client.comment).count()) - before;
    const interaction = await page.evaluate(() => window.benchSlowest ?? 0);
    const strange = hosts.filter((host) => !known.includes(host)).length;
    return { firstComment, ...atRest, strange, longTasks, interaction, opened };
  } finally {
    await context.close();
  }
}

async function slowDown(session: CDPSession): Promise<{ bytes: number; requests: number }> {
  const traffic = { bytes: 0, requests: 0 };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
    traffic.requests += 1;
  });
  return traffic;
}

async function openMore(page: Page, { comment, more }: Client, wanted: number): Promise<void> {
  for (let count = await page.locator(comment).count(); count < wanted; ) {
    const button = page.locator(more).last();
    if ((await button.count()) === 0) return;
    await button.click();
    const before = count;
    const grown = async (): Promise<number> => page.locator(comment).count();
    while (count === before) count = await grown();
  }
}

declare global {
  interface Window {
    benchFirst?: number;
    benchLong?: number;
    benchSlowest?: number;
  }
}

/** Runs in the page: notes the first frame with a comment, the time in long tasks, and the slowest interaction. */
function watch({ comment }: Client): void {
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.benchLong = (window.benchLong ?? 0) + duration;
  }).observe({ type: 'longtask', buffered: true });
  const slowest = { type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      window.benchSlowest = Math.max(window.benchSlowest ?? 0, duration);
  }).observe(slowest);
  const look = (): void => {
    const roots = [document, document.querySelector('parley-thread')?.shadowRoot];
    const found = roots.some((root) => root?.querySelector(comment)?.getBoundingClientRect().height);
    if (found) window.benchFirst = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
