import { encodeId } from '../core/ids.js';
import type { Photo } from '../core/report.js';
import type { StoredPhotoFile } from '../storage/newsroom-store.js';
import type { NewsroomDeps } from './newsroom-deps.js';

/** Photos for a draft, still without words, and their files. */
export interface NewPhotos {
  readonly photos: readonly Photo[];
  readonly files: readonly Omit<StoredPhotoFile, 'storyId' | 'siteId'>[];
}

const WIDTH = /^(\d{1,5})\.webp$/;

/** Makes photos of uploaded files; all or none. Refuses photo_refused, photos_unavailable. */
export async function makePhotos(
  { photos: maker, newId }: Pick<NewsroomDeps, 'photos' | 'newId'>,
  uploads: readonly Uint8Array[],
): Promise<NewPhotos> {
  const photos: Photo[] = [];
  const files: NewPhotos['files'][number][] = [];
  for (const bytes of uploads) {
    const made = await maker.make(bytes);
    const photoId = newId<number>();
    const widths = made.files.flatMap(({ name }) => WIDTH.exec(name)?.slice(1).map(Number) ?? []);
    photos.push({
      ...{ id: encodeId(photoId), width: made.width, height: made.height },
      widths: widths.sort((a, b) => a - b),
      ...{ alt: '', caption: '', credit: '', licence: '' },
    });
    files.push(...made.files.map((file) => ({ ...file, photoId })));
  }
  return { photos, files };
}
