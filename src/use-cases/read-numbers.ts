import type { Actor } from '../core/account.js';
import type { SiteId } from '../core/ids.js';
import { type Agreement, countAgreement } from '../core/numbers/agreement.js';
import { countHolds, type HoldNumbers } from '../core/numbers/holds.js';
import { countReporters, type ReporterBand } from '../core/numbers/reporters.js';
import { countDays, type DayCount } from '../core/numbers/volume.js';
import type { Site } from '../core/site.js';
import type { Reads } from '../storage/store.js';
import { mustModerate } from './must-moderate.js';
import { siteOf } from './site-of.js';

/** What moderation on a site came to in the last 30 days. */
export interface SiteNumbers {
  readonly site: Site;
  readonly days: readonly DayCount[];
  readonly holds: HoldNumbers;
  readonly agreement: Agreement;
  readonly reporters: readonly ReporterBand[];
  /** Whether there was more than is counted: then `most` rows of each kind are. */
  readonly isCut: boolean;
  /** Of decisions the newest. */
  readonly most: number;
}

interface Deps {
  readonly clock: () => number;
  readonly store: {
    readonly read: Pick<
      Reads,
      'siteById' | 'judgementsSince' | 'actsSince' | 'reporterTallies' | 'appealsPage'
    >;
  };
}

const DAYS = 30;
const HOUR = 3_600_000;
/** Zones differ by quarters of an hour, so within one the day is the same. */
const QUARTER = 900_000;
/** Rows of the log that one page reads. */
const MOST = 20_000;

/** The numbers of a site for its staff. Refuses sign_in_required, not_found. */
export async function readNumbers(deps: Deps, actor: Actor, siteId: SiteId): Promise<SiteNumbers> {
  const { read } = deps.store;
  const site = await siteOf(read, siteId);
  const now = deps.clock();
  mustModerate(actor, { site, now });
  const from = now - DAYS * 24 * HOUR;
  const asked = { siteId, from, limit: MOST };
  const judgements = await read.judgementsSince(asked);
  const acts = await read.actsSince(asked);
  const appeals = await read.appealsPage({ siteId, from, to: now + 1, limit: MOST });
  const tallies = await read.reporterTallies(asked);
  const dayOf = daysIn(site.timezone);
  const hours = Array.from({ length: DAYS * 24 + 1 }, (_, n) => dayOf(from + n * HOUR));
  return {
    site,
    days: countDays(judgements, { days: [...new Set(hours)].slice(-DAYS), dayOf }),
    holds: countHolds(judgements, acts),
    agreement: countAgreement(acts, appeals),
    reporters: countReporters(tallies),
    isCut: [judgements, acts, appeals].some(({ length }) => length === MOST),
    most: MOST,
  };
}

/** YYYY-MM-DD in a zone, from a memory: formatting a date costs more than counting it. */
function daysIn(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    const day = known.get(quarter) ?? format.format(at);
    known.set(quarter, day);
    return day;
  };
}
