import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { writeExport } from '../../bench/kit/made-up-export.js';
import { reckonProgress, sizeOf } from '../../src/cli/import-progress.js';
import type { ImportProgress } from '../../src/core/import-job.js';
import { archiveFromFiles } from '../../src/formats/archive-from-files.js';
import { withFolder } from '../kit/temporary.js';
import { withStore } from './importing.js';

const COMMENTS = 12_000;
/** Of the whole step. */
const SHARE_OFF = 0.04;
const LEFT_OFF = 0.1;

function assertTrue({ phase, comments, share, leftMs }: ImportProgress): void {
  const done = comments / COMMENTS;
  assert.ok(Math.abs((share ?? -1) - done) < SHARE_OFF, `${phase}: says ${share} when ${done} is done`);
  if (leftMs === null) return;
  const off = Math.abs(leftMs - (COMMENTS - comments)) / COMMENTS;
  assert.ok(off < LEFT_OFF, `${phase}: says ${leftMs} when ${COMMENTS - comments} are left`);
}

test('the progress of an import is true all along, while it reads and while it writes', () =>
  withFolder((folder) =>
    withStore(path.join(folder, 'data'), async ({ bringInRecords }) => {
      const file = path.join(folder, 'export.xml');
      await writeExport(file, { comments: COMMENTS, threads: 40 });
      const archive = await archiveFromFiles([file], 'auto');
      // A clock that counts comments: how long the rest takes is then how many are left.
      let done = 0;
      const reckon = reckonProgress({
        clock: () => done,
        bytes: await sizeOf([file]),
        taken: archive.taken,
      });
      const told: ImportProgress[] = [];
      await bringInRecords(archive.records, {
        format: archive.format,
        onProgress: (progress) => {
          done = progress.comments;
          told.push(reckon(progress));
        },
      });
      for (const progress of told) assertTrue(progress);
      for (const phase of ['reading', 'writing']) {
        const shares = told.filter((each) => each.phase === phase).map(({ share }) => share ?? -1);
        assert.ok(shares.length >= 10, `${phase} is told ${shares.length} times`);
        assert.deepEqual(
          shares,
          shares.toSorted((a, b) => a - b),
        );
        assert.ok(shares.at(-1) === 1, `${phase} ends at ${shares.at(-1)}`);
      }
      assert.ok(told.some(({ leftMs }) => leftMs !== null));
    }),
  ));
