/** A made-up site for tests of painted pages: every state of a comment, several scripts, hostile words. */
import type { PageFrame, StoryPageProps } from '../../src/render/pages/props.js';
import type { CommentView, RootView } from '../../src/wire/comment.js';
import type { StoryView } from '../../src/wire/story.js';
import type { ThreadView } from '../../src/wire/thread.js';

export const FRAME: PageFrame = {
  site: {
    name: 'The Quayside Ledger',
    slug: 'demo',
    language: 'en-GB',
    timezone: 'Europe/Lisbon',
    baseUrl: 'https://ledger.example/',
  },
  assets: { css: '/assets/site.css', embed: '/embed.js', compose: '/assets/compose-page.js' },
};

/** Would set `window.canary` or show as markup if anything forgot to escape. */
export const HOSTILE = `</script><script>window.canary=1</script><img src=x onerror="window.canary=1">'"&amp;`;

let made = 0;

/** A comment; what a test does not name is ordinary. */
export function comment(
  fields: Partial<CommentView> & { readonly words?: string; readonly by?: string } = {},
): CommentView {
  const { words = 'Plain words.', by = 'Ana', ...rest } = fields;
  made += 1;
  const id = `c${String(made).padStart(10, '0')}`;
  return {
    id,
    parentId: null,
    rootId: id,
    depth: 1,
    state: 'published',
    author: { name: by, website: null, kind: 'guest', isStaff: false, badges: [] },
    createdAt: new Date(Date.UTC(2026, 10, 14, 9, made % 60)).toISOString(),
    createdLocal: null,
    editedAt: null,
    revision: 1,
    body: [{ type: 'paragraph', children: [words] }],
    up: 0,
    down: 0,
    answers: null,
    isPinned: false,
    isFeatured: false,
    replyTo: null,
    ...rest,
  };
}

/** A reply to `parent`. */
export function reply(parent: CommentView, fields: Parameters<typeof comment>[0] = {}): CommentView {
  return comment({
    parentId: parent.id,
    rootId: parent.rootId,
    depth: parent.depth + 1,
    replyTo: { id: parent.id, name: parent.author?.name ?? '' },
    ...fields,
  });
}

/** A root with its replies, all of them on the page. */
export function root(top: CommentView, replies: readonly CommentView[] = []): RootView {
  const replyCount = replies.filter((one) => one.state === 'published').length;
  return { ...top, replies: [...replies], replyCount, repliesCursor: null };
}

/** Each answers the one before. */
export function chain(top: CommentView, length: number): readonly CommentView[] {
  const links: CommentView[] = [];
  for (let at = 0; at < length; at++) links.push(reply(links[at - 1] ?? top, { words: `Link ${at + 1}.` }));
  return links;
}

export const STORY: StoryView = {
  id: 'st0ry000001',
  url: 'https://ledger.example/2026/11/ferry-pier/',
  title: 'Ferry pier stays shut after inspection',
  kind: 'discussion',
  open: true,
  total: 14,
  version: 3,
  language: 'en-GB',
  voting: 'up',
  guidelines: [{ type: 'paragraph', children: ['Argue about the subject, not about each other.'] }],
  maxLength: 10_000,
  editWindow: 300_000,
};

export function threadPage(comments: readonly RootView[], fields: Partial<ThreadView> = {}): ThreadView {
  return { comments: [...comments], nextCursor: null, total: 14, version: 3, sort: 'newest', ...fields };
}

const gone = { author: null, body: [], editedAt: null } as const;

/** A root of every kind. */
export function livelyThread(): ThreadView {
  const first = comment({
    by: 'Marta Quell',
    body: [
      {
        type: 'paragraph',
        children: [
          'They said ',
          { type: 'emphasis', children: ['two weeks'] },
          ' in spring. It is November.',
        ],
      },
      {
        type: 'quote',
        children: [
          { type: 'paragraph', children: ['The inspection found corrosion in nine of twelve piles.'] },
        ],
      },
      {
        type: 'paragraph',
        children: [
          'The minutes are ',
          { type: 'link', href: 'https://council.example/minutes/41', children: ['here'] },
          ', and at ',
          { type: 'link', href: 'https://archive.example/p', children: ['https://archive.example/p'] },
          '.',
        ],
      },
    ],
  });
  const answer = reply(first, {
    by: 'Editor on duty',
    author: { name: 'Editor on duty', website: null, kind: 'account', isStaff: true, badges: ['editor'] },
    words: 'We asked the port for the full report and will publish it when it arrives.',
    editedAt: '2026-11-14T10:00:00.000Z',
  });
  const removed = reply(answer, { ...gone, state: 'removed' });
  const below = reply(removed, {
    by: 'Tomé Varrick',
    words: 'That was uncalled for, but the question stands: who pays?',
  });
  const arabic = comment({
    by: 'ليلى حداد',
    words: 'متى سيفتح الرصيف من جديد؟ نحن نستعمل العبّارة كل يوم (خط 7).',
  });
  const hebrew = reply(arabic, { by: 'נועם 42', words: 'גם אני שואל. The timetable says nothing.' });
  const list = comment({
    by: 'Old Imports',
    createdAt: null,
    createdLocal: '2011-03-02T14:05:00',
    body: [
      { type: 'paragraph', children: ['Three things, from a seller’s side:'] },
      {
        type: 'list',
        ordered: true,
        items: [
          [{ type: 'paragraph', children: ['fewer passengers,'] }],
          [{ type: 'paragraph', children: ['no deliveries before ten,'] }],
          [
            {
              type: 'paragraph',
              children: [{ type: 'strong', children: ['nobody answers'] }, ' the telephone.'],
            },
          ],
        ],
      },
      {
        type: 'code',
        text: 'route 7: 06:10 06:40 07:10 07:40 08:10 08:40 09:10 09:40 10:10 10:40 11:10 11:40 12:10',
      },
    ],
  });
  const deep = comment({ by: '李小洋', words: '码头关闭对我们店影响很大。' });
  const hostile = comment({
    by: HOSTILE,
    words: HOSTILE,
    author: { name: HOSTILE, website: 'javascript:alert(1)', kind: 'guest', isStaff: false, badges: [] },
  });
  const unnamed = comment({ by: '', words: 'No name came with this one.' });
  const deleted = comment({ ...gone, state: 'deleted' });
  const hidden = comment({ ...gone, state: 'hidden' });
  return threadPage(
    [
      { ...root(first, [answer, removed, below]), replyCount: 9, repliesCursor: 'next-replies' },
      root(arabic, [hebrew]),
      root(deep, chain(deep, 12)),
      root(list),
      root(hostile, [reply(hostile, { by: 'Calm Reader' })]),
      root(unnamed),
      root(deleted, [reply(deleted, { by: 'Sol' })]),
      root(hidden, [reply(hidden, { by: 'Remy' })]),
    ],
    { nextCursor: 'next-roots', total: 27 },
  );
}

/** A report with all that a report can have. */
export function storyPage(fields: Partial<StoryPageProps> = {}): StoryPageProps {
  return {
    ...FRAME,
    report: {
      headline: 'Ferry pier stays shut after inspection finds corroded piles',
      summary:
        'The port says repairs take until spring; boat crews say they were told of the damage two years ago.',
      byline: 'Iris Calloway',
      month: '2026-11',
      slug: 'ferry-pier',
      status: 'published',
      publishedAt: Date.UTC(2026, 10, 13, 6, 30),
      updatedAt: Date.UTC(2026, 10, 15, 8, 0),
      body: [
        {
          type: 'paragraph',
          children: [
            'The pier at the end of Salt Street stays shut until at least April, the port authority said on Thursday, after divers found corrosion in nine of its twelve steel piles.',
          ],
        },
        { type: 'heading', children: ['What the divers saw'] },
        {
          type: 'paragraph',
          children: [
            'A summary of the inspection, seen by this paper, speaks of ',
            { type: 'emphasis', children: ['loss of section'] },
            ' of up to 40 per cent.',
          ],
        },
        {
          type: 'quote',
          children: [{ type: 'paragraph', children: ['Nobody wants a ferry tied to a pile that may fold.'] }],
        },
      ],
      claims: [
        {
          text: 'Nine of twelve piles are corroded.',
          status: 'confirmed',
          attribution: 'Summary of the inspection',
          sources: [{ name: 'Port authority, inspection summary', url: 'https://port.example/summary' }],
        },
        {
          text: 'Repairs end before April.',
          status: 'claimed',
          attribution: 'The port authority',
          sources: [],
        },
        {
          text: 'The damage was reported two years ago.',
          status: 'disputed',
          attribution: 'Two boat crews',
          sources: [{ name: 'Interview', url: null }],
        },
        {
          text: 'A replacement ferry calls at the north quay.',
          status: 'reported',
          attribution: 'Passengers',
          sources: [],
        },
        {
          text: 'The pier may be pulled down.',
          status: 'withdrawn',
          attribution: 'A councillor',
          sources: [],
        },
      ],
      corrections: [
        {
          at: Date.UTC(2026, 10, 15, 8, 0),
          kind: 'correction',
          text: 'An earlier version gave the number of piles as ten.',
        },
      ],
      mapWords:
        'The pier lies at the end of Salt Street, west of the fish market.\nThe replacement ferry, as passengers report, calls at the north quay.',
    },
    map: { wide: '/map-wide.png', narrow: '/map-narrow.png', data: '/map.geojson' },
    card: '/map-card.png',
    thread: { story: STORY, page: livelyThread(), cursor: null },
    ...fields,
  };
}
