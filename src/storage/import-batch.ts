import type { StoryId } from '../core/ids.js';
import { sectionOfUrl } from '../core/story-section.js';
import { recountAnswers } from './answers.js';
import { type Db, insertInto, insertMany, list, pairs, type Value } from './db.js';
import { fullDecision } from './decisions.js';
import { type CountedBatch, countBatch } from './import-counts.js';
import { addListedChildren, addReplies } from './listing.js';
import { putReport } from './reports.js';
import { searchLater } from './search-pending.js';
import type { ImportedComment, ImportedStory, Writes } from './store.js';
import { emailKey } from './tables/account.js';
import { COMMENT_COLUMNS, commentValues } from './tables/comment.js';
import { DECISION_COLUMNS, decisionValues } from './tables/decision.js';
import { reportPath } from './tables/report.js';
import { addImportedWaiting } from './waiting.js';

type Batch = Parameters<Writes['importBatch']>[0];

/**
 * One batch of an import, whole or not at all: see Writes.importBatch. Rows go in with their final counts; what the
 * batch changes above itself is added once per comment, root and story.
 */
export async function importBatch(
  db: Db,
  batch: Batch,
): Promise<{ storiesWritten: number; commentsWritten: number }> {
  await lockStories(db, batch);
  const storiesWritten = await insertStories(db, batch);
  await insertGhosts(db, batch);
  const fresh = await newComments(db, batch);
  const counts = countBatch(fresh);
  await insertComments(db, batch, counts);
  await insertHistories(db, batch, fresh);
  await countAbove(db, batch, counts);
  await addImportedWaiting(
    db,
    counts.comments.map(({ full, imported: { decision } }) => ({ comment: full, decision })),
  );
  return { storiesWritten, commentsWritten: fresh.length };
}

async function lockStories(db: Db, batch: Batch): Promise<void> {
  if (db.dialect.forUpdate === '') return;
  const ids = new Set(batch.comments.map(({ comment }) => comment.storyId));
  const sql = `SELECT s.id FROM story s WHERE ${db.dialect.isOneOf('s.id')}${db.dialect.forUpdate}`;
  await db.all(sql, [list([...ids])]);
}

const REF_COLUMNS = ['site_id', 'system', 'instance', 'kind', 'source_id', 'target_id', 'digest', 'run_id'];

function refValues(
  batch: Batch,
  kind: 'thread' | 'comment',
  ref: { readonly sourceId: string; readonly targetId: number; readonly digest: string },
): readonly Value[] {
  const { siteId, system, instance, runId } = batch;
  return [siteId, system, instance, kind, ref.sourceId, ref.targetId, ref.digest, runId];
}

function originValues(
  { siteId, runId }: Batch,
  kind: 'thread' | 'comment',
  { origins = [], targetId }: { readonly origins: ImportedStory['origins']; readonly targetId: number },
): readonly (readonly Value[])[] {
  return origins.map(({ system, instance, sourceId }) => [
    siteId,
    system,
    instance,
    kind,
    sourceId,
    targetId,
    '',
    runId,
  ]);
}

async function insertStories(db: Db, batch: Batch): Promise<number> {
  let written = 0;
  for (const imported of batch.stories) {
    written += await insertStory(db, imported);
    const { id, siteId } = imported.story;
    await insertMany(
      db,
      {
        table: 'story_url',
        columns: ['site_id', 'url_key', 'url', 'story_id'],
        rest: 'ON CONFLICT DO NOTHING',
      },
      imported.urls.map(({ urlKey, url }) => [siteId, urlKey, url, id]),
    );
    await insertMany(db, { table: 'import_ref', columns: REF_COLUMNS, rest: 'ON CONFLICT DO NOTHING' }, [
      ...imported.refs.map((ref) => refValues(batch, 'thread', { ...ref, targetId: id })),
      ...originValues(batch, 'thread', { origins: imported.origins, targetId: id }),
    ]);
  }
  return written;
}

const STORY_COLUMNS = [
  'id',
  'site_id',
  'story_key',
  'url',
  'title',
  'language',
  'mode',
  'kind',
  'created_at',
  'closed_at',
  'closed_reason',
  'report_path',
  'section',
];

async function insertStory(db: Db, { story, report }: ImportedStory): Promise<number> {
  const written = await db.run(`${insertInto('story', STORY_COLUMNS)} ON CONFLICT (id) DO NOTHING`, [
    story.id,
    story.siteId,
    story.key,
    story.url,
    story.title,
    story.language,
    story.mode,
    story.kind ?? 'discussion',
    story.createdAt,
    story.closedAt,
    story.closedReason,
    report ? reportPath(report) : null,
    // A report says so itself, a moment later.
    report ? '' : (sectionOfUrl(story) ?? ''),
  ]);
  if (written === 1 && report) await putReport(db, report);
  return written;
}

async function insertGhosts(db: Db, batch: Batch): Promise<void> {
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
async function newComments(db: Db, batch: Batch): Promise<readonly ImportedComment[]> {
  const refs = batch.comments.map(({ comment, ref }) =>
    refValues(batch, 'comment', { ...ref, targetId: comment.id }),
  );
  const into = { table: 'import_ref', columns: REF_COLUMNS, rest: 'ON CONFLICT DO NOTHING' };
  const written = await insertMany(db, into, refs);
  if (written === batch.comments.length) return batch.comments;
  const known = await db.all<{ source_id: string; target_id: number }>(
    `SELECT i.source_id, i.target_id FROM import_ref i
     WHERE i.site_id = ? AND i.system = ? AND i.instance = ? AND i.kind = 'comment'
       AND ${db.dialect.isOneOfTexts('i.source_id')}`,
    [batch.siteId, batch.system, batch.instance, list(batch.comments.map(({ ref }) => ref.sourceId))],
  );
  const target = new Map(known.map((row) => [row.source_id, row.target_id]));
  const mine = batch.comments.filter(({ comment, ref }) => target.get(ref.sourceId) === comment.id);
  return written === 0 ? [] : notStored(db, mine);
}

/** A batch that is sent again names the comments it wrote the first time. */
async function notStored(db: Db, comments: readonly ImportedComment[]): Promise<readonly ImportedComment[]> {
  const stored = await db.all<{ id: number }>(
    `SELECT c.id FROM comment c WHERE ${db.dialect.isOneOf('c.id')}`,
    [list(comments.map(({ comment }) => comment.id))],
  );
  const ids = new Set(stored.map((row) => row.id));
  return comments.filter(({ comment }) => !ids.has(comment.id));
}

async function insertComments(db: Db, batch: Batch, counts: CountedBatch): Promise<void> {
  await insertMany(
    db,
    { table: 'comment', columns: COMMENT_COLUMNS },
    counts.comments.map(({ full, imported }) => commentValues(full, imported.bodyJson)),
  );
  await searchLater(
    db,
    'comment',
    counts.comments.map(({ full }) => full.id),
  );
  const decided = counts.comments.flatMap(({ full, imported }) => {
    if (!imported.decision) return [];
    const about = { id: full.id, site_id: full.siteId, story_id: full.storyId, revision: full.revision };
    return [decisionValues(fullDecision(imported.decision, about, { before: null, after: full.status }))];
  });
  await insertMany(db, { table: 'decision', columns: DECISION_COLUMNS }, decided);
  const contacts = counts.comments.flatMap(({ full, imported }) =>
    imported.email === null ? [] : [[full.id, full.siteId, emailKey(imported.email), batch.now]],
  );
  const columns = ['comment_id', 'site_id', 'email', 'created_at'];
  await insertMany(db, { table: 'comment_private', columns }, contacts);
}

/** Only archives of Parley tell of a comment's past. */
async function insertHistories(db: Db, batch: Batch, fresh: readonly ImportedComment[]): Promise<void> {
  const origins = fresh.flatMap(({ comment, origins }) =>
    originValues(batch, 'comment', { origins, targetId: comment.id }),
  );
  await insertMany(
    db,
    { table: 'import_ref', columns: REF_COLUMNS, rest: 'ON CONFLICT DO NOTHING' },
    origins,
  );
  const decisions = fresh.flatMap(({ history }) => history?.decisions.map(decisionValues) ?? []);
  await insertMany(db, { table: 'decision', columns: DECISION_COLUMNS }, decisions);
  const revisions = fresh.flatMap(({ comment, history }) =>
    (history?.revisions ?? []).map((each) => [
      comment.id,
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

async function countAbove(db: Db, batch: Batch, counts: CountedBatch): Promise<void> {
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
