import type { ClaimStatus } from '../../core/report.js';
import type { MapDocument } from './map-document.js';

interface Linked {
  readonly status: ClaimStatus;
  readonly claim?: string;
}

/** The document with the status of every feature that names a claim taken from that claim: text and map cannot differ. */
export function withClaimStatus(
  document: MapDocument,
  claims: readonly { readonly id?: string; readonly status: ClaimStatus }[],
): MapDocument {
  const status = new Map(claims.map((claim) => [claim.id, claim.status]));
  const linked = <T extends Linked>(features: readonly T[]): readonly T[] =>
    features.map((feature) => {
      const of = feature.claim === undefined ? undefined : status.get(feature.claim);
      return of === undefined ? feature : { ...feature, status: of };
    });
  return {
    ...document,
    areas: linked(document.areas),
    lines: linked(document.lines),
    points: linked(document.points),
    arrows: linked(document.arrows),
  };
}
