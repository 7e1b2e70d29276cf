import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Db } from '../../src/storage/db.js';
import { migrate } from '../../src/storage/migrate.js';
import { migrations } from '../../src/storage/migrations/index.js';
import type { TableRows } from './made-up-rows.js';
import {
  engines,
  INDEX_SINCE,
  makeVersion,
  readAgain,
  rowAsText,
  rowsOfVersions,
  VERSIONS,
} from './old-versions.js';

const LATEST = migrations.length;
const ROWS = await rowsOfVersions();

/** The only table whose rows an upgrade drops: no program of that time wrote to it. */
const NEVER_WRITTEN = { table: 'outbox', before: 14 };

for (const engine of await engines()) {
  describe(`a database of an older program on ${engine.name}`, { skip: engine.skip }, () => {
    it('is brought to the present schema from every version that there was, and loses no row', async () => {
      await engine.withPlaces(async (place) => {
        const fresh = await place(0, async (target) => {
          await migrate(target);
          return engine.describe(target.db);
        });
        for (const version of VERSIONS) {
          const tables = ROWS[version - 1] ?? [];
          await place(version, async (target) => {
            await makeVersion(target, version, tables);
            assert.equal(await migrate(target), version);
            await assertKept(target.db, version, tables);
            await assertMadeOfOldRows(target.db, version);
            assert.deepEqual(await engine.describe(target.db), fresh, `from version ${version}`);
          });
        }
      });
    });

    it('is refused by a program that is older still, which says what to do and changes nothing', async () => {
      await engine.withPlaces(async (place) => {
        for (const version of [1, Math.floor(LATEST / 2), LATEST - 1]) {
          await place(version, async (target) => {
            await migrate(target);
            const before = await engine.describe(target.db);
            await assert.rejects(migrate(target, migrations.slice(0, version)), {
              code: 'storage_unfit',
              message: new RegExp(
                `version ${LATEST}, this program knows ${version}; install a newer Parley, or restore the backup`,
              ),
            });
            assert.deepEqual(await engine.describe(target.db), before);
          });
        }
      });
    });
  });
}

async function assertKept(db: Db, version: number, tables: readonly TableRows[]): Promise<void> {
  const isKept = ({ table }: TableRows) => !(table === NEVER_WRITTEN.table && version < NEVER_WRITTEN.before);
  const kept = tables.filter(isKept);
  assert.ok(kept.length >= 20);
  const found = await readAgain(db, kept);
  for (const { table, rows } of kept)
    for (const row of rows)
      assert.ok(found.get(table)?.has(rowAsText(row)), `from version ${version}, ${table} lost ${row}`);
}

/** What later versions keep in places of their own is filled from the rows of before. */
async function assertMadeOfOldRows(db: Db, version: number): Promise<void> {
  const texts = async (sql: string) => (await db.all<{ text: string }>(sql)).map(({ text }) => text);
  if (version < 4)
    assert.deepEqual(await texts('SELECT badges AS text FROM comment ORDER BY id'), ['staff', null]);
  if (version < 28)
    assert.deepEqual(
      await texts("SELECT comment_id || ' ' || queue AS text FROM waiting ORDER BY comment_id"),
      ['1 flagged', '2 held'],
    );
  if (version < INDEX_SINCE) {
    const pending = "SELECT kind || ' ' || id AS text FROM search_pending ORDER BY kind, id";
    return assert.deepEqual(await texts(pending), ['comment 1', 'comment 2', 'report 1', 'report 2']);
  }
  const { search } = db.dialect;
  const query = search.query({ all: ['ferries'], any: [] });
  const found = await db.all<{ id: number }>(search.walk, [query, 9, 0, 5]);
  assert.deepEqual(
    found.map(({ id }) => id),
    [1],
  );
}
