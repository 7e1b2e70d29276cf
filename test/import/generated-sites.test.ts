import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ParsedComment, ParsedRecord, SourceStatus } from '../../src/core/archive.js';
import { bodyFromMarkdown } from '../../src/core/body/from-markdown.js';
import type { Comment } from '../../src/core/comment.js';
import type { AccountId, CommentId, DecisionId, SiteId } from '../../src/core/ids.js';
import { isOpen } from '../../src/core/story.js';
import type { NewDecision, Store } from '../../src/storage/store.js';
import { withFolder } from '../kit/temporary.js';
import { makePost } from '../storage/fixtures.js';
import { archiveOf } from './archive-of.js';
import { NOW, withStore } from './importing.js';

const STATUSES: readonly SourceStatus[] = [
  'published',
  'published',
  'published',
  'pending',
  'spam',
  'trash',
  'deleted',
];
const TEXTS = [
  'A plain line',
  '**Strong**, *soft* and `code`\n\n> quoted\n\n- one\n- two',
  'Ελληνικά με τόνους',
  'עברית מימין לשמאל',
  'العربية <b>not bold</b>',
  'हिन्दी और 中文 и кириллица',
  'Astral 😀 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and a link https://paper.example/x?a=1&b=2',
  '',
];

/** A thread as rows of [answers which earlier row or none, status, text, seconds, name]. */
const row = fc.tuple(
  fc.option(fc.nat(40), { nil: null }),
  fc.nat(STATUSES.length - 1),
  fc.nat(TEXTS.length - 1),
  fc.nat(5),
  fc.constantFrom('', 'Ines', 'Άννα', 'עדי', '😀 Bo', 'Ines'),
);
const thread = fc.record({
  rows: fc.array(row, { maxLength: 14 }),
  closed: fc.boolean(),
  hasUrl: fc.boolean(),
  title: fc.constantFrom('Tides', 'Ελλάδα (Map)', 'عنوان', ''),
});
/** What moderators and authors did afterwards: which comment, and what. */
const acts = fc.array(
  fc.tuple(fc.nat(15), fc.constantFrom('publish', 'remove', 'edit', 'delete', 'answer')),
  {
    maxLength: 8,
  },
);

type Thread = typeof thread extends fc.Arbitrary<infer T> ? T : never;

async function* recordsOf(threads: readonly Thread[]): AsyncGenerator<ParsedRecord> {
  yield { type: 'site', instance: 'made-up', title: 'Made up' };
  for (const [t, { rows, closed, hasUrl, title }] of threads.entries()) {
    const urls = hasUrl ? [`https://paper.example/${t}`] : [];
    yield { type: 'thread', sourceId: `t${t}`, urls, title, createdAt: NOW - 1000, closed };
    for (const [n, [parent, status, text, seconds, name]] of rows.entries()) {
      const comment: ParsedComment = {
        type: 'comment',
        sourceId: `${t}-${n}`,
        threadRef: `t${t}`,
        ...(parent === null || parent >= n ? {} : { parentRef: `${t}-${parent}` }),
        text: TEXTS[text] ?? '',
        format: 'markdown',
        createdAt: NOW - 100_000 + seconds * 1000,
        status: STATUSES[status] ?? 'published',
        kind: n % 7 === 6 ? 'pingback' : 'comment',
        author: { name, ...(name === 'Ines' ? { sourceId: 'ines' } : {}) },
        votes: { up: seconds, down: n % 2 },
      };
      yield comment;
    }
  }
}

function decisionFor(id: number, outcome: NewDecision['outcome']): NewDecision {
  return {
    id: id as DecisionId,
    actorKind: 'account',
    actorId: 7 as AccountId,
    outcome,
    rule: 'house',
    reason: 'because',
    policyVersion: null,
    evidence: [],
    matched: ['house'],
    undoes: null,
    createdAt: NOW,
  };
}

async function answerAsGuest(store: Store, parent: Comment, n: number): Promise<void> {
  const story = await store.read.storyById({ id: parent.storyId });
  if (story === undefined || !isOpen(story, NOW)) return;
  await store.write.postComment(
    makePost({
      id: (Number(parent.id) + 7_000_000 + n) as CommentId,
      siteId: parent.siteId,
      storyId: parent.storyId,
      parentId: parent.id,
      createdAt: NOW,
      placedAt: NOW,
      author: {
        kind: 'guest',
        name: 'Guest',
        website: null,
        accountId: null,
        ghostId: null,
        guestHash: 'ab'.repeat(32),
        isStaff: false,
        badges: [],
      },
    }),
  );
}

async function live(
  store: Store,
  siteId: SiteId,
  what: readonly (readonly [number, string])[],
): Promise<void> {
  const stories = await store.read.storiesPage({ siteId, limit: 50 });
  const comments: Comment[] = [];
  for (const { id } of stories)
    comments.push(...(await store.read.commentsOfStory({ storyId: id, limit: 500 })));
  const standing = comments.find(({ kind, status }) => kind === 'comment' && status === 'published');
  if (standing !== undefined) await answerAsGuest(store, standing, 99);
  for (const [index, [n, act]] of what.entries()) {
    const comment = comments[n];
    const stored = comment && (await store.read.commentById({ id: comment.id }));
    if (stored === undefined || stored.kind !== 'comment') continue;
    const { id, revision, status } = stored;
    if (act === 'answer') {
      if (status === 'published') await answerAsGuest(store, stored, index);
      continue;
    }
    if (act === 'edit') {
      const source = `changed ${index}`;
      const decision = decisionFor(5_000_000 + index, 'publish');
      await store.write.editComment({
        id,
        revision,
        source,
        sourceFormat: 'markdown',
        body: bodyFromMarkdown(source),
        fingerprint: null,
        from: status,
        status,
        decision,
        now: NOW,
      });
      continue;
    }
    const to = act === 'publish' ? 'published' : act === 'remove' ? 'removed' : 'deleted';
    if (to === status) continue;
    await store.write.decideComment({
      id,
      revision,
      from: [status],
      to,
      decision: decisionFor(6_000_000 + index, act === 'publish' ? 'publish' : 'remove'),
      now: NOW,
    });
  }
}

test('whatever a site holds, its archive makes the same site elsewhere', { timeout: 300_000 }, () =>
  fc.assert(
    fc.asyncProperty(fc.array(thread, { minLength: 1, maxLength: 3 }), acts, (threads, what) =>
      withFolder(async (folder) => {
        const file = path.join(folder, 'site.jsonl');
        const first = await withStore(path.join(folder, 'a'), async ({ store, bringInRecords }) => {
          await bringInRecords(recordsOf(threads));
          const site = await store.read.siteBySlug({ slug: 'paper' });
          await live(store, site?.id as SiteId, what);
          return archiveOf(store, 'paper');
        });
        writeFileSync(file, first);
        await withStore(path.join(folder, 'b'), async ({ store, bringIn }) => {
          const { ledger } = await bringIn([file]);
          assert.equal((await archiveOf(store, 'paper')).split('\n').join('\n'), first);
          assert.equal(ledger.comments.rerooted, 0);
          for (const { id } of await store.read.storiesPage({
            siteId: (await store.read.siteBySlug({ slug: 'paper' }))?.id as SiteId,
            limit: 50,
          })) {
            assert.deepEqual(await store.write.recountStory({ id }), { changed: 0 });
          }
        });
      }),
    ),
    { numRuns: 15 },
  ),
);
