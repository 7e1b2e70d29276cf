import { reportMarkdown } from './body/report-markdown.js';
import { type DraftContent, EMPTY_DRAFT } from './draft.js';
import type { Claim, Report } from './report.js';

/** A working copy of a report that was not written here, or whose working copy is gone. */
export function draftOfReport(report: Report, language: string | null): DraftContent {
  const { headline, summary, byline, slug, map, details } = report;
  const source = details === undefined ? reportMarkdown(report.body) : report.source;
  return {
    ...EMPTY_DRAFT,
    headline,
    summary,
    bylines: details?.authors ?? (byline === '' ? [] : [byline]),
    section: details?.section ?? '',
    tags: details?.tags ?? [],
    language: language ?? '',
    slug,
    source,
    claims: report.claims.map(draftClaim),
    photos: details?.photos ?? [],
    map: map ?? null,
    isUnlisted: report.isUnlisted === true,
  };
}

function draftClaim(claim: Claim, index: number): DraftContent['claims'][number] {
  const named = claim.sources.length > 0 ? claim.sources : [{ name: claim.attribution, url: null }];
  return {
    id: claim.id ?? `c${index + 1}`,
    text: claim.text,
    status: claim.status,
    isLead: claim.isLead === true,
    basis: claim.basis ?? '',
    attributions: named
      .filter(({ name }) => name !== '')
      .map(({ name, url, stance, repeats, quote }) => ({
        source: name,
        stance: stance ?? 'says',
        repeats: repeats ?? '',
        quote: quote ?? '',
        url: url ?? '',
      })),
  };
}
