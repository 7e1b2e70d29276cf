import type { ReportAsset } from '../../core/report.js';
import type { Reads, Writes } from '../../storage/store.js';
import type { PlacedStory } from './place-stories.js';

interface Saving {
  readonly read: Pick<Reads, 'reportByStory'>;
  readonly write: Pick<Writes, 'saveReport'>;
  readonly clock: () => number;
  readonly digestOfBytes: (bytes: Uint8Array) => string;
}

/** Puts the pictures of reports from an own archive beside them. */
export async function saveAssets(
  { read, write, clock, digestOfBytes }: Saving,
  stories: readonly PlacedStory[],
): Promise<void> {
  for (const { id, isStored, own, title, createdAt } of stories) {
    if (isStored || own === null || own.assets.length === 0) continue;
    const report = await read.reportByStory({ storyId: id });
    if (report === undefined) continue;
    const assets = own.assets.map(({ name, contentType, content }): ReportAsset => {
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      return { storyId: id, name, contentType, content: bytes, digest: digestOfBytes(bytes) };
    });
    const { siteId } = report;
    await write.saveReport({
      story: { id, siteId, title, language: own.language, createdAt },
      report,
      assets,
      now: clock(),
    });
  }
}
