/** What the console's pages are painted from. Staff only: nothing here is part of a public answer. */

export interface EvidenceView {
  readonly signal: string;
  /** Whole percent. */
  readonly percent: number;
  readonly sentence: string;
  readonly failed: boolean;
}

/** The comment's words cut where evidence begins and ends; marked pieces name the signals that point at them. */
export interface MarkedPiece {
  readonly text: string;
  readonly signals: readonly string[];
}

export interface FlagView {
  readonly reason: string;
  readonly text: string | null;
  readonly createdAt: string;
}

export interface DecisionLogView {
  readonly id: string;
  readonly commentId: string;
  readonly outcome: string;
  /** Who decided, as staff see it: a name, or "policy balanced/1". */
  readonly by: string;
  readonly rule: string | null;
  readonly reason: string | null;
  readonly statusBefore: string | null;
  readonly statusAfter: string;
  readonly createdAt: string;
  readonly revision: number;
  readonly mayUndo: boolean;
}

export interface CardView {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly authorName: string;
  readonly isStaff: boolean;
  readonly createdAt: string | null;
  readonly createdLocal: string | null;
  readonly language: string | null;
  readonly pieces: readonly MarkedPiece[];
  readonly story: { readonly id: string; readonly title: string; readonly href: string };
  readonly parent: { readonly id: string; readonly authorName: string; readonly quote: string } | null;
  readonly evidence: readonly EvidenceView[];
  readonly rule: string | null;
  readonly reason: string | null;
  readonly flags: readonly FlagView[];
  /** What this moderator may do to it at this moment. */
  readonly acts: readonly ActName[];
}

export type ActName = 'publish' | 'reject' | 'remove' | 'hold' | 'keep';
export type QueueTab = 'held' | 'flagged';

/** What an undo names: the decision that it takes back, and the revision that it was about. */
export interface UndoView {
  readonly commentId: string;
  readonly revision: number;
  readonly decisionId: string;
}

export interface ConsoleFrame {
  readonly siteName: string;
  readonly language: string;
  readonly timezone: string;
  readonly userName: string;
  readonly role: string;
  readonly counts: Readonly<Record<QueueTab, number>>;
  /** Address of the style sheet and the program, with their digests. */
  readonly assets: { readonly css: string; readonly js: string };
  readonly notice: { readonly text: string; readonly undo: UndoView | null } | null;
}
