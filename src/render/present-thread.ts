import type { Comment } from '../core/comment.js';
import { encodeId } from '../core/ids.js';
import type { Site } from '../core/site.js';
import type { Story } from '../core/story.js';
import type { CommentView, RootView } from '../wire/comment.js';
import type { SortName, StoryView } from '../wire/story.js';
import type { ContextView, RepliesView, SiteCommentsView, ThreadView } from '../wire/thread.js';
import { presentComment } from './present-comment.js';

interface Placed {
  readonly comment: Comment;
  readonly parent: Comment | null;
}

interface Replies {
  readonly replies: readonly Placed[];
  readonly repliesCursor: string | null;
}

/** One page of a thread, the same for everyone. */
export function presentThread(page: {
  readonly story: Story;
  readonly sort: SortName;
  readonly answered?: boolean;
  readonly roots: readonly ({ readonly comment: Comment } & Replies)[];
  readonly nextCursor: string | null;
}): ThreadView {
  return {
    comments: page.roots.map(presentRoot),
    nextCursor: page.nextCursor,
    total: page.story.total,
    version: page.story.version,
    sort: page.sort,
    ...(page.answered === undefined ? {} : { answered: page.answered }),
  };
}

function presentRoot(root: { readonly comment: Comment } & Replies): RootView {
  return {
    ...presentPublic({ comment: root.comment, parent: null }),
    ...presentReplies(root),
    replyCount: root.comment.replyTotal,
  };
}

/** More replies of one comment. */
export function presentReplies({ replies, repliesCursor }: Replies): RepliesView {
  return { replies: replies.map(presentPublic), repliesCursor };
}

/** A comment with what stands above and below it. */
export function presentContext(
  context: Replies &
    Placed & {
      readonly ancestors: readonly Placed[];
      readonly ancestorsOmitted: number;
      readonly replyCount: number;
    },
  story: StoryView,
): ContextView {
  return {
    story,
    ancestors: context.ancestors.map(presentPublic),
    ancestorsOmitted: context.ancestorsOmitted,
    comment: presentPublic(context),
    ...presentReplies(context),
    replyCount: context.replyCount,
  };
}

/** Comments of a whole site, each with its story. */
export function presentSiteComments(
  page: {
    readonly comments: readonly (Placed & { readonly story: Pick<Story, 'id' | 'title' | 'url'> })[];
    readonly nextCursor: string | null;
  },
  { language, timezone }: Pick<Site, 'language' | 'timezone'>,
): SiteCommentsView {
  return {
    comments: page.comments.map(({ story, ...placed }) => ({
      comment: presentPublic(placed),
      story: { id: encodeId(story.id), title: story.title, url: story.url },
    })),
    nextCursor: page.nextCursor,
    language,
    timezone,
  };
}

function presentPublic(placed: Placed): CommentView {
  return presentComment(placed, 'public');
}
