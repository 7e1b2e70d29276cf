import type { ParsedComment } from '../../core/archive.js';
import { bodyToPlain } from '../../core/body/to-plain.js';
import type { Body } from '../../core/body/tree.js';
import { fingerprintOf } from '../../core/fingerprint.js';
import type { CommentId, SiteId, StoryId } from '../../core/ids.js';
import type { LedgerCounter } from '../../core/ledger.js';
import type { Site } from '../../core/site.js';
import type { Staging } from '../../storage/staging.js';
import type { ImportedComment } from '../../storage/store.js';
import { COMPARED_FOR } from '../near-duplicates.js';
import { archivedAuthor, convertBody, STATUS_OF } from './convert-comment.js';
import type { Ghosts } from './ghosts.js';
import type { ImportRequest } from './import-request.js';
import type { JudgedDraft } from './judge.js';
import { uploadsIn, withNewAnchors } from './links-in-bodies.js';
import { ownComment } from './own-archive.js';
import { ownHistory } from './own-history.js';
import type { Places, Shape } from './place-comments.js';
import type { StoryPlaces } from './place-stories.js';
import type { CommentIds } from './shape-of-archive.js';

/** What the conversion of a row looks at. */
export interface Converting {
  readonly clock: () => number;
  readonly newId: <T extends number>() => T;
  readonly request: ImportRequest;
  readonly staging: Pick<Staging, 'numberOf'>;
  /** Null on a dry run for a site that is not there yet. */
  readonly site: Site | null;
  readonly counter: LedgerCounter;
  readonly places: StoryPlaces;
  readonly shape: Shape;
  readonly placed: Places;
  readonly ids: CommentIds;
}

/** A comment with its number in the staging area. */
export interface StagedRow {
  readonly n: number;
  readonly comment: ParsedComment;
  readonly digest: string;
}

/** A row as storage takes it, and what the policy shall look at: null for what is not shown as a published comment. */
export interface ConvertedRow {
  readonly imported: ImportedComment;
  readonly draft: JudgedDraft | null;
  /** Written already, by the run that is being continued. */
  readonly isStored: boolean;
}

/** A row of the archive, not yet judged. */
export function convertRow(writing: Converting, row: StagedRow, ghosts: Ghosts): ConvertedRow {
  const { comment } = row;
  const shown = withNewAnchors(comment.text, {
    home: writing.request.home ?? null,
    idOf: (sourceId) => idNow(writing, sourceId),
  });
  const { body, dropped } = convertBody(shown, comment.format);
  tellUploads(writing.counter, comment);
  tellDropped(writing.counter, comment, dropped);
  const imported = importedFrom(writing, row, { body, ghosts });
  return { imported, draft: draftFrom(comment, imported.bodyJson), isStored: writing.ids.isStored(row.n) };
}

function idNow({ staging, ids }: Converting, sourceId: string): CommentId | undefined {
  const n = staging.numberOf(sourceId);
  return n === undefined ? undefined : (ids.of[n] as CommentId);
}

function tellUploads(counter: LedgerCounter, comment: ParsedComment): void {
  for (const address of uploadsIn(comment)) {
    const message = `${address.slice(0, 300)} is held by the system that is being left; fetch it before the account is closed.`;
    counter.warn({ code: 'uploaded_file', message, sourceId: comment.sourceId });
  }
}

function draftFrom({ status, kind, author }: ParsedComment, bodyJson: string): JudgedDraft | null {
  if (status !== 'published' || kind !== 'comment') return null;
  return { bodyJson, name: author.name.trim(), website: author.url ?? null };
}

function importedFrom(
  writing: Converting,
  { n, comment, digest }: StagedRow,
  { body, ghosts }: { readonly body: Body; readonly ghosts: Ghosts },
): ImportedComment {
  const own = ownComment(comment);
  const place = placeOf(writing, n);
  return {
    comment: {
      ...place,
      kind: comment.kind,
      status: own?.status ?? STATUS_OF[comment.status],
      createdAt: comment.createdAt ?? null,
      createdLocal: comment.createdLocal ?? null,
      editedAt: comment.editedAt ?? null,
      author: archivedAuthor(comment, {
        ghostId: ghosts.idOf(comment.author.sourceId),
        kind: own?.authorKind ?? 'ghost',
        badges: own?.badges ?? null,
      }),
      source: comment.text,
      sourceFormat: comment.format,
      fingerprint: fingerprintIfCompared(body, writing.clock() - place.placedAt),
      sourceStatus: own === null ? comment.status : own.sourceStatus,
      meta: own === null ? (comment.meta ?? null) : own.meta,
      up: comment.votes?.up ?? 0,
      down: comment.votes?.down ?? 0,
      revision: own?.revision ?? 1,
      pinnedAt: own?.pinnedAt ?? null,
      featuredAt: own?.featuredAt ?? null,
    },
    bodyJson: JSON.stringify(body),
    ref: { sourceId: comment.sourceId, digest },
    ...ownHistory(comment, { ...place, newId: writing.newId }),
    decision: null,
    email: comment.author.email?.trim().toLowerCase() || null,
  };
}

/** New comments are compared with those of the last days; an older one that had a fingerprint would crowd them out. */
function fingerprintIfCompared(body: Body, age: number): number | null {
  return age > COMPARED_FOR ? null : fingerprintOf(bodyToPlain(body));
}

function tellDropped(
  counter: LedgerCounter,
  comment: ParsedComment,
  dropped: Readonly<Record<string, number>>,
): void {
  for (const [what, count] of Object.entries(dropped)) {
    const message = `${what} is not carried over; the text around it is.`;
    counter.warn({ code: 'markup_dropped', message, count, sourceId: comment.sourceId });
  }
}

/** Where row `n` goes: everything that the shape of the archive says of it. */
function placeOf({ shape, placed, ids, places, site }: Converting, n: number) {
  const parent = shape.parent[n] ?? 0;
  const idOf = (row: number): CommentId => ids.of[row] as CommentId;
  return {
    id: idOf(n),
    siteId: (site?.id ?? 0) as SiteId,
    storyId: (places.stories[shape.story[n] ?? -1]?.id ?? 0) as StoryId,
    parentId: parent === 0 ? (shape.storedParent.get(n)?.id ?? null) : idOf(parent),
    rootId: placed.storedRoot.get(n) ?? idOf(placed.root[n] ?? n),
    depth: placed.depth[n] ?? 1,
    seq: placed.seq[n] ?? 0,
    placedAt: placed.placedAt[n] ?? 0,
  };
}
