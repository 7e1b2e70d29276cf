import type { ClaimStatus } from '../../core/report.js';

/**
 * What an editor states about one map. It is stored as JSON beside the report and drawn when the report is saved.
 * Longitudes and latitudes are degrees on WGS 84; polygons are GeoJSON, and either winding is accepted.
 */
export interface MapDocument {
  readonly version: 1;
  /** One sentence that says who states it: "Army holds the east bank, its command says". */
  readonly title: string;
  /** The day the map speaks of, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** `natural-earth`: coasts and borders from Natural Earth. `invented`: everything comes from `ground`. */
  readonly base: 'natural-earth' | 'invented';
  /** Countries to emphasise: ISO 3166-1 alpha-2 codes or Natural Earth's English names. Missing: where the main place lies. */
  readonly focus?: readonly string[];
  /** House names for countries of the base map. */
  readonly countryNames?: readonly CountryName[];
  /** What must be visible. Missing: everything the document shows. `east < west` crosses the antimeridian. */
  readonly frame?: Bounds;
  /** `false` leaves out the small map of where this is, which is added where there is room. */
  readonly inset?: boolean;
  readonly ground: MapGround;
  readonly sides: readonly MapSide[];
  readonly places: readonly MapPlace[];
  readonly areas: readonly MapArea[];
  readonly lines: readonly MapLine[];
  readonly points: readonly MapPoint[];
  readonly arrows: readonly MapArrow[];
  /** Printed under the map, in order; the base map's own credit is added. */
  readonly credits: readonly string[];
  /** The map in words, for those who do not see it. Missing: written from the document. */
  readonly words?: string;
}

export type LonLat = readonly [lon: number, lat: number];

export type Shape =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LonLat[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly LonLat[])[])[] };

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** How well a claim stands. It alone sets the style; a withdrawn claim is not drawn, only noted under the map. */
export const CLAIM_STATUSES = [
  'confirmed',
  'reported',
  'claimed',
  'disputed',
  'withdrawn',
] as const satisfies readonly ClaimStatus[];

/** A named colour family; sides have tones, features never have colours. */
export const TONES = ['blue', 'ochre', 'green', 'plum', 'grey', 'rust'] as const;
export type Tone = (typeof TONES)[number];

export interface CountryName {
  readonly country: string;
  readonly name: string;
}

export interface MapSide {
  readonly id: string;
  readonly name: string;
  readonly tone: Tone;
}

export const PLACE_KINDS = ['capital', 'city', 'town', 'village', 'site'] as const;

export interface MapPlace {
  readonly name: string;
  /** The name in the place's own script, printed small under `name`. */
  readonly localName?: string;
  readonly lon: number;
  readonly lat: number;
  /** 5 is what the map is about; 3 and above must be shown; 1 and 2 are dropped, dot and name, where there is no room. */
  readonly importance: number;
  readonly kind: (typeof PLACE_KINDS)[number];
}

interface Claimed {
  readonly status: ClaimStatus;
  /** The id of a claim of the report; its status is then the feature's. */
  readonly claim?: string;
  /** The `id` of one of `sides`; missing: neutral grey. */
  readonly side?: string;
  /** The words in the legend, before the status. Missing: the side's name, or the label. */
  readonly legend?: string;
}

export interface MapArea extends Claimed {
  /** Printed on the area itself, so that the map reads without colour. */
  readonly label: string;
  readonly geometry: Shape;
}

export const LINE_KINDS = ['front', 'border', 'route'] as const;

export interface MapLine extends Claimed {
  readonly kind: (typeof LINE_KINDS)[number];
  readonly label?: string;
  /** The side of the direction of travel on which a front line's teeth stand: where its holder pushes. */
  readonly teeth?: 'left' | 'right';
  readonly coordinates: readonly LonLat[];
}

export const POINT_KINDS = ['event', 'bridge', 'crossing'] as const;
/** How exactly a place is known: ±10 m, ±100 m, ±1 km, ±10 km. All but `exact` are drawn as a ring of that radius. */
export const PRECISIONS = ['exact', 'vicinity', 'locality', 'region'] as const;
export type Precision = (typeof PRECISIONS)[number];

export interface MapPoint extends Claimed {
  readonly kind: (typeof POINT_KINDS)[number];
  readonly label: string;
  readonly lon: number;
  readonly lat: number;
  readonly precision: Precision;
}

export interface MapArrow extends Claimed {
  readonly label?: string;
  /** From tail to tip; drawn as a smooth curve through all points. */
  readonly coordinates: readonly LonLat[];
}

/** What lies on the ground: added to Natural Earth, or the whole base of an invented map. Sizes: 1 small, 3 great. */
export interface MapGround {
  /** Only for an invented base. Neighbours share the same vertices along their border. */
  readonly countries: readonly { readonly name: string; readonly focus: boolean; readonly geometry: Shape }[];
  readonly borders: readonly { readonly coordinates: readonly LonLat[] }[];
  readonly waters: readonly { readonly name?: string; readonly geometry: Shape }[];
  readonly rivers: readonly GroundLine[];
  readonly roads: readonly GroundLine[];
  readonly builtUp: readonly { readonly geometry: Shape }[];
}

export interface GroundLine {
  readonly name?: string;
  readonly size: number;
  readonly coordinates: readonly LonLat[];
}
