import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countRecords } from './count-records.js';
import { openArchive } from './open-archive.js';

const SAVED = Date.UTC(2019, 5, 1);
const TOP =
  'MARCH 2016\n\nWardens take the northern lock (Map)\n\nThe militia took the lock on Sunday, sources close to it claim.\n\n';

async function read(page: string) {
  const archive = await openArchive([{ bytes: Buffer.from(page) }], 'auto', { capturedAt: SAVED });
  assert.equal(archive.format.name, 'outline');
  return countRecords(archive.records);
}

/** Depth, name, time, text. */
async function rowsOf(page: string) {
  const { comments } = await read(page);
  const depths = new Map<string, number>();
  return comments.map(({ sourceId, parentRef, author, createdLocal, createdAt, text }) => {
    const depth = 1 + (parentRef === undefined ? 0 : (depths.get(parentRef) ?? Number.NaN));
    depths.set(sourceId, depth);
    const at = createdAt === undefined ? '' : new Date(createdAt).toISOString().slice(0, 7);
    return [depth, author.name, createdLocal ?? at, text];
  });
}

type Row = readonly [depth: number, name: string, time: string, text: string];
type Hand = readonly [title: string, page: string, rows: readonly Row[]];

const THREE = (times: readonly [string, string, string], last = 'Καλά νέα.'): readonly Row[] => [
  [1, 'Bram Tolley', times[0], 'About time.'],
  [2, 'Odile', times[1], 'Nonsense, you fool.'],
  [1, 'Χρυσάνθη', times[2], last],
];
const DATED = THREE(['2016-03-03T10:15', '2016-03-13T11:15', '2016-03-04T09:01']);
const UNDATED = THREE(['', '', '']);
const AGO = THREE(['2016-05', '2016-05', '2017-05']);

const HANDS: readonly Hand[] = [
  [
    'names with distances behind dots, and offers to reply under every comment',
    '3 Comments · Sort by Newest\n\nBram Tolley · 3 years ago\nAbout time.\nReply\n\n    Odile · 3 years ago\n    Nonsense, you fool.\n    Reply · Share\n\nΧρυσάνθη · 2 years ago\nΚαλά νέα.\n12 · Reply\n',
    AGO,
  ],
  [
    'a copy of a frame of Disqus, which tells by name who answers whom',
    '3 Comments\nLogin\nSort by Best\n\nBram Tolley • 3 years ago\nAbout time.\n3 • Reply • Share ›\n\nOdile Bram Tolley • 3 years ago\nNonsense, you fool.\n• Reply • Share ›\n\nΧρυσάνθη • 2 years ago\nΚαλά νέα.\n• Reply • Share ›\n',
    AGO,
  ],
  [
    'a copy of a plugin that writes the time behind the offers',
    'Bram Tolley\nAbout time.\nLike · Reply · 3y\nOdile\nNonsense.\nLike · Reply · 3 · 2y\n',
    [
      [1, 'Bram Tolley', '2016-05', 'About time.'],
      [1, 'Odile', '2017-05', 'Nonsense.'],
    ],
  ],
  [
    'levels as signs of quotation before every line',
    'Comments\n\nBram Tolley wrote on 3 March 2016 at 10:15:\nAbout time.\n\n> Odile wrote on 13 March 2016 at 11:15:\n> Nonsense, you fool.\n\nΧρυσάνθη wrote on 4 March 2016 at 09:01:\nΚαλά νέα.\n',
    DATED,
  ],
  [
    'levels as bars, without empty lines',
    'Comments\n\nBram Tolley (3 Mar 2016 10:15)\nAbout time.\n| Odile (13 Mar 2016 11:15)\n| Nonsense, you fool.\nΧρυσάνθη (4 Mar 2016 09:01)\nΚαλά νέα.\n',
    DATED,
  ],
  [
    'levels as dashes, without times',
    'Comments\n\nBram Tolley\nAbout time.\n\n-- Odile\n-- Nonsense, you fool.\n\nΧρυσάνθη\nΚαλά νέα.\n',
    UNDATED,
  ],
  [
    'a bullet that is repeated for every level',
    '* Bram Tolley\nAbout time.\n** Odile\nNonsense, you fool.\n* Χρυσάνθη\nΚαλά νέα.\n',
    UNDATED,
  ],
  [
    'times before the names',
    '3 March 2016, 10:15 | Bram Tolley\n    About time.\n\n    13 March 2016, 11:15 | Odile\n        Nonsense, you fool.\n\n4 March 2016, 09:01 | Χρυσάνθη\n    Καλά νέα.\n',
    DATED,
  ],
  [
    'names and German dates on lines of their own, with verbs',
    'Kommentare\n\n\tBram Tolley sagt:\n\t3. März 2016 um 10:15\n\tAbout time.\n\tAntworten\n\n\t\tOdile sagt:\n\t\t13. März 2016 um 11:15\n\t\tNonsense, you fool.\n\t\tAntworten\n\n\tΧρυσάνθη sagt:\n\t4. März 2016 um 09:01\n\tΚαλά νέα.\n\tAntworten\n',
    DATED,
  ],
  [
    'dates with slashes, of which one tells where the day stands',
    'By Bram Tolley on 03/03/2016 10:15\nAbout time.\n\n    By Odile on 13/03/2016 11:15\n    Nonsense, you fool.\n\nBy Χρυσάνθη on 04/03/2016 09:01\nΚαλά νέα.\n',
    DATED,
  ],
  [
    'rules between comments that have numbers',
    '-----\nComments:\n-----\n\n#1 Bram Tolley - 2016-03-03 10:15\nAbout time.\n-----\n#2 Odile - 2016-03-13 11:15\nNonsense, you fool.\n-----\n#3 Χρυσάνθη - 2016-03-04 09:01\nΚαλά νέα.\n',
    DATED.map(([, ...rest]) => [1, ...rest]),
  ],
  [
    'what a browser for terminals saved, with numbers and plus signs',
    '3 Responses to "Wardens take the northern lock (Map)"\n\n    1. Bram Tolley says:\n       March 3, 2016 at 10:15 am\n       About time.\n       Reply\n          + Odile says:\n            March 13, 2016 at 11:15 am\n            Nonsense, you fool.\n            Reply\n    2. Χρυσάνθη says:\n       March 4, 2016 at 9:01 am\n       Καλά νέα.\n       Reply\n',
    DATED,
  ],
  [
    'indentation alone',
    'Bram Tolley\n  About time.\n\n  Odile\n    Nonsense, you fool.\n\nΧρυσάνθη\n  Καλά νέα.\n',
    UNDATED,
  ],
  [
    'names and texts on one line',
    'Comments (3)\nBram Tolley: About time.\n  Odile: Nonsense, you fool.\nΧρυσάνθη: Καλά νέα.\n',
    UNDATED,
  ],
];

describe('a discussion saved as text without bullets comes back as it was', () => {
  for (const [title, page, rows] of HANDS)
    it(title, async () => {
      const { comments, threads } = await read(TOP + page);
      assert.equal(threads[0]?.title, 'Wardens take the northern lock (Map)');
      assert.equal(
        threads[0]?.article?.text,
        'The militia took the lock on Sunday, sources close to it claim.',
        `${comments.length} comments`,
      );
      assert.deepEqual(await rowsOf(TOP + page), rows);
    });

  it('with comments that have a time and no name, and a name and no text', async () => {
    const page =
      'Comments\n\nAnonymous\nApril 3, 2016 at 4:12 am\n\nDie, all of you.\n\nApril 4, 2016 at 9:00 am\n\nI left no name.\n\nPerkin\nApril 4, 2016 at 10:00 am\n\nOdile\nApril 5, 2016 at 11:00 pm\n\nScum.\n';
    assert.deepEqual(await rowsOf(TOP + page), [
      [1, 'Anonymous', '2016-04-03T04:12', 'Die, all of you.'],
      [1, '', '2016-04-04T09:00', 'I left no name.'],
      [1, 'Perkin', '2016-04-04T10:00', ''],
      [1, 'Odile', '2016-04-05T23:00', 'Scum.'],
    ]);
  });
});

describe('a page saved as text without bullets', () => {
  it('keeps its comments where no date tells which number is the day, and says that their dates are lost', async () => {
    const { comments, warnings } = await read(
      `${TOP}Comments\n\nBram Tolley - 03/04/2016 10:15\nAbout time.\n\nOdile - 05/04/2016 10:15\nNo.\n`,
    );
    assert.deepEqual(
      comments.map(({ author, createdLocal }) => [author.name, createdLocal]),
      [
        ['Bram Tolley', undefined],
        ['Odile', undefined],
      ],
    );
    assert.deepEqual(
      warnings.map(({ code, line }) => [code, line]),
      [
        ['bad_date', 9],
        ['bad_date', 12],
      ],
    );
  });

  it('keeps a comment that says "Reply" and nothing else', async () => {
    const page = 'Comments\n\nBram Tolley · 3 years ago\nReply\n\nOdile · 3 years ago\nI shall not.\n';
    assert.deepEqual(
      (await read(TOP + page)).comments.map(({ text }) => text),
      ['Reply', 'I shall not.'],
    );
  });

  it('has its headline below the name of the site and its sections', async () => {
    const { threads } = await read(
      `The Old Lock Gazette\nNews · Archive\n\n${TOP}Comments\n\nBram Tolley · 3 years ago\nYes.\n`,
    );
    assert.equal(threads[0]?.title, 'Wardens take the northern lock (Map)');
    assert.deepEqual(threads[0]?.meta, { above: 'The Old Lock Gazette\nNews · Archive' });
  });

  it('says so when nothing on it looks like a comment', async () => {
    const { comments, warnings } = await read(`${TOP}One more paragraph of the article.\n`);
    assert.deepEqual(comments, []);
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['no_comments'],
    );
  });
});
