import type { ComponentChild, VNode } from 'preact';
import type { CommentView, RootView } from '../wire/comment.js';
import type { SortName, StoryView } from '../wire/story.js';
import type { ThreadView } from '../wire/thread.js';
import type { Dates } from './dates.js';
import type { ThreadNode } from './nest.js';
import type { ThreadWords } from './say.js';
import type { Urls } from './urls.js';

/** What a story that is no plain discussion shows otherwise. Its words stand in the place of the discussion's. */
export interface Mode {
  /** Above the comments. */
  readonly head: (page: Pick<ThreadView, 'sort' | 'answered'>) => ComponentChild;
  /** Beside a comment's author. */
  readonly mark: (comment: CommentView) => ComponentChild;
  readonly mayReply: (comment: CommentView) => boolean;
}

/** What every part of a thread needs to know: how to speak, where to link, and what a reader can do where a program runs. */
export interface Stage extends Extras {
  readonly words: ThreadWords;
  readonly dates: Dates;
  readonly urls: Urls;
  /** Its language is taken for that of its comments: nobody says it of each. */
  readonly story: Pick<StoryView, 'id' | 'open' | 'maxLength' | 'language'>;
  readonly mode?: Mode | undefined;
  /** Absent on painted pages: every act is a link or a form there. */
  readonly acts?: Acts;
}

/** What is there besides reading and writing: on painted pages from the server, in the program from a part that comes later. */
export interface Extras {
  /** Beside the author's name. */
  readonly mark?: (comment: CommentView) => ComponentChild;
  /** First below a comment: votes, and the way to fold its replies. */
  readonly actions?: (node: ThreadNode) => ComponentChild;
  /** In place of an author's words. */
  readonly instead?: (comment: CommentView) => ComponentChild;
  readonly isFolded?: (comment: CommentView) => boolean;
  /** Opens the form for a complaint; without it that is a link to a page with one. */
  readonly flag?: (comment: CommentView) => void;
  /** From this level down, replies stand in one list. */
  readonly maxLevel?: number;
}

/** What the reader's program does; each turns a link of the painted page into a button. */
export interface Acts {
  readonly reply: (comment: CommentView) => void;
  /** Buttons for the comment's own author, while there is time to change it. */
  readonly ownActions: (comment: CommentView) => ComponentChild;
  /** Whether this reader wrote the comment: nobody complains about their own. */
  readonly isMine: (comment: CommentView) => boolean;
  /** Said above a comment that only its author sees; undefined for every other comment. */
  readonly heldReason: (comment: CommentView) => string | undefined;
  /** The open form below a comment, if any. */
  readonly panel: (comment: CommentView) => ComponentChild;
  /** Brings a comment that is on the page into view; false when it is not there. */
  readonly reveal: (id: string) => boolean;
  /** What `paint` gave for this root before, as long as nothing about it has changed: a long thread need not be painted anew for one form. */
  readonly kept: (root: RootView, paint: () => VNode) => VNode;
  readonly moreReplies: (root: RootView) => void;
  readonly loadMore: () => void;
  readonly sortBy: (sort: SortName) => void;
}
