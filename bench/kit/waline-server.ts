/** A running server of Waline on SQLite with threads in it, as a peer to measure beside. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { ParsedRecord } from '../../src/core/archive.js';
import { npmPackage } from '../../test/kit/install.js';

export const WALINE_SERVER = '1.39.3';
/** For the first answer, in milliseconds: it loads some 500 packages. */
const STARTS_WITHIN = 60_000;

export interface WalineServer {
  readonly url: string;
  /** What is stored by now. */
  comments(): number;
  stop(): void;
}

/**
 * Fetches the server from the npm registry (its SQLite driver is compiled, which takes a minute or two the first time), fills a
 * database in `folder` with the records, and starts it with its defaults, but for two services that are asked elsewhere: Akismet is off,
 * and the list of sign-in services, which it asks for at every request, comes from this process.
 */
export async function startWaline(
  folder: string,
  records: AsyncIterable<ParsedRecord>,
): Promise<WalineServer> {
  const home = npmPackage('@waline/vercel', WALINE_SERVER, 'sqlite3');
  if (home === undefined) throw new Error('The server of the peer could not be had from the registry.');
  mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(path.join(folder, 'waline.sqlite'));
  await fill(db, records);
  const services = createServer((_, response) => response.end('{"services":[]}'));
  const oauth = await listening(services);
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(home, 'vanilla.js'), String(port)], {
    env: {
      ...{ PATH: process.env.PATH, HOME: folder, SQLITE_PATH: folder, JWT_TOKEN: 'a token of the benchmark' },
      ...{ AKISMET_KEY: 'false', OAUTH_URL: `http://127.0.0.1:${oauth}/` },
    },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = (): void => {
    child.kill();
    services.close();
    db.close();
  };
  try {
    await untilAnswering(`${url}/api/comment?path=/none&pageSize=1&page=1`, child);
  } catch (error) {
    stop();
    throw error;
  }
  const count = db.prepare('SELECT count(*) AS n FROM wl_Comment');
  return { url, stop, comments: () => Number(count.get()?.n) };
}

/** The columns that the server names, with the two indexes that its file for MySQL has. */
const TABLES = `
  CREATE TABLE wl_Comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER, comment TEXT, insertedAt TEXT DEFAULT CURRENT_TIMESTAMP, ip TEXT, link TEXT,
    mail TEXT, nick TEXT, pid INTEGER, rid INTEGER, sticky INTEGER, status TEXT NOT NULL DEFAULT '', "like" INTEGER, ua TEXT, url TEXT,
    createdAt TEXT DEFAULT CURRENT_TIMESTAMP, updatedAt TEXT DEFAULT CURRENT_TIMESTAMP);
  CREATE INDEX by_url ON wl_Comment (url);
  CREATE INDEX by_parent ON wl_Comment (pid, rid);
  CREATE TABLE wl_Counter (id INTEGER PRIMARY KEY, time INTEGER, url TEXT, createdAt TEXT, updatedAt TEXT);
  CREATE TABLE wl_Users (
    id INTEGER PRIMARY KEY, display_name TEXT, email TEXT, password TEXT, type TEXT, label TEXT, url TEXT, avatar TEXT, github TEXT,
    twitter TEXT, facebook TEXT, google TEXT, weibo TEXT, qq TEXT, "2fa" TEXT, createdAt TEXT, updatedAt TEXT);`;

/** Threads are at the addresses `/thread-0`, `/thread-1` …, in its two levels: every reply below its root. */
async function fill(db: DatabaseSync, records: AsyncIterable<ParsedRecord>): Promise<void> {
  db.exec(`PRAGMA journal_mode = WAL; BEGIN; ${TABLES}`);
  const insert = db.prepare(
    `INSERT INTO wl_Comment (id, comment, insertedAt, ip, nick, pid, rid, status, "like", ua, url) VALUES (?, ?, ?, '10.0.0.1', ?, ?, ?, 'approved', 0, '', ?)`,
  );
  const rootOf = new Map<string, number>();
  const idOf = new Map<string, number>();
  let id = 0;
  for await (const record of records) {
    if (record.type !== 'comment') continue;
    id += 1;
    const pid = record.parentRef === undefined ? null : (idOf.get(record.parentRef) ?? null);
    const rid = record.parentRef === undefined ? null : (rootOf.get(record.parentRef) ?? null);
    idOf.set(record.sourceId, id);
    rootOf.set(record.sourceId, rid ?? id);
    const at = new Date(record.createdAt ?? 0).toISOString().slice(0, 19).replace('T', ' ');
    insert.run(id, record.text, at, record.author.name ?? '', pid, rid, `/${record.threadRef}`);
  }
  db.exec('COMMIT');
}

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}

/** It takes a port by its number only, and no 0. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  for (const until = performance.now() + STARTS_WITHIN; ; await pause(200)) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    if (child.exitCode !== null || performance.now() > until)
      throw new Error(
        `The peer does not answer (${answer?.status ?? 'no connection'}, exit ${child.exitCode}).`,
      );
  }
}
