import type { LonLat, MapArea, MapDocument, MapGround, MapPlace, MapPoint, Shape } from './map-document.js';
import { smoothLine } from './smooth-line.js';

/**
 * An invented stretch of a border river, for the demonstration: two towns, a bank that one side claims to hold, a
 * disputed bridge. Its coordinates lie in the open ocean, so that no real border can be meant.
 */
export function demoMapDocument(): MapDocument {
  const river = smoothLine(RIVER);
  return {
    version: 1,
    title: 'Kalmoran army holds the west bank at Selmet, its command says',
    asOf: '2026-10-18',
    base: 'invented',
    frame: { west: -30.3, south: 43.875, east: -29.72, north: 44.15 },
    ground: demoGround(river),
    sides: [
      { id: 'kalmora', name: 'Kalmoran army', tone: 'blue' },
      { id: 'tiravia', name: 'Tiravian army', tone: 'ochre' },
    ],
    places: PLACES,
    areas: demoAreas(river),
    lines: [{ kind: 'front', status: 'reported', side: 'tiravia', teeth: 'left', coordinates: FRONT }],
    points: POINTS,
    arrows: [{ status: 'claimed', side: 'kalmora', legend: 'Kalmoran crossing', coordinates: CROSSING }],
    credits: ['Sources: statements of both armies; two residents of Brenlow, by telephone.'],
  };
}

function demoAreas(river: readonly LonLat[]): MapArea[] {
  return [
    {
      label: 'Selmet bank',
      legend: 'Held by the Kalmoran army',
      status: 'claimed',
      side: 'kalmora',
      geometry: polygon([...river.filter(isAtSelmet), ...INLAND_LINE]),
    },
    {
      label: 'Brenlow heights',
      legend: 'Held by the Tiravian army',
      status: 'confirmed',
      side: 'tiravia',
      geometry: polygon(HEIGHTS),
    },
    {
      label: 'Osk island',
      status: 'withdrawn',
      side: 'kalmora',
      geometry: polygon([
        [-29.88, 43.92],
        [-29.86, 43.92],
        [-29.87, 43.93],
      ]),
    },
  ];
}

function demoGround(river: readonly LonLat[]): MapGround {
  return {
    countries: [
      { name: 'Kalmora', focus: false, geometry: polygon([...river, [-28, 47], [-32, 47]]) },
      { name: 'Tiravia', focus: true, geometry: polygon([...river, [-28, 41], [-32, 41]]) },
    ],
    borders: [{ coordinates: river }],
    waters: [{ name: 'Lake Iven', geometry: polygon(smoothLine(LAKE)) }],
    rivers: [
      { name: 'Ardel', size: 3, coordinates: river },
      { name: 'Tamse', size: 2, coordinates: smoothLine(TRIBUTARY) },
      { size: 1, coordinates: smoothLine(BROOK) },
    ],
    roads: [
      { size: 3, coordinates: smoothLine(HIGHWAY) },
      { size: 2, coordinates: smoothLine(NORTH_ROAD) },
      { size: 2, coordinates: smoothLine(SOUTH_ROAD) },
      { size: 1, coordinates: smoothLine(EAST_ROAD) },
    ],
    builtUp: [{ geometry: polygon(smoothLine(SELMET)) }, { geometry: polygon(smoothLine(DOVRIN)) }],
  };
}

function polygon(ring: readonly LonLat[]): Shape {
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as LonLat]] };
}

function isAtSelmet([lon, lat]: LonLat): boolean {
  return lon > -30.05 && lon < -29.94 && lat > 43.975 && lat < 44.07;
}

const PLACES: readonly MapPlace[] = [
  { name: 'Selmet', lon: -29.984, lat: 44.033, importance: 5, kind: 'town' },
  { name: 'Dovrin', lon: -30.082, lat: 44.094, importance: 4, kind: 'city' },
  { name: 'Brenlow', lon: -30.22, lat: 43.957, importance: 3, kind: 'town' },
  { name: 'Osk Ford', lon: -29.868, lat: 43.936, importance: 3, kind: 'village' },
  { name: 'Hallen Mill', lon: -29.8, lat: 44.068, importance: 2, kind: 'village' },
  { name: 'Vaster', lon: -30.06, lat: 43.898, importance: 2, kind: 'village' },
  { name: 'Upper Tams', lon: -29.905, lat: 44.128, importance: 1, kind: 'village' },
];

const POINTS: readonly MapPoint[] = [
  {
    kind: 'bridge',
    label: 'Selmet bridge',
    status: 'disputed',
    lon: -29.9515,
    lat: 44.0225,
    precision: 'exact',
  },
  {
    kind: 'event',
    label: 'Shelling',
    status: 'reported',
    lon: -29.83,
    lat: 43.985,
    precision: 'locality',
  },
];

const RIVER: readonly LonLat[] = [
  [-32, 44.55],
  [-31.2, 44.42],
  [-30.6, 44.25],
  [-30.36, 44.16],
  [-30.25, 44.128],
  [-30.17, 44.115],
  [-30.12, 44.085],
  [-30.09, 44.052],
  [-30.045, 44.045],
  [-30, 44.06],
  [-29.963, 44.05],
  [-29.952, 44.018],
  [-29.968, 43.978],
  [-29.93, 43.948],
  [-29.87, 43.925],
  [-29.82, 43.93],
  [-29.77, 43.91],
  [-29.72, 43.87],
  [-29.6, 43.8],
  [-29.2, 43.65],
  [-28, 43.4],
];
/** The landward edge of the claimed bank, from south to north. */
const INLAND_LINE: readonly LonLat[] = [
  [-29.995, 43.972],
  [-30.04, 43.986],
  [-30.066, 44.012],
  [-30.062, 44.036],
];
/** West of the claim, from north to south: the teeth point east. */
const FRONT: readonly LonLat[] = [
  [-30.075, 44.04],
  [-30.08, 44.008],
  [-30.05, 43.977],
  [-29.998, 43.961],
  [-29.966, 43.966],
];
const HEIGHTS: readonly LonLat[] = [
  [-30.29, 44.0],
  [-30.2, 44.03],
  [-30.13, 44.022],
  [-30.09, 43.995],
  [-30.1, 43.955],
  [-30.15, 43.93],
  [-30.24, 43.925],
  [-30.285, 43.95],
];
const CROSSING: readonly LonLat[] = [
  [-29.87, 44.085],
  [-29.9, 44.06],
  [-29.94, 44.045],
  [-29.975, 44.043],
];
const LAKE: readonly LonLat[] = [
  [-30.2, 43.9],
  [-30.225, 43.912],
  [-30.26, 43.908],
  [-30.275, 43.895],
  [-30.24, 43.888],
  [-30.215, 43.89],
  [-30.2, 43.9],
];
const TRIBUTARY: readonly LonLat[] = [
  [-29.95, 44.4],
  [-29.93, 44.2],
  [-29.89, 44.14],
  [-29.9, 44.11],
  [-29.94, 44.085],
  [-29.968, 44.055],
];
const BROOK: readonly LonLat[] = [
  [-30.2, 43.9],
  [-30.15, 43.915],
  [-30.1, 43.908],
  [-30.04, 43.93],
  [-29.98, 43.94],
  [-29.93, 43.948],
];
const HIGHWAY: readonly LonLat[] = [
  [-31, 43.6],
  [-30.36, 43.91],
  [-30.22, 43.957],
  [-30.12, 43.99],
  [-30.04, 44.02],
  [-29.984, 44.033],
  [-29.952, 44.022],
  [-29.9, 44.035],
  [-29.8, 44.068],
  [-29.7, 44.09],
  [-29.2, 44.2],
];
const NORTH_ROAD: readonly LonLat[] = [
  [-30.4, 44.25],
  [-30.2, 44.145],
  [-30.082, 44.094],
  [-29.98, 44.1],
  [-29.88, 44.09],
  [-29.8, 44.068],
];
const SOUTH_ROAD: readonly LonLat[] = [
  [-29.984, 44.033],
  [-30.005, 43.99],
  [-30.04, 43.94],
  [-30.06, 43.898],
  [-30.1, 43.8],
];
const EAST_ROAD: readonly LonLat[] = [
  [-29.9, 44.035],
  [-29.88, 43.99],
  [-29.868, 43.936],
  [-29.8, 43.95],
  [-29.6, 43.98],
];
const SELMET: readonly LonLat[] = [
  [-29.998, 44.036],
  [-29.99, 44.044],
  [-29.972, 44.042],
  [-29.962, 44.03],
  [-29.972, 44.022],
  [-29.992, 44.025],
  [-29.998, 44.036],
];
const DOVRIN: readonly LonLat[] = [
  [-30.1, 44.094],
  [-30.094, 44.108],
  [-30.07, 44.108],
  [-30.058, 44.094],
  [-30.07, 44.078],
  [-30.092, 44.08],
  [-30.1, 44.094],
];
