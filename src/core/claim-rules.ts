import type { Attribution, DraftClaim, NewsSource } from './draft.js';

/** Why a claim's status does not follow from its sources. */
export type ClaimWarning =
  | 'confirmed_not_independent'
  | 'confirmed_without_basis'
  | 'reported_without_outsider'
  | 'claimed_without_source'
  | 'disputed_without_denial'
  | 'plural_sources';

type Known = ReadonlyMap<string, Pick<NewsSource, 'kind' | 'side'>>;

/** How a source's name is compared: case and blank space do not tell sources apart. */
export function sourceKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Sources by the key of their names. */
export function knownSources(sources: readonly NewsSource[]): Known {
  return new Map(sources.map((source) => [sourceKey(source.name), source]));
}

/**
 * What speaks against the status that an editor gave a claim. Confirmed: own reporting, a document, or two sources that
 * say so and neither repeat anybody nor stand on one side; with its basis. Reported: a source that is no party. Disputed:
 * one that says so and one that denies it.
 */
export function claimWarnings(claim: DraftClaim, known: Known): readonly ClaimWarning[] {
  const { status, attributions } = claim;
  const warnings: ClaimWarning[] = [];
  if (status === 'confirmed') {
    if (!isEstablished(attributions, known)) warnings.push('confirmed_not_independent');
    if (claim.basis.trim() === '') warnings.push('confirmed_without_basis');
  }
  if (status === 'reported' && !attributions.some((one) => isOutsider(one, known)))
    warnings.push('reported_without_outsider');
  if (status === 'claimed' && attributions.length === 0) warnings.push('claimed_without_source');
  if (status === 'disputed' && !isDisputed(attributions)) warnings.push('disputed_without_denial');
  if (isPlural(claim.text) && voices(attributions, known).size < 2) warnings.push('plural_sources');
  return warnings;
}

function isEstablished(attributions: readonly Attribution[], known: Known): boolean {
  const own = attributions.some(({ source, stance }) => {
    const kind = known.get(sourceKey(source))?.kind;
    return stance === 'says' && (kind === 'own' || kind === 'document');
  });
  return own || voices(attributions, known).size >= 2;
}

/**
 * Who says so of themselves: outlets that repeat somebody add nothing, those of one side speak with one voice, and a source
 * that repeats another one is no voice even where it also says so.
 */
function voices(attributions: readonly Attribution[], known: Known): ReadonlySet<string> {
  const repeaters = new Set(
    attributions.filter(({ stance }) => stance === 'repeats').map(({ source }) => sourceKey(source)),
  );
  const speakers = attributions
    .filter(({ stance, source }) => stance === 'says' && !repeaters.has(sourceKey(source)))
    .map(({ source }) => {
      const side = sourceKey(known.get(sourceKey(source))?.side ?? '');
      return side === '' ? `source ${sourceKey(source)}` : `side ${side}`;
    });
  return new Set(speakers);
}

function isOutsider({ source, stance }: Attribution, known: Known): boolean {
  const found = known.get(sourceKey(source));
  return stance !== 'denies' && found?.kind !== 'party' && (found?.side ?? '').trim() === '';
}

function isDisputed(attributions: readonly Attribution[]): boolean {
  const stances = new Set(attributions.map(({ stance }) => stance));
  return stances.has('denies') && (stances.has('says') || stances.has('repeats'));
}

/** "Sources say" promises more than one. English only: other languages' words for it are too many to be sure of. */
function isPlural(text: string): boolean {
  return /\bsources\b/i.test(text);
}
