import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { archiveFromFiles } from './archive-from-files.js';
import { countRecords, type RecordCount } from './count-records.js';

interface Expected {
  readonly format: string;
  readonly threads?: number;
  readonly threads_with_comments?: number;
  readonly comments: number;
  readonly status?: Readonly<Record<string, number>>;
  readonly kinds?: Readonly<Record<string, number>>;
  readonly replies?: number;
  readonly orphans?: number;
  readonly max_depth?: number;
  readonly distinct_author_names?: number;
  readonly empty_author_names?: number;
  readonly empty_bodies?: number;
  readonly longest_body?: number;
  readonly first_date?: string | null;
  readonly first_local_date?: string;
  readonly last_local_date?: string;
  readonly relative_dates?: number;
  readonly last_date?: string | null;
  readonly error?: boolean;
  readonly error_line?: number;
  readonly error_column_zero_based?: number;
  readonly last_good_id?: string;
  readonly refused?: boolean;
  readonly stripped_bytes?: number;
  readonly without_utc_date?: number;
  readonly exact?: Readonly<Record<string, string | readonly string[]>>;
  readonly counts?: Readonly<Record<string, unknown>>;
  readonly page?: { title: string; month: string; article_paragraphs: number; article_bullets?: number };
  readonly tree?: readonly { n: number; parent: number | null; author: string; paragraphs: number }[];
}

const CORPUS = path.resolve(process.env.PARLEY_TEST_DATA ?? '../shared', 'corpus');
const skip = existsSync(CORPUS) ? false : `no acceptance data at ${CORPUS} (set PARLEY_TEST_DATA)`;
const expectations: Record<string, Expected> = skip
  ? {}
  : JSON.parse(readFileSync(path.join(CORPUS, 'expected.json'), 'utf8'));

function dropZeros(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function localsOf({ comments }: RecordCount): readonly string[] {
  return comments.flatMap(({ createdLocal }) => createdLocal ?? []).sort();
}

/** What was counted, in the words of expected.json; only what the file's expectation names. */
function inItsWords(count: RecordCount, expected: Expected): Record<string, unknown> {
  const all: Record<string, unknown> = {
    threads: count.threads.length,
    threads_with_comments: new Set(count.comments.map(({ threadRef }) => threadRef)).size,
    comments: count.comments.length,
    status: count.status,
    kinds: count.kinds,
    replies: count.replies,
    orphans: count.orphans,
    max_depth: count.maxDepth,
    distinct_author_names: count.names,
    empty_author_names: count.unnamed,
    empty_bodies: count.empty,
    // A page's is told as text; its markup is longer.
    ...(expected.format === 'html' ? {} : { longest_body: count.longest }),
    first_local_date: localsOf(count)[0],
    last_local_date: localsOf(count).at(-1),
    first_date: count.firstAt,
    last_date: count.lastAt,
    relative_dates: count.comments.filter(({ meta }) => meta?.relative !== undefined).length,
    without_utc_date: count.comments.filter(({ createdAt }) => createdAt === undefined).length,
    stripped_bytes: count.warnings.find(({ code }) => code === 'control_characters')?.count,
    error_line: count.failure?.line,
    error_column_zero_based: (count.failure?.column ?? 0) - 1,
    last_good_id: count.failure?.lastSourceId,
    refused: count.failure?.refused,
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in expected));
}

/** Traps that the acceptance data counts, as far as records show them. */
function assertTraps({ threads, comments }: RecordCount, traps: Readonly<Record<string, unknown>>): void {
  const found: Record<string, number> = {
    empty_identifiers: threads.filter(({ key }) => key === undefined).length,
    empty_titles: threads.filter(({ title }) => title === undefined).length,
    anonymous_posts: comments.filter(({ author }) => author.isAnonymous === true).length,
    staff_comments: comments.filter(({ author }) => author.sourceId !== undefined).length,
    rows_without_email: comments.filter(({ author }) => author.email === undefined).length,
    rows_with_disqus_ids: comments.filter(({ meta }) => meta?.dsq_post_id !== undefined).length,
    closed_items: threads.filter(({ closed }) => closed === true).length,
  };
  for (const [name, count] of Object.entries(found)) {
    if (name in traps) assert.equal(count, traps[name], name);
  }
}

function assertExact(count: RecordCount, { names, ...exact }: NonNullable<Expected['exact']>): void {
  if (names !== undefined) {
    const found = count.comments.map(({ author }) => author.name);
    assert.deepEqual(found, names);
  }
  const byId = new Map(count.comments.map((comment) => [comment.sourceId, comment]));
  for (const [name, text] of Object.entries(exact)) {
    const [id = '', field] = name.split('.');
    const found = { body: byId.get(id)?.text, author_shown: byId.get(id)?.author.name }[field ?? ''];
    assert.equal(name === 'title' ? count.threads[0]?.title : found, text, name);
  }
}

function paragraphsIn(text: string): number {
  return text === '' ? 0 : text.split('\n\n').length;
}

function assertTree(count: RecordCount, tree: NonNullable<Expected['tree']>): void {
  const numbers = new Map(count.comments.map(({ sourceId }, index) => [sourceId, index + 1]));
  const found = count.comments.map(({ author, parentRef, text }, index) => ({
    n: index + 1,
    parent: parentRef === undefined ? null : (numbers.get(parentRef) ?? -1),
    author: author.name,
    paragraphs: paragraphsIn(text),
  }));
  assert.deepEqual(found, tree);
}

function assertPage(count: RecordCount, page: NonNullable<Expected['page']>): void {
  const [thread] = count.threads;
  const blocks = (thread?.article?.text ?? '').split('\n\n');
  const bullets = blocks.filter((block) => block.startsWith('•'));
  assert.equal(thread?.title, page.title);
  assert.equal(thread?.article?.month, page.month);
  assert.equal(blocks.length - bullets.length, page.article_paragraphs);
  assert.equal(bullets.flatMap((block) => block.split('\n')).length, page.article_bullets ?? 0);
}

describe('the acceptance archives are read to the last comment', { skip }, () => {
  for (const [name, expected] of Object.entries(expectations)) {
    it(name, async () => {
      const archive = await archiveFromFiles([path.join(CORPUS, name)]);
      const count = await countRecords(archive.records);
      const { status = {}, ...rest } = expected;
      const wanted = { ...rest, status: dropZeros(status) };
      const found = inItsWords(count, expected);
      assert.equal(archive.format.name, expected.format);
      for (const [field, value] of Object.entries(found)) {
        assert.deepEqual(value, wanted[field as keyof typeof wanted], field);
      }
      assert.equal(count.failure !== undefined, expected.error === true || expected.refused === true);
      assertTraps(count, expected.counts ?? {});
      assertExact(count, expected.exact ?? {});
      if (expected.tree !== undefined) assertTree(count, expected.tree);
      if (expected.page !== undefined) assertPage(count, expected.page);
    });
  }
});
