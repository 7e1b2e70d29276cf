import type { ParsedRecord } from '../../core/archive.js';
import type { Readdress } from './address-rules.js';
import type { Judge } from './judge.js';

/** What an operator asks of an import. */
export interface ImportRequest {
  readonly records: AsyncIterable<ParsedRecord>;
  readonly format: { readonly name: string; readonly system: string };
  /** What the operator calls the archive: its file names. */
  readonly source: string;
  /** Slug of the site; it is made if there is none. */
  readonly site: string;
  readonly timezone: string | null;
  /** Where pages are that the archive names by their path only. */
  readonly pagesAt?: string | null;
  /** Where pages of the archive are today. */
  readonly readdress?: Readdress;
  /** The address of this Parley, for links between comments; null where nobody has set it. */
  readonly home?: string | null;
  readonly keepParsed: boolean;
  readonly dryRun: boolean;
  /** Articles of the archive become hosted reports. */
  readonly articles: boolean;
  readonly judge: Judge | null;
  readonly onProgress?: (progress: {
    readonly phase: 'reading' | 'writing';
    readonly comments: number;
    /** How many there are in all; null while nobody knows. */
    readonly of: number | null;
  }) => void;
}
