import type { Correction, Report } from '../core/report.js';
import { addressesOf } from './pages/addresses.js';
import { correctionText } from './pages/corrections-page.js';
import { voiceOf } from './pages/page-voice.js';
import type { PageSite } from './pages/props.js';
import { presentTime } from './present-comment.js';

/** What one change of a report put right, as whoever follows it reads it: a line for each. */
export function correctionLines(
  told: {
    readonly report: Pick<Report, 'headline' | 'month' | 'slug'>;
    readonly corrections: readonly Correction[];
    readonly at: number;
    readonly isRead: boolean;
  },
  site: Pick<PageSite, 'baseUrl' | 'language' | 'timezone'>,
) {
  const { report, corrections, at, isRead } = told;
  const addresses = addressesOf(site);
  const { page } = voiceOf(site);
  const url = `${addresses.whole(addresses.report(report))}#corrections`;
  return corrections.map((one) => ({
    ...{ url, headline: report.headline, kind: one.kind, text: correctionText(one, page) },
    ...{ at: presentTime(at), isRead },
  }));
}
