import { type CommentId, encodeId, type StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import type { Site } from '../../core/site.js';
import { isOpen, type Story } from '../../core/story.js';
import { addressesOf } from '../../render/pages/addresses.js';
import { paintCommentPage } from '../../render/pages/comment-page.js';
import type { PageFrame, ThreadProps } from '../../render/pages/props.js';
import { paintStoryPage } from '../../render/pages/story-page.js';
import { paintThreadPage } from '../../render/pages/thread-page.js';
import { presentStory } from '../../render/present-story.js';
import { presentContext, presentThread } from '../../render/present-thread.js';
import { feedOfAuthor } from '../../use-cases/comment-feeds.js';
import { publicStory } from '../../use-cases/public-story.js';
import { readContext } from '../../use-cases/read-context.js';
import { type ReportPath, readReport, reportPictures } from '../../use-cases/read-report.js';
import { readThread } from '../../use-cases/read-thread.js';
import { siteOf } from '../../use-cases/site-of.js';
import { htmlPage, sendFreshPage, sendPublic } from '../answer.js';
import { pageFrame } from '../page-frame.js';
import { publicApp } from '../public-app.js';
import { choiceFrom, idFrom, monthFrom, paramOf, queryOf } from '../read-request.js';
import { cardPicture, mapPictures } from '../report-pictures.js';
import type { Exchange, Route } from '../route.js';
import { type ResolvedSite, siteMark } from '../site-resolver.js';
import { answeredFrom, pageFrom, SORTS } from './public-comments.js';

/** Where a story's own page is: its report, or its thread page. */
export function storyHref({ site }: PageFrame, story: Pick<Story, 'id' | 'reportPath'>): string {
  const addresses = addressesOf(site);
  return story.reportPath === null
    ? addresses.thread(encodeId(story.id))
    : `${addresses.home}${story.reportPath}/`;
}

interface Shown {
  readonly story: Story;
  readonly site: Site;
}

/** The version of a story's page: the story's own, whether its time is over, how the site is set. */
function versionOf({ app }: Exchange, story: Story, mark: string): string {
  return `${story.version} ${isOpen(story, app.deps.clock())} ${mark}`;
}

/** The page of a thread as the query asks for it. */
async function threadProps(exchange: Exchange, { story, site }: Shown): Promise<ThreadProps> {
  const { deps } = exchange.app;
  const { cursor } = pageFrom(exchange);
  const page = await readThread(deps, {
    storyId: story.id,
    sort: choiceFrom(exchange, 'sort', SORTS),
    ...(cursor === undefined ? {} : { cursor }),
    ...answeredFrom(exchange),
  });
  return {
    story: presentStory(page.story, site, deps.clock()),
    page: presentThread(page),
    cursor: cursor ?? null,
  };
}

function threadVariant(exchange: Exchange, storyId: StoryId, baseUrl: string): string {
  const sort = choiceFrom(exchange, 'sort', SORTS);
  const { answered = '' } = answeredFrom(exchange);
  return `page ${storyId} ${sort} ${queryOf(exchange, 'cursor') ?? ''} ${answered} ${baseUrl}`;
}

async function handleReport(exchange: Exchange): Promise<unknown> {
  const { app, request } = exchange;
  const resolved = await app.sites.byHost(request.headers.host ?? '');
  const path = { siteId: resolved.site.id, month: monthFrom(exchange), slug: paramOf(exchange, 'slug') };
  const story = await storyAt(exchange, path);
  if (story.reportPath !== reportPathOf(path)) {
    return exchange.reply.redirect(storyHref(pageFrame(app, resolved.site, resolved.baseUrl), story), 301);
  }
  return sendPublic(exchange, {
    variant: threadVariant(exchange, story.id, resolved.baseUrl),
    version: versionOf(exchange, story, resolved.mark),
    make: async (app) => htmlPage(await paintReport({ ...exchange, app }, { ...resolved, story }, path)),
  });
}

function reportPathOf({ month, slug }: ReportPath): string {
  return `${month.replace('-', '/')}/${slug}`;
}

/** The story at an address, or the one that had it before. Refuses not_found. */
async function storyAt({ app }: Exchange, path: ReportPath): Promise<Story> {
  try {
    return await app.reports.storyAt(path);
  } catch (error) {
    const { read } = app.deps.store;
    const moved = error instanceof Refusal ? await read.reportByOldPath(path) : undefined;
    if (moved === undefined) throw error;
    return publicStory(read, moved);
  }
}

async function paintReport(
  exchange: Exchange,
  { site, baseUrl, story }: ResolvedSite & Shown,
  path: ReportPath,
): Promise<string> {
  const { app } = exchange;
  const report = await readReport(app.deps, path);
  const frame = pageFrame(app, site, baseUrl);
  const has = await reportPictures(app.deps, story.id);
  return paintStoryPage({
    ...frame,
    report,
    map: has.hasMap ? mapPictures(frame.site, report) : null,
    card: has.hasCard ? cardPicture(frame.site, report) : null,
    thread: await threadProps(exchange, { story, site }),
  });
}

async function handleThread(exchange: Exchange): Promise<unknown> {
  const { app } = exchange;
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const story = await publicStory(app.deps.store.read, storyId);
  const site = await siteOf(app.deps.store.read, story.siteId);
  const baseUrl = await baseUrlFor(exchange, site);
  const frame = pageFrame(app, site, baseUrl);
  if (story.reportPath !== null) return exchange.reply.redirect(storyHref(frame, story), 301);
  const shown = { story, site };
  return sendPublic(exchange, {
    variant: threadVariant(exchange, storyId, baseUrl),
    version: versionOf(exchange, story, siteMark(site)),
    make: async (app) =>
      htmlPage(paintThreadPage({ ...frame, thread: await threadProps({ ...exchange, app }, shown) })),
  });
}

async function handleComment(exchange: Exchange): Promise<unknown> {
  const app = await publicApp(exchange.app);
  const commentId = idFrom<CommentId>(exchange, 'commentId');
  const { cursor } = pageFrom(exchange);
  const context = await readContext(app.deps, { commentId, ...(cursor === undefined ? {} : { cursor }) });
  const { story, site } = context;
  const frame = pageFrame(app, site, await baseUrlFor(exchange, site));
  return sendFreshPage(
    exchange,
    paintCommentPage({
      ...frame,
      context: presentContext(context, presentStory(story, site, app.deps.clock())),
      storyHref: storyHref(frame, story),
      cursor: cursor ?? null,
      authorFeed: await feedOfAuthor(app.deps, context.comment),
    }),
  );
}

/** Where a site's pages are, for pages that are found by an id whatever the host. */
export async function baseUrlFor({ app, request }: Exchange, site: Site): Promise<string> {
  try {
    const resolved = await app.sites.byHost(request.headers.host ?? '');
    return resolved.site.id === site.id ? resolved.baseUrl : app.own.baseUrl;
  } catch {
    return app.own.baseUrl;
  }
}

export const storyPageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/:year/:month/:slug/',
    space: 'page',
    who: 'anyone',
    about: 'A report with its map, claims and corrections, and the discussion under it.',
    isCached: true,
    handle: handleReport,
  },
  {
    method: 'GET',
    path: '/t/:storyId/',
    space: 'page',
    who: 'anyone',
    about: 'The discussion of an article that lives elsewhere.',
    isCached: true,
    handle: handleThread,
  },
  {
    method: 'GET',
    path: '/c/:commentId',
    space: 'page',
    who: 'anyone',
    about: 'A comment in its context: the permalink.',
    handle: handleComment,
  },
];
