import { DatabaseSync } from 'node:sqlite';
import type { AuthorParts } from './emit-records.js';
import type { ParsedComment } from './format.js';

/**
 * Comments that wait for their authors, who stand elsewhere in the archive, often after them. They wait in a temporary
 * database of SQLite's that lies on disk once it outgrows 16 MB and is gone when it is closed.
 */
export interface AuthorJoin {
  /** The first one of an id counts; sources repeat them. */
  addAuthor(id: string, author: AuthorParts): void;
  /** `author.sourceId` names the author. */
  add(comment: ParsedComment): void;
  /** All comments in the order in which they were added, each with its author where one is known. */
  joined(): Generator<{ readonly comment: ParsedComment; readonly author: AuthorParts | undefined }>;
  close(): void;
}

const SCHEMA = `
  PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; PRAGMA temp_store = FILE;
  CREATE TABLE author (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE comment (n INTEGER PRIMARY KEY, author_id TEXT, json TEXT NOT NULL) STRICT;
  BEGIN;`;

export function openAuthorJoin(): AuthorJoin {
  const db = new DatabaseSync('');
  db.exec(SCHEMA);
  const insertAuthor = db.prepare('INSERT INTO author (id, json) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const insertComment = db.prepare('INSERT INTO comment (author_id, json) VALUES (?, ?)');
  return {
    addAuthor: (id, author) => void insertAuthor.run(id, JSON.stringify(author)),
    add: (comment) => void insertComment.run(comment.author.sourceId ?? null, JSON.stringify(comment)),
    *joined() {
      const rows = db.prepare(
        'SELECT comment.json AS comment, author.json AS author FROM comment LEFT JOIN author ON author.id = comment.author_id ORDER BY n',
      );
      for (const row of rows.iterate()) {
        const author = row.author === null ? undefined : (JSON.parse(String(row.author)) as AuthorParts);
        yield { comment: JSON.parse(String(row.comment)) as ParsedComment, author };
      }
    },
    close: () => db.close(),
  };
}
