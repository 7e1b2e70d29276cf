import { startPostgres } from '../../test/kit/postgres-server.js';
import { withFolder } from '../../test/kit/temporary.js';
import type { Figure } from './figure.js';

export interface Where {
  readonly data: string;
  /** A PostgreSQL address; without it SQLite in `data`. */
  readonly url?: string;
}

/** Settings of a server there, on any free port, that believes what a load generator says of its addresses. */
export function settingsOf({ data, url }: Where): Readonly<Record<string, string>> {
  const settings = { PARLEY_DATA: data, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1' };
  return url === undefined ? settings : { ...settings, DATABASE_URL: url };
}

/** An empty folder, and a PostgreSQL of its own whose commits reach the disk. */
export async function onPostgres<T>(use: (where: Where) => Promise<T>): Promise<T> {
  const server = await startPostgres({ durable: true });
  return withFolder((data) => use({ data, url: server.url })).finally(server.stop);
}

/** The same on SQLite, then on PostgreSQL. */
export async function onBothDatabases(
  measure: (engine: string, where: Where) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  return [
    ...(await withFolder((data) => measure('SQLite', { data }))),
    ...(await onPostgres((where) => measure('PostgreSQL', where))),
  ];
}
