import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countRecords } from './count-records.js';
import type { ParsedComment, ParsedFailure, ParsedRecord, ParsedThread } from './format.js';
import { openArchive } from './open-archive.js';
import { parley } from './parley.js';
import type { ParleyComment, ParleyRecord, ParleyStory } from './parley-records.js';
import { parleyLine, writeParley } from './parley-writer.js';

const HEADER = { generator: 'parley 0.1.0', exportedAt: '2026-11-25T10:00:00.000Z' };

async function* chunks(text: string, size = 1000): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function written(records: readonly ParleyRecord[]): Promise<string> {
  const lines: string[] = [];
  for await (const line of writeParley(records, HEADER)) lines.push(line);
  return lines.join('');
}

async function parsed(text: string): Promise<readonly ParsedRecord[]> {
  const records: ParsedRecord[] = [];
  for await (const record of parley.parse(chunks(text, 7))) records.push(record);
  return records;
}

async function failureOf(text: string): Promise<ParsedFailure | undefined> {
  return (await parsed(text)).find((record) => record.type === 'failure');
}

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const filled = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const time = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());
const none = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
// What JSON itself does not keep (-0) is not the archive's to keep.
const json = fc
  .dictionary(text, fc.jsonValue({ noUnicodeString: false }))
  .map((value) => JSON.parse(JSON.stringify(value)));
const PLAIN = { noNullPrototype: true } as const;
const provenance = fc.record({ system: filled, instance: text, sourceId: filled }, PLAIN);
const filledList = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> => fc.array(item, { maxLength: 3 });

const story: fc.Arbitrary<ParleyStory> = fc.record(
  {
    type: fc.constant('story' as const),
    id: filled,
    key: none(text),
    url: none(filled),
    urls: filledList(filled).map((urls) => [...new Set(urls)]),
    title: text,
    language: none(text),
    mode: none(text),
    kind: fc.constantFrom('discussion', 'questions'),
    createdAt: time,
    closedAt: none(time),
    closedReason: none(text),
    report: none(json),
    provenance: filledList(provenance),
    meta: none(json),
  },
  PLAIN,
);

const comment: fc.Arbitrary<ParleyComment> = fc.record(
  {
    type: fc.constant('comment' as const),
    id: filled,
    storyId: filled,
    parentId: none(filled),
    kind: fc.constantFrom('comment', 'pingback'),
    status: fc.constantFrom('published', 'held', 'rejected', 'removed', 'deleted'),
    sourceStatus: none(text),
    author: fc.record(
      {
        kind: fc.constantFrom('guest', 'account', 'ghost'),
        id: none(filled),
        name: text,
        website: none(text),
        isStaff: fc.boolean(),
        badges: fc.constant([]),
      },
      PLAIN,
    ),
    createdAt: none(time),
    createdLocal: none(fc.constantFrom('2020-01-02', '2020-01-02T03:04', '2020-01-02T03:04:05')),
    placedAt: time,
    editedAt: none(time),
    revision: fc.nat(),
    source: text,
    sourceFormat: fc.constantFrom('markdown', 'plain', 'html', 'wordpress'),
    body: fc.constantFrom([], [{ type: 'paragraph' as const, children: ['Hi'] }]),
    up: fc.nat(),
    down: fc.nat(),
    pinnedAt: none(time),
    featuredAt: none(time),
    provenance: none(provenance),
    revisions: filledList(json),
    decisions: filledList(json),
    meta: none(json),
  },
  PLAIN,
);

function iso(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}

// biome-ignore lint/suspicious/noExplicitAny: meta is free JSON
function metaOf(record: ParsedThread | ParsedComment): any {
  return record.meta?.parley;
}

/** The written record again, from what the parser yields and nothing else. */
function asWritten(record: ParsedRecord): unknown {
  if (record.type === 'thread') {
    const {
      url = null,
      language = null,
      mode = null,
      kind = 'discussion',
      closedAt = null,
      closedReason = null,
    } = metaOf(record);
    const { report = null, provenance = [], meta = null } = metaOf(record);
    const { sourceId: id, key = null, title, createdAt } = record;
    const urls = url === null ? record.urls : record.urls.slice(1);
    const own = { type: 'story', id, key, url, urls, title, language, mode, kind, createdAt: iso(createdAt) };
    return { ...own, closedAt, closedReason, report, provenance, meta };
  }
  if (record.type !== 'comment') return record;
  const {
    authorKind,
    status,
    sourceStatus = null,
    placedAt,
    revision,
    body = [],
    pinnedAt = null,
    featuredAt = null,
  } = metaOf(record);
  const { badges, provenance = null, revisions = [], decisions = [], meta = null } = metaOf(record);
  const { sourceId: id, threadRef, parentRef = null, kind, author, createdLocal = null, votes } = record;
  const { sourceId: authorId = null, name, url: website = null, isStaff } = author;
  const own = { type: 'comment', id, storyId: threadRef, parentId: parentRef, kind, status, sourceStatus };
  const who = { author: { kind: authorKind, id: authorId, name, website, isStaff, badges } };
  const when = { createdAt: iso(record.createdAt), createdLocal, placedAt, editedAt: iso(record.editedAt) };
  const what = {
    revision,
    source: record.text,
    sourceFormat: record.format,
    body,
    ...votes,
    pinnedAt,
    featuredAt,
  };
  return { ...own, ...who, ...when, ...what, provenance, revisions, decisions, meta };
}

const ANN = { kind: 'guest', name: 'Ann' };
const A_COMMENT = {
  type: 'comment',
  id: 'c1',
  storyId: 's1',
  status: 'published',
  author: ANN,
  source: 'Hi',
  sourceFormat: 'plain',
};

function archive(...records: readonly unknown[]): string {
  const header = { type: 'parley', version: 1, ...HEADER };
  return [header, ...records]
    .map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`)
    .join('');
}

describe("Parley's own archive", () => {
  it('gives back everything that was written, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(story, comment), { maxLength: 5 }), async (records) => {
        assert.deepEqual((await parsed(await written(records))).map(asWritten), records);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps fields of later versions that it does not know', async () => {
    const later = { ...A_COMMENT, mood: 'calm', author: { ...ANN, pronoun: 'she' } };
    const [found] = await parsed(archive(later, { type: 'end', stories: 0, comments: 1 }));
    assert.equal(found?.type, 'comment');
    assert.deepEqual(metaOf(found as ParsedComment).unknown, { mood: 'calm' });
    assert.deepEqual(metaOf(found as ParsedComment).unknownOfAuthor, { pronoun: 'she' });
  });

  it('is known by its header, whatever the file is called and however it is packed', async () => {
    const bytes = Buffer.from(await written([]));
    assert.equal((await openArchive([{ bytes }])).format.name, 'parley');
  });

  it('holds all of a site in its settings', async () => {
    const site = {
      type: 'site',
      slug: 'demo',
      name: 'Quay Notes',
      hosts: ['quay.example'],
      settings: { voting: 'up' },
    };
    const [found] = await parsed(archive(site, { type: 'end', stories: 0, comments: 0 }));
    const { type: _, ...settings } = site;
    assert.deepEqual(found, { type: 'site', instance: 'demo', title: 'Quay Notes', settings });
  });

  it('takes a story that closes after the export for open', async () => {
    const closing = (closedAt?: string) => ({
      type: 'story',
      id: 's1',
      title: 'T',
      createdAt: HEADER.exportedAt,
      closedAt,
    });
    const stories = [closing(), closing('2026-11-24T00:00:00Z'), closing('2027-01-01T00:00:00Z')];
    const { threads } = await countRecords(
      parley.parse(chunks(archive(...stories, { type: 'end', stories: 3, comments: 0 }))),
    );
    assert.deepEqual(
      threads.map(({ closed }) => closed),
      [false, true, false],
    );
  });
});

describe("a broken archive of Parley's", () => {
  it('is never taken for a whole one, wherever it was cut', async () => {
    const whole = archive(A_COMMENT, { ...A_COMMENT, id: 'c2' }, { type: 'end', stories: 0, comments: 2 });
    for (let at = 0; at < whole.trimEnd().length; at++) {
      assert.notEqual(await failureOf(whole.slice(0, at)), undefined, `cut at ${at}`);
    }
    assert.equal(await failureOf(whole), undefined);
  });

  it('is refused by number when it is of another version', async () => {
    const failure = await failureOf(archive().replace('"version":1', '"version":2'));
    assert.equal(failure?.refused, true);
    assert.match(failure?.message ?? '', /version 2/);
  });

  for (const [title, line, at, message] of [
    ['a brace too few', '{"type":"comment","id":"c1"', '', 'the line ends before its "}"'],
    ['a comma too many', '{"type":"comment",}', '}', 'a name in double quotes is expected'],
    ['a text that is not closed', '{"type":"com', '', 'the line ends within a text'],
    ['a bare word', '{"type":comment}', 'comment', 'a value is expected'],
    ['two records on a line', '{"type":"end"} {}', '{}', 'nothing more is expected after the value'],
    ['a list', '[1]', '[', 'the line is not a JSON object'],
    [
      'an unknown type',
      '{"id":"🙂","type":"poem"}',
      '"poem"',
      '"type" must be one of parley, site, story, comment, end',
    ],
    [
      'a field that is missing',
      JSON.stringify({ ...A_COMMENT, source: undefined }),
      '{',
      '"source" is missing',
    ],
    ['a wrong field', '{"type":"end","stories":-1}', '-1', '"stories" must be a whole number, 0 or more'],
    [
      'an array where an author stands',
      JSON.stringify({ ...A_COMMENT, author: [] }),
      '[]',
      '"author" must be an object',
    ],
    [
      'a wrong field within a field',
      JSON.stringify({ ...A_COMMENT, author: { name: 'Ann', kind: 'robot' } }),
      '"robot"',
      '"author.kind" must be one of guest, account, ghost',
    ],
  ] as const) {
    it(`names line and column of ${title}`, async () => {
      const before = at === '' ? line : line.slice(0, line.indexOf(at));
      const failure = await failureOf(archive(A_COMMENT, line));
      assert.deepEqual(failure, {
        type: 'failure',
        message,
        line: 3,
        column: [...before].length + 1,
        lastSourceId: 'c1',
      });
    });
  }

  it('does not hide a comment that is missing in the middle', async () => {
    const failure = await failureOf(archive(A_COMMENT, { type: 'end', stories: 0, comments: 2 }));
    assert.equal(failure?.message, 'the end tells 0 stories and 2 comments; there are 0 and 1');
  });

  it('takes nothing from after its end, nor from before its header', async () => {
    const end = { type: 'end', stories: 0, comments: 0 };
    assert.match((await failureOf(archive(end, A_COMMENT)))?.message ?? '', /after the end/);
    assert.match(
      (await failureOf(parleyLine(A_COMMENT as unknown as ParleyComment)))?.message ?? '',
      /header/,
    );
    assert.match((await failureOf(archive(archive().trim())))?.message ?? '', /second header/);
  });

  it('does not let JSON nested without end through', async () => {
    const deep = `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`;
    const line = JSON.stringify({ ...A_COMMENT, meta: 0 }).replace('"meta":0', `"meta":${deep}`);
    assert.equal((await failureOf(archive(line)))?.message, '"meta" is nested deeper than 64');
  });
});
