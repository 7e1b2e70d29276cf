/**
 * What an archive of any system holds, in the source's own terms and in file order. `formats/` yields these records;
 * use-cases/import-archive links, converts and writes them. Times are Unix milliseconds (UTC).
 */
import type { SourceFormat } from './body/tree.js';

export type SourceStatus = 'published' | 'pending' | 'spam' | 'trash' | 'deleted';

/** A wall-clock time without a zone, as `YYYY-MM-DDTHH:MM[:SS]` or `YYYY-MM-DD`, exactly as precise as the source. */
export type LocalTime = string;

export interface ParsedSite {
  readonly type: 'site';
  /** What tells two archives of one system apart (Disqus forum, WordPress base URL); part of the key of every record. */
  readonly instance?: string;
  readonly title?: string;
  readonly url?: string;
  /** Parley's own archives only: everything that `export` writes of a site. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface ParsedThread {
  readonly type: 'thread';
  readonly sourceId: string;
  /** Addresses of the page, the best first; may be absurd (localhost, caches): the importer judges. */
  readonly urls: readonly string[];
  /** The CMS's own identifier of the page, if the source has one (Disqus `thread/id`). */
  readonly key?: string;
  readonly title?: string;
  readonly createdAt?: number;
  readonly createdLocal?: LocalTime;
  readonly closed?: boolean;
  readonly deleted?: boolean;
  /** The article itself, where the archive carries it (WXR, outlines): becomes a hosted report when asked. */
  readonly article?: {
    readonly text: string;
    readonly format: SourceFormat;
    readonly author?: string;
    /** False for drafts and for private or locked articles: nothing that was not public there becomes public here. */
    readonly isPublic?: boolean;
    /** `YYYY-MM` of the page where no better date is known. */
    readonly month?: string;
  };
  readonly meta?: Readonly<Record<string, unknown>>;
}

export interface ParsedAuthor {
  /** A stable account id in the source system, if there is one. Never an e-mail, never a name. */
  readonly sourceId?: string;
  readonly name: string;
  readonly email?: string;
  readonly url?: string;
  readonly isAnonymous?: boolean;
  readonly isStaff?: boolean;
}

export interface ParsedComment {
  readonly type: 'comment';
  readonly sourceId: string;
  readonly threadRef: string;
  readonly parentRef?: string;
  readonly text: string;
  readonly format: SourceFormat;
  readonly createdAt?: number;
  readonly createdLocal?: LocalTime;
  readonly editedAt?: number;
  readonly status: SourceStatus;
  /** `comment`, or what else the source lists beside comments: `pingback`, `trackback`, `order_note`, … */
  readonly kind: string;
  readonly author: ParsedAuthor;
  readonly votes?: { readonly up: number; readonly down: number };
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** Something worth telling the operator; `code` has a heading in docs/reference/formats.md. */
export interface ParsedWarning {
  readonly type: 'warning';
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly sourceId?: string;
  /** How often, where one warning stands for many places; `line` is the first. */
  readonly count?: number;
}

/**
 * The file breaks here: nothing after it can be read. A format yields it last and ends; what came before stands.
 * `line` and `column` count from 1.
 */
export interface ParsedFailure {
  readonly type: 'failure';
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly lastSourceId?: string;
  /** Refused on sight (DOCTYPE, bomb), not broken: `--keep-parsed` keeps nothing either. */
  readonly refused?: boolean;
}

export type ParsedRecord = ParsedSite | ParsedThread | ParsedComment | ParsedWarning | ParsedFailure;
