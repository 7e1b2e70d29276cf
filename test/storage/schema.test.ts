import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { migrations } from '../../src/storage/migrations/index.js';
import { reads } from '../../src/storage/reads.js';
import { writes } from '../../src/storage/writes.js';
import { dialects, type Subject, type TestDialect } from './dialects.js';
import { makeSite } from './fixtures.js';

async function withSubject(dialect: TestDialect, work: (subject: Subject) => Promise<void>): Promise<void> {
  const subject = await dialect.open();
  try {
    await work(subject);
  } finally {
    await subject.close();
  }
}

/** Each database's own index for searching is what differs on purpose, and what many processes count together for a minute. */
const NO_INDEX = "@ NOT LIKE 'search_comment%' AND @ NOT LIKE 'search_report%' AND @ <> 'rate_count'";

/** `table.column type null?`, sorted; types in SQLite's words. */
async function columns(subject: Subject): Promise<readonly string[]> {
  const rows =
    subject.store.engine === 'sqlite'
      ? await subject.query(
          `SELECT m.name AS t, c.name AS c, c.type AS k, c."notnull" + c.pk > 0 AS required FROM sqlite_schema m
           JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND ${NO_INDEX.replaceAll('@', 'm.name')}`,
        )
      : await subject.query(
          `SELECT table_name AS t, column_name AS c, data_type AS k, is_nullable = 'NO' AS required
           FROM information_schema.columns WHERE table_schema = 'public' AND ${NO_INDEX.replaceAll('@', 'table_name')}`,
        );
  const types: Readonly<Record<string, string>> = { bigint: 'INTEGER', text: 'TEXT', bytea: 'BLOB' };
  return rows
    .map(({ t, c, k, required }) => `${t}.${c} ${types[String(k)] ?? k} ${required ? 'required' : ''}`)
    .sort();
}

async function indexes(subject: Subject): Promise<readonly string[]> {
  const rows =
    subject.store.engine === 'sqlite'
      ? await subject.query("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
      : await subject.query(
          `SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public' AND ${NO_INDEX.replaceAll('@', 'tablename')}
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)`,
        );
  return rows.map(({ name }) => String(name)).sort();
}

describe('the schema', async () => {
  const [sqlite, postgres] = await dialects();
  assert.ok(sqlite && postgres);

  it('has the same tables, columns and indexes on both databases', { skip: postgres.skip }, async () => {
    await withSubject(sqlite, (one) =>
      withSubject(postgres, async (two) => {
        assert.deepEqual(await columns(two), await columns(one));
        assert.deepEqual(await indexes(two), await indexes(one));
        assert.ok((await columns(one)).length > 150);
      }),
    );
  });

  for (const dialect of [sqlite, postgres]) {
    describe(`on ${dialect.name}`, { skip: dialect.skip }, () => {
      it('stands at the version that this program makes, also when it is opened again', async () => {
        await withSubject(dialect, async (subject) => {
          await subject.store.write.createSite(makeSite());
          const again = await subject.reopen();
          assert.equal(await again.read.schemaVersion({}), migrations.length);
          assert.equal((await again.read.sites({})).length, 1);
        });
      });

      it('is refused when a newer program has made it', async () => {
        await withSubject(dialect, async (subject) => {
          await subject.query("UPDATE installation SET value = '99' WHERE name = 'schema_version'");
          await assert.rejects(subject.reopen(), {
            code: 'storage_unfit',
            message: /version 99, this program knows \d+; install a newer Parley/,
          });
          const right = String(migrations.length);
          await subject.query(`UPDATE installation SET value = '${right}' WHERE name = 'schema_version'`);
          await subject.reopen();
        });
      });

      it('says whether answered writes are safe', async () => {
        await withSubject(dialect, async ({ store }) => {
          const facts = await store.facts();
          if (dialect.name === 'postgres') {
            assert.match(String(facts.engine), /^PostgreSQL 1[5-9]/);
            assert.equal('warning' in facts, [facts.fsync, facts.full_page_writes].includes('off'));
            return;
          }
          assert.match(String(facts.engine), /^SQLite 3\./);
          const { synchronous, readerSynchronous, journalMode, foreignKeys, secureDelete } = facts;
          assert.deepEqual([synchronous, readerSynchronous, journalMode], [2, 2, 'wal']);
          assert.deepEqual([foreignKeys, secureDelete, facts.readerBusyTimeout], [1, 1, 0]);
        });
      });

      it('keeps foreign keys', async () => {
        await withSubject(dialect, async ({ store }) => {
          const setRole = store.write.setRole({ accountId: 5 as never, siteId: null, role: 'admin' });
          await assert.rejects(setRole, /foreign key/i);
          const session = {
            tokenHash: 't',
            accountId: 5 as never,
            kind: 'reader' as const,
            now: 1,
            expiresAt: 2,
          };
          await assert.rejects(store.write.createSession(session), /foreign key/i);
        });
      });
    });
  }
});

describe('the contract', () => {
  it('names every read and every write at least once', () => {
    const folder = path.join(import.meta.dirname, '../../../test/storage');
    const files = readdirSync(folder).filter((name) => /(?:\.test|acts)\.ts$/.test(name));
    const text = files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
    const named = (name: string) => new RegExp(`(read|reads|write|background)\\.${name}\\(`).test(text);
    const missing = [...Object.keys(reads), ...Object.keys(writes)].filter((name) => !named(name));
    assert.deepEqual(missing, []);
  });
});
