/** What the console's pages are painted from. Staff only: nothing here is part of a public answer. */

import type { VotingMode } from '../core/site.js';
import type { StoryKind } from '../core/story.js';
import type { HarmKind } from '../core/triage/harm.js';
import type { Likelihood } from '../core/triage/triage.js';

export type ActName = 'publish' | 'reject' | 'remove' | 'hold' | 'keep' | MarkName;
export type MarkName = 'pin' | 'unpin' | 'feature' | 'unfeature';
export type QueueTab = 'held' | 'flagged' | 'unreviewed' | 'mine' | 'escalated';
export type StatusName = 'published' | 'held' | 'rejected' | 'removed' | 'deleted';
export type OutcomeName = ActName | 'delete' | 'erase' | 'undo';

/** A stretch of a comment's words. `marks`: numbers of the evidence that points at it; `ends`: of the spans that end here. */
export interface MarkedPiece {
  readonly text: string;
  readonly marks: readonly number[];
  readonly ends: readonly number[];
}

/** A comment's body (core/body/tree) with evidence marked in its words. */
export type MarkedInline =
  | { readonly type: 'text' | 'code'; readonly pieces: readonly MarkedPiece[] }
  | { readonly type: 'emphasis' | 'strong'; readonly children: readonly MarkedInline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly MarkedInline[] }
  | { readonly type: 'break' };

export type MarkedBlock =
  | { readonly type: 'paragraph' | 'heading'; readonly children: readonly MarkedInline[] }
  | { readonly type: 'quote'; readonly children: readonly MarkedBlock[] }
  | { readonly type: 'code'; readonly pieces: readonly MarkedPiece[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly MarkedBlock[])[];
    };

export interface EvidenceView {
  readonly signal: string;
  /** 0 to 1 with at most two decimals. */
  readonly score: string;
  readonly sentence: string;
  readonly failed: boolean;
  /** What its marks in the text are numbered with; null when it marks nothing. */
  readonly number: number | null;
  /** What else the same measure says of the same words, the gravest first. */
  readonly also: readonly { readonly signal: string; readonly score: string }[];
}

/** Complaints with one reason. */
export interface FlagGroupView {
  readonly reason: string;
  readonly count: number;
  /** What some of them wrote, the newest first. */
  readonly texts: readonly { readonly text: string; readonly createdAt: string }[];
}

/** Why a comment stands as it does, by the newest judgement that no person made. */
export interface JudgementView {
  readonly outcome: OutcomeName;
  /** "policy balanced@2", "an import". */
  readonly by: string;
  readonly rule: string | null;
  readonly reason: string | null;
  /** The other rules that matched. */
  readonly alsoMatched: readonly string[];
  readonly evidence: readonly EvidenceView[];
}

export interface DecisionView {
  readonly id: string;
  readonly commentId: string;
  readonly outcome: OutcomeName;
  /** Who decided, as staff see it: a name, or "policy balanced@2". */
  readonly by: string;
  readonly rule: string | null;
  readonly reason: string | null;
  readonly createdAt: string;
  readonly revision: number;
  readonly mayUndo: boolean;
}

/** A decision in the log, with the beginning of what it was about. */
export interface LogEntryView extends DecisionView {
  readonly authorName: string;
  readonly excerpt: string;
  readonly status: StatusName;
  /** It was appealed, or ended an appeal, and one person took both decisions. */
  readonly isAppealBySame: boolean;
}

/** Another comment beside the one to decide: what it answers, or what answers it. */
export interface NeighbourView {
  readonly id: string;
  readonly authorName: string;
  readonly status: StatusName;
  /** Empty where nothing is left. */
  readonly quote: string;
}

/** Why a comment stands where it stands in its queue. */
export interface WhyView {
  readonly likelihood: Likelihood;
  readonly harm: HarmKind;
  /** Published comments in its thread when it came to wait. */
  readonly reach: number;
  /** For how long it has waited: whole minutes. */
  readonly minutes: number;
}

/** What a moderator has noted on a comment. */
export interface NoteView {
  readonly by: string;
  readonly at: string;
  readonly text: string;
  readonly escalates: boolean;
}

/** Who has a comment in hand. */
export interface HandView {
  readonly by: string;
  readonly until: string;
  /** Whether it is whoever looks. */
  readonly isOwn: boolean;
}

/** A way to see only a part of a queue. */
export interface QueuePartView {
  /** The rule's id, the section's title, or the site's name. Empty for none. */
  readonly name: string;
  /** How much waits there; null where nobody counts. */
  readonly count: number | null;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** What a page of a queue can be narrowed to, and what it is narrowed to. */
export interface QueuePartsView {
  readonly rules: readonly QueuePartView[];
  readonly sections: readonly QueuePartView[];
  readonly sites: readonly QueuePartView[];
  /** The way back to all of it; null where all of it is shown. */
  readonly allHref: string | null;
}

export interface StoryLinkView {
  readonly id: string;
  readonly title: string;
  /** The site's name where the moderator has several. */
  readonly siteName: string | null;
}

export interface CardView {
  readonly id: string;
  readonly revision: number;
  /** The newest decision on it; empty for none. */
  readonly last: string;
  readonly status: StatusName;
  /** Names, words and titles are as people wrote them. */
  readonly authorName: string;
  readonly website: string | null;
  readonly isStaff: boolean;
  /** Of staff who write under a public name: their own. */
  readonly staffName: string | null;
  readonly createdAt: string | null;
  readonly createdLocal: string | null;
  readonly editedAt: string | null;
  readonly timezone: string;
  readonly body: readonly MarkedBlock[];
  readonly story: StoryLinkView;
  /** 1 for a comment that answers none. */
  readonly depth: number;
  readonly parent: NeighbourView | null;
  /** Replies that keep a place on the site. */
  readonly replies: number;
  readonly judgement: JudgementView | null;
  /** Null when it waits for nobody. */
  readonly why: WhyView | null;
  /** Whether somebody else is asked to decide it. */
  readonly isEscalated: boolean;
  /** The oldest first. */
  readonly notes: readonly NoteView[];
  /** Null when nobody has it. */
  readonly hand: HandView | null;
  /** Whether the viewer may look at its author's past, and impose something on them. */
  readonly hasAuthorPage: boolean;
  /** The newest decision, where a person took it. */
  readonly lastWord: DecisionView | null;
  readonly flags: readonly FlagGroupView[];
  /** The newest open complaint; empty for none. */
  readonly lastFlag: string;
  /** What this moderator may do to it at this moment. */
  readonly acts: readonly ActName[];
  /** What may be put on it or taken off; offered on its own page. */
  readonly marks: readonly MarkName[];
  /** Where it stands on the site; null while the public sees nothing of it. */
  readonly publicHref: string | null;
}

export interface EarlierTextView {
  readonly revision: number;
  readonly source: string;
  readonly createdAt: string;
}

/** What an undo names: the decision that it takes back, and the revision that it was about. */
export interface UndoView {
  readonly commentId: string;
  readonly revision: number;
  readonly decisionId: string;
}

/** What became of taking comments in hand, or of giving one back. */
export type HandNotice = 'taken' | 'taken-some' | 'taken-none' | 'let-go';

/** What was just done. */
export interface NoticeView {
  readonly act: ActName | 'undo' | 'saved' | HandNotice;
  /** Of the comment; null where it is about none. */
  readonly authorName: string | null;
  readonly undo: UndoView | null;
}

/** What was just done to several comments at once. */
export interface ManyView {
  readonly act: 'publish' | 'reject' | 'remove' | 'keep' | 'undo';
  /** Comments that were left as they are. */
  readonly left: number;
  /** Those that were decided, and on which nothing was decided since. */
  readonly undo: readonly UndoView[];
}

/** Why a form was not followed. */
export type StaleReason = 'text' | 'decided' | 'flagged' | 'in-hand';

/** A saved view, with how much it holds for whoever looks. */
export interface SavedViewView {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly count: number;
  /** There are that many, or more. */
  readonly isMore: boolean;
  readonly isShared: boolean;
  readonly mayChange: boolean;
}

export interface ConsoleFrame {
  /** The site's name, or how many sites there are. */
  readonly siteName: string;
  readonly language: string;
  readonly timezone: string;
  readonly userName: string;
  readonly role: string;
  /** Whether this person moderates anything; writers do not. */
  readonly mayModerate: boolean;
  /** Whether they moderate a whole site, and not only some sections. */
  readonly moderatesSite: boolean;
  /** Whether they write reports. */
  readonly writes: boolean;
  readonly counts: Readonly<Record<QueueTab, number>>;
  /** Of whoever looks, and of their desks. */
  readonly views: readonly SavedViewView[];
  /** Appeals that wait. */
  readonly appeals: number;
  /** Notices of illegal content that wait. */
  readonly notices: number;
  /** Address of the style sheet and the program, with their digests. */
  readonly assets: { readonly css: string; readonly js: string };
  /** The page's own address, where its forms lead back to. */
  readonly here: string;
  readonly notice: NoticeView | null;
  readonly many: ManyView | null;
}

export type ModeName = 'publish-first' | 'hold-first';

export interface SiteView {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly hosts: readonly string[];
  readonly language: string;
  readonly timezone: string;
  readonly mode: ModeName;
  /** A shipped policy's name, or that of the site's own; null follows the installation. */
  readonly policy: string | null;
  readonly hasOwnPolicy: boolean;
  readonly voting: VotingMode;
  readonly editMinutes: number;
  /** Null: threads do not close by themselves. */
  readonly closeAfterDays: number | null;
  readonly guidelines: string;
  readonly words: readonly string[];
  /** Query parameters that tell pages apart; null for all but trackers. */
  readonly query: readonly string[] | null;
  /** Whether this person may change it. */
  readonly mayChange: boolean;
}

export interface ConsoleStoryView {
  readonly id: string;
  readonly title: string;
  readonly siteName: string;
  readonly siteId: string;
  /** Its thread on our own pages. */
  readonly href: string;
  /** The article, where it lives elsewhere. */
  readonly url: string | null;
  readonly mode: ModeName | null;
  readonly kind: StoryKind;
  readonly siteMode: ModeName;
  readonly isOpen: boolean;
  readonly closedAt: string | null;
  /** When its age is going to close it. */
  readonly closesByAge: string | null;
  readonly closedReason: string | null;
  readonly total: number;
  readonly createdAt: string;
  readonly timezone: string;
}
