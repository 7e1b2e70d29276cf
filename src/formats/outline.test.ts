import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countRecords } from './count-records.js';
import type { ParsedComment } from './format.js';
import { openArchive } from './open-archive.js';

interface Row {
  readonly depth: number;
  readonly author: string;
  readonly text: string;
}

/** The comments of a page with their depth instead of ids. */
function rowsOf(comments: readonly ParsedComment[]): readonly Row[] {
  const depths = new Map<string, number>();
  return comments.map(({ sourceId, parentRef, author, text }) => {
    const depth = 1 + (parentRef === undefined ? 0 : (depths.get(parentRef) ?? Number.NaN));
    depths.set(sourceId, depth);
    return { depth, author: author.name, text };
  });
}

async function read(page: string) {
  const { format, records } = await openArchive([{ bytes: Buffer.from(page) }]);
  assert.equal(format.name, 'outline');
  return countRecords(records);
}

async function readRows(page: string): Promise<readonly Row[]> {
  return rowsOf((await read(page)).comments);
}

const TOP = 'MAY 2018\n\nThe pier opens (Map)\n\nIt opens on Monday.\n\n';

interface Style {
  readonly bullet: string;
  readonly base: number;
  readonly step: number;
  readonly indent: number;
  readonly blanksToText: number;
  readonly heading: string;
  readonly tabs: boolean;
  readonly lineEnd: string;
}

interface Planted extends Row {
  readonly way: 'named' | 'bare bullet' | 'lost name' | 'sentence' | 'no text';
}

function indentedBy(columns: number, { tabs }: Style): string {
  return tabs ? '\t'.repeat(columns / 4) : ' '.repeat(columns);
}

function paint(planted: readonly Planted[], style: Style): string {
  const blocks = planted.map(({ depth, author, text, way }) => {
    const column = style.base + (depth - 1) * style.step;
    const bullet = indentedBy(column, style) + style.bullet;
    const inner = indentedBy(column + style.indent, style);
    const body = text.replace(/^(?=.)/gm, inner);
    const gap = '\n'.repeat(1 + style.blanksToText);
    if (way === 'lost name') return `\n${body}`;
    if (way === 'sentence') return `${bullet} ${text}`;
    if (way === 'no text') return `${bullet} ${author}`;
    return way === 'named' ? `${bullet} ${author}${gap}${body}` : `${bullet}${gap}${body}`;
  });
  return (TOP + style.heading + blocks.join('\n\n')).replaceAll('\n', style.lineEnd);
}

const NAMES = [
  'Agnes Tiller',
  "P. O'Neill",
  'Ελένη Κ.',
  'Иван П.',
  'أحمد',
  'tern47',
  'Bo Jr.',
  'D. van den Berg',
  'kim-lund_2',
];
const TEXTS = [
  'Yes.',
  'The stairs are steep.\nMind your head.',
  'One.\n\nTwo.',
  'Ναι; ίσως.',
  'no stop at the end',
  'نعم، غدا.',
];

const style: fc.Arbitrary<Style> = fc
  .record({
    bullet: fc.constantFrom('•', '*', '-', '·', '–', '◦'),
    base: fc.constantFrom(0, 4, 8),
    step: fc.constantFrom(4, 8),
    indent: fc.constantFrom(4, 8),
    blanksToText: fc.constantFrom(0, 1),
    heading: fc.constantFrom('', 'Comments (23)\n\n', 'Σχόλια\n\n\n', "Readers' comments\n\n"),
    tabs: fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map((made) =>
    made.tabs ? made : { ...made, base: made.base / 4, step: made.step / 2, indent: made.indent / 2 },
  );

/** Threads as pages hold them. The first comment has a name and a text, so that the page can be told from a list. */
function planting(lostNames: boolean): fc.Arbitrary<readonly Planted[]> {
  const ways = ['named', 'named', 'named', 'bare bullet', 'sentence', 'no text'] as const;
  const one = fc.record({
    deeper: fc.integer({ min: -3, max: 1 }),
    author: fc.constantFrom(...NAMES),
    text: fc.constantFrom(...TEXTS),
    way: fc.constantFrom<Planted['way']>(...ways, ...(lostNames ? (['lost name'] as const) : [])),
  });
  return fc.array(one, { minLength: 1, maxLength: 30 }).map((plan) => {
    const planted: Planted[] = [];
    for (const { deeper, author, text, way } of plan) {
      const before = planted.at(-1);
      const depth = before === undefined ? 1 : Math.max(1, before.depth + deeper);
      const isFirst = before === undefined;
      const usable =
        isFirst || (way === 'lost name' && before.way !== 'named' && before.way !== 'bare bullet')
          ? 'named'
          : way;
      const name = usable === 'named' || usable === 'no text' ? author : '';
      const said =
        usable === 'no text' ? '' : usable === 'sentence' ? 'I only came for the timetable, sorry.' : text;
      planted.push({ depth, author: name, text: said, way: usable });
    }
    return planted;
  });
}

describe('a discussion saved as an outline comes back as it was', () => {
  it('whatever the bullets, the indentation, the line ends and the languages', async () => {
    await fc.assert(
      fc.asyncProperty(style, planting(false), async (set, planted) => {
        assert.deepEqual(
          await readRows(paint(planted, set)),
          planted.map(({ way: _, ...row }) => row),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('with names that were lost and left two empty lines', async () => {
    await fc.assert(
      fc.asyncProperty(style, planting(true), async (set, planted) => {
        const spaced = { ...set, blanksToText: 1 };
        assert.deepEqual(
          await readRows(paint(planted, spaced)),
          planted.map(({ way: _, ...row }) => row),
        );
      }),
      { numRuns: 300 },
    );
  });
});

type Page = readonly [title: string, page: string, rows: readonly (readonly [number, string, string])[]];

const PAGES: readonly Page[] = [
  [
    'a comment without a name at the very beginning is found by its indentation',
    'Comments\n\n\n    Who am I?\n\n  • Ann\n\n    First.\n\n\n    Nobody again.\n\n\n        Two steps in.\n',
    [
      [1, '', 'Who am I?'],
      [1, 'Ann', 'First.'],
      [1, '', 'Nobody again.'],
      [2, '', 'Two steps in.'],
    ],
  ],
  [
    'every level may have its own bullet, without empty lines between comments',
    '• Ann\n  One.\n  ◦ Bob\n    Two.\n    ▪ Cid\n      Three.\n  ◦ Dee\n    Four.\n• Eve\n  Five.\n',
    [
      [1, 'Ann', 'One.'],
      [2, 'Bob', 'Two.'],
      [3, 'Cid', 'Three.'],
      [2, 'Dee', 'Four.'],
      [1, 'Eve', 'Five.'],
    ],
  ],
  [
    'lists in a text stay in it, whatever their signs',
    '* Ann\n\n    Take:\n    * a rope\n    * a lamp\n\n    1. first\n    2. then\n\n* Bob\n\n    - only a list\n    - as text\n',
    [
      [1, 'Ann', 'Take:\n* a rope\n* a lamp\n\n1. first\n2. then'],
      [1, 'Bob', '- only a list\n- as text'],
    ],
  ],
  [
    'two empty lines between all paragraphs do not lose names',
    '• Ann\n\n\n    One.\n\n\n    Two.\n\n\n    • Bob\n\n\n      Three.\n\n\n• Cid\n\n\n    Four.\n',
    [
      [1, 'Ann', 'One.\n\nTwo.'],
      [2, 'Bob', 'Three.'],
      [1, 'Cid', 'Four.'],
    ],
  ],
  [
    'text that is not indented belongs to the bullet above',
    'Comments\n\n• Ann\nOne.\n\nTwo.\n\n• Bob\nThree.\n\n    • Cid\n    Four.\n',
    [
      [1, 'Ann', 'One.\n\nTwo.'],
      [1, 'Bob', 'Three.'],
      [2, 'Cid', 'Four.'],
    ],
  ],
  [
    'a list of the article that looks like comments ends at the heading',
    '• Opening hours\n  from nine to five\n\nComments (2)\n\n• Ann\n  One.\n\n• Bob\n  Two.\n',
    [
      [1, 'Ann', 'One.'],
      [1, 'Bob', 'Two.'],
    ],
  ],
];

describe('an outline of another make is understood by its own signs', () => {
  for (const [title, page, rows] of PAGES) {
    it(title, async () => {
      const expected = rows.map(([depth, author, text]) => ({ depth, author, text }));
      assert.deepEqual(await readRows(TOP + page), expected);
    });
  }

  it('fourteen levels deep', async () => {
    const levels = Array.from(
      { length: 14 },
      (_, level) => `${'\t'.repeat(level)}• Ann ${level}\n${'\t'.repeat(level + 1)}Yes.\n`,
    );
    const rows = await readRows(`${TOP}${levels.join('\n')}`);
    assert.deepEqual(
      rows.map(({ depth }) => depth),
      levels.map((_, level) => level + 1),
    );
  });
});

describe('a page saved as text', () => {
  it('keeps its month, whatever the language, and its headline whole', async () => {
    for (const [line, month] of [
      ['APRIL 2021', '2021-04'],
      ['ΑΠΡΙΛΙΟΣ 2021', '2021-04'],
      ['Mai 2020', '2020-05'],
      ['Декабрь 2019', '2019-12'],
      ['أبريل 2020', '2020-04'],
      ['diciembre de 2018', '2018-12'],
      ['03/2017', '2017-03'],
    ] as const) {
      const { threads } = await read(`${line}\n\nThe pier opens (Map)\n\nText.\n\n• Ann\n  One.\n`);
      assert.equal(threads[0]?.article?.month, month, line);
      assert.equal(threads[0]?.title, 'The pier opens (Map)');
    }
  });

  it('dates comments by what stands beside or under their names, in local time', async () => {
    const page =
      '• Ann, 3 May 2018 at 10:15\n  One.\n\n• Bob\n  April 4, 2018 9:05 pm\n  Two.\n\n• Cid (2018-05-06)\n  Three.\n';
    const { comments } = await read(TOP + page);
    assert.deepEqual(
      comments.map(({ author, createdLocal, createdAt, text }) => [
        author.name,
        createdLocal,
        createdAt,
        text,
      ]),
      [
        ['Ann', '2018-05-03T10:15', undefined, 'One.'],
        ['Bob', '2018-04-04T21:05', undefined, 'Two.'],
        ['Cid', '2018-05-06', undefined, 'Three.'],
      ],
    );
  });

  it('tells when the heading promises other than what is there', async () => {
    const { warnings } = await read(`${TOP}Comments (23)\n\n• Ann\n  One.\n`);
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['count_differs'],
    );
  });

  it('leaves the foot of the page out and says so', async () => {
    const foot = '\nLeave a reply\n\nShare this:\n  • Facebook\n  • Twitter\n';
    const { comments, warnings } = await read(
      `${TOP}Comments\n\n  • Ann\n\n    One.\n\n  • Bob\n\n    Two.\n${foot}`,
    );
    assert.equal(comments.length, 2);
    assert.deepEqual(
      warnings.map(({ code, count, line }) => [code, count, line]),
      [['text_outside', 4, 17]],
    );
  });

  it('gives a comment the same id when the page was saved again with more replies', async () => {
    const first = await read(`${TOP}• Ann\n  One.\n\n• Bob\n  Two.\n`);
    const later = await read(`${TOP}• Ann\n  One.\n\n  • Cid\n    New.\n\n• Bob\n  Two.\n`);
    const ids = (count: typeof first) => count.comments.map(({ sourceId }) => sourceId);
    assert.deepEqual(
      ids(first),
      ids(later).filter((_, index) => index !== 1),
    );
    assert.equal(first.threads[0]?.sourceId, later.threads[0]?.sourceId);
  });

  it('tells comments with one name and text apart', async () => {
    const { comments } = await read(`${TOP}• Ann\n  One.\n\n  • Ann\n    One.\n\n• Ann\n  One.\n`);
    assert.equal(new Set(comments.map(({ sourceId }) => sourceId)).size, 3);
  });

  it('is not seen in a readme with lists', async () => {
    const readme = '# Tool\n\n- fast\n  and small\n- free\n  for all\n';
    await assert.rejects(openArchive([{ bytes: Buffer.from(readme) }]), { code: 'unknown_format' });
  });
});
