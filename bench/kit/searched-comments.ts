/** A made-up site for measuring searches: comments whose words are as unevenly common as a language's, written past the product by bulk SQL. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Comment, CommentStatus } from '../../src/core/comment.js';
import type { CommentId, SiteId, StoryId } from '../../src/core/ids.js';
import { DEFAULT_SITE_SETTINGS } from '../../src/core/site.js';
import { insertInto } from '../../src/storage/db.js';
import { postgres } from '../../src/storage/dialect/postgres/dialect.js';
import { sqlite } from '../../src/storage/dialect/sqlite/dialect.js';
import { commentWords } from '../../src/storage/search.js';
import { blocksAround } from '../../src/storage/search-stretches.js';
import type { Store } from '../../src/storage/store.js';
import { COMMENT_COLUMNS, commentValues } from '../../src/storage/tables/comment.js';
import { seededRandom } from './seeded-site.js';

export const SITE = 1 as SiteId;
const START = Date.UTC(2016, 0, 1);
const TEN_YEARS = 10 * 365 * 24 * 3600 * 1000;
const STORIES = 1000;
const VOCABULARY = 80_000;
const AT_ONCE = 2000;

const CONSONANTS = [...'bcdfghjklmnpqrstvwyz'];
const SYLLABLES = [...'aeiou'].flatMap((vowel) => CONSONANTS.map((consonant) => consonant + vowel));

/** The n-th most common word, in as few syllables as it takes: few begin alike, as in a language. */
export function wordOfRank(rank: number): string {
  const rest = Math.floor(rank / SYLLABLES.length);
  return `${SYLLABLES[rank % SYLLABLES.length]}${rest === 0 ? '' : wordOfRank(rest - 1)}`;
}

/** The same sentence in a language that shares no word with the first. */
export function otherLanguage(said: string): string {
  return said.replaceAll(/\b(?=\w)/g, 'x');
}

/** Ranks by Zipf's law: the most common word is every sixteenth, and stands in nearly every comment. */
function sentence(random: () => number): string {
  const words = 30 + Math.floor(random() * 30);
  return Array.from({ length: words }, () => wordOfRank(Math.floor(VOCABULARY ** random()) - 1)).join(' ');
}

/** One in ten comments is in another language, whose words no other comment has; an old affair is in every second of the oldest twentieth. */
function text(n: { readonly index: number; readonly of: number }, random: () => number): string {
  const said = sentence(random);
  if (n.index % 10 === 3) return otherLanguage(said);
  return n.index < n.of / 20 && n.index % 2 === 0 ? `${said} oldaffair` : said;
}

function* comments(of: number): Generator<Comment> {
  const random = seededRandom(5);
  for (let index = 0; index < of; index++) {
    const at = START + Math.floor((index / of) * TEN_YEARS);
    const source = text({ index, of }, random);
    yield comment({ id: ((at - START + 1) * 4096 + (index % 4096)) as CommentId, index, at, source });
  }
}

function statusOf(index: number): CommentStatus {
  return ({ 7: 'held', 57: 'rejected', 77: 'removed' } as const)[index % 100] ?? 'published';
}

function comment(of: { id: CommentId; index: number; at: number; source: string }): Comment {
  const { id, index, at, source } = of;
  return {
    ...{ id, siteId: SITE, storyId: (1000 + (index % STORIES)) as StoryId, parentId: null, rootId: id },
    ...{ depth: 1, seq: at, kind: 'comment', status: statusOf(index), isListed: true, listedChildren: 0 },
    ...{ replyTotal: 0, answers: null, createdAt: at, createdLocal: null, placedAt: at, editedAt: null },
    author: {
      ...{ kind: 'guest', name: `Writer ${index % 500}`, website: null, accountId: null, ghostId: null },
      ...{ guestHash: null, isStaff: false, badges: [] },
    },
    ...{ revision: 1, body: [{ type: 'paragraph', children: [source] }], source, sourceFormat: 'plain' },
    ...{ up: 0, down: 0, score: 0, openFlags: 0, pinnedAt: null, featuredAt: null, sourceStatus: null },
    ...{ fingerprint: null, meta: null },
  };
}

/** A site and its stories, by the product's own writes. */
export async function makeBenchSite(store: Store): Promise<void> {
  await store.write.createSite({
    ...{ id: SITE, slug: 'bench', name: 'Bench', language: 'en', timezone: 'UTC', hosts: ['bench.example'] },
    ...{ settings: DEFAULT_SITE_SETTINGS, createdAt: START },
  });
  for (let n = 0; n < STORIES; n++) {
    const url = `https://bench.example/${n}`;
    const id = (1000 + n) as StoryId;
    const story = { id, siteId: SITE, key: null, url, title: `Story ${n}`, createdAt: START };
    await store.write.ensureStory({ story, urlKey: `bench.example/${n}` });
  }
}

/** Comments and their index entries into the database of a data folder that no store has open. */
export function fillSqlite(data: string, count: number): void {
  const database = new DatabaseSync(path.join(data, 'parley.db'));
  database.exec('PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000; BEGIN');
  const row = database.prepare(insertInto('comment', COMMENT_COLUMNS));
  const seat = database.prepare('INSERT INTO search_seat (comment_id) VALUES (?)');
  const entry = database.prepare(sqlite.search.add.comment);
  let written = 0;
  for (const made of comments(count)) {
    row.run(...(commentValues(made, JSON.stringify(made.body)) as (string | number | null)[]));
    const taken = Number(seat.run(made.id).lastInsertRowid);
    entry.run(taken, sqlite.search.words([...blocksAround(taken), ...commentWords(made)]));
    if (++written % (10 * AT_ONCE) === 0) database.exec('COMMIT; BEGIN');
  }
  database.exec('COMMIT');
  database.close();
}

/** As `fillSqlite`. Indexes are taken away before and made again after. */
export async function fillPostgres(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE tablename IN ('comment', 'search_comment') AND indexname NOT LIKE '%_pkey'`,
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await client.query("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'");
  let some: Comment[] = [];
  for (const made of comments(count)) {
    some.push(made);
    if (some.length < AT_ONCE) continue;
    await insertIntoPostgres(client, some);
    some = [];
  }
  await insertIntoPostgres(client, some);
  for (const { made } of indexes) await client.query(made);
  await client.query('VACUUM ANALYZE comment');
  await client.query('VACUUM ANALYZE search_comment');
  await client.end();
}

async function insertIntoPostgres(client: pg.Client, some: readonly Comment[]): Promise<void> {
  const columns = COMMENT_COLUMNS.join(', ');
  const rows = some.map((made) => {
    const values = commentValues(made, JSON.stringify(made.body));
    return Object.fromEntries(COMMENT_COLUMNS.map((name, i) => [name, values[i]]));
  });
  await client.query(
    `INSERT INTO comment (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::comment, $1)`,
    [JSON.stringify(rows)],
  );
  const { rows: seats } = await client.query<{ seat: string }>(
    'INSERT INTO search_seat (comment_id) SELECT UNNEST($1::bigint[]) RETURNING seat',
    [some.map(({ id }) => id)],
  );
  const entries = some.map((made, i) => {
    const id = Number(seats[i]?.seat);
    return { id, words: JSON.parse(postgres.search.words([...blocksAround(id), ...commentWords(made)])) };
  });
  await client.query(
    `INSERT INTO search_comment (id, words) SELECT x.id, array_to_tsvector(ARRAY(SELECT json_array_elements_text(x.words)))
     FROM json_to_recordset($1) AS x(id BIGINT, words JSON)`,
    [JSON.stringify(entries)],
  );
}
