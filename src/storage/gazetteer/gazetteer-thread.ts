/** The thread that looks for places: its file is made on the first question, and no search keeps a request waiting. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { buildGazetteer, GAZETTEER_VERSION } from './build-gazetteer.js';
import type { GazetteerAnswer, GazetteerFiles, GazetteerQuestion } from './gazetteer-work.js';
import { placesNamed, searchPlaces } from './search-places.js';

const { table, file } = workerData as GazetteerFiles;
let db: DatabaseSync | undefined;

parentPort?.on('message', async (question: GazetteerQuestion) => {
  parentPort?.postMessage(await answer(question));
});

async function answer(question: GazetteerQuestion): Promise<GazetteerAnswer> {
  try {
    db ??= await open();
    const found =
      question.kind === 'search'
        ? searchPlaces(db, question.text, question.limit)
        : placesNamed(db, question.names);
    return { found };
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

async function open(): Promise<DatabaseSync> {
  if (!isCurrent()) {
    mkdirSync(path.dirname(file), { recursive: true });
    await buildGazetteer(table, file);
  }
  return new DatabaseSync(file, { readOnly: true });
}

/** A file of another version is made again. */
function isCurrent(): boolean {
  if (!existsSync(file)) return false;
  const known = new DatabaseSync(file, { readOnly: true });
  const { user_version: version } = known.prepare('PRAGMA user_version').get() ?? {};
  known.close();
  return version === GAZETTEER_VERSION;
}
