import { createReadStream, renameSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { placeKey } from '../../core/place-name.js';

/** How much each kind of place counts beside its inhabitants, by GeoNames' feature codes. */
const WEIGHTS: Readonly<Record<string, number>> = {
  PPLC: 3500,
  PPLA: 1200,
  PPLA2: 800,
  PPLA3: 500,
  PPLA4: 300,
};
const MOST_ALIASES = 400;

/** Columns of GeoNames' table (https://download.geonames.org/export/dump/readme.txt). */
const AT = {
  id: 0,
  name: 1,
  ascii: 2,
  aliases: 3,
  lat: 4,
  lon: 5,
  code: 7,
  country: 8,
  region: 10,
  population: 14,
};

/** Of the file's tables; a file of another version is made again. */
export const GAZETTEER_VERSION = 1;

/** Makes the file of places at `target` from GeoNames' table; readers see it whole or not at all. */
export async function buildGazetteer(table: string, target: string): Promise<number> {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  const db = new DatabaseSync(part);
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA user_version = ${GAZETTEER_VERSION};
    CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, region TEXT NOT NULL, code TEXT NOT NULL, lat REAL NOT NULL,
      lon REAL NOT NULL, population INTEGER NOT NULL, rank INTEGER NOT NULL) STRICT;
    CREATE TABLE alias (key TEXT NOT NULL, place INTEGER NOT NULL, is_own INTEGER NOT NULL, PRIMARY KEY (key, place)) STRICT, WITHOUT ROWID;
    BEGIN`);
  const addPlace = db.prepare('INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addAlias = db.prepare('INSERT OR IGNORE INTO alias VALUES (?, ?, ?)');
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(table, 'utf8') })) {
    const cells = line.split('\t');
    const [id, population] = [Number(cells[AT.id]), Number(cells[AT.population] || 0)];
    const [lat, lon, code = ''] = [Number(cells[AT.lat]), Number(cells[AT.lon]), cells[AT.code]];
    if (!Number.isSafeInteger(id) || !Number.isFinite(lat) || !Number.isFinite(lon)) continue;
    const rank = Math.round((WEIGHTS[code] ?? 0) + 1000 * Math.log10(population + 10));
    const region = /^[A-Z]{2,3}$/.test(cells[AT.region] ?? '') ? (cells[AT.region] ?? '') : '';
    addPlace.run(id, cells[AT.name] ?? '', cells[AT.country] ?? '', region, code, lat, lon, population, rank);
    const own = new Set([cells[AT.name] ?? '', cells[AT.ascii] ?? ''].flatMap(keysOf));
    const others = (cells[AT.aliases] ?? '').split(',').slice(0, MOST_ALIASES).flatMap(keysOf);
    for (const key of own) addAlias.run(key, id, 1);
    for (const key of new Set(others)) addAlias.run(key, id, 0);
    count++;
  }
  db.exec('COMMIT');
  db.close();
  renameSync(part, target);
  return count;
}

/** A name, and without the Arabic article, which half of all people leave out. */
function keysOf(name: string): string[] {
  const key = placeKey(name);
  if (key === '') return [];
  return key.startsWith('ال') && key.length > 4 ? [key, key.slice(2)] : [key];
}
