import { type ClaimWarning, claimWarnings, knownSources, sourceKey } from './claim-rules.js';
import type { DraftContent, NewsSource } from './draft.js';
import { isAttributed } from './headline.js';
import { readReportSource } from './report-source.js';

/** What must be mended before publication, and what may be passed over with a reason. */
export type CheckCode =
  | ClaimWarning
  | 'headline_missing'
  | 'text_missing'
  | 'photo_incomplete'
  | 'photo_unknown'
  | 'lead_not_attributed'
  | 'several_leads'
  | 'source_unknown'
  | 'summary_missing'
  | 'byline_missing';

export interface Check {
  readonly code: CheckCode;
  /** `stop`: nobody can publish so. `warn`: an editor may, and says why. */
  readonly level: 'stop' | 'warn';
  /** The claim, source or photo that it is about; empty for the whole. */
  readonly subject: string;
}

/** Everything that speaks against publishing a draft as it is, the gravest first. */
export function checkDraft(content: DraftContent, sources: readonly NewsSource[]): readonly Check[] {
  const checks = [...wholeChecks(content), ...photoChecks(content), ...claimChecks(content, sources)];
  return checks.sort((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'));
}

function wholeChecks(content: DraftContent): Check[] {
  const found: Check[] = [];
  const add = (isWrong: boolean, code: CheckCode, level: Check['level']): void => {
    if (isWrong) found.push({ code, level, subject: '' });
  };
  add(content.headline === '', 'headline_missing', 'stop');
  add(content.source.trim() === '', 'text_missing', 'stop');
  add(content.summary === '', 'summary_missing', 'warn');
  add(content.bylines.length === 0, 'byline_missing', 'warn');
  add(content.claims.filter(({ isLead }) => isLead).length > 1, 'several_leads', 'warn');
  return found;
}

/** A picture is published with words for those who do not see it, with whose it is and under which licence. */
function photoChecks({ photos, source }: DraftContent): Check[] {
  const incomplete = photos
    .filter((photo) => photo.alt === '' || photo.credit === '' || photo.licence === '')
    .map((photo): Check => ({ code: 'photo_incomplete', level: 'stop', subject: photo.id }));
  const ids = new Set(photos.map(({ id }) => id));
  const unknown = readReportSource(source)
    .places.filter(({ photo }) => !ids.has(photo))
    .map(({ photo }): Check => ({ code: 'photo_unknown', level: 'stop', subject: photo }));
  return [...incomplete, ...unknown];
}

function claimChecks({ claims, headline }: DraftContent, sources: readonly NewsSource[]): Check[] {
  const known = knownSources(sources);
  const warn = (code: CheckCode, subject: string): Check => ({ code, level: 'warn', subject });
  const checks = claims.flatMap((claim) => claimWarnings(claim, known).map((code) => warn(code, claim.text)));
  for (const claim of claims) {
    const needsName = claim.isLead && claim.status !== 'confirmed' && claim.status !== 'withdrawn';
    if (needsName && !isAttributed(headline, claim)) checks.push(warn('lead_not_attributed', claim.text));
  }
  const names = new Map(
    claims.flatMap(({ attributions }) => attributions.map(({ source }) => [sourceKey(source), source])),
  );
  const strange = [...names].filter(([key]) => (known.get(key)?.kind ?? null) === null);
  return [...checks, ...strange.map(([, name]) => warn('source_unknown', name))];
}
