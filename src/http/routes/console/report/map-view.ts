import { possiblePlaces } from '../../../../core/place-name.js';
import { Refusal } from '../../../../core/refusal.js';
import type { MapDocument } from '../../../../publish/map/map-document.js';
import { paintConsole } from '../../../../render/console/paint.js';
import type { OpenReport } from '../../../../use-cases/edit-report.js';
import type { KnownPlace } from '../../../../use-cases/newsroom-deps.js';
import type { FoundPlaceView } from '../../../../wire/map.js';
import { sendHtml } from '../../../answer.js';
import { paramOf, queryOf } from '../../../read-request.js';
import type { Exchange } from '../../../route.js';
import type { Desk } from '../desk.js';
import { frameOf } from '../frame.js';
import { emptyMap } from './map-form.js';
import { mapRows } from './map-rows.js';

const FOUND = 12;
const NAMES_LOOKED_UP = 300;
const SUGGESTED = 10;
/** Fewer inhabitants make a town; Natural Earth's and GeoNames' own cities begin about here. */
const CITY = 100_000;

/** The draft's map; before there is one, the world of today. */
export function documentOf({ app }: Exchange, { draft }: OpenReport): MapDocument {
  const today = new Date(app.deps.clock()).toISOString().slice(0, 10);
  return (draft.content.map as MapDocument | null) ?? emptyMap(draft.content.headline, today);
}

export interface ShownMap {
  readonly open: OpenReport;
  /** What the form shows; it may be faulty. */
  readonly document: MapDocument;
  readonly problems: readonly string[];
  readonly status: number;
}

/** The page where a map is made. */
export async function sendMap(
  exchange: Exchange,
  desk: Desk,
  { open, document, problems, status }: ShownMap,
): Promise<unknown> {
  const { content, revision } = open.draft;
  const drawn = content.map === null ? null : await drawnOrWhyNot(exchange, open);
  const asked = (queryOf(exchange, 'place') ?? '').slice(0, 100);
  const [lon, lat] = [queryOf(exchange, 'lon'), queryOf(exchange, 'lat')];
  const html = paintConsole.map({
    frame: await frameOf(exchange, desk),
    id: paramOf(exchange, 'storyId'),
    ...{ revision, headline: content.headline, hasMap: content.map !== null },
    box: drawn?.box ?? null,
    picture: drawn?.picture ?? null,
    writtenWords: drawn?.words ?? '',
    problems: [...problems, ...(drawn?.problems ?? [])].map(inWords),
    ...mapRows(document),
    claims: content.claims.map(({ id, text }) => ({ id, text })),
    ...(await places(exchange, { open, asked })),
    clicked: lon && lat ? { lon, lat } : null,
  });
  return sendHtml(exchange, status, html);
}

const ROWS: Readonly<Record<string, string>> = {
  places: 'Place',
  points: 'Event or crossing',
  areas: 'Area',
  lines: 'Line',
  arrows: 'Arrow',
  sides: 'Side',
  credits: 'Source',
};

/** `places[0].name` as a person counts it: "Place 1, name". */
function inWords(problem: string): string {
  return problem.replace(/^([a-z]+)\[(\d{1,4})\]\.?/i, (whole, list: string, index: string) => {
    const row = ROWS[list];
    return row === undefined ? whole : `${row} ${Number(index) + 1} `;
  });
}

function languageOf({ draft, site }: Pick<OpenReport, 'draft' | 'site'>): string {
  return draft.content.language || site.language;
}

async function drawnOrWhyNot({ app: { deps } }: Exchange, { draft, site }: OpenReport) {
  const { content } = draft;
  try {
    const { frame, problems, words } = await deps.maps.draw({
      ...{ document: content.map, claims: content.claims },
      language: languageOf({ draft, site }),
    });
    const { x0, y0, x1, y1 } = frame.box;
    return {
      box: [x0, y0, x1, y1],
      picture: { width: frame.width, height: frame.height },
      ...{ problems, words },
    };
  } catch (error) {
    if (error instanceof Refusal) return { box: null, picture: null, problems: [error.message], words: '' };
    throw error;
  }
}

/** What was looked for; else what the report's text names. */
async function places(
  exchange: Exchange,
  { open, asked }: { readonly open: OpenReport; readonly asked: string },
) {
  const { places: finder } = exchange.app.deps;
  if (asked === '') return { asked, found: null, suggested: await suggestedPlaces(exchange, open) };
  return {
    asked,
    found: (await finder.search(asked, FOUND, languageOf(open))).map(placeView),
    suggested: [],
  };
}

/** Places that the report's text names and the map does not show. */
async function suggestedPlaces(
  { app: { deps } }: Exchange,
  open: OpenReport,
): Promise<readonly FoundPlaceView[]> {
  const { headline, summary, source, map } = open.draft.content;
  const names = possiblePlaces([headline, summary, source].join('\n'), NAMES_LOOKED_UP);
  const shown = new Set(((map as MapDocument | null)?.places ?? []).map(({ lon, lat }) => `${lon} ${lat}`));
  const found = (names.length === 0 ? [] : await deps.places.named(names, languageOf(open))).map(placeView);
  return found
    .filter(({ lon, lat }) => !shown.has(`${lon} ${lat}`))
    .sort((a, b) => b.population - a.population)
    .slice(0, SUGGESTED);
}

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' });

function placeView({ isCapital, country, region, ...place }: KnownPlace): FoundPlaceView {
  return {
    ...{ name: place.name, lon: place.lon, lat: place.lat, population: place.population },
    countryName: /^[A-Z]{2}$/.test(country) ? (COUNTRIES.of(country) ?? country) : country,
    region: country === 'US' || country === 'GB' ? region : '',
    kind: isCapital ? 'capital' : place.population >= CITY ? 'city' : 'town',
  };
}
