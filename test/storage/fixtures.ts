/** What goes into a store under test: records with sensible defaults, ids counted up, one clock that never runs. */

import type { CommentId, SiteId, StoryId } from '../../src/core/ids.js';
import { DEFAULT_SITE_SETTINGS, type Site } from '../../src/core/site.js';
import type {
  ImportedComment,
  ImportedStory,
  NewComment,
  NewDecision,
  PostInput,
  PostOutcome,
  Store,
} from '../../src/storage/store.js';

/** 2026-11-25T12:00:00Z. */
export const NOON = 1_795_608_000_000;
export const SITE = 1 as SiteId;
export const STORY = 10 as StoryId;

let lastId = 1000;
/** A number that no record of this process has. */
export function nextId<T extends number>(): T {
  return ++lastId as T;
}

export function makeSite(changes: Partial<Site> = {}): Site {
  return {
    id: SITE,
    slug: 'gazette',
    name: 'The Gazette',
    language: 'en',
    timezone: 'Europe/Berlin',
    hosts: ['gazette.example'],
    settings: DEFAULT_SITE_SETTINGS,
    createdAt: NOON,
    ...changes,
  };
}

/** A site and a story to discuss. */
export async function openStory(store: Store, id: StoryId = STORY): Promise<StoryId> {
  if (!(await store.read.siteById({ id: SITE }))) await store.write.createSite(makeSite());
  const url = `https://gazette.example/${id}`;
  const story = { id, siteId: SITE, key: null, url, title: `Story ${id}`, createdAt: NOON };
  await store.write.ensureStory({ story, urlKey: `gazette.example/${id}` });
  return id;
}

export function makeDecision(changes: Partial<NewDecision> = {}): NewDecision {
  return {
    id: nextId(),
    actorKind: 'policy',
    actorId: null,
    outcome: 'publish',
    rule: null,
    reason: null,
    policyVersion: '1',
    evidence: [],
    matched: [],
    undoes: null,
    createdAt: NOON,
    ...changes,
  };
}

export function makeComment(changes: Partial<NewComment> = {}): NewComment {
  const source = changes.source ?? 'The bridge was closed on Monday.';
  return {
    id: nextId(),
    siteId: SITE,
    storyId: STORY,
    parentId: null,
    kind: 'comment',
    status: 'published',
    createdAt: NOON,
    createdLocal: null,
    placedAt: changes.createdAt ?? NOON,
    editedAt: null,
    author: {
      kind: 'guest',
      name: 'Ann',
      website: null,
      accountId: null,
      ghostId: null,
      guestHash: 'ann',
      isStaff: false,
      badges: [],
    },
    body: [{ type: 'paragraph', children: [source] }],
    source,
    sourceFormat: 'markdown',
    fingerprint: null,
    sourceStatus: null,
    meta: null,
    ...changes,
  };
}

export function makePost(comment: Partial<NewComment> = {}, changes: Partial<PostInput> = {}): PostInput {
  const made = makeComment(comment);
  return {
    comment: made,
    decision: makeDecision({ outcome: made.status === 'held' ? 'hold' : 'publish' }),
    addressHash: null,
    email: null,
    idempotency: { scope: 'test', key: `key ${made.id}`, digest: 'digest', status: 201, response: '{}' },
    ...changes,
  };
}

/** Posts and gives the comment's id. */
export async function post(store: Store, comment: Partial<NewComment> = {}): Promise<CommentId> {
  const input = makePost(comment);
  const outcome: PostOutcome = await store.write.postComment(input);
  if (outcome.kind !== 'posted') throw new Error(`not posted: ${outcome.kind}`);
  return input.comment.id;
}

/** A comment of an archive under `parent`, which is null for a root. */
export function makeImported(
  parent: ImportedComment['comment'] | null,
  changes: Partial<ImportedComment['comment']> = {},
): ImportedComment {
  const { body, ...base } = makeComment({ ...changes, parentId: parent?.id ?? null });
  const comment = {
    ...base,
    up: 0,
    down: 0,
    rootId: parent?.rootId ?? base.id,
    depth: parent ? parent.depth + 1 : 1,
    seq: parent ? Math.max(base.placedAt, parent.seq + 1) : base.placedAt,
    revision: 1,
    pinnedAt: null,
    featuredAt: null,
    ...changes,
  };
  return {
    comment,
    bodyJson: JSON.stringify(body),
    ref: { sourceId: `source ${base.id}`, digest: 'd' },
    decision: null,
    email: null,
  };
}

export function makeImportedStory(id: StoryId): ImportedStory {
  const url = `https://gazette.example/${id}`;
  return {
    story: {
      id,
      siteId: SITE,
      key: null,
      url,
      title: `Story ${id}`,
      language: null,
      mode: null,
      createdAt: NOON,
      closedAt: null,
      closedReason: null,
    },
    urls: [{ urlKey: `gazette.example/${id}`, url }],
    refs: [{ sourceId: `thread ${id}`, digest: 'd' }],
    report: null,
  };
}

type Batch = Parameters<Store['write']['importBatch']>[0];

export function makeBatch(changes: Partial<Batch>): Batch {
  return {
    runId: 1,
    siteId: SITE,
    system: 'disqus',
    instance: 'gazette',
    now: NOON,
    stories: [],
    comments: [],
    ghosts: [],
    ...changes,
  };
}

/** Imports any number of comments in batches of 1000. */
export async function importAll(store: Store, comments: readonly ImportedComment[]): Promise<void> {
  for (let i = 0; i < comments.length; i += 1000) {
    await store.background.importBatch(makeBatch({ comments: comments.slice(i, i + 1000) }));
  }
}
