/**
 * Archives that were damaged in every way, brought in by the real import: it ends in a ledger that agrees with what the
 * store holds, or in a refusal that leaves nothing. `FUZZ_RUNS=500` runs longer.
 */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { ParsedRecord } from '../../src/core/archive.js';
import { isBalanced } from '../../src/core/ledger.js';
import { Refusal } from '../../src/core/refusal.js';
import { archiveFromFiles } from '../../src/formats/archive-from-files.js';
import type { Store } from '../../src/storage/store.js';
import type { ImportResult } from '../../src/use-cases/import/import-archive.js';
import { EXAMPLES, type Example } from '../formats/examples.js';
import { withFolder } from '../kit/temporary.js';
import { type BringInRecords, withStore } from './importing.js';

const RUNS = Number(process.env.FUZZ_RUNS ?? 6);

/** What attacks and broken tools put into files. */
const HOSTILE = [
  '<!DOCTYPE x [<!ENTITY a "bbbbbbbb"><!ENTITY c "&a;&a;&a;">]>',
  '&a;',
  '&#0;',
  '&#x110000;',
  ']]>',
  '\u0000\u0001',
  '"',
  '\\',
  '[',
  '{"',
  '['.repeat(3000),
  '<b>'.repeat(3000),
  '-----\n--------\n',
];

const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(999) }),
  fc.record({
    kind: fc.constant('drop' as const),
    at: fc.nat(999),
    length: fc.integer({ min: 1, max: 300 }),
  }),
  fc.record({
    kind: fc.constant('swap' as const),
    at: fc.nat(999),
    length: fc.integer({ min: 1, max: 300 }),
  }),
  fc.record({
    kind: fc.constant('twice' as const),
    at: fc.nat(999),
    length: fc.integer({ min: 1, max: 300 }),
  }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(999), text: fc.constantFrom(...HOSTILE) }),
  fc.record({ kind: fc.constant('gzip' as const), cut: fc.nat(999) }),
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

/** `at` is in thousandths of the file, so that every region is reached whatever its length. */
function damaged(bytes: Buffer, one: Damage): Buffer {
  if (one.kind === 'gzip') {
    const packed = gzipSync(bytes);
    return one.cut < 500 ? packed : packed.subarray(0, Math.floor((packed.length * one.cut) / 1000));
  }
  const at = Math.floor((bytes.length * one.at) / 1000);
  if (one.kind === 'cut') return bytes.subarray(0, at);
  if (one.kind === 'insert')
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(one.text), bytes.subarray(at)]);
  const piece = bytes.subarray(at, at + one.length);
  const rest = bytes.subarray(at + one.length);
  if (one.kind === 'drop') return Buffer.concat([bytes.subarray(0, at), rest]);
  if (one.kind === 'twice') return Buffer.concat([bytes.subarray(0, at), piece, piece, rest]);
  const next = rest.subarray(0, one.length);
  return Buffer.concat([bytes.subarray(0, at), next, piece, rest.subarray(one.length)]);
}

async function storedComments(store: Store, slug: string): Promise<number> {
  const site = await store.read.siteBySlug({ slug });
  if (site === undefined) return 0;
  const stories = await store.read.storiesPage({ siteId: site.id, limit: 500 });
  const lists = await Promise.all(
    stories.map(({ id }) => store.read.commentsOfStory({ storyId: id, limit: 500 })),
  );
  return lists.flat().length;
}

describe('a damaged archive', () => {
  let kit: { readonly store: Store; readonly bringInRecords: BringInRecords; readonly folder: string };
  let end: () => Promise<void>;
  let sites = 0;

  before(
    () =>
      new Promise<void>((opened) => {
        const ended = withFolder((folder) =>
          withStore(folder, ({ store, bringInRecords }) => {
            kit = { store, bringInRecords, folder };
            return new Promise<void>((close) => {
              end = () => {
                close();
                return ended;
              };
              opened();
            });
          }),
        );
      }),
  );
  after(() => end());

  /** Undefined when it was refused. */
  async function importInto(
    site: string,
    files: readonly string[],
    format: string,
  ): Promise<{ readonly result: ImportResult; readonly seen: number } | undefined> {
    let seen = 0;
    async function* counted(records: AsyncIterable<ParsedRecord>): AsyncGenerator<ParsedRecord> {
      for await (const record of records) {
        if (record.type === 'comment') seen += 1;
        yield record;
      }
    }
    try {
      const archive = await archiveFromFiles(files, format);
      const articles = archive.format.makesReports === true;
      const options = { format: archive.format, site, keepParsed: true, articles };
      const result = await kit.bringInRecords(counted(archive.records), options);
      return { result, seen };
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }

  async function check(example: Example, ones: readonly Damage[]): Promise<void> {
    sites += 1;
    const site = `s${sites}`;
    const files: string[] = [];
    for (const [index, content] of example.files.entries()) {
      const bytes = ones.reduce(damaged, Buffer.from(content as string));
      files.push(path.join(kit.folder, `${site}-${index}`));
      await writeFile(files[index] ?? '', bytes);
    }
    const first = await importInto(site, files, example.format);
    const stored = await storedComments(kit.store, site);
    if (first === undefined) {
      assert.equal(stored, 0, 'a refused file leaves nothing');
      return;
    }
    const { ledger, stories } = first.result;
    assert.equal(isBalanced(ledger), true, 'the ledger balances');
    assert.equal(ledger.comments.read, first.seen, 'every record that was read is in it');
    assert.equal(ledger.comments.written, stored, 'what it says was written is there');
    assert.equal(
      stories.reduce((sum, { read }) => sum + read, 0),
      first.seen,
      'the stories add up to it',
    );
    const again = await importInto(site, files, example.format);
    assert.equal(again?.result.ledger.comments.written, 0, 'a second time adds nothing');
  }

  for (const example of EXAMPLES) {
    it(`ends in a true ledger or leaves nothing: ${example.format} (${example.dialect})`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), (ones) => check(example, ones)),
        { numRuns: RUNS },
      );
    });
  }
});
