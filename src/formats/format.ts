import type { ParsedRecord } from '../core/archive.js';
import type { SelectorMap } from './page/selector-map.js';

export type {
  LocalTime,
  ParsedAuthor,
  ParsedComment,
  ParsedFailure,
  ParsedRecord,
  ParsedSite,
  ParsedThread,
  ParsedWarning,
  SourceStatus,
} from '../core/archive.js';

/** One file of an archive. Take its text or its bytes, once, before the next file. */
export interface ArchiveFile {
  /** Its name within a zip; empty for a file by itself. */
  readonly name: string;
  /** The beginning of its text, as `detect` gets it. */
  readonly head: string;
  readonly text: AsyncIterable<string>;
  bytes(): AsyncIterable<Uint8Array>;
}

/** What an operator tells of an archive that its files do not. */
export interface ReadingOptions {
  /** When a saved page was saved (Unix milliseconds): what its relative times count from. */
  readonly capturedAt?: number;
  /** How the newsroom's own pages are marked up. */
  readonly selectors?: SelectorMap;
}

export type ParseFiles = (files: AsyncIterable<ArchiveFile>) => AsyncIterable<ParsedRecord>;

/** One import format: parses and stores nothing. The records that it yields are described in core/archive. */
export interface ArchiveFormat {
  /** The name for `--format` and the ledger. */
  readonly name: string;
  /** The system that source ids belong to; two formats of one system share it. */
  readonly system: string;
  /** Saved pages are the only copy of their article, so their threads become hosted reports without being asked. */
  readonly makesReports?: boolean;
  /** No file of another system's making was at hand: written from its sources or documentation alone. The docs say so. */
  readonly unverified?: true;
  /** Judges by content: `head` is the first 64 KB, unpacked, as text. */
  detect(head: string): boolean;
  /** Parses decoded text as it streams in. Never throws for bad content: yields a `failure`. */
  parse(text: AsyncIterable<string>): AsyncIterable<ParsedRecord>;
  /**
   * For archives whose files say little by themselves (comments here, their authors there) or are no text: parses all of
   * them, in order. A failure ends it. Where it is given, `parse` is the same for one file without a name.
   */
  readonly parseFiles?: ParseFiles;
  /** The same format, reading as the operator says; formats that have no use for it do not have it. */
  readonly with?: (options: ReadingOptions) => ArchiveFormat;
}
