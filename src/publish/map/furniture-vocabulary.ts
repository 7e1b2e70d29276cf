import type { ClaimStatus } from '../../core/report.js';
import type { MapLine, MapPoint, Precision } from './map-document.js';

/** The map's own words in one language. `{name}` marks what is filled in. */
export interface FurnitureWords {
  readonly asOf: string;
  readonly statuses: Readonly<Record<ClaimStatus, string>>;
  readonly lines: Readonly<Record<MapLine['kind'], string>>;
  readonly points: Readonly<Record<MapPoint['kind'], string>>;
  readonly arrow: string;
  readonly area: string;
  /** A legend or list entry: what, and how well it stands. */
  readonly withStatus: string;
  readonly precision: Readonly<Record<Exclude<Precision, 'exact'>, string>>;
  readonly withdrawn: string;
  readonly km: string;
  readonly m: string;
  readonly miles: string;
  readonly mile: string;
  readonly naturalEarth: string;
  readonly invented: string;
  /** The map in words. */
  readonly shows: string;
  readonly lies: string;
  readonly claims: string;
  /** From north, clockwise. */
  readonly directions: readonly [string, string, string, string, string, string, string, string];
}
