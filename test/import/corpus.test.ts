import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Ledger } from '../../src/core/ledger.js';
import { isBalanced } from '../../src/core/ledger.js';
import { Refusal } from '../../src/core/refusal.js';
import { dataMissing, TEST_DATA } from '../kit/data.js';
import { withFolder } from '../kit/temporary.js';
import { withStore } from './importing.js';

/** The fields of expected.json that the ledger must meet; see the corpus' README. */
interface Expected {
  readonly format: string;
  readonly threads?: number;
  readonly comments: number;
  readonly status: Ledger['byStatus'];
  readonly kinds: Ledger['kinds'];
  readonly replies: number;
  readonly orphans: number;
  readonly max_depth: number;
  readonly distinct_author_names: number;
  readonly empty_author_names: number;
  readonly empty_bodies?: number;
  readonly first_date: string | null;
  readonly last_date: string | null;
  readonly refused?: true;
  readonly error?: true;
  readonly error_line?: number;
  readonly written?: number;
  readonly merged?: number;
  readonly conflicts?: number;
}

const FORMATS = (
  'artrans blogger comentario commento disqus duoshuo html isso livefyre movabletype outline parley remark42 staticman twikoo ' +
  'valine waline wxr'
).split(' ');
const folder = path.join(TEST_DATA, 'corpus');
const skip = dataMissing('corpus');
const all: Record<string, Expected> =
  skip === false ? JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) : {};
const files = Object.entries(all).filter(
  ([name, { format, threads }]) =>
    // A companion of another file has no threads of its own.
    FORMATS.includes(format) && threads !== undefined && existsSync(path.join(folder, name)),
);
const read = files.filter(([, { refused, error }]) => refused !== true && error !== true);
const broken = files.filter(([, { refused, error }]) => refused === true || error === true);

function assertLedger(ledger: Ledger, expected: Expected): void {
  assert.equal(isBalanced(ledger), true, 'the ledger balances');
  assert.equal(ledger.format, expected.format);
  assert.equal(ledger.stories.read, expected.threads, 'stories.read');
  assert.equal(ledger.comments.read, expected.comments, 'comments.read');
  assert.deepEqual(ledger.byStatus, expected.status);
  assert.deepEqual(ledger.kinds, expected.kinds);
  assert.equal(ledger.replies, expected.replies, 'replies');
  assert.equal(ledger.maxDepth, expected.max_depth, 'maxDepth');
  assert.equal(ledger.authors, expected.distinct_author_names, 'authors');
  assert.equal(ledger.unnamed, expected.empty_author_names, 'unnamed');
  assert.ok(ledger.comments.rerooted >= expected.orphans, 'rerooted');
  assert.equal(ledger.firstAt, expected.first_date ?? null);
  assert.equal(ledger.lastAt, expected.last_date ?? null);
  if (expected.empty_bodies !== undefined) assert.equal(ledger.empty, expected.empty_bodies, 'empty');
  assert.equal(ledger.comments.written, expected.written ?? expected.comments, 'written');
  assert.equal(ledger.comments.merged, expected.merged ?? 0, 'merged');
}

test('the acceptance data has files of every format that is imported', { skip }, () => {
  const formats = new Set(files.map(([, { format }]) => format));
  for (const format of ['disqus', 'wxr', 'outline']) assert.ok(formats.has(format), format);
});

for (const [name, expected] of read) {
  test(`the import of ${name} accounts for every record, and a second one adds nothing`, () =>
    withFolder((data) =>
      withStore(data, async ({ bringIn }) => {
        const first = await bringIn([path.join(folder, name)]);
        assertLedger(first.ledger, expected);
        const second = await bringIn([path.join(folder, name)]);
        assert.equal(second.ledger.comments.written, 0);
        assert.equal(second.ledger.stories.created, 0);
        assert.equal(isBalanced(second.ledger), true);
        assert.equal(second.ledger.maxDepth, expected.max_depth);
      }),
    ));
}

for (const [name, expected] of broken) {
  test(`${name} is refused with its place, and nothing of it is kept`, () =>
    withFolder((data) =>
      withStore(data, async ({ store, bringIn }) => {
        await assert.rejects(bringIn([path.join(folder, name)]), (error) => {
          assert.ok(error instanceof Refusal);
          assert.equal(error.code, expected.refused === true ? 'archive_refused' : 'malformed_archive');
          if (expected.error_line !== undefined) assert.equal(error.details.line, expected.error_line);
          return true;
        });
        assert.deepEqual(await store.read.sites({}), []);
      }),
    ));

  test(
    `what stands before the fault of ${name} is kept on request only`,
    { skip: expected.refused === true && 'refused files are never kept' },
    () =>
      withFolder((data) =>
        withStore(data, async ({ bringIn }) => {
          const { ledger, failure } = await bringIn([path.join(folder, name)], { keepParsed: true });
          assert.notEqual(failure, null);
          assertLedger(ledger, expected);
        }),
      ),
  );
}
