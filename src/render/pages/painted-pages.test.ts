import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  chain,
  comment,
  FRAME,
  HOSTILE,
  livelyThread,
  root,
  STORY,
  storyPage,
  threadPage,
} from '../../../test/browser/made-up.js';
import { paintCommentPage } from './comment-page.js';
import { paintComposePage } from './compose-page.js';
import { paintStoryPage } from './story-page.js';
import { paintThreadPage } from './thread-page.js';

/** The words of a page as a reader gets them: tags gone, entities read. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

describe('a painted story', () => {
  const html = paintStoryPage(storyPage());

  test('is one whole document without inline style or script but its data block', () => {
    assert.match(html, /^<!doctype html><html lang="en-GB" dir="ltr"><head>/);
    assert.match(html, /<\/html>$/);
    const tags =
      html.replace(/<script type="application\/ld\+json">.*?<\/script>/, '').match(/<[^>]*>/g) ?? [];
    const unlawful = tags.filter((tag) => /^<style|\sstyle=|\son[a-z]+=|javascript:/i.test(tag));
    assert.deepEqual(unlawful, []);
    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    assert.deepEqual(scripts, ['<script async src="/embed.js">', '<script type="application/ld+json">']);
  });

  test('shows hostile names and texts as they were written', () => {
    assert.equal(textOf(html).includes(HOSTILE), true);
    assert.doesNotMatch(html, /<img src=x/);
    assert.doesNotMatch(html, /<\/script><script>window/);
  });

  test('tells machines the report and its published comments, and nothing can break out of the block', () => {
    const block = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '';
    const data = JSON.parse(block);
    assert.equal(data['@type'], 'NewsArticle');
    assert.equal(data.commentCount, 27);
    assert.equal(data.image[0], 'https://ledger.example/map-card.png');
    assert.ok(data.comment.some((one: { text: string }) => one.text === HOSTILE));
    assert.ok(
      data.comment.every((one: { text: string }) => one.text !== ''),
      'a tombstone has nothing to say',
    );
    assert.doesNotMatch(block, /</);
  });

  test('names every comment, and says what a tombstone stands for', () => {
    assert.match(html, /<article[^>]*aria-label="Comment by Marta Quell"/);
    assert.match(html, /A moderator removed this comment\./);
    assert.match(html, /The author deleted this comment\./);
    assert.match(html, /This comment is not shown here\./);
    assert.match(html, /aria-label="Comment by an unnamed reader"/);
    assert.equal(html.match(/<article[^>]*class="comment/g)?.length, html.match(/<h3>/g)?.length);
  });

  test('says of a comment that came without text that it has none', () => {
    const thread = { story: STORY, page: threadPage([root(comment({ body: [] }))]), cursor: null };
    assert.match(paintStoryPage(storyPage({ thread })), /<p class="hint">Without text<\/p>/);
    assert.doesNotMatch(html, /Without text/);
  });

  test('keeps a name from turning the sentence around it', () => {
    assert.match(html, /<bdi>ليلى حداد<\/bdi>/);
    assert.match(html, /<p dir="auto">متى/);
  });

  test('shows where a link leads, and marks it as a reader’s', () => {
    assert.match(
      html,
      /<a href="https:\/\/council\.example\/minutes\/41" rel="ugc nofollow noopener">here<\/a><bdi class="host"> \(council\.example\)<\/bdi>/,
    );
    assert.doesNotMatch(html, /archive\.example\)/);
  });

  test('says in words how far each claim is established, and whose it is', () => {
    assert.match(textOf(html), /Claimed, not confirmedRepairs end before April\.The port authority/);
    assert.match(textOf(html), /DisputedThe damage was reported two years ago\./);
  });

  test('shows a time without a zone as a day', () => {
    assert.match(html, /<time dir="auto" datetime="2011-03-02">2 Mar 2011<\/time>/);
  });

  test('lets everything be done by links', () => {
    assert.match(html, new RegExp(`href="/compose\\?story=${STORY.id}&amp;parent=`));
    assert.match(html, /href="\?sort=oldest#comments"/);
    assert.match(html, /href="\?sort=newest&amp;cursor=next-roots#comments"/);
    assert.match(html, /href="\/flag\?comment=/);
    // Votes are forms, since they change something.
    assert.doesNotMatch(html.replace(/<form class="votes".*?<\/form>/gs, ''), /<button/);
  });
});

test('a site below a path links below it', () => {
  const site = { ...FRAME.site, baseUrl: 'https://paper.example/talk' };
  const html = paintStoryPage(storyPage({ site }));
  assert.match(html, /<link rel="canonical" href="https:\/\/paper\.example\/talk\/2026\/11\/ferry-pier\/"/);
  assert.match(html, /href="\/talk\/compose\?/);
  assert.doesNotMatch(html, /href="\/c\//);
});

test('a chain of 10,000 replies is painted', () => {
  const top = comment();
  const thread = { story: STORY, page: threadPage([root(top, chain(top, 10_000))]), cursor: null };
  const html = paintThreadPage({ ...FRAME, thread });
  assert.equal(html.match(/<article/g)?.length, 10_001);
  const deepest = html.split('<ol class="replies">').length - 1;
  assert.equal(deepest, 7);
});

test('a closed discussion says why and offers no form', () => {
  const story = { ...STORY, open: false, closedReason: 'It closed after thirty days.' };
  const html = paintThreadPage({ ...FRAME, thread: { story, page: livelyThread(), cursor: null } });
  assert.match(html, /This discussion is closed\. It closed after thirty days\./);
  assert.doesNotMatch(html, /\/compose/);
});

test('a later page of a thread is not for search engines', () => {
  const html = paintThreadPage({ ...FRAME, thread: { story: STORY, page: livelyThread(), cursor: 'x' } });
  assert.match(html, /<meta name="robots" content="noindex"/);
  assert.match(html, /Back to the first comments/);
});

test('a comment’s page tells what was left out above it, and where its parent is', () => {
  const top = comment({ by: 'Ana' });
  const line = chain(top, 3);
  const context = {
    story: STORY,
    ancestors: [top, line[1] as typeof top],
    ancestorsOmitted: 1,
    comment: line[2] as typeof top,
    replies: [],
    replyCount: 0,
    repliesCursor: null,
  };
  const html = paintCommentPage({ ...FRAME, context, storyHref: '/2026/11/ferry-pier/', cursor: null });
  assert.match(textOf(html), /1 comment in between is left out\./);
  assert.match(html, new RegExp(`href="#c-${line[1]?.id}">In reply to <bdi>Ana</bdi><q class="quoted"`));
  assert.match(html, new RegExp(`href="/c/${line[0]?.id}">In reply to`));
});

test('a refused text comes back in its form, with what was wrong and the way to insist', () => {
  const html = paintComposePage({
    ...FRAME,
    story: STORY,
    storyHref: '/2026/11/ferry-pier/',
    parent: null,
    values: { text: `\n  ${HOSTILE}`, name: 'Ana "A" <b>', website: '' },
    hidden: { key: 'k1' },
    problem: {
      code: 'nudge',
      message: 'This may break a rule.',
      details: { reason: 'This may break a rule of this site.' },
    },
    nudge: { words: ['nitwit'], ticket: 't1' },
  });
  assert.ok(textOf(html).includes(HOSTILE));
  assert.match(html, /value="Ana &quot;A&quot; &lt;b>"/);
  assert.match(
    html,
    /role="alert" id="compose-problem">This may break a rule of this site\. In question: nitwit</,
  );
  assert.match(html, /aria-describedby="compose-problem compose-format"/);
  assert.match(html, /<button type="submit" name="nudgeTicket" value="t1">/);
  assert.match(html, /<input type="hidden" name="key" value="k1"\/>/);
  assert.match(html, new RegExp(`name="story" value="${STORY.id}"`));
});
