import { Refusal } from '../../core/refusal.js';
import type { LonLat } from '../map/map-document.js';

/** What a file holds, before it is checked: coordinates may still be anything. */
export interface FoundFeature {
  readonly name: string;
  readonly type: 'point' | 'line' | 'polygon';
  /** One position, a line, or the rings of a polygon, outer ring first. */
  readonly parts: readonly (readonly (readonly number[])[])[];
  /** What our own GeoJSON says of a feature; anything in it. */
  readonly own?: { readonly kind: unknown; readonly status: unknown; readonly precision: unknown };
}

/** A feature as a map takes it: WGS 84, five decimals, rings closed and wound as RFC 7946 has it. */
export interface MapFeature {
  readonly name: string;
  readonly type: FoundFeature['type'];
  readonly parts: readonly (readonly LonLat[])[];
  readonly own?: FoundFeature['own'];
}

/** `map_refused` with what is wrong and what to do. */
export function mapRefusal(problem: string): Refusal {
  return new Refusal('map_refused', { problem });
}

/** Throws `map_refused` with what is wrong and what to do. */
export function refuseFile(problem: string): never {
  throw mapRefusal(problem);
}
