import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { isBalanced } from '../../src/core/ledger.js';
import { EXAMPLES } from '../formats/examples.js';
import { withFolder } from '../kit/temporary.js';
import { withStore } from './importing.js';

for (const { format, dialect, files, comments } of EXAMPLES) {
  test(`an archive of ${format} (${dialect}) comes in whole, and a second time adds nothing`, () =>
    withFolder((folder) =>
      withStore(path.join(folder, 'data'), async ({ bringIn }) => {
        await mkdir(path.join(folder, 'files'));
        const paths = files.map((_, n) => path.join(folder, 'files', `archive-${n}`));
        await Promise.all(paths.map((file, n) => writeFile(file, files[n] ?? '')));
        const first = (await bringIn(paths)).ledger;
        assert.equal(first.format, format);
        assert.deepEqual([first.comments.read, first.comments.written], [comments, comments]);
        assert.equal(isBalanced(first), true);
        assert.equal(first.stories.created, 1, 'all of an example is about one page');
        const second = (await bringIn(paths)).ledger;
        assert.deepEqual(
          [second.comments.written, second.comments.merged, second.stories.created],
          [0, comments, 0],
        );
        assert.equal(isBalanced(second), true);
      }),
    ));
}
