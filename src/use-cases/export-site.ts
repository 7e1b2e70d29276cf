import type { Comment } from '../core/comment.js';
import type { Decision } from '../core/decision.js';
import { decodeId } from '../core/ids.js';
import type { Report, ReportAsset } from '../core/report.js';
import { CARD_FILE, photoFile } from '../core/report-photos.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { ImportRef, Reads, Revision } from '../storage/store.js';

/** One thing that an export holds, in the order in which it is given: the site, then each story followed by its comments. */
export type ExportedRecord =
  | { readonly type: 'site'; readonly site: Site }
  | ({ readonly type: 'story' } & ExportedStory)
  | ({ readonly type: 'comment' } & ExportedComment);

export interface ExportedStory {
  readonly story: Story;
  readonly urls: readonly { readonly urlKey: string; readonly url: string }[];
  readonly report: Report | null;
  readonly assets: readonly ReportAsset[];
  /** Of the photos that the report shows; none unless they were asked for. */
  readonly photoFiles: readonly ExportedPhotoFile[];
  /** The threads that it was imported from. */
  readonly origins: readonly ImportRef[];
}

export interface ExportedPhotoFile {
  /** The photo's id in the report's details. */
  readonly photo: string;
  readonly name: string;
  readonly content: Uint8Array;
  readonly digest: string;
}

export interface ExportedComment {
  readonly comment: Comment;
  /** Its texts before the present one, oldest first. */
  readonly revisions: readonly Revision[];
  readonly decisions: readonly Decision[];
  readonly origin: ImportRef | null;
}

type ReadsForExport = Pick<
  Reads,
  | 'storiesPage'
  | 'urlsOfStory'
  | 'reportByStory'
  | 'reportAsset'
  | 'photoFile'
  | 'commentsOfStory'
  | 'revisionsOf'
  | 'decisionsOf'
  | 'importRefsOf'
>;

const PAGE = 500;
const ASSETS = ['map-wide.svg', 'map-narrow.svg', 'card.png'];

/** Everything of a site that another Parley needs to be the same site, streamed; memory holds one page, and one report's photos. */
export async function* exportSite(
  read: ReadsForExport,
  site: Site,
  { photos = false }: { readonly photos?: boolean } = {},
): AsyncGenerator<ExportedRecord> {
  yield { type: 'site', site };
  let last: Story | undefined;
  do {
    const after = last === undefined ? {} : { after: { key: last.createdAt, id: last.id } };
    const stories = await read.storiesPage({ siteId: site.id, limit: PAGE, ...after });
    for (const story of stories) {
      yield { type: 'story', ...(await exportStory(read, story, photos)) };
      yield* exportComments(read, story);
    }
    last = stories.at(-1);
  } while (last !== undefined);
}

/** Where something came from is told of other systems only: an archive of ours has the ids themselves. */
function isForeign({ system }: ImportRef): boolean {
  return system !== 'parley';
}

/** Every file of every photo that a report shows. */
async function photoFilesOf(read: ReadsForExport, report: Report): Promise<readonly ExportedPhotoFile[]> {
  const files: ExportedPhotoFile[] = [];
  for (const { id, widths } of report.details?.photos ?? []) {
    const photoId = decodeId<number>(id);
    for (const name of photoId === undefined ? [] : [...widths.map(photoFile), CARD_FILE]) {
      const file = await read.photoFile({ storyId: report.storyId, photoId: photoId ?? 0, name });
      if (file !== undefined) files.push({ photo: id, name, ...file });
    }
  }
  return files;
}

async function exportStory(read: ReadsForExport, story: Story, photos: boolean): Promise<ExportedStory> {
  const report = (await read.reportByStory({ storyId: story.id })) ?? null;
  const assets: ReportAsset[] = [];
  for (const name of report === null ? [] : ASSETS) {
    const asset = await read.reportAsset({ storyId: story.id, name });
    if (asset !== undefined) assets.push(asset);
  }
  return {
    story,
    urls: await read.urlsOfStory({ id: story.id }),
    report,
    assets,
    photoFiles: report !== null && photos ? await photoFilesOf(read, report) : [],
    origins: (await read.importRefsOf({ kind: 'thread', targetIds: [story.id] })).filter(isForeign),
  };
}

async function* exportComments(read: ReadsForExport, story: Story): AsyncGenerator<ExportedRecord> {
  for (let afterId = 0; ; ) {
    const comments = await read.commentsOfStory({ storyId: story.id, limit: PAGE, afterId });
    const refs = await read.importRefsOf({ kind: 'comment', targetIds: comments.map(({ id }) => id) });
    const origins = new Map(refs.filter(isForeign).map((ref) => [ref.targetId, ref]));
    for (const comment of comments) {
      yield {
        type: 'comment',
        comment,
        revisions: comment.revision > 1 ? await read.revisionsOf({ id: comment.id }) : [],
        decisions: await read.decisionsOf({ commentId: comment.id }),
        origin: origins.get(comment.id) ?? null,
      };
    }
    const last = comments.at(-1);
    if (last === undefined) return;
    afterId = last.id;
  }
}
