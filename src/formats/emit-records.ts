/** Makes records of what a format has read, leaves out what is empty, and warns about what is missing. */
import type { SourceFormat } from '../core/body/tree.js';
import type { SourceStatus } from './format.js';
import { contentId, detached } from './record-fields.js';
import type { RowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

// More than there are people to vote; a signed integer of 32 bits holds it.
const MAX_VOTES = 2 ** 31 - 1;

type Maybe<T> = T | undefined;

export interface AuthorParts {
  /** An account in the source system; never an e-mail. */
  readonly id?: Maybe<string>;
  readonly name?: Maybe<string>;
  readonly email?: Maybe<string>;
  readonly url?: Maybe<string>;
  readonly isAnonymous?: Maybe<boolean>;
  readonly isStaff?: Maybe<boolean>;
}

export interface CommentParts {
  /** Made of the content when there is none. */
  readonly id: Maybe<string>;
  readonly thread: Maybe<string>;
  readonly parent?: Maybe<string>;
  readonly text: string;
  readonly format: SourceFormat;
  readonly created: RowTime;
  readonly edited?: Maybe<RowTime>;
  readonly status: SourceStatus;
  readonly kind?: Maybe<string>;
  readonly author: AuthorParts;
  readonly votes?: Maybe<{ readonly up: number; readonly down: number }>;
  readonly meta?: Readonly<Record<string, unknown>>;
}

export interface ThreadParts {
  readonly id: string;
  readonly urls: readonly Maybe<string>[];
  readonly key?: Maybe<string>;
  readonly title?: Maybe<string>;
  readonly created?: Maybe<RowTime>;
  readonly closed?: Maybe<boolean>;
  readonly deleted?: Maybe<boolean>;
  readonly article?: Maybe<{
    readonly text: string;
    readonly format: SourceFormat;
    readonly author?: Maybe<string>;
    readonly isPublic?: boolean;
  }>;
  readonly meta?: Readonly<Record<string, unknown>>;
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the fields that are undefined, '' or false. */
function present<T extends object>(fields: T): Present<T> {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== '' && value !== false,
  );
  return Object.fromEntries(kept) as Present<T>;
}

function timesOf(created: Maybe<RowTime>) {
  return present({ createdAt: created?.at, createdLocal: created?.local });
}

function metaOf(meta: Readonly<Record<string, unknown>> = {}) {
  const kept = present(meta);
  return Object.keys(kept).length === 0 ? {} : { meta: kept };
}

/** Sources write scores below zero, and broken ones anything. */
function votesOf(votes: CommentParts['votes']) {
  const [up = 0, down = 0] = [votes?.up, votes?.down].map((count = 0) =>
    Number.isNaN(count) ? 0 : Math.min(Math.max(Math.trunc(count), 0), MAX_VOTES),
  );
  return up === 0 && down === 0 ? {} : { votes: { up, down } };
}

/** Emits a thread; call it once for each. */
export function emitThread(emit: Emit, parts: ThreadParts): void {
  const { id, urls, key, title, created, closed, deleted, article, meta } = parts;
  if (created?.unreadable !== undefined) warnOfDate(emit, created.unreadable, id);
  emit({
    type: 'thread',
    sourceId: detached(id),
    urls: [...new Set(urls.filter((url) => url !== undefined && url !== ''))] as string[],
    ...present({ key, title: title?.trim() }),
    ...timesOf(created),
    closed: closed === true,
    deleted: deleted === true,
    ...(article === undefined || article.text === ''
      ? {}
      : {
          article: {
            text: article.text,
            format: article.format,
            ...present({ author: article.author }),
            ...(article.isPublic === false ? { isPublic: false } : {}),
          },
        }),
    ...metaOf(meta),
  });
}

/** Emits a comment, after the warnings about it: `missing_id`, `missing_thread`, `bad_date`. */
export function emitComment(emit: Emit, parts: CommentParts): void {
  const { thread = '', text, author, created, edited, votes } = parts;
  const name = author.name?.trim() ?? '';
  const sourceId = detached(parts.id ?? madeId(parts, name));
  const warn = (code: string, message: string): void => emit({ type: 'warning', code, message, sourceId });
  if (parts.id === undefined) warn('missing_id', 'a comment has no id');
  if (thread === '') warn('missing_thread', 'a comment names no page');
  if (created.unreadable !== undefined) warnOfDate(emit, created.unreadable, sourceId);
  emit({
    type: 'comment',
    sourceId,
    threadRef: detached(thread),
    ...present({ parentRef: parts.parent, editedAt: edited?.at }),
    text,
    format: parts.format,
    ...timesOf(created),
    status: parts.status,
    kind: parts.kind ?? 'comment',
    author: {
      ...present({ sourceId: author.id, email: author.email, url: author.url }),
      name: detached(name),
      ...present({ isAnonymous: author.isAnonymous, isStaff: author.isStaff }),
    },
    ...votesOf(votes),
    ...metaOf(parts.meta),
  });
}

function madeId({ thread = '', parent = '', text, created }: CommentParts, name: string): string {
  const time = created.at === undefined ? (created.local ?? '') : String(created.at);
  return `made-${contentId([thread, parent, name, time, text])}`;
}

function warnOfDate(emit: Emit, written: string, sourceId: string): void {
  emit({ type: 'warning', code: 'bad_date', message: `no date: ${written}`, sourceId });
}
