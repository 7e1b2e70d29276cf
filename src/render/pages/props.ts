import type { Correction, Report } from '../../core/report.js';
import type { SitePageLink } from '../../core/site-page.js';
import type { Refused } from '../../view/server-words.js';
import type { CommentView } from '../../wire/comment.js';
import type { FlagReason, MyCommentView } from '../../wire/posting.js';
import type { StoryView } from '../../wire/story.js';
import type { ContextView, ThreadView } from '../../wire/thread.js';

/** What a page needs to know of its site. */
export interface PageSite {
  readonly name: string;
  readonly slug: string;
  /** BCP 47; the `lang`, the direction, the dates and the words of its pages, unless a story has its own. */
  readonly language: string;
  /** IANA name; every painted time is in it. */
  readonly timezone: string;
  /** Absolute, with or without a path and a closing slash: `https://paper.example/talk`. Links on pages start with its path. */
  readonly baseUrl: string;
  /** The newsroom's own pages, in the order of the footer. */
  readonly pages?: readonly SitePageLink[];
}

/** Addresses of the files that pages load, as an `href` (`/assets/site.1a2b3c.css`, `/embed.js`). */
export interface PageAssets {
  readonly css: string;
  readonly embed: string;
  /** The program of the page for one comment. */
  readonly compose: string;
}

/** Every page has these. */
export interface PageFrame {
  readonly site: PageSite;
  readonly assets: PageAssets;
}

/** The pictures of a report's map, as addresses: made when the report was saved. */
export interface MapPictures {
  readonly wide: string;
  readonly narrow: string;
  /** What it states, as GeoJSON; null where that is not known, or not published yet. */
  readonly data: string | null;
}

/** A report as lists show it. */
export interface ReportEntry {
  readonly report: Pick<
    Report,
    'headline' | 'summary' | 'byline' | 'month' | 'slug' | 'publishedAt' | 'status' | 'mapWords' | 'details'
  > &
    Partial<Pick<Report, 'claims'>>;
  /** Published comments. */
  readonly total: number;
  /** BCP 47; absent or null: the site's. */
  readonly language?: string | null;
  /** Shown with the lead only. */
  readonly map: MapPictures | null;
}

export interface MonthCount {
  /** `YYYY-MM` */
  readonly month: string;
  readonly count: number;
}

export interface FrontPageProps extends PageFrame {
  /** Newest first; the first is the lead. */
  readonly reports: readonly ReportEntry[];
  /** Newest first. */
  readonly months: readonly MonthCount[];
  /** Discussions of articles that live elsewhere, as the page lists them. */
  readonly discussions: readonly StoryView[];
}

export interface MonthPageProps extends PageFrame {
  /** How many reports came out on each day of the month that has any. */
  readonly days: ReadonlyMap<number, number>;
  /** `YYYY-MM` */
  readonly month: string;
  readonly reports: readonly ReportEntry[];
  readonly months: readonly MonthCount[];
  /** Of the next page of the month, if there is one. */
  readonly nextCursor: string | null;
}

/** A page of a thread, and the cursor that it was asked with (null for the first page). */
export interface ThreadProps {
  readonly story: StoryView;
  readonly page: ThreadView;
  readonly cursor: string | null;
}

export interface StoryPageProps extends PageFrame {
  readonly report: Pick<
    Report,
    | 'headline'
    | 'summary'
    | 'byline'
    | 'month'
    | 'slug'
    | 'status'
    | 'publishedAt'
    | 'updatedAt'
    | 'body'
    | 'claims'
    | 'corrections'
    | 'mapWords'
    | 'details'
  >;
  readonly map: MapPictures | null;
  /** Address of the 1200×630 picture for link previews. */
  readonly card: string | null;
  readonly thread: ThreadProps;
}

/** The thread of a story that lives elsewhere: `/t/{storyId}/`. */
export interface ThreadPageProps extends PageFrame {
  readonly thread: ThreadProps;
}

/** `/c/{commentId}`. `storyHref` is the story's own page: a report, or `/t/{storyId}/`. */
export interface CommentPageProps extends PageFrame {
  readonly context: ContextView;
  readonly storyHref: string;
  /** The cursor that the page was asked with. */
  readonly cursor: string | null;
  /** The name of the feed of whoever wrote it; left out where nobody has one. */
  readonly authorFeed?: string | undefined;
}

/** What was wrong with a form; `field` is the name of the input that it is about, if one is. */
export interface FormProblem extends Refused {
  readonly field?: 'text' | 'name' | 'website' | 'reason';
}

export interface ComposePageProps extends PageFrame {
  readonly story: StoryView;
  readonly storyHref: string;
  /** What the comment answers; null for a root. */
  readonly parent: CommentView | null;
  /** What the form shows: empty at first, the refused text later. */
  readonly values: { readonly text: string; readonly name: string; readonly website: string };
  /** What was said about mails of answers; absent where nobody is asked. */
  readonly notify?: { readonly isWanted: boolean; readonly needsEmail: boolean; readonly email: string };
  /** Hidden fields (idempotency key, time stamp …), by name; `story` and `parent` are added by the page. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly problem: FormProblem | null;
  /** From a `nudge` refusal: the page offers to send the text for review, with the ticket as `nudgeTicket`. */
  readonly nudge: { readonly words: readonly string[]; readonly ticket: string } | null;
  /** The name of whoever is signed in, who is not asked for one; absent for guests. */
  readonly signedInAs?: string;
}

/** `/mine/{id}`: a held comment as its author sees it. */
export interface MinePageProps extends PageFrame {
  readonly mine: MyCommentView;
  readonly story: { readonly title: string; readonly language: string | null };
  readonly storyHref: string;
  readonly problem: FormProblem | null;
  /** What was written in the field for an appeal. */
  readonly appeal: string;
  /** Where an appeal is sent; the page itself, if not given. */
  readonly appealAction?: string;
}

export interface FlagPageProps extends PageFrame {
  /** The story's own, if it has one. */
  readonly language?: string | null;
  readonly comment: CommentView;
  readonly values: { readonly reason: FlagReason | null; readonly text: string };
  readonly hidden: Readonly<Record<string, string>>;
  readonly problem: FormProblem | null;
  /** The flag has been taken: say thanks instead of showing the form. */
  readonly isDone: boolean;
}

export interface CorrectionsPageProps extends PageFrame {
  /** Newest first. */
  readonly entries: readonly {
    readonly correction: Correction;
    readonly report: Pick<Report, 'headline' | 'month' | 'slug'>;
  }[];
}

export interface ErrorPageProps extends PageFrame {
  /** HTTP status. */
  readonly status: number;
  readonly refusal: Refused;
  readonly requestId: string;
}
