/** The part of the storage interface that a site's numbers are made from: see `store.ts` for its rules. */
import type { SiteId } from '../core/ids.js';
import type { ReporterTally } from '../core/numbers/reporters.js';
import type { Act, Judgement } from '../core/numbers/rows.js';

/** The newest `limit` rows of a site that are not older than `from`. */
interface Since {
  readonly siteId: SiteId;
  readonly from: number;
  readonly limit: number;
}

export interface NumberReads {
  /** What policies decided, the newest first. */
  judgementsSince(input: Since): Promise<readonly Judgement[]>;
  /** What people of the newsroom did, the newest first. */
  actsSince(input: Since): Promise<readonly Act[]>;
  /** One per reporter whose flags were closed by one of the newest `limit` acts, of at most `limit` flags; in no order. */
  reporterTallies(input: Since): Promise<readonly ReporterTally[]>;
}
