import type { StoryId } from '../core/ids.js';
import { recountAnswers } from './answers.js';
import { type Db, insertMany, insertValues, list, pairs, type Value } from './db.js';
import { fullDecision } from './decisions.js';
import { type CountedBatch, countBatch } from './import-counts.js';
import { insertStories } from './import-stories.js';
import { addListedChildren, addReplies } from './listing.js';
import { cell, countOf, type PackedBatch, type PackedComments, pickComments } from './packed-batch.js';
import { searchLater } from './search-pending.js';
import { emailKey } from './tables/account.js';
import { COMMENT_COLUMNS } from './tables/comment.js';
import { DECISION_COLUMNS, decisionValues } from './tables/decision.js';
import { INTO_REFS, originValues } from './tables/import-ref.js';
import { addImportedWaiting } from './waiting.js';

/**
 * One batch of an import, whole or not at all: see Writes.importBatch. Rows go in with their final counts; what the
 * batch changes above itself is added once per comment, root and story.
 */
export async function importBatch(
  db: Db,
  batch: PackedBatch,
): Promise<{ storiesWritten: number; commentsWritten: number }> {
  await lockStories(db, batch);
  const storiesWritten = await insertStories(db, batch);
  await insertGhosts(db, batch);
  const fresh = { ...batch, comments: await newComments(db, batch) };
  const counts = countBatch(fresh.comments);
  await insertComments(db, fresh, counts.rows);
  await insertHistories(db, fresh);
  await countAbove(db, batch, counts);
  await addImportedWaiting(db, fresh.comments);
  return { storiesWritten, commentsWritten: countOf(fresh.comments) };
}

/** A value of every comment. */
function all<Column extends Parameters<typeof cell>[2]>(comments: PackedComments, column: Column) {
  return comments.sourceIds.map((_, n) => cell<Column>(comments.rows, n, column));
}

async function lockStories(db: Db, { comments }: PackedBatch): Promise<void> {
  if (db.dialect.forUpdate === '') return;
  const ids = new Set(all(comments, 'story_id'));
  const sql = `SELECT s.id FROM story s WHERE ${db.dialect.isOneOf('s.id')}${db.dialect.forUpdate}`;
  await db.all(sql, [list([...ids])]);
}

async function insertGhosts(db: Db, batch: PackedBatch): Promise<void> {
  const columns = ['id', 'site_id', 'system', 'instance', 'source_id', 'name', 'website'];
  const { siteId, system, instance } = batch;
  await insertMany(
    db,
    { table: 'ghost', columns, rest: 'ON CONFLICT DO NOTHING' },
    batch.ghosts.map(({ id, sourceId, name, website }) => [
      id,
      siteId,
      system,
      instance,
      sourceId,
      name,
      website,
    ]),
  );
}

/** Takes the keys of the comments; those whose key was known are not new. */
async function newComments(db: Db, batch: PackedBatch): Promise<PackedComments> {
  const { siteId, system, instance, runId, comments } = batch;
  const { sourceIds, digests } = comments;
  const ids = all(comments, 'id');
  const refs: Value[] = [];
  for (const [n, id] of ids.entries())
    refs.push(siteId, system, instance, 'comment', sourceIds[n] ?? '', id, digests[n] ?? '', runId);
  const written = await insertValues(db, INTO_REFS, refs);
  if (written === ids.length) return comments;
  if (written === 0) return pickComments(comments, []);
  const known = await db.all<{ source_id: string; target_id: number }>(
    `SELECT i.source_id, i.target_id FROM import_ref i
     WHERE i.site_id = ? AND i.system = ? AND i.instance = ? AND i.kind = 'comment'
       AND ${db.dialect.isOneOfTexts('i.source_id')}`,
    [siteId, system, instance, list(sourceIds)],
  );
  const target = new Map(known.map((row) => [row.source_id, row.target_id]));
  const stored = await storedAmong(db, ids);
  const isNew = (n: number): boolean => {
    const id = ids[n] ?? 0;
    // A batch that is sent again names the comments it wrote the first time.
    return target.get(sourceIds[n] ?? '') === id && !stored.has(id);
  };
  return pickComments(comments, [...ids.keys()].filter(isNew));
}

async function storedAmong(db: Db, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const sql = `SELECT c.id FROM comment c WHERE ${db.dialect.isOneOf('c.id')}`;
  return new Set((await db.all<{ id: number }>(sql, [list(ids)])).map(({ id }) => id));
}

async function insertComments(db: Db, { comments, now }: PackedBatch, rows: readonly Value[]): Promise<void> {
  await insertValues(db, { table: 'comment', columns: COMMENT_COLUMNS }, rows);
  await searchLater(db, 'comment', all(comments, 'id'));
  const contacts = comments.emails.flatMap((email, n) =>
    email === null ? [] : [[cell(rows, n, 'id'), cell(rows, n, 'site_id'), emailKey(email), now]],
  );
  const columns = ['comment_id', 'site_id', 'email', 'created_at'];
  await insertMany(db, { table: 'comment_private', columns }, contacts);
}

/** What the policy decided, and what only archives of Parley tell of a comment's past. */
async function insertHistories(db: Db, batch: PackedBatch): Promise<void> {
  const { rows, more } = batch.comments;
  const decided = more.flatMap(({ n, decision }) => {
    if (decision === null) return [];
    const about = {
      id: cell(rows, n, 'id'),
      site_id: cell(rows, n, 'site_id'),
      story_id: cell(rows, n, 'story_id'),
      revision: cell(rows, n, 'revision'),
    };
    return [fullDecision(decision, about, { before: null, after: cell(rows, n, 'status') })];
  });
  const past = more.flatMap(({ history }) => history?.decisions ?? []);
  const into = { table: 'decision', columns: DECISION_COLUMNS };
  await insertMany(db, into, [...decided, ...past].map(decisionValues));
  const origins = more.flatMap(({ n, origins }) =>
    originValues(batch, 'comment', { origins, targetId: cell(rows, n, 'id') }),
  );
  await insertMany(db, INTO_REFS, origins);
  const revisions = more.flatMap(({ n, history }) =>
    (history?.revisions ?? []).map((each) => [
      cell(rows, n, 'id'),
      each.revision,
      each.source,
      each.sourceFormat,
      JSON.stringify(each.body),
      each.createdAt,
    ]),
  );
  const columns = ['comment_id', 'revision', 'source', 'source_format', 'body', 'created_at'];
  await insertMany(db, { table: 'comment_revision', columns }, revisions);
}

async function countAbove(db: Db, batch: PackedBatch, counts: CountedBatch): Promise<void> {
  await addListedChildren(db, counts.listedChildren);
  await addReplies(db, counts.replies);
  if (counts.stories.size === 0) return;
  await db.run(
    `UPDATE story SET total = total + v.delta, version = version + 1 FROM ${db.dialect.eachPair} v
     WHERE story.id = v.id`,
    [pairs(counts.stories)],
  );
  const asked = await db.all<{ id: StoryId }>(
    `SELECT s.id FROM story s WHERE s.kind = 'questions' AND ${db.dialect.isOneOf('s.id')}`,
    [list([...counts.stories.keys()])],
  );
  for (const { id } of asked) await recountAnswers(db, id);
  // One event stands for all that the batch brought to a story; live readers reload on it.
  const columns = ['site_id', 'story_id', 'kind', 'at'];
  const events = [...counts.stories.keys()].map((id) => [batch.siteId, id, 'comment.published', batch.now]);
  await insertMany(db, { table: 'event', columns }, events);
}
