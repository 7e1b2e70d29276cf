import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  comment,
  FRAME,
  livelyThread,
  reply,
  root,
  STORY,
  storyPage,
} from '../../../test/browser/made-up.js';
import { CATALOGUES } from '../../view/messages/catalogues.js';
import { pageEn, threadEn } from '../../view/messages/en.js';
import { OWN_ENGLISH } from '../../view/messages/own/catalogues.js';
import { paintCommentPage } from './comment-page.js';
import { paintComposePage } from './compose-page.js';
import { paintCorrectionsPage } from './corrections-page.js';
import { paintErrorPage } from './error-page.js';
import { paintFlagPage } from './flag-page.js';
import { paintFrontPage } from './front-page.js';
import { paintMePage } from './me-page.js';
import { paintMinePage } from './mine-page.js';
import { paintMonthPage } from './month-page.js';
import { paintErasePage } from './person-pages.js';
import type { PageFrame } from './props.js';
import { paintCodePage, paintDonePage, paintSignInPage } from './sign-in-page.js';
import { paintStoryPage } from './story-page.js';
import { paintThreadPage } from './thread-page.js';
import { paintWindowPage } from './window-page.js';

function frameIn(language: string): PageFrame {
  return { ...FRAME, site: { ...FRAME.site, language } };
}

/** One of each page, of a site and its story in `language`. */
function pagesIn(language: string): Readonly<Record<string, string>> {
  const frame = frameIn(language);
  const story = { ...STORY, language };
  const made = storyPage(frame);
  const { report, map } = made;
  const thread = { ...made.thread, story, cursor: 'x' };
  const [top, second] = [comment(), comment({ by: '' })];
  const reports = [2, 1].map((total) => ({ report, map, total }));
  const months = [{ month: '2026-11', count: 2 }];
  const forms = { storyHref: '/s', hidden: {} };
  const correction = report.corrections[0];
  return {
    front: paintFrontPage({ ...frame, reports, months, discussions: [{ ...story, title: '', url: null }] }),
    empty: paintFrontPage({ ...frame, reports: [], months: [], discussions: [] }),
    month: paintMonthPage({
      days: new Map([[3, 2]]),
      ...frame,
      month: '2026-11',
      reports,
      months,
      nextCursor: 'x',
    }),
    story: paintStoryPage({ ...made, report: { ...report, status: 'withdrawn' }, thread }),
    thread: paintThreadPage({ ...frame, thread }),
    closed: paintThreadPage({
      ...frame,
      thread: { ...thread, page: { ...livelyThread(), total: 0 }, story: { ...story, open: false } },
    }),
    comment: paintCommentPage({
      ...frame,
      ...forms,
      context: {
        story,
        ancestors: [top],
        ancestorsOmitted: 2,
        comment: reply(second),
        replies: [],
        replyCount: 0,
        repliesCursor: 'x',
      },
      cursor: null,
    }),
    compose: paintComposePage({
      ...frame,
      ...forms,
      story,
      parent: second,
      values: { text: '', name: '', website: '' },
      problem: { code: 'text_empty', message: 'Write something first.', details: {} },
      nudge: { words: ['x'], ticket: 't' },
    }),
    mine: paintMinePage({
      ...frame,
      ...forms,
      story,
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
      ...forms,
      comment: top,
      values: { reason: null, text: '' },
      problem: { code: 'rate_limited', message: 'Too many requests.', details: { seconds: 3 } },
      isDone: false,
    }),
    corrections: paintCorrectionsPage({ ...frame, entries: correction ? [{ correction, report }] : [] }),
    error: paintErrorPage({
      ...frame,
      status: 503,
      refusal: { code: 'overloaded', message: 'The server is busy.', details: { seconds: 2 } },
      requestId: 'r1',
    }),
  };
}

/** The pages around signing in, of a site in `language`, with all that they can say. */
function ownPagesIn(language: string): Readonly<Record<string, string>> {
  const frame = frameIn(language);
  const refused = (code: string) => ({ code, message: 'Try again.', details: { limit: 15 } });
  const script = '/p.js';
  const mine = (status: string) => ({
    ...{ comment: comment(), status, reason: null, storyId: 's', source: '', mayEditUntil: null },
    ...{ statement: null, appeal: null, mayAppeal: false },
  });
  const me = {
    ...frame,
    ...{ script, slug: 'demo', isSaved: true, mustSignInAgain: true, name: '', email: 'a@b.example' },
    ...{
      takesPasswords: true,
      hasPassword: true,
      isStaff: false,
      nextCursor: 'x',
      claim: { comments: 3, state: 'waiting' },
    },
    problem: refused('password_too_short'),
    comments: ['published', 'held', 'rejected', 'removed', 'deleted'].map(mine),
    replies: [{ comment: comment(), isNew: true }],
    corrections: (['correction', 'clarification', 'update', 'withdrawal'] as const).map((kind) => ({
      ...{ kind, url: 'https://x.example/2026/11/r/#corrections', headline: 'R', text: 'T' },
      ...{ at: '2026-11-14T10:00:00.000Z', isRead: kind === 'update' },
    })),
    ignored: [{ id: 'i', name: 'Ig' }],
    hasFeed: true,
    feedUrl: 'https://x.example/answers/t/feed.atom',
    unread: { count: 2, upTo: '2026-11-14T10:00:00.000Z' },
    followed: (['answers', 'replies', 'thread'] as const).map((kind) => ({
      ...{ id: kind, kind, target: 's', title: 'T' },
    })),
    pushKey: 'BKey',
    passkeys: [{ id: 'k', name: 'Kl', createdAt: '2026-11-14T10:00:00.000Z', usedAt: null }],
  };
  const bare = {
    ...me,
    email: null,
    comments: [],
    replies: [],
    unread: null,
    followed: [],
    corrections: [],
    ignored: [],
    hasFeed: false,
    claim: null,
    passkeys: [],
    isStaff: true,
    pushKey: null,
  };
  const forms = { back: '/me', problem: refused('sign_in_failed') };
  const providers = [{ name: 'example', label: 'Ex' }];
  return {
    me: paintMePage(me),
    bareMe: paintMePage(bare),
    claim: paintMePage({ ...me, problem: null, claim: null }),
    granted: paintMePage({ ...me, claim: { comments: 1, state: 'granted' } }),
    refused: paintMePage({ ...me, claim: { comments: 1, state: 'refused' } }),
    signIn: paintSignInPage({
      ...frame,
      ...forms,
      script,
      slug: 'demo',
      email: '',
      takesPasswords: true,
      providers,
    }),
    code: paintCodePage({ ...frame, ...forms, minutes: 10 }),
    done: paintDonePage({ ...frame, script }),
    window: paintWindowPage({ ...frame, origin: 'https://x.example', name: '', here: '/', hidden: {} }),
    erase: paintErasePage({ ...frame, problem: refused('fresh_sign_in_required'), isDone: false }),
    erased: paintErasePage({ ...frame, problem: null, isDone: true }),
  };
}

/** All that a page says and names, without what its newsroom and readers wrote. */
function saidBy(html: string): string {
  const labels = [...html.matchAll(/\s(?:aria-label|alt|title)="([^"]*)"/g)].map(([, label]) => label);
  const data = /<script type="application\/ld\+json">.*?<\/script>/s;
  return [...labels, html.replace(data, '').replace(/<[^>]*>/g, '\n')].join('\n');
}

/** English lines long enough that nobody wrote them by chance, up to their first place. */
const ENGLISH = [threadEn, pageEn, OWN_ENGLISH.signIn, OWN_ENGLISH.own]
  .flatMap((words): readonly (string | object)[] => Object.values(words))
  .flatMap((line) => (typeof line === 'string' ? [line] : Object.values(line)))
  .flatMap((line) => line.split(/\{\w+\}/))
  .map((part) => part.trim())
  .filter((part) => part.length >= 8)
  .concat(['Write something', 'Too many', 'Try again', 'The server is busy', 'A moderator reads']);

const SHARED = ['fr Discussions', 'fr minutes.', 'it Password', 'de Passkeys'];

describe('the pages of a newsroom', () => {
  for (const tag of Object.keys(CATALOGUES)) {
    test(`speak its language and no English: ${tag}`, () => {
      for (const [name, html] of Object.entries({ ...pagesIn(tag), ...ownPagesIn(tag) })) {
        const dir = tag === 'ar' || tag === 'he' ? 'rtl' : 'ltr';
        assert.ok(html.startsWith(`<!doctype html><html lang="${tag}" dir="${dir}">`), name);
        const left = ENGLISH.filter((line) => saidBy(html).includes(line));
        // The words that other languages share.
        assert.deepEqual(
          left.filter((line) => !SHARED.includes(`${tag} ${line}`)),
          [],
          name,
        );
      }
    });
  }

  test('are told from English ones by that', () => {
    for (const [name, html] of Object.entries({ ...pagesIn('en'), ...ownPagesIn('en') }))
      assert.notDeepEqual(
        ENGLISH.filter((line) => saidBy(html).includes(line)),
        [],
        name,
      );
  });

  test('speak English in a page of their own language where there are no words for it', () => {
    const { story = '' } = pagesIn('fa');
    assert.match(story, /<html lang="fa" dir="rtl">/);
    assert.match(story, /<section class="thread" id="comments" lang="en" dir="ltr"/);
    assert.match(story, /<div class="body" lang="fa">/);
    assert.match(story, /Write a comment/);
  });
});

describe('a story in another language than its site', () => {
  const story = { ...STORY, language: 'el' };
  const thread = { story, page: livelyThread(), cursor: null };

  test('has its page, its thread and its forms in its own', () => {
    const pages = [
      paintStoryPage(storyPage({ thread })),
      paintThreadPage({ ...FRAME, thread }),
      paintFlagPage({
        ...FRAME,
        language: 'el',
        comment: comment(),
        values: { reason: null, text: '' },
        hidden: {},
        problem: null,
        isDone: false,
      }),
    ];
    for (const html of pages) {
      assert.match(html, /<html lang="el" dir="ltr">/);
      assert.match(html, /Μετάβαση στο περιεχόμενο/);
    }
    assert.match(pages[0] ?? '', /&quot;language&quot;:&quot;el&quot;,&quot;timezone&quot;/);
    assert.match(pages[0] ?? '', /"inLanguage":"el"/);
  });

  test('marks its comments with it', () => {
    const page = { ...livelyThread(), comments: [root(comment())] };
    const html = paintThreadPage({ ...frameIn('fr'), thread: { ...thread, page } });
    assert.match(html, /<article[^>]*>.*<div class="body" lang="el"><p dir="auto">/);
  });
});

test('a quote and a list turn with the words inside them', () => {
  const inner = [{ type: 'paragraph' as const, children: ['שלום'] }];
  const top = comment({
    body: [
      { type: 'quote', children: inner },
      { type: 'list', ordered: true, items: [inner] },
    ],
  });
  const thread = { story: STORY, page: { ...livelyThread(), comments: [root(top)] }, cursor: null };
  const html = paintThreadPage({ ...FRAME, thread });
  assert.match(html, /<blockquote dir="auto"><p>שלום<\/p><\/blockquote>/);
  assert.match(html, /<ol dir="auto"><li><p>שלום<\/p><\/li><\/ol>/);
});
