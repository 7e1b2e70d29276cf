import type { MapDocument } from '../map/map-document.js';
import { readMapFile } from './read-map-file.js';
import { withFeatures } from './with-features.js';

/** The map with what a file holds added to it. Refuses map_refused, saying what to do. */
export async function importFeatures(document: MapDocument, content: Uint8Array): Promise<MapDocument> {
  return withFeatures(document, await readMapFile(content));
}
