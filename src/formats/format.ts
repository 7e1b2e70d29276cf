import type { ParsedRecord } from '../core/archive.js';

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

/** One import format: parses and stores nothing. The records that it yields are described in core/archive. */
export interface ArchiveFormat {
  /** The name for `--format` and the ledger. */
  readonly name: string;
  /** The system that source ids belong to; two formats of one system share it. */
  readonly system: string;
  /** Saved pages are the only copy of their article, so their threads become hosted reports without being asked. */
  readonly makesReports?: boolean;
  /** Judges by content: `head` is the first 64 KB, unpacked, as text. */
  detect(head: string): boolean;
  /** Parses decoded text as it streams in. Never throws for bad content: yields a `failure`. */
  parse(text: AsyncIterable<string>): AsyncIterable<ParsedRecord>;
}
