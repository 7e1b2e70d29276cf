/** The databases that the contract runs on. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { openStore } from '../../src/storage/open-store.js';
import type { Store } from '../../src/storage/store.js';
import { freshDatabase, postgresMissing } from '../kit/postgres.js';

export type Row = Record<string, unknown>;

/** An empty store, and a look at its tables past the store. */
export interface Subject {
  readonly store: Store;
  /** A SQLite file, or a PostgreSQL address. */
  readonly location: string;
  query(sql: string): Promise<readonly Row[]>;
  /** Closes the store and opens it again on the same data. */
  reopen(): Promise<Store>;
  close(): Promise<void>;
}

export interface TestDialect {
  readonly name: 'sqlite' | 'postgres';
  /** Why it cannot be tested here, or false. */
  readonly skip: string | false;
  open(): Promise<Subject>;
}

/** SQLite, and PostgreSQL where there is one. */
export async function dialects(): Promise<readonly TestDialect[]> {
  return [
    { name: 'sqlite', skip: false, open: openSqlite },
    { name: 'postgres', skip: await postgresMissing(), open: openPostgres },
  ];
}

async function openSqlite(): Promise<Subject> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'parley-storage-'));
  let store = await openStore({ data, role: 'serve' });
  return {
    location: path.join(data, 'parley.db'),
    get store() {
      return store;
    },
    async query(sql) {
      const database = new DatabaseSync(path.join(data, 'parley.db'));
      try {
        return database
          .prepare(sql)
          .all()
          .map((row) => ({ ...row }));
      } finally {
        database.close();
      }
    },
    async reopen() {
      await store.close();
      store = await openStore({ data, role: 'serve' });
      return store;
    },
    async close() {
      await store.close();
      rmSync(data, { recursive: true });
    },
  };
}

async function openPostgres(): Promise<Subject> {
  const database = await freshDatabase();
  const options = { data: '', role: 'serve', url: database.url } as const;
  let store = await openStore(options);
  return {
    location: database.url,
    get store() {
      return store;
    },
    async query(sql) {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      try {
        return (await client.query(sql)).rows;
      } finally {
        await client.end();
      }
    },
    async reopen() {
      await store.close();
      store = await openStore(options);
      return store;
    },
    async close() {
      await store.close();
      await database.drop();
    },
  };
}
