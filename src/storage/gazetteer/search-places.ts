import type { DatabaseSync } from 'node:sqlite';
import { lettersApart, placeKey } from '../../core/place-name.js';
import { countryNamed } from './country-named.js';
import type { FoundPlace } from './gazetteer-work.js';

/** Rows that one search looks at, at most: more names than begin with any two letters. */
const MOST_KEYS = 80_000;
const MOST_NEAR = 40_000;
/** Fewer hits than this make it look for misspelt names too. */
const ENOUGH = 3;
const LEAST_FUZZY = 4;
/** A whole name is worth as much as thirty times the inhabitants: "Lond" means London, "York" York. */
const WHOLE = 1500;
/** And a place's own name more than one of its others: "San" begins San Francisco before it begins Santa Fe de Bogotá. */
const OWN = 4000;

interface Row {
  readonly name: string;
  readonly country: string;
  readonly region: string;
  readonly code: string;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
}

const COLUMNS = 'p.name, p.country, p.region, p.code, p.lat, p.lon, p.population';
/** Above every letter. */
const LAST = '\u{10ffff}';

/** Places whose name is, begins with or nearly is what is asked, the likeliest first; after a comma a country may be named. */
export function searchPlaces(db: DatabaseSync, text: string, limit: number): readonly FoundPlace[] {
  const comma = text.lastIndexOf(',');
  const country = comma < 0 ? undefined : countryNamed(text.slice(comma + 1));
  const asked = { key: placeKey(country === undefined ? text : text.slice(0, comma)), country, limit };
  if (asked.key.length < 2 && !isWordless(asked.key)) return [];
  const found = beginning(db, asked);
  if (found.length >= ENOUGH || isKnown(db, asked.key) || asked.key.length < LEAST_FUZZY) return found;
  const known = new Set(found.map(identity));
  return [...found, ...near(db, asked).filter((place) => !known.has(identity(place)))].slice(0, limit);
}

/** A single sign is a whole name in Chinese or Korean. */
function isWordless(key: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hangul}]$/u.test(key);
}

function isKnown(db: DatabaseSync, key: string): boolean {
  return db.prepare('SELECT 1 FROM alias WHERE key = ? LIMIT 1').get(key) !== undefined;
}

function identity({ name, lon, lat }: FoundPlace): string {
  return `${name} ${lon} ${lat}`;
}

interface Asked {
  readonly key: string;
  readonly country: string | undefined;
  readonly limit: number;
}

function beginning(db: DatabaseSync, { key, country = '', limit }: Asked): readonly FoundPlace[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM
         (SELECT place, max((key = ?1) * ${WHOLE} + is_own * ${OWN}) AS bonus FROM
           (SELECT key, place, is_own FROM alias WHERE key >= ?1 AND key < ?2 LIMIT ${MOST_KEYS}) GROUP BY place) a
       JOIN place p ON p.id = a.place WHERE ?3 = '' OR p.country = ?3 ORDER BY p.rank + bonus DESC, p.id LIMIT ?4`,
    )
    .all(key, key + LAST, country, limit) as unknown as readonly Row[];
  return rows.map(placeOf);
}

/** Names that one or two letters tell apart from what was asked, with the same first letter, or its first two exchanged. */
function near(db: DatabaseSync, { key, country = '', limit }: Asked): readonly FoundPlace[] {
  const most = key.length < 7 ? 1 : 2;
  const close = new Map<number, number>();
  for (const start of [key.slice(0, 1), `${key[1]}${key[0]}`]) {
    const rows = db
      .prepare(
        'SELECT key, place FROM alias WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ? LIMIT ?',
      )
      .all(...[start, start + LAST, key.length - most, key.length + most, MOST_NEAR]) as unknown as readonly {
      readonly key: string;
      readonly place: number;
    }[];
    for (const row of rows) {
      const apart = lettersApart(key, row.key, most);
      if (apart > 0 && apart <= most) close.set(row.place, Math.min(apart, close.get(row.place) ?? apart));
    }
  }
  const best = db.prepare(`SELECT ${COLUMNS}, p.rank FROM place p WHERE p.id = ?`);
  return [...close]
    .map(([id, apart]) => ({ row: best.get(id) as unknown as Row & { readonly rank: number }, apart }))
    .filter(({ row }) => country === '' || row.country === country)
    .sort((a, b) => a.apart * WHOLE - b.apart * WHOLE + b.row.rank - a.row.rank)
    .slice(0, limit)
    .map(({ row }) => placeOf(row));
}

/** Villages share their names with too many words of a text to be suggested. */
const LEAST_NAMED = 3000;

/** For each name exactly, the place that is meant most often. Three letters are an airport's code unless they are the place's own name. */
export function placesNamed(db: DatabaseSync, names: readonly string[]): readonly FoundPlace[] {
  const one = db.prepare(
    `SELECT ${COLUMNS} FROM alias a JOIN place p ON p.id = a.place WHERE a.key = ? AND (a.is_own OR length(a.key) > 3) ORDER BY p.rank + a.is_own * ${OWN} DESC, p.id LIMIT 1`,
  );
  const found = new Map<string, FoundPlace>();
  for (const key of new Set(names.map(placeKey))) {
    // Within a longer name that was found, a word means nothing of its own: York in New York.
    const isPart = [...found.keys()].some((longer) => ` ${longer} `.includes(` ${key} `));
    const row = isPart || key.length < 3 ? undefined : (one.get(key) as unknown as Row | undefined);
    if (row !== undefined && (row.population >= LEAST_NAMED || row.code.startsWith('PPLA')))
      found.set(key, placeOf(row));
  }
  return [...new Map([...found.values()].map((place) => [identity(place), place])).values()];
}

function placeOf({ name, country, region, lat, lon, population, code }: Row): FoundPlace {
  return { name, country, region, lat, lon, population, isCapital: code === 'PPLC' };
}
