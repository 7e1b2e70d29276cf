import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ParsedComment, ParsedThread } from '../core/archive.js';

/** What became of a record handed to the staging area: `merged` an equal one was there, `conflict` a different one. */
export type Staged = 'added' | 'merged' | 'conflict';

/** A comment's place in the archive; `parent` is the number of its parent's row, null for none or an unknown one. */
export interface StagedLink {
  readonly n: number;
  /** Instant, or local time read as UTC; null when the archive tells none. */
  readonly at: number | null;
  readonly isComment: boolean;
  readonly thread: number | null;
  readonly parent: number | null;
  readonly hasParentRef: boolean;
}

/** `firstAt` is the earliest time of its comments, as `StagedLink.at`. */
export interface StagedThread {
  readonly n: number;
  readonly thread: ParsedThread;
  readonly hasComments: boolean;
  readonly firstAt: number | null;
}

/**
 * Where an archive waits between reading and writing: a scratch database in `folder`, one per import, without any
 * promise of durability. Rows are numbered from 1 in file order. It keeps memory small however large the archive is,
 * and nothing reaches the site before the whole file has been understood.
 */
export interface Staging {
  addThread(thread: ParsedThread, digest: string): Staged;
  /** `at` orders the comment among others: Unix milliseconds, null when nothing is known. */
  addComment(comment: ParsedComment, digest: string, at: number | null): Staged;
  /** Call once when everything is added. */
  link(): void;
  threadCount(): number;
  commentCount(): number;
  threads(): IterableIterator<StagedThread>;
  /** Thread references that comments name and no thread record explains. */
  unknownThreads(): readonly string[];
  links(): IterableIterator<StagedLink>;
  /** Comments by their numbers, in that order. */
  comments(
    numbers: readonly number[],
  ): readonly { readonly comment: ParsedComment; readonly digest: string }[];
  /** Source ids by number, a page at a time. */
  commentIds(afterN: number, limit: number): readonly { readonly n: number; readonly sourceId: string }[];
  /** Parents that comments name and that are not in the archive. */
  missingParents(): IterableIterator<{ readonly n: number; readonly parentRef: string }>;
  /** Deletes the scratch database. */
  discard(): void;
}

const SCHEMA = `
  PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16000;
  CREATE TABLE thread (n INTEGER PRIMARY KEY, source_id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  CREATE TABLE comment (
    n INTEGER PRIMARY KEY, source_id TEXT NOT NULL UNIQUE, thread_ref TEXT NOT NULL, parent_ref TEXT, at INTEGER, is_comment INTEGER NOT NULL, digest TEXT NOT NULL,
    json TEXT NOT NULL) STRICT;`;

/** Opens an empty staging area named `name` in `folder`. */
export function openStaging(folder: string, name: string): Staging {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.staging`);
  rmSync(file, { force: true });
  const db = new DatabaseSync(file);
  db.exec(SCHEMA);
  db.exec('BEGIN');
  const insertThread = db.prepare(
    'INSERT INTO thread (source_id, digest, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const insertComment = db.prepare(
    'INSERT INTO comment (source_id, thread_ref, parent_ref, at, is_comment, digest, json) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const digestOf = {
    thread: db.prepare('SELECT digest FROM thread WHERE source_id = ?'),
    comment: db.prepare('SELECT digest FROM comment WHERE source_id = ?'),
  };
  const outcome = (
    changes: number | bigint,
    table: 'thread' | 'comment',
    sourceId: string,
    digest: string,
  ): Staged => {
    if (changes === 1) return 'added';
    return digestOf[table].get(sourceId)?.digest === digest ? 'merged' : 'conflict';
  };
  const count = (sql: string): number => Number(db.prepare(sql).get()?.n);
  const commentByN = db.prepare('SELECT json, digest FROM comment WHERE n = ?');

  return {
    addThread(thread, digest) {
      const { changes } = insertThread.run(thread.sourceId, digest, JSON.stringify(thread));
      return outcome(changes, 'thread', thread.sourceId, digest);
    },
    addComment(comment, digest, at) {
      const { sourceId, threadRef, parentRef = null } = comment;
      const { changes } = insertComment.run(
        sourceId,
        threadRef,
        parentRef,
        at,
        comment.kind === 'comment' ? 1 : 0,
        digest,
        JSON.stringify(comment),
      );
      return outcome(changes, 'comment', sourceId, digest);
    },
    link() {
      db.exec('CREATE INDEX comment_by_thread ON comment (thread_ref, at)');
    },
    threadCount: () => count('SELECT count(*) AS n FROM thread'),
    commentCount: () => count('SELECT count(*) AS n FROM comment'),
    *threads() {
      const rows = db.prepare(
        `SELECT n, json, EXISTS (SELECT 1 FROM comment WHERE thread_ref = thread.source_id) AS used,
           (SELECT min(at) FROM comment WHERE thread_ref = thread.source_id) AS first_at FROM thread ORDER BY n`,
      );
      for (const row of rows.iterate()) {
        yield {
          n: Number(row.n),
          thread: JSON.parse(String(row.json)),
          hasComments: row.used === 1,
          firstAt: row.first_at === null ? null : Number(row.first_at),
        };
      }
    },
    unknownThreads() {
      const rows = db.prepare(
        'SELECT DISTINCT thread_ref FROM comment WHERE thread_ref NOT IN (SELECT source_id FROM thread) ORDER BY thread_ref',
      );
      return rows.all().map((row) => String(row.thread_ref));
    },
    *links() {
      const rows = db.prepare(
        `SELECT c.n, c.at, c.is_comment, t.n AS thread, p.n AS parent, c.parent_ref IS NOT NULL AS has_parent FROM comment c
         LEFT JOIN thread t ON t.source_id = c.thread_ref LEFT JOIN comment p ON p.source_id = c.parent_ref ORDER BY c.n`,
      );
      for (const { n, at, is_comment, thread, parent, has_parent } of rows.iterate()) {
        yield {
          n: Number(n),
          at: at === null ? null : Number(at),
          isComment: is_comment === 1,
          thread: thread === null ? null : Number(thread),
          parent: parent === null ? null : Number(parent),
          hasParentRef: has_parent === 1,
        };
      }
    },
    comments: (numbers) =>
      numbers.map((n) => {
        const row = commentByN.get(n);
        return { comment: JSON.parse(String(row?.json)), digest: String(row?.digest) };
      }),
    commentIds: (afterN, limit) =>
      db
        .prepare('SELECT n, source_id FROM comment WHERE n > ? ORDER BY n LIMIT ?')
        .all(afterN, limit)
        .map((row) => ({ n: Number(row.n), sourceId: String(row.source_id) })),
    *missingParents() {
      const rows = db.prepare(
        `SELECT n, parent_ref FROM comment c WHERE parent_ref IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM comment p WHERE p.source_id = c.parent_ref) ORDER BY n`,
      );
      for (const row of rows.iterate()) yield { n: Number(row.n), parentRef: String(row.parent_ref) };
    },
    discard() {
      db.close();
      rmSync(file, { force: true });
    },
  };
}
