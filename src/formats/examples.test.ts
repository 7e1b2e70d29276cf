import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EXAMPLES, type Example } from '../../test/formats/examples.js';
import { type Content, readArchive } from '../../test/formats/reading.js';
import { Refusal } from '../core/refusal.js';
import type { RecordCount } from './count-records.js';
import { FORMATS } from './registry.js';

const titleOf = ({ format, dialect }: Example): string => `${format} (${dialect})`;

/** As detection gets it: text, or bytes read as text. */
function headOf(content: Content): string {
  return (typeof content === 'string' ? content : new TextDecoder().decode(content)).slice(0, 64 * 1024);
}

async function outcomeOf(files: readonly Content[], format = 'auto'): Promise<RecordCount | Refusal> {
  try {
    return await readArchive(files, format);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

describe('every format', () => {
  it('has an example', () => {
    const shown = new Set(EXAMPLES.map(({ format }) => format));
    assert.deepEqual(
      FORMATS.filter(({ name }) => !shown.has(name)).map(({ name }) => name),
      [],
    );
  });
});

describe('a file is recognised by one format and by no other', () => {
  for (const example of EXAMPLES) {
    it(titleOf(example), () => {
      for (const file of example.files) {
        const head = headOf(file);
        const found = FORMATS.filter((format) => format.detect(head)).map(({ name }) => name);
        assert.deepEqual(found, [example.format], head.slice(0, 60));
      }
    });
  }

  it('not by any when it is nothing of the kind', () => {
    for (const text of [
      '',
      '{}',
      '[]',
      '{"a":1}',
      '[{"name":"x"}]',
      'a,b\n1,2\n',
      'Just words.',
      'name: x\n',
      'SQLite format 3\0',
    ]) {
      assert.deepEqual(
        FORMATS.filter((format) => format.detect(text)).map(({ name }) => name),
        [],
        text,
      );
    }
  });
});

describe('an example is read to its last comment', () => {
  for (const example of EXAMPLES) {
    it(titleOf(example), async () => {
      const found = await readArchive(example.files);
      assert.equal(found.failure, undefined);
      assert.equal(found.format, example.format);
      assert.equal(found.comments.length, example.comments);
      assert.equal(found.orphans, 0);
      const threads = new Set(found.threads.map(({ sourceId }) => sourceId));
      assert.deepEqual(
        found.comments.filter(({ threadRef }) => !threads.has(threadRef)),
        [],
        'comments whose page has no record',
      );
      assert.equal(new Set(found.comments.map(({ sourceId }) => sourceId)).size, example.comments);
    });

    it(`${titleOf(example)}, and no address, agent, password or token comes with it`, async () => {
      const { threads, comments, warnings } = await readArchive(example.files);
      assert.doesNotMatch(JSON.stringify([threads, comments, warnings]), /SECRET/i);
    });

    it(`${titleOf(example)}, and its files in any order say the same`, async () => {
      const forward = await readArchive(example.files);
      const backward = await readArchive(example.files.toReversed());
      const sorted = ({ comments }: RecordCount) =>
        comments.toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
      assert.deepEqual(sorted(backward), sorted(forward));
    });
  }
});

describe('a file that was cut off at any place', () => {
  for (const example of EXAMPLES.filter(({ isClosed }) => isClosed === true)) {
    it(`is never taken for a whole one: ${titleOf(example)}`, async () => {
      const text = headOf(example.files[0] ?? '').trimEnd();
      for (let length = 0; length < text.length; length += length < 200 ? 1 : 7) {
        const outcome = await outcomeOf([text.slice(0, length)], example.format);
        assert.ok(outcome instanceof Refusal || outcome.failure !== undefined, `cut at ${length}`);
      }
    });
  }
});

describe('a file with any bytes changed, put in or taken out', () => {
  const change = fc.record({ at: fc.nat(4000), remove: fc.nat(20), insert: fc.uint8Array({ maxLength: 6 }) });
  for (const example of EXAMPLES) {
    it(`makes no parser throw, and ends in one outcome: ${titleOf(example)}`, async () => {
      const originals = example.files.map((file) => Buffer.from(file as string));
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
          const files = originals.map((original) => {
            let bytes: Buffer = original;
            for (const { at, remove, insert } of changes) {
              const start = at % (original.length + 1);
              bytes = Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + remove)]);
            }
            return bytes;
          });
          const outcome = await outcomeOf(files, example.format);
          assert.ok(outcome instanceof Refusal || outcome.comments.every(({ sourceId }) => sourceId !== ''));
        }),
        { numRuns: 60 },
      );
    });
  }

  it('makes no parser throw when it is read in the wrong format', async () => {
    for (const format of FORMATS) {
      for (const { files } of EXAMPLES) await outcomeOf(files, format.name);
    }
  });
});
