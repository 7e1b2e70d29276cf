/** Maps of every kind that newsrooms need, on real ground with made-up statements: for the tests of structure, the measurements and the eye. */
import { area, event, front, map, places, type SampleMap } from './sample-kit.js';
import { ARABIC, CYRILLIC, GREEK, HEBREW } from './sample-scripts.js';

const RIVER_BORDER = map('Blue side holds both banks at Al-Bukamal, its command says', {
  focus: ['SY'],
  places: places(
    ['Al-Bukamal', 40.919, 34.452, 5, 'town', 'البوكمال'],
    ['Al-Qaim', 41.094, 34.386, 4, 'town', 'القائم'],
    ['Deir ez-Zor', 40.141, 35.336, 4, 'city', 'دير الزور'],
    ['Mayadin', 40.453, 35.019, 3],
    ['Hajin', 40.83, 34.69, 2],
    ['Akashat', 40.0, 33.72, 2],
  ),
  areas: [
    area(
      'Blue bank',
      ['a', 'claimed'],
      [
        [40.55, 34.9],
        [40.9, 34.75],
        [41.15, 34.5],
        [40.95, 34.35],
        [40.5, 34.6],
      ],
    ),
    area(
      'Ochre hills',
      ['b', 'confirmed'],
      [
        [41.2, 35.1],
        [41.7, 35.1],
        [41.75, 34.6],
        [41.3, 34.55],
      ],
    ),
  ],
  lines: [
    front('claimed', [
      [40.6, 35.05],
      [40.95, 34.85],
      [41.2, 34.6],
    ]),
  ],
  arrows: [
    {
      label: 'Advance',
      side: 'a',
      status: 'claimed',
      coordinates: [
        [40.2, 34.55],
        [40.55, 34.5],
        [40.85, 34.47],
      ],
    },
  ],
  points: [event('Explosion', [41.35, 34.25], 'locality')],
});

const ISLANDS = map('Ferry line between the islands resumes, port office says', {
  places: places(
    ['Athens', 23.73, 37.98, 4, 'capital', 'Αθήνα'],
    ['Izmir', 27.14, 38.42, 4, 'city', 'İzmir'],
    ['Syros', 24.93, 37.44, 5, 'town', 'Σύρος'],
    ['Naxos', 25.38, 37.1],
    ['Chios', 26.13, 38.37],
    ['Samos', 26.97, 37.75],
    ['Mykonos', 25.33, 37.45, 2],
    ['Kos', 27.28, 36.89, 2],
    ['Bodrum', 27.43, 37.03, 2],
    ['Andros', 24.93, 37.84, 2],
  ),
  lines: [
    {
      kind: 'route',
      label: 'Ferry',
      side: 'a',
      status: 'confirmed',
      coordinates: [
        [23.63, 37.94],
        [24.93, 37.44],
        [25.38, 37.1],
      ],
    },
  ],
});

const DENSE = map('Trains stand still between Rhine and Ruhr, the railway says', {
  places: places(
    ['Düsseldorf', 6.776, 51.225, 5, 'city'],
    ['Köln', 6.96, 50.937, 4, 'city'],
    ['Essen', 7.013, 51.456, 4, 'city'],
    ['Dortmund', 7.466, 51.514, 4, 'city'],
    ['Duisburg', 6.762, 51.434, 3, 'city'],
    ['Bochum', 7.216, 51.482, 3, 'city'],
    ['Wuppertal', 7.15, 51.256, 3, 'city'],
    ['Gelsenkirchen', 7.086, 51.518, 2, 'city'],
    ['Oberhausen', 6.863, 51.497, 2, 'city'],
    ['Mönchengladbach', 6.443, 51.195, 3, 'city'],
    ['Krefeld', 6.562, 51.334, 2, 'city'],
    ['Leverkusen', 6.987, 51.033, 2, 'city'],
    ['Hagen', 7.463, 51.361, 2, 'city'],
    ['Solingen', 7.085, 51.171, 2, 'city'],
    ['Neuss', 6.692, 51.198, 2, 'city'],
    ['Herne', 7.22, 51.539, 1, 'city'],
    ['Mülheim', 6.883, 51.431, 1, 'city'],
    ['Bottrop', 6.929, 51.524, 1, 'city'],
    ['Ratingen', 6.85, 51.297, 1, 'city'],
    ['Velbert', 7.044, 51.336, 1, 'city'],
    ['Bonn', 7.098, 50.734, 3, 'city'],
  ),
});

const STRAIT = map('Ship reports a hit in the strait; coast guard denies it', {
  places: places(
    ['Aden', 45.037, 12.779, 4, 'city', 'عدن'],
    ['Djibouti', 43.145, 11.588, 4, 'capital'],
    ['Mocha', 43.25, 13.32, 3, 'town', 'المخا'],
    ['Assab', 42.74, 13.01, 3],
  ),
  areas: [
    area(
      'Closed waters',
      ['c', 'disputed'],
      [
        [43.0, 12.75],
        [43.5, 12.55],
        [43.6, 12.2],
        [43.25, 12.3],
      ],
    ),
  ],
  points: [event('Reported hit', [43.35, 12.9], 'region')],
});

const FIJI = map('Ferry route over the antimeridian reported open', {
  places: places(
    ['Suva', 178.44, -18.14, 5, 'capital'],
    ['Labasa', 179.38, -16.43, 4, 'city'],
    ['Nadi', 177.42, -17.8],
    ['Taveuni', -179.97, -16.85, 3, 'village'],
    ['Lakeba', -178.8, -18.22, 3, 'village'],
  ),
  lines: [
    {
      kind: 'route',
      status: 'reported',
      side: 'a',
      coordinates: [
        [178.44, -18.14],
        [179.5, -17.6],
        [-179.97, -16.9],
      ],
    },
  ],
  areas: [
    area(
      'Closed waters',
      ['b', 'disputed'],
      [
        [179.2, -18.9],
        [-179.4, -18.9],
        [-179.4, -18.2],
        [179.2, -18.2],
      ],
    ),
  ],
});

const HIGH_NORTH = map('Research ship overdue north of Svalbard, its owner says', {
  places: places(
    ['Longyearbyen', 15.64, 78.22, 5, 'town'],
    ['Tromsø', 18.96, 69.65, 4, 'city'],
    ['Murmansk', 33.08, 68.97, 4, 'city', 'Мурманск'],
    ['Ny-Ålesund', 11.93, 78.92, 3, 'village'],
  ),
  points: [event('Last position', [25, 81.3], 'region')],
});

const CITY = map('Bridge in the city closed after a fire, the mayor says', {
  places: places(
    ['Lviv', 24.03, 49.84, 5, 'city', 'Львів'],
    ['Horodok', 23.65, 49.78, 3],
    ['Zhovkva', 23.97, 50.05, 3],
    ['Pustomyty', 23.9, 49.72, 2],
    ['Vynnyky', 24.13, 49.82, 2],
  ),
  points: [
    {
      kind: 'bridge',
      label: 'Closed bridge',
      status: 'confirmed',
      lon: 24.01,
      lat: 49.83,
      precision: 'vicinity',
    },
  ],
});

const GREY = map('Three sides each claim the valley, and none shows proof', {
  focus: ['CH'],
  places: places(
    ['Bern', 7.45, 46.95, 5, 'capital'],
    ['Geneva', 6.14, 46.2, 4, 'city'],
    ['Zürich', 8.54, 47.37, 4, 'city'],
    ['Andermatt', 8.59, 46.63, 3, 'village'],
  ),
  areas: [
    area(
      'Blue valley',
      ['a', 'claimed'],
      [
        [6.6, 46.9],
        [7.3, 46.85],
        [7.5, 46.3],
        [6.8, 46.25],
      ],
    ),
    area(
      'Ochre valley',
      ['b', 'disputed'],
      [
        [7.7, 46.8],
        [8.4, 46.85],
        [8.3, 46.2],
        [7.7, 46.25],
      ],
    ),
    area(
      'Green valley',
      ['c', 'confirmed'],
      [
        [8.7, 46.85],
        [9.6, 46.9],
        [9.6, 46.35],
        [8.7, 46.3],
      ],
    ),
  ],
});

export const SAMPLE_MAPS: readonly SampleMap[] = [
  { name: 'river-border', language: 'en', document: RIVER_BORDER },
  { name: 'islands', language: 'en', document: ISLANDS },
  { name: 'dense-cities', language: 'de', document: DENSE },
  { name: 'strait', language: 'en', document: STRAIT },
  { name: 'fiji', language: 'en', document: FIJI },
  { name: 'high-north', language: 'en', document: HIGH_NORTH },
  { name: 'city', language: 'en', document: CITY },
  { name: 'arabic', language: 'ar', document: ARABIC },
  { name: 'greek', language: 'el', document: GREEK },
  { name: 'hebrew', language: 'he', document: HEBREW },
  { name: 'cyrillic', language: 'uk', document: CYRILLIC },
  { name: 'greyscale', language: 'fr', document: GREY },
];
