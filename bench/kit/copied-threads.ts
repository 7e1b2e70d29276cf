import type { Comment } from '../../src/core/comment.js';
import type { StoryId } from '../../src/core/ids.js';
import { commentWords } from '../../src/storage/search.js';
import type { Store } from '../../src/storage/store.js';
import { blocksInSql } from '../../test/kit/search-blocks.js';
import type { BulkDatabase } from './bulk-database.js';

/** A minute of ids: no thread of a benchmark takes longer to be brought in, so that copies never meet. */
const STEP = 60_000 * 4096;
const WORDS_AT_ONCE = 500;

/** Columns that hold an id of the thread, and those that must differ from thread to thread. */
const MOVED = new Set(['id', 'story_id', 'parent_id', 'root_id', 'comment_id', 'target_id']);
const RENAMED = new Set(['story_key', 'url', 'url_key', 'source_id', 'report_path']);

/** What is copied of a thread, whose story is `s`. */
const PARTS: readonly (readonly [table: string, where: (story: StoryId) => string])[] = [
  ['story', (s) => `id = ${s}`],
  ['story_url', (s) => `story_id = ${s}`],
  ['comment', (s) => `story_id = ${s}`],
  ['import_ref', (s) => `kind = 'comment' AND target_id IN (SELECT id FROM comment WHERE story_id = ${s})`],
  ['decision', (s) => `comment_id IN (SELECT id FROM comment WHERE story_id = ${s})`],
  ['waiting', (s) => `story_id = ${s}`],
];

export interface Copies {
  readonly story: StoryId;
  readonly count: number;
  /** Minutes of ids to go back before the thread's own, for the first copy; each copy takes one. */
  readonly back: number;
}

/**
 * Multiplies a thread with all its rows: copies are as the program would have left them, words for searching included.
 * Wants `layOutWords` first.
 */
export async function copyThread(db: BulkDatabase, { story, count, back }: Copies): Promise<void> {
  const parts: { readonly table: string; readonly where: string; readonly columns: readonly string[] }[] = [];
  for (const [table, where] of PARTS)
    parts.push({ table, where: where(story), columns: await db.columns(table) });
  // The oldest first: ids grow, as they do where people write.
  for (let n = 0; n < count; n++) {
    const minutes = back - n;
    const delta = minutes * STEP;
    for (const { table, where, columns } of parts) {
      const values = columns.map((column) => copiedValue(column, { delta, minutes }));
      await db.run(
        `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${where} ORDER BY 1`,
      );
    }
    await db.run(
      `INSERT INTO search_seat (comment_id) SELECT id - ${delta} FROM laid_out WHERE story_id = ${story} ORDER BY id`,
    );
    await db.run(copiedWords(db, story, delta));
  }
}

function copiedValue(
  column: string,
  { delta, minutes }: { readonly delta: number; readonly minutes: number },
): string {
  if (MOVED.has(column)) return `${column} - ${delta}`;
  return RENAMED.has(column) ? `${column} || '-${minutes}'` : column;
}

function copiedWords({ isPostgres }: BulkDatabase, story: StoryId, delta: number): string {
  const words = `w.words || ' ' || ${blocksInSql('s.seat')}`;
  const from = `FROM laid_out w JOIN search_seat s ON s.comment_id = w.id - ${delta} WHERE w.story_id = ${story} ORDER BY s.seat`;
  return isPostgres
    ? `INSERT INTO search_comment (id, words) SELECT s.seat, array_to_tsvector(string_to_array(${words}, ' ')) ${from}`
    : `INSERT INTO search_comment (rowid, words) SELECT s.seat, ${words} ${from}`;
}

/** Writes the words of threads where copies find them. */
export async function layOutWords(
  db: BulkDatabase,
  words: readonly (readonly [StoryId, number, string])[],
): Promise<void> {
  await db.run('CREATE TEMP TABLE laid_out (story_id BIGINT, id BIGINT, words TEXT)');
  for (const [story, id, text] of words)
    await db.run(`INSERT INTO laid_out VALUES (${story}, ${id}, '${text.replaceAll("'", "''")}')`);
}

/** The words under which the comments of a thread are found. */
export async function wordsOf(
  { read }: Store,
  storyId: StoryId,
): Promise<readonly (readonly [StoryId, number, string])[]> {
  const comments: Comment[] = [];
  for (let size = WORDS_AT_ONCE; size === WORDS_AT_ONCE; ) {
    const afterId = comments.at(-1)?.id;
    const page = await read.commentsOfStory({ storyId, limit: WORDS_AT_ONCE, ...(afterId && { afterId }) });
    comments.push(...page);
    size = page.length;
  }
  return comments.map((comment) => [storyId, comment.id, commentWords(comment).join(' ')]);
}
