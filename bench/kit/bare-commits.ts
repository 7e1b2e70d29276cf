import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const BARE_MS = 3000;

/** Commits a second of one row of 300 characters, ungrouped, one after the other, in the folder. */
export function bareCommits(data: string): number {
  const db = new DatabaseSync(path.join(data, 'bare.db'));
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL)',
  );
  const insert = db.prepare('INSERT INTO row (text) VALUES (?)');
  const text = 'x'.repeat(300);
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < BARE_MS) {
    insert.run(text);
    count += 1;
  }
  const perSecond = count / ((performance.now() - started) / 1000);
  db.close();
  return perSecond;
}
