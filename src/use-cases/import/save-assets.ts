import { encodeId } from '../../core/ids.js';
import type { Report, ReportAsset } from '../../core/report.js';
import type { Staging } from '../../storage/staging.js';
import type { Reads, Writes } from '../../storage/store.js';
import { ownFields } from './own-archive.js';
import { type OwnPhotos, ownPhotos } from './own-photos.js';
import type { PlacedStory, StoryPlaces } from './place-stories.js';

interface Saving {
  readonly read: Pick<Reads, 'reportByStory'>;
  readonly write: Pick<Writes, 'saveReport'>;
  readonly staging: Pick<Staging, 'threads'>;
  readonly places: StoryPlaces;
  readonly clock: () => number;
  readonly newId: () => number;
  readonly digestOfBytes: (bytes: Uint8Array) => string;
}

/** Puts the pictures of reports from an own archive beside them: those of their maps, and photos. Memory holds one report's. */
export async function saveAssets(saving: Saving): Promise<void> {
  const { stories, ofThread } = saving.places;
  if (!stories.some((story) => hasPictures(story))) return;
  for (const { n, thread } of saving.staging.threads()) {
    const story = stories[ofThread[n] ?? -1];
    // Several threads of one story: its own fields are those of the first.
    if (story === undefined || !hasPictures(story) || story.refs[0]?.sourceId !== thread.sourceId) continue;
    await savePictures(saving, story, ownPhotos(ownFields(thread)?.report));
  }
}

function hasPictures({ isStored, own }: PlacedStory): boolean {
  return !isStored && own !== null && (own.assets.length > 0 || own.hasPhotos);
}

/** Photos get ids of this installation, for theirs may be taken here; the report names them by those. */
function withOwnIds(report: Report, { photos, places }: OwnPhotos, newId: () => number) {
  const ids = new Map(photos.map(({ id }) => [id, newId()]));
  const named = (id: string): string => encodeId(ids.get(id) ?? 0);
  const details = {
    ...{ section: '', tags: [], authors: [] },
    ...report.details,
    photos: photos.map((photo) => ({ ...photo, id: named(photo.id) })),
    places: places.map((place) => ({ ...place, photo: named(place.photo) })),
  };
  return { ids, report: photos.length === 0 ? report : { ...report, details } };
}

async function savePictures(
  saving: Saving,
  { id, own, title, createdAt }: PlacedStory,
  found: OwnPhotos,
): Promise<void> {
  const { read, write, clock, digestOfBytes, newId } = saving;
  const stored = await read.reportByStory({ storyId: id });
  if (stored === undefined || own === null) return;
  const assets = own.assets.map(({ name, contentType, content }): ReportAsset => {
    const bytes = new Uint8Array(Buffer.from(content, 'base64'));
    return { storyId: id, name, contentType, content: bytes, digest: digestOfBytes(bytes) };
  });
  const { ids, report } = withOwnIds(stored, found, newId);
  const photos = found.files.map(({ photo, name, content }) => {
    return { photoId: ids.get(photo) ?? 0, name, content, digest: digestOfBytes(content) };
  });
  const story = { id, siteId: report.siteId, title, language: own.language, createdAt };
  await write.saveReport({ story, report, assets, photos, now: clock() });
}
