import type { ClaimStatus } from '../../core/report.js';
import type { FurnitureWords } from './furniture-vocabulary.js';
import { fillIn } from './furniture-words.js';
import type { MapDocument, MapSide, Tone } from './map-document.js';
import type { DrawnStatus } from './status-style.js';

interface Feature {
  readonly status: ClaimStatus;
  readonly side?: string;
  readonly legend?: string;
  readonly label?: string;
}

/** The features of a list whose claim still stands, each with its drawn status. */
export function standing<F extends Feature>(
  features: readonly F[],
): (F & { readonly status: DrawnStatus })[] {
  return features.filter(
    (feature): feature is F & { readonly status: DrawnStatus } => feature.status !== 'withdrawn',
  );
}

/** The side that a feature names. */
export function sideOf(document: MapDocument, feature: Feature): MapSide | undefined {
  return document.sides.find((side) => side.id === feature.side);
}

/** The side's tone; grey for a feature of no side. */
export function toneOf(document: MapDocument, feature: Feature): Tone {
  return sideOf(document, feature)?.tone ?? 'grey';
}

/** What a feature is and how well it stands, in words: "Front line: claimed, not confirmed". */
export function describeFeature(what: string, status: ClaimStatus, words: FurnitureWords): string {
  return fillIn(words.withStatus, { what, status: words.statuses[status] });
}

/** The note on what was taken back; empty if nothing was. */
export function withdrawnNote(document: MapDocument, words: FurnitureWords, language: string): string {
  const features: readonly Feature[] = [
    ...document.areas,
    ...document.lines,
    ...document.points,
    ...document.arrows,
  ];
  const labels = features
    .filter((feature) => feature.status === 'withdrawn')
    .map((feature) => feature.label ?? feature.legend ?? '')
    .filter((label) => label !== '');
  return labels.length === 0
    ? ''
    : fillIn(words.withdrawn, { list: new Intl.ListFormat(language).format(labels) });
}
