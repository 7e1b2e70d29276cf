import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { ParsedComment, ParsedThread } from '../core/archive.js';
import type { Staged, StagedLink, StagedThread, Staging } from './staging.js';

// Read in the order of stories, which no cache of pages serves well: the system's own is there for that.
const CACHE_KIB = 8000;
const CACHE_AFTER_KIB = 1000;

const SCHEMA = `
  PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -${CACHE_KIB};
  CREATE TABLE thread (n INTEGER PRIMARY KEY, source_id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE TABLE comment (
    n INTEGER PRIMARY KEY, source_id TEXT NOT NULL UNIQUE, thread_ref TEXT NOT NULL, parent_ref TEXT, at INTEGER,
    is_comment INTEGER NOT NULL, digest TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  BEGIN;`;

const THREADS = `SELECT n, json, EXISTS (SELECT 1 FROM comment WHERE thread_ref = thread.source_id) AS used,
    (SELECT min(at) FROM comment WHERE thread_ref = thread.source_id) AS first_at FROM thread ORDER BY n`;
const UNKNOWN_THREADS = `SELECT DISTINCT thread_ref FROM comment
  WHERE thread_ref NOT IN (SELECT source_id FROM thread) ORDER BY thread_ref`;
const LINKS = `SELECT c.n, c.at, c.is_comment, t.n AS thread, p.n AS parent, c.parent_ref IS NOT NULL AS has_parent
  FROM comment c LEFT JOIN thread t ON t.source_id = c.thread_ref LEFT JOIN comment p ON p.source_id = c.parent_ref
  ORDER BY c.n`;
const MISSING_PARENTS = `SELECT n, parent_ref FROM comment c WHERE parent_ref IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM comment p WHERE p.source_id = c.parent_ref) ORDER BY n`;

/** Opens an empty staging area named `name` in `folder`. */
export function openStaging(folder: string, name: string): Staging {
  mkdirSync(folder, { recursive: true });
  return new ScratchDatabase(path.join(folder, `${name}.staging`));
}

class ScratchDatabase implements Staging {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #insertThread: StatementSync;
  readonly #insertComment: StatementSync;
  readonly #threadDigest: StatementSync;
  readonly #commentDigest: StatementSync;
  readonly #comment: StatementSync;
  readonly #ids: StatementSync;
  readonly #number: StatementSync;

  constructor(file: string) {
    this.#file = file;
    rmSync(file, { force: true });
    const db = new DatabaseSync(file);
    db.exec(SCHEMA);
    // Gone from the folder while it is open, so that the system takes its space back even after a kill; Windows cannot.
    if (process.platform !== 'win32') rmSync(file);
    this.#db = db;
    this.#insertThread = db.prepare(
      'INSERT INTO thread (source_id, digest, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#insertComment = db.prepare(
      'INSERT INTO comment (source_id, thread_ref, parent_ref, at, is_comment, digest, json) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#threadDigest = db.prepare('SELECT digest FROM thread WHERE source_id = ?');
    this.#commentDigest = db.prepare('SELECT digest FROM comment WHERE source_id = ?');
    this.#comment = db.prepare('SELECT json, digest FROM comment WHERE n = ?');
    this.#number = db.prepare('SELECT n FROM comment WHERE source_id = ?');
    this.#ids = db.prepare('SELECT n, source_id FROM comment WHERE n > ? ORDER BY n LIMIT ?');
  }

  addThread(thread: ParsedThread, digest: string): Staged {
    const { changes } = this.#insertThread.run(thread.sourceId, digest, JSON.stringify(thread));
    if (changes === 1) return 'added';
    return this.#threadDigest.get(thread.sourceId)?.digest === digest ? 'merged' : 'conflict';
  }

  addComment(comment: ParsedComment, digest: string, at: number | null): Staged {
    const { sourceId, threadRef, parentRef = null } = comment;
    const isComment = comment.kind === 'comment' ? 1 : 0;
    const json = JSON.stringify(comment);
    const { changes } = this.#insertComment.run(sourceId, threadRef, parentRef, at, isComment, digest, json);
    if (changes === 1) return 'added';
    return this.#commentDigest.get(sourceId)?.digest === digest ? 'merged' : 'conflict';
  }

  link(): void {
    this.#db.exec('CREATE INDEX comment_by_thread ON comment (thread_ref, at)');
  }

  threadCount(): number {
    return this.#count('SELECT count(*) AS n FROM thread');
  }

  commentCount(): number {
    return this.#count('SELECT count(*) AS n FROM comment');
  }

  *threads(): IterableIterator<StagedThread> {
    for (const row of this.#db.prepare(THREADS).iterate()) {
      yield {
        n: Number(row.n),
        thread: JSON.parse(String(row.json)),
        hasComments: row.used === 1,
        firstAt: numberOrNull(row.first_at),
      };
    }
  }

  unknownThreads(): readonly string[] {
    const rows = this.#db.prepare(UNKNOWN_THREADS).all();
    return rows.map((row) => String(row.thread_ref));
  }

  *links(): IterableIterator<StagedLink> {
    for (const { n, at, is_comment, thread, parent, has_parent } of this.#db.prepare(LINKS).iterate()) {
      yield {
        n: Number(n),
        at: numberOrNull(at),
        isComment: is_comment === 1,
        thread: numberOrNull(thread),
        parent: numberOrNull(parent),
        hasParentRef: has_parent === 1,
      };
    }
    // What comes now is read once, in another order.
    this.#db.exec(`PRAGMA cache_size = -${CACHE_AFTER_KIB}; PRAGMA shrink_memory`);
  }

  comments(
    numbers: readonly number[],
  ): readonly { readonly comment: ParsedComment; readonly digest: string }[] {
    return numbers.map((n) => {
      const row = this.#comment.get(n);
      return { comment: JSON.parse(String(row?.json)), digest: String(row?.digest) };
    });
  }

  commentIds(afterN: number, limit: number): readonly { readonly n: number; readonly sourceId: string }[] {
    return this.#ids.all(afterN, limit).map((row) => ({ n: Number(row.n), sourceId: String(row.source_id) }));
  }

  numberOf(sourceId: string): number | undefined {
    const n = this.#number.get(sourceId)?.n;
    return n === undefined ? undefined : Number(n);
  }

  *missingParents(): IterableIterator<{ readonly n: number; readonly parentRef: string }> {
    for (const row of this.#db.prepare(MISSING_PARENTS).iterate())
      yield { n: Number(row.n), parentRef: String(row.parent_ref) };
  }

  discard(): void {
    this.#db.close();
    rmSync(this.#file, { force: true });
  }

  #count(sql: string): number {
    return Number(this.#db.prepare(sql).get()?.n);
  }
}

function numberOrNull(value: unknown): number | null {
  return value === null ? null : Number(value);
}
