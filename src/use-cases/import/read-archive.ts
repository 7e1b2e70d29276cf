import type {
  ParsedComment,
  ParsedFailure,
  ParsedRecord,
  ParsedSite,
  ParsedThread,
} from '../../core/archive.js';
import type { LedgerCounter } from '../../core/ledger.js';
import { localAsUtc, localToUtc } from '../../core/local-time.js';
import type { Staging } from '../../storage/staging.js';
import type { Readdress } from './address-rules.js';
import { ownComment } from './own-archive.js';
import { type Pausing, waitIfPaused } from './pausing.js';

const TOLD_EVERY = 1000;

interface Reading {
  readonly records: AsyncIterable<ParsedRecord>;
  readonly staging: Staging;
  readonly counter: LedgerCounter;
  /** SHA-256, hex. */
  readonly digest: (text: string) => string;
  /** IANA zone of the source's local times; null leaves them local. */
  readonly timezone: string | null;
  readonly twice: Map<string, { merged: number; skipped: number }>;
  readonly pagesAt: string | null;
  readonly readdress: Readdress;
  readonly pausing?: Pausing | undefined;
  readonly onProgress?: (comments: number) => void;
}

/** What the archive says of itself, and where it broke if it did. */
export interface ReadArchive {
  readonly site: ParsedSite | null;
  readonly failure: ParsedFailure | null;
  /** Comments that stand in the archive more than once, by the thread that they name. */
  readonly twice: ReadonlyMap<string, { readonly merged: number; readonly skipped: number }>;
}

/** First pass: takes every record into the staging area and counts it. Stores nothing in the site. */
export async function readArchive(input: Omit<Reading, 'twice'>): Promise<ReadArchive> {
  const reading: Reading = { ...input, twice: new Map() };
  let site: ParsedSite | null = null;
  let failure: ParsedFailure | null = null;
  for await (const record of reading.records) {
    if (record.type === 'site') site ??= record;
    else if (record.type === 'failure') failure = record;
    else if (record.type === 'warning') {
      const { type: _, ...warning } = record;
      reading.counter.warn(warning);
    } else if (record.type === 'thread') stageThread(reading, record);
    else {
      stageComment(reading, record);
      if (reading.counter.comments.read % TOLD_EVERY === 0) await breathe(reading);
    }
  }
  stageUnknownThreads(reading);
  reading.staging.link();
  return { site, failure, twice: reading.twice };
}

async function breathe({ counter, onProgress, pausing }: Reading): Promise<void> {
  onProgress?.(counter.comments.read);
  await waitIfPaused(pausing);
}

/** Addresses as they are today: paths on their host, then what the operator's rules make of them. */
function withAddresses({ pagesAt, readdress, counter }: Reading, thread: ParsedThread): ParsedThread {
  const urls: string[] = [];
  for (const given of thread.urls) {
    const isPath = /^\/(?!\/)/.test(given);
    if (isPath && pagesAt === null) {
      counter.warn({
        code: 'path_only',
        message: `The page is named by its path only (${given.slice(0, 200)}), so its story has no address. Give --base-url.`,
        sourceId: thread.sourceId,
      });
      continue;
    }
    const found = readdress(isPath ? `${pagesAt?.replace(/\/$/, '')}${given}` : given);
    if (found !== null) urls.push(found);
  }
  return { ...thread, urls };
}

function stageThread(reading: Reading, found: ParsedThread): void {
  const { staging, counter, digest } = reading;
  const thread = withAddresses(reading, found);
  counter.countThread(thread);
  const staged = staging.addThread(
    thread,
    digest(JSON.stringify([thread.urls, thread.title ?? null, thread.key ?? null])),
  );
  if (staged === 'conflict') {
    counter.warn({
      code: 'thread_conflict',
      message: 'This thread stands twice in the archive and differs; the first is kept.',
      sourceId: thread.sourceId,
    });
  }
}

function stageComment(reading: Reading, found: ParsedComment): void {
  const { staging, counter } = reading;
  const comment = withZone(reading, found);
  counter.countComment(comment);
  const at =
    ownComment(comment)?.placedAt ?? comment.createdAt ?? localAsUtc(comment.createdLocal ?? '') ?? null;
  const staged = staging.addComment(comment, digestOf(reading, comment), at);
  if (staged === 'added') return;
  countTwice(reading, comment.threadRef, staged);
  if (staged === 'merged') {
    counter.comments.merged += 1;
    return;
  }
  counter.skip('conflict');
  counter.warn({
    code: 'conflict',
    message: 'Another comment of this archive has the same id and says something else; the first is kept.',
    sourceId: comment.sourceId,
  });
}

function countTwice({ twice }: Reading, threadRef: string, staged: 'merged' | 'conflict'): void {
  const counts = twice.get(threadRef) ?? { merged: 0, skipped: 0 };
  if (staged === 'merged') counts.merged += 1;
  else counts.skipped += 1;
  twice.set(threadRef, counts);
}

// 128 bits tell records apart, and provenance is a third smaller than with all of a SHA-256.
const DIGEST_LENGTH = 32;

/** Of what makes two records of one id the same comment. */
function digestOf({ digest }: Reading, comment: ParsedComment): string {
  const { threadRef, parentRef, text, createdAt, createdLocal, status, kind, author } = comment;
  const identity = [threadRef, parentRef, text, createdAt, createdLocal, status, kind, author.name];
  return digest(JSON.stringify(identity)).slice(0, DIGEST_LENGTH);
}

function withZone({ timezone, counter }: Reading, comment: ParsedComment): ParsedComment {
  if (comment.createdAt !== undefined || comment.createdLocal === undefined) return comment;
  const createdAt = timezone === null ? undefined : localToUtc(comment.createdLocal, timezone);
  if (createdAt === undefined) {
    counter.warn({
      code: 'no_zone',
      message:
        'A local time without a zone is kept as local. Give --timezone to turn such times into instants.',
      sourceId: comment.sourceId,
    });
    return comment;
  }
  const { createdLocal: _, ...rest } = comment;
  return { ...rest, createdAt };
}

/** A comment whose thread the archive does not explain is kept, in a thread that has nothing but its id. */
function stageUnknownThreads({ staging, counter }: Reading): void {
  for (const sourceId of staging.unknownThreads()) {
    staging.addThread({ type: 'thread', sourceId, urls: [] }, '');
    counter.warn({
      code: 'unknown_thread',
      message:
        'Comments name this thread, but the archive does not hold it. They are kept in a story without an address.',
      sourceId,
    });
  }
}
