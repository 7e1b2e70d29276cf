import type { Comment } from '../core/comment.js';
import type { Report } from '../core/report.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { Reads } from '../storage/store.js';

/** One thing that an export holds, in the order in which it is given: the site, then each story followed by its comments. */
export type ExportedRecord =
  | { readonly type: 'site'; readonly site: Site }
  | {
      readonly type: 'story';
      readonly story: Story;
      readonly urls: readonly { readonly urlKey: string; readonly url: string }[];
      readonly report: Report | null;
    }
  | { readonly type: 'comment'; readonly comment: Comment };

const PAGE = 500;

type ReadsForExport = Pick<Reads, 'storiesPage' | 'urlsOfStory' | 'reportByStory' | 'commentsOfStory'>;

/** Everything of a site that another Parley needs to be the same site, streamed; memory holds one page. */
export async function* exportSite(read: ReadsForExport, site: Site): AsyncGenerator<ExportedRecord> {
  yield { type: 'site', site };
  let last: Story | undefined;
  do {
    const after = last === undefined ? {} : { after: { key: last.createdAt, id: last.id } };
    const stories = await read.storiesPage({ siteId: site.id, limit: PAGE, ...after });
    for (const story of stories) yield* exportStory(read, story);
    last = stories.at(-1);
  } while (last !== undefined);
}

async function* exportStory(read: ReadsForExport, story: Story): AsyncGenerator<ExportedRecord> {
  const urls = await read.urlsOfStory({ id: story.id });
  const report = (await read.reportByStory({ storyId: story.id })) ?? null;
  yield { type: 'story', story, urls, report };
  let afterId = 0;
  for (;;) {
    const comments = await read.commentsOfStory({ storyId: story.id, limit: PAGE, afterId });
    for (const comment of comments) yield { type: 'comment', comment };
    const lastComment = comments.at(-1);
    if (lastComment === undefined) return;
    afterId = lastComment.id;
  }
}
