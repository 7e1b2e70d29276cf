/** Commento 1, Comentario 2 (which writes the same) and Comentario 3: one outer shape, told apart by a number. */
import { jsonOutline } from './json-shape.js';
import { refusedArchive } from './parse-failure.js';

const VERSION = /^[^[\]]{0,2000}?"version"\s*:\s*(\d{1,9})/;

/** Whether a text that begins with `head` is an export of the family, whatever its version. */
export function isCommentoFamily(head: string): boolean {
  const outline = jsonOutline(head);
  if (outline === undefined || outline.isList) return false;
  return ['version', 'comments', 'commenters'].every((name) => outline.paths.has(name));
}

/** The version that a text tells before its first list. */
export function versionIn(head: string): number | undefined {
  const found = VERSION.exec(head)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Refuses an export of a version that is not read. */
export function checkVersion(found: unknown, system: string, version: number): void {
  if (found === version) return;
  const told = String(JSON.stringify(found)).slice(0, 40);
  throw refusedArchive(`it is version ${told} of ${system}'s export; ${version} is read`);
}
