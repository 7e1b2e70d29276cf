import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { decodeId, encodeId, type SiteId, type StoryId } from '../../src/core/ids.js';
import type { Photo, Report } from '../../src/core/report.js';
import { staticArchive } from '../../src/publish/static-archive.js';
import type { Store } from '../../src/storage/store.js';
import { exportSite } from '../../src/use-cases/export-site.js';
import { withFolder } from '../kit/temporary.js';
import { archiveOf } from './archive-of.js';
import { NOW, withStore } from './importing.js';
import { archiveOfRecords, makeThread } from './made-up-archive.js';

const WEBP = (mark: number) => Uint8Array.from([...Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), 0, 255, mark]);
const CARD = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 255]);
const PHOTO_ID = 9001;
const WORDS = { alt: 'Three barges', caption: 'At the lock', credit: 'V. Maris', licence: 'CC BY 4.0' };
const PHOTO: Photo = { id: encodeId(PHOTO_ID), width: 1280, height: 720, widths: [640, 1280], ...WORDS };

/** A report with a photo between its paragraphs. */
async function reportWithPhoto(store: Store): Promise<void> {
  const site = await store.read.siteBySlug({ slug: 'paper' });
  const [listed] = await store.read.reportsPage({ siteId: site?.id as SiteId, limit: 1 });
  const storyId = listed?.report.storyId as StoryId;
  const report = (await store.read.reportByStory({ storyId })) as Report;
  const story = {
    id: storyId,
    siteId: report.siteId,
    title: report.headline,
    language: null,
    createdAt: NOW,
  };
  const details = { section: 'Canal', tags: [], authors: [], photos: [PHOTO] };
  await store.background.saveReport({
    story,
    report: { ...report, details: { ...details, places: [{ photo: PHOTO.id, before: 1 }] } },
    assets: [],
    photos: [
      { photoId: PHOTO_ID, name: '640.webp', content: WEBP(1), digest: 'a' },
      { photoId: PHOTO_ID, name: '1280.webp', content: WEBP(2), digest: 'b' },
      { photoId: PHOTO_ID, name: 'card.jpg', content: CARD, digest: 'c' },
    ],
    now: NOW,
  });
}

async function photosOf(store: Store) {
  const site = await store.read.siteBySlug({ slug: 'paper' });
  const siteId = site?.id as SiteId;
  const [listed] = await store.read.reportsPage({ siteId, limit: 1 });
  const { details } = (await store.read.reportByStory({
    storyId: listed?.report.storyId as StoryId,
  })) as Report;
  const [photo] = details?.photos ?? [];
  const photoId = decodeId<number>(photo?.id ?? '') ?? 0;
  const names = ['640.webp', '1280.webp', 'card.jpg'];
  const files = await Promise.all(names.map((name) => store.read.publicPhotoFile({ siteId, photoId, name })));
  return { details, photo, photoId, files: files.map((file) => (file ? [...file.content] : undefined)) };
}

const article = { text: 'First paragraph.\n\nSecond paragraph.', format: 'plain' as const };
const records = () => archiveOfRecords({ ...makeThread('1'), title: 'Barges', article });

async function archiveWithPhoto(folder: string, photos: boolean): Promise<string> {
  return withStore(folder, async ({ store, bringInRecords }) => {
    await bringInRecords(records(), { articles: true });
    await reportWithPhoto(store);
    return archiveOf(store, 'paper', { photos });
  });
}

describe('the photos of a report in an archive of the site', () => {
  it('are elsewhere byte for byte, with what is said of them and in their place', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'site.jsonl');
      writeFileSync(file, await archiveWithPhoto(path.join(folder, 'a'), true));
      await withStore(path.join(folder, 'b'), async ({ store, bringIn }) => {
        await bringIn([file]);
        const { details, photo, photoId, files } = await photosOf(store);
        assert.deepEqual(files, [[...WEBP(1)], [...WEBP(2)], [...CARD]]);
        assert.deepEqual({ ...photo, id: PHOTO.id }, PHOTO);
        assert.deepEqual(details?.places, [{ photo: encodeId(photoId), before: 1 }]);
        assert.equal(details?.section, 'Canal');
        // Twice changes nothing.
        await bringIn([file]);
        assert.deepEqual(await photosOf(store), { details, photo, photoId, files });
      });
    }));

  it('stay behind where they were not asked for, and leave no holes', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'site.jsonl');
      const archive = await archiveWithPhoto(path.join(folder, 'a'), false);
      assert.doesNotMatch(archive, /photoFiles/);
      writeFileSync(file, archive);
      await withStore(path.join(folder, 'b'), async ({ store, bringIn }) => {
        await bringIn([file]);
        assert.deepEqual((await photosOf(store)).details?.photos, []);
      });
    }));

  it('are none that are no pictures, whatever the archive calls them', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'site.jsonl');
      const archive = await archiveWithPhoto(path.join(folder, 'a'), true);
      const script = Buffer.from('<script>1</script>').toString('base64');
      writeFileSync(file, archive.replaceAll(Buffer.from(WEBP(2)).toString('base64'), script));
      await withStore(path.join(folder, 'b'), async ({ store, bringIn }) => {
        await bringIn([file]);
        assert.deepEqual((await photosOf(store)).details?.photos, []);
      });
    }));

  it('are on the pages that need no server', () =>
    withFolder((folder) =>
      withStore(folder, async ({ store, bringInRecords }) => {
        await bringInRecords(records(), { articles: true });
        await reportWithPhoto(store);
        const site = await store.read.siteBySlug({ slug: 'paper' });
        assert.ok(site);
        const pages: string[] = [];
        for await (const { text } of staticArchive(exportSite(store.read, site, { photos: true })))
          pages.push(text);
        const [page = ''] = pages;
        const picture = Buffer.from(WEBP(2)).toString('base64');
        assert.match(
          page,
          new RegExp(`First[^]*data:image/webp;base64,${picture.replaceAll('+', '\\+')}"[^]*Second`),
        );
        assert.match(page, /alt="Three barges"/);
        assert.match(page, /At the lock · V\. Maris · CC BY 4\.0/);
      }),
    ));
});
