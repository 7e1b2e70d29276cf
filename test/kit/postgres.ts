/** PostgreSQL for tests: `postgresMissing()` to skip where there is none, `freshDatabase()` for an empty database. */
import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import pg from 'pg';
import { PostgresMissing, startPostgres } from './postgres-server.js';

export { type PostgresServer, startPostgres } from './postgres-server.js';

/** A database of one's own, empty or a copy of a template. */
export interface TestDatabase {
  readonly url: string;
  /** Cuts all connections and removes the database. Close pools first: a cut pool emits `error`. */
  drop(): Promise<void>;
}

/** A database made once for each server, whose copies cost some 50 ms however long `prepare` takes. */
export interface Template {
  /** Names the state that `prepare` leaves: another content needs another name. Lower-case letters, digits, `_`. */
  readonly name: string;
  /** Fills the empty database behind `url` and closes its connections. */
  prepare(url: string): Promise<void>;
}

let server: Promise<string> | undefined;
const leftOver = new Set<string>();

/** False where tests have a PostgreSQL; else why not, fit for node:test's `skip`: `describe('…', { skip: await postgresMissing() }, …)`. */
export async function postgresMissing(): Promise<string | false> {
  try {
    await serverUrl();
    return false;
  } catch (error) {
    if (error instanceof PostgresMissing) return error.message;
    throw error;
  }
}

/** The server of this test run (`PARLEY_TEST_PG`), else the one that `DATABASE_URL_TEST` names, else one started for this file alone. */
export function serverUrl(): Promise<string> {
  server ??= findServer();
  return server;
}

async function findServer(): Promise<string> {
  const shared = process.env.PARLEY_TEST_PG ?? process.env.DATABASE_URL_TEST;
  if (shared === undefined) return (await startPostgres()).url;
  if (!/^postgres(ql)?:/.test(shared)) throw new PostgresMissing(shared);
  return shared;
}

/** Makes a database and names its address. What a file does not drop is dropped at its end. */
export async function freshDatabase(options: { readonly template?: Template } = {}): Promise<TestDatabase> {
  const { template } = options;
  const source = template ? `parley_template_${template.name}` : 'template0';
  const name = `parley_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdmin(async (admin) => {
    if (template) await makeTemplate(admin, source, template);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  });
  leftOver.add(name);
  const drop = async () => {
    leftOver.delete(name);
    await asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  return { url: await urlOf(name), drop };
}

/** One process prepares, the others wait; PostgreSQL copies no database that somebody is connected to. */
async function makeTemplate(admin: pg.Client, source: string, template: Template): Promise<void> {
  await admin.query('SELECT pg_advisory_lock(hashtext($1))', [source]);
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [source]);
  if (rowCount === 0) {
    await admin.query(`DROP DATABASE IF EXISTS ${source}_part`);
    await admin.query(`CREATE DATABASE ${source}_part TEMPLATE template0`);
    await template.prepare(await urlOf(`${source}_part`));
    await admin.query(`ALTER DATABASE ${source}_part RENAME TO ${source}`);
  }
  await admin.query('SELECT pg_advisory_unlock(hashtext($1))', [source]);
}

async function urlOf(database: string): Promise<string> {
  const url = new URL(await serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: await serverUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

after(async () => {
  if (leftOver.size === 0) return;
  await asAdmin(async (admin) => {
    // Without FORCE: a pool that is still open here would break the run instead of a test.
    for (const name of leftOver) await admin.query(`DROP DATABASE IF EXISTS ${name}`).catch(() => undefined);
  });
});
