/** A whole newsroom's data from one database to the other. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { copyDatabase, restoreDatabase } from '../../src/storage/move-database.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Store } from '../../src/storage/store.js';
import { freshDatabase, postgresMissing } from '../kit/postgres.js';
import { importAll, makeImported, makeSite, openStory, post, STORY } from './fixtures.js';

const ALL = { storyId: STORY, limit: 1000 };

describe('a move to PostgreSQL', { skip: await postgresMissing() }, () => {
  let folder: string;
  let source: Store;
  let url: string;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'parley-move-'));
    source = await openStore({ data: path.join(folder, 'data'), role: 'serve' });
    url = (await freshDatabase()).url;
    await openStory(source);
    const late = makeImported(null, { storyId: STORY });
    // A reply with a smaller id than its parent stands before it in most orders.
    const early = makeImported(late.comment, { storyId: STORY, id: 5 as typeof late.comment.id });
    await importAll(source, [late, early]);
    for (let i = 0; i < 30; i++) await post(source, { source: `№ ${i} 😀` });
  });
  after(async () => {
    await source.close();
    rmSync(folder, { recursive: true });
  });

  const copy = () => copyDatabase(source, { url, scratch: folder });
  const withCopy = async (use: (store: Store) => Promise<void>): Promise<void> => {
    const store = await openStore({ data: '', role: 'serve', url });
    try {
      await use(store);
    } finally {
      await store.close();
    }
  };
  const sum = (account: Awaited<ReturnType<typeof copy>>) => ({
    added: account.reduce((total, { added }) => total + added, 0),
    changed: account.reduce((total, { changed }) => total + changed, 0),
    removed: account.reduce((total, { removed }) => total + removed, 0),
  });

  it('brings every row, and the copy goes on from there', async () => {
    const account = await copy();
    assert.equal(account.find(({ table }) => table === 'comment')?.rows, 32);
    await withCopy(async (store) => {
      assert.deepEqual(await store.read.commentsOfStory(ALL), await source.read.commentsOfStory(ALL));
      assert.deepEqual(await store.read.sites({}), await source.read.sites({}));
      assert.equal(await store.read.lastEventId({}), await source.read.lastEventId({}));
      assert.deepEqual(await store.write.recountStory({ id: STORY }), { changed: 0 });
    });
    assert.deepEqual(sum(await copy()), { added: 0, changed: 0, removed: 0 });
  });

  it('brings what was written since, takes away what is gone, and touches nothing else', async () => {
    const id = await post(source, { source: 'Written during the copy.' });
    const account = await copy();
    const comments = account.find(({ table }) => table === 'comment');
    assert.deepEqual([comments?.rows, comments?.added], [33, 1]);
    const stories = account.find(({ table }) => table === 'story');
    assert.deepEqual([stories?.added, stories?.changed], [0, 1]);
    await withCopy(async (store) => {
      assert.deepEqual(await store.read.commentById({ id }), await source.read.commentById({ id }));
      await post(store, { source: 'Written into the copy too early.' });
    });
    const again = await copy();
    assert.equal(again.find(({ table }) => table === 'comment')?.removed, 1);
    await withCopy(async (store) =>
      assert.deepEqual(await store.read.commentsOfStory(ALL), await source.read.commentsOfStory(ALL)),
    );
  });

  it('goes into no database that holds another newsroom', async () => {
    const other = (await freshDatabase()).url;
    const store = await openStore({ data: '', role: 'serve', url: other });
    await store.write.createSite(makeSite({ id: 99 as never, slug: 'other', hosts: ['other.example'] }));
    await store.close();
    await assert.rejects(copyDatabase(source, { url: other, scratch: folder }), {
      code: 'invalid_request',
      message: /other sites \(other\)/,
    });
  });

  it('takes no name from a file into its statements that is not like ours', async () => {
    const file = path.join(folder, 'strange.db');
    await source.backup(file);
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE "site; DROP TABLE comment" (id INTEGER PRIMARY KEY)');
    database.close();
    await assert.rejects(restoreDatabase(file, { url, scratch: folder }), { code: 'storage_unfit' });
  });

  it('takes a backup’s file as well', async () => {
    const file = path.join(folder, 'backup.db');
    await source.backup(file);
    const target = (await freshDatabase()).url;
    await restoreDatabase(file, { url: target, scratch: folder });
    const store = await openStore({ data: '', role: 'serve', url: target });
    assert.deepEqual(await store.read.commentsOfStory(ALL), await source.read.commentsOfStory(ALL));
    await store.close();
  });
});
