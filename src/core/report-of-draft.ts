import { knownSources, sourceKey } from './claim-rules.js';
import type { Draft, DraftClaim, DraftContent, NewsSource } from './draft.js';
import { monthOf } from './local-time.js';
import type { Claim, Correction, CorrectionKind, Report, Source } from './report.js';
import { readReportSource } from './report-source.js';
import type { Site } from './site.js';
import { slugOf } from './slug.js';

/** What an editor says of a change to a public report; `small`: spelling and layout, nothing that a reader was told wrongly. */
export interface ChangeNote {
  readonly kind: CorrectionKind | 'small';
  readonly text: string;
}

interface Making {
  readonly draft: Pick<Draft, 'storyId' | 'siteId' | 'content'>;
  readonly site: Pick<Site, 'timezone'>;
  readonly sources: readonly NewsSource[];
  /** The report as the public reads it; undefined before the first publication. */
  readonly before: Report | undefined;
  readonly note: ChangeNote | null;
  readonly now: number;
}

/** The report that a draft becomes, but for its map's pictures and words. Its month stays that of its first publication. */
export function reportOfDraft({ draft, site, sources, before, note, now }: Making): Report {
  const { content, storyId, siteId } = draft;
  const { body, places } = readReportSource(content.source);
  const isPublic = before !== undefined && before.status !== 'draft';
  const corrections = isPublic ? changesOf({ before, content, note, now }) : (before?.corrections ?? []);
  const isNews = !isPublic || corrections.length > before.corrections.length;
  const slug = content.slug || slugOf(content.headline, 'report');
  return {
    storyId,
    siteId,
    slug: isPublic && content.slug === '' ? before.slug : slug,
    month: isPublic ? before.month : monthOf(now, site.timezone),
    status: 'published',
    publishedAt: isPublic ? before.publishedAt : now,
    placedAt: isPublic ? before.placedAt : now,
    updatedAt: isNews ? now : before.updatedAt,
    headline: content.headline,
    summary: content.summary,
    byline: content.bylines.join(', '),
    body,
    source: content.source,
    claims: content.claims.map((claim) => publicClaim(claim, sources)),
    corrections,
    map: content.map,
    mapWords: null,
    details: {
      section: content.section,
      tags: content.tags,
      authors: content.bylines,
      photos: content.photos,
      places,
    },
    ...(content.isUnlisted ? { isUnlisted: true } : {}),
  };
}

/** What was put right before, what the editor says of this change, and every claim whose status changed. */
function changesOf(change: {
  readonly before: Report;
  readonly content: DraftContent;
  readonly note: ChangeNote | null;
  readonly now: number;
}): readonly Correction[] {
  const { before, content, note, now } = change;
  const said: Correction[] =
    note === null || note.kind === 'small' ? [] : [{ at: now, kind: note.kind, text: note.text }];
  const changed = statusChanges(before.claims, content.claims).map(
    (one): Correction => ({ at: now, kind: 'update', text: '', change: one }),
  );
  return [...said, ...changed, ...before.corrections];
}

/** Claims of both, by their ids, whose status differs. */
export function statusChanges(
  before: readonly Claim[],
  after: readonly Pick<DraftClaim, 'id' | 'text' | 'status'>[],
): readonly NonNullable<Correction['change']>[] {
  const old = new Map(before.flatMap((claim) => (claim.id === undefined ? [] : [[claim.id, claim.status]])));
  return after.flatMap(({ id, text, status }) => {
    const from = old.get(id);
    return from === undefined || from === status ? [] : [{ claim: text, from, to: status }];
  });
}

function publicClaim(claim: DraftClaim, sources: readonly NewsSource[]): Claim {
  const known = knownSources(sources) as ReadonlyMap<string, NewsSource>;
  const speakers = claim.attributions.filter(({ stance }) => stance === 'says');
  return {
    id: claim.id,
    text: claim.text,
    status: claim.status,
    attribution: speakers.map(({ source }) => source).join(', '),
    sources: claim.attributions.map(({ source, stance, repeats, quote, url }): Source => {
      const note = known.get(sourceKey(source))?.note ?? '';
      return {
        name: source,
        url: url === '' ? null : url,
        ...(stance === 'says' ? {} : { stance }),
        ...(repeats === '' ? {} : { repeats }),
        ...(note === '' ? {} : { note }),
        ...(quote === '' ? {} : { quote }),
      };
    }),
    ...(claim.isLead ? { isLead: true } : {}),
    ...(claim.basis === '' ? {} : { basis: claim.basis }),
  };
}
