import type { ParsedRecord } from '../../core/archive.js';
import type { ImportedComment } from '../../storage/store.js';
import type { Readdress } from './address-rules.js';
import type { Judge, Verdict } from './judge.js';
import type { Pausing } from './pausing.js';

/** What an operator asks of an import. */
export interface ImportRequest {
  readonly records: AsyncIterable<ParsedRecord>;
  readonly format: { readonly name: string; readonly system: string };
  /** What the operator calls the archive: its file names. */
  readonly source: string;
  /** Slug of the site; it is made if there is none. */
  readonly site: string;
  readonly timezone: string | null;
  /** What tells this installation of the source from others of its system; the archive's own word where absent or null. */
  readonly instance?: string | null;
  /** The run that it shall be: one of this very archive that was cut off, whose ledger then is that of both together, or a new one. */
  readonly continues?: number;
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
  readonly pausing?: Pausing;
  /** Told of everything that the policy holds, or would hold. */
  readonly onVerdict?: (imported: ImportedComment, verdict: Verdict) => void;
  readonly onProgress?: (progress: {
    readonly phase: 'reading' | 'writing';
    readonly comments: number;
    /** How many there are in all; null while nobody knows. */
    readonly of: number | null;
  }) => void;
}
