/** The files of reports' photos. They are kept while the working copy or the public report shows the photo. */

import { decodeId, type StoryId } from '../core/ids.js';
import type { ReportDetails } from '../core/report.js';
import type { Db } from './db.js';
import type { NewsroomReads, StoredPhotoFile } from './newsroom-store.js';

interface FileRow {
  readonly content: Uint8Array;
  readonly digest: string;
}

export async function addPhotoFiles(
  db: Db,
  at: Pick<StoredPhotoFile, 'storyId' | 'siteId'>,
  files: readonly Omit<StoredPhotoFile, 'storyId' | 'siteId'>[],
): Promise<void> {
  for (const { photoId, name, content, digest } of files) {
    await db.run(
      'INSERT INTO photo_file (photo_id, name, story_id, site_id, content, digest) VALUES (?, ?, ?, ?, ?, ?)',
      [photoId, name, at.storyId, at.siteId, content, digest],
    );
  }
}

export async function photoFile(
  db: Db,
  { storyId, photoId, name }: Parameters<NewsroomReads['photoFile']>[0],
): Promise<FileRow | undefined> {
  return db.get<FileRow & Record<string, unknown>>(
    'SELECT content, digest FROM photo_file WHERE photo_id = ? AND name = ? AND story_id = ?',
    [photoId, name, storyId],
  );
}

export async function publicPhotoFile(
  db: Db,
  { siteId, photoId, name }: Parameters<NewsroomReads['publicPhotoFile']>[0],
): Promise<FileRow | undefined> {
  const row = await db.get<FileRow & { readonly details: string | null }>(
    `SELECT f.content, f.digest, r.details FROM photo_file f JOIN report r ON r.story_id = f.story_id
     WHERE f.photo_id = ? AND f.name = ? AND f.site_id = ? AND r.status <> 'draft'`,
    [photoId, name, siteId],
  );
  if (row === undefined || !photosOf(row.details).has(photoId)) return undefined;
  return { content: row.content, digest: row.digest };
}

/** Deletes the photos of a report that neither its working copy nor what the public reads shows. */
export async function dropUnusedPhotos(db: Db, storyId: StoryId): Promise<void> {
  const stored = await db.all<{ photo_id: number }>(
    'SELECT DISTINCT photo_id FROM photo_file WHERE story_id = ?',
    [storyId],
  );
  if (stored.length === 0) return;
  const drafts = await db.all<{ content: string }>('SELECT content FROM report_draft WHERE story_id = ?', [
    storyId,
  ]);
  const reports = await db.all<{ details: string | null }>('SELECT details FROM report WHERE story_id = ?', [
    storyId,
  ]);
  const used = [...drafts.map(({ content }) => content), ...reports.map(({ details }) => details)].map(
    photosOf,
  );
  for (const { photo_id: id } of stored) {
    if (used.some((ids) => ids.has(id))) continue;
    await db.run('DELETE FROM photo_file WHERE story_id = ? AND photo_id = ?', [storyId, id]);
  }
}

/** The ids of the photos that JSON with a list of them names. */
function photosOf(json: string | null): ReadonlySet<number> {
  const { photos = [] } = (json === null ? {} : JSON.parse(json)) as Partial<ReportDetails>;
  return new Set(photos.map(({ id }) => decodeId<number>(id) ?? 0));
}
