/** Painted pages in a real browser, from made-up data and without the reader's program: structure, contrast, targets, width. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { paintCommentPage } from '../../src/render/pages/comment-page.js';
import { paintComposePage } from '../../src/render/pages/compose-page.js';
import { paintErrorPage } from '../../src/render/pages/error-page.js';
import { paintFlagPage } from '../../src/render/pages/flag-page.js';
import { paintFrontPage } from '../../src/render/pages/front-page.js';
import { paintMinePage } from '../../src/render/pages/mine-page.js';
import { paintMonthPage } from '../../src/render/pages/month-page.js';
import type { PageFrame } from '../../src/render/pages/props.js';
import { paintStoryPage } from '../../src/render/pages/story-page.js';
import { paintThreadPage } from '../../src/render/pages/thread-page.js';
import { axe } from '../kit/axe.js';
import { chromiumMissing, withPage } from '../kit/chromium.js';
import { comment, FRAME, reply, STORY, storyPage } from './made-up.js';

const CSS = readFileSync(path.join(import.meta.dirname, '..', '..', 'public', 'site.css'));
/** A picture of one pixel. */
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
/** What the server sends with pages (http/security-headers). */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

const inLanguage = (language: string): PageFrame => ({ ...FRAME, site: { ...FRAME.site, language } });
/** Long words, and both directions. */
const LANGUAGES = ['de', 'el', 'ru', 'he', 'ar'];

function pagesOf(frame: PageFrame): Readonly<Record<string, string>> {
  const { language } = frame.site;
  const told = { ...STORY, language };
  const made = storyPage(frame);
  const { report, map } = made;
  const thread = { ...made.thread, story: told };
  const entry = { report, map, total: 12 };
  const months = [{ month: '2026-11', count: 2 }];
  const reports = [
    entry,
    { ...entry, report: { ...report, slug: 'second', headline: 'Night buses return' } },
  ];
  const top = comment();
  const answer = reply(top);
  return {
    front: paintFrontPage({ ...frame, reports, months, discussions: [told] }),
    month: paintMonthPage({
      days: new Map([[3, 2]]),
      ...frame,
      month: '2026-11',
      reports,
      months,
      nextCursor: 'x',
    }),
    story: paintStoryPage({ ...made, thread }),
    thread: paintThreadPage({ ...frame, thread: { ...thread, cursor: 'x' } }),
    comment: paintCommentPage({
      ...frame,
      context: {
        story: told,
        ancestors: [top],
        ancestorsOmitted: 0,
        comment: answer,
        replies: [reply(answer)],
        replyCount: 3,
        repliesCursor: 'x',
      },
      storyHref: '/story',
      cursor: null,
    }),
    compose: paintComposePage({
      ...frame,
      story: told,
      storyHref: '/story',
      parent: top,
      values: { text: 'Kept', name: 'Ana', website: '' },
      hidden: {},
      problem: { code: 'text_too_long', message: 'Too long.', details: { length: 10_001, limit: 10_000 } },
      nudge: { words: ['nitwit'], ticket: 't' },
    }),
    mine: paintMinePage({
      ...frame,
      story: told,
      storyHref: '/story',
      mine: {
        comment: top,
        status: 'held',
        reason: 'A moderator reads every comment here before it appears.',
        storyId: 's',
        source: '',
        mayEditUntil: null,
        statement: null,
        appeal: null,
        mayAppeal: false,
      },
      problem: null,
      appeal: '',
    }),
    flag: paintFlagPage({
      ...frame,
      comment: top,
      values: { reason: null, text: '' },
      hidden: {},
      problem: { code: 'invalid_request', message: 'Choose a reason.', details: {}, field: 'reason' },
      isDone: false,
    }),
    error: paintErrorPage({
      ...frame,
      status: 500,
      refusal: { code: 'internal', message: 'Something broke here.', details: {} },
      requestId: 'r1',
    }),
  };
}

const PAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  ['en', ...LANGUAGES].map((language) => [language, pagesOf(inLanguage(language))]),
);
const NAMES = Object.keys(PAGES.en ?? {});

describe('painted pages', { skip: await chromiumMissing() }, () => {
  let server: Server;
  let origin = '';

  before(async () => {
    server = createServer((request, response) => {
      const [, first = '', name = ''] = (request.url ?? '').split(/[/?]/);
      const page = PAGES[first]?.[name];
      response.setHeader('content-security-policy', POLICY);
      if (page !== undefined) return response.setHeader('content-type', 'text/html').end(page);
      if (/\.js$/.test(`${first}${name}`)) return response.setHeader('content-type', 'text/javascript').end();
      if (first === 'assets') return response.setHeader('content-type', 'text/css').end(CSS);
      return response.setHeader('content-type', 'image/gif').end(PICTURE);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => server.close());

  for (const [look, colorScheme, language] of [
    ['by day', 'light', 'en'],
    ['at night, right to left', 'dark', 'ar'],
  ] as const) {
    test(`break no rule of accessibility ${look}`, async () => {
      await withPage({ colorScheme }, async ({ page, problems }) => {
        for (const name of NAMES) {
          await page.goto(`${origin}/${language}/${name}`);
          assert.deepEqual(await axe(page), [], name);
        }
        assert.deepEqual(problems, []);
      });
    });
  }

  test('fit a phone of 320 pixels in any language, and nothing to press is smaller than 24', async () => {
    await withPage({ viewport: { width: 320, height: 640 } }, async ({ page }) => {
      for (const name of Object.entries(PAGES).flatMap(([language, pages]) =>
        Object.keys(pages).map((page) => `${language}/${page}`),
      )) {
        await page.goto(`${origin}/${name}`);
        const found = await page.evaluate(() => ({
          width: document.documentElement.scrollWidth,
          small: [
            ...document.querySelectorAll(
              'button, input:not([type=hidden], [tabindex="-1"]), nav a, footer a, a.main, a.more',
            ),
          ]
            .filter((one) => one.getBoundingClientRect().height < 24)
            .map((one) => one.outerHTML),
        }));
        assert.deepEqual({ name, ...found }, { name, width: 320, small: [] });
      }
    });
  });

  test('run nothing that a name or a text holds', async () => {
    await withPage({}, async ({ page, requests }) => {
      await page.goto(`${origin}/en/story`);
      assert.equal(await page.evaluate('window.canary'), undefined);
      assert.equal(requests.filter((url) => !url.startsWith(origin)).length, 0);
      const comments = page.getByRole('article', { name: /^Comment by Marta Quell$/ });
      assert.equal(await comments.count(), 1);
    });
  });
});
