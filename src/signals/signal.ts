import type { Body } from '../core/body/tree.js';
import type { CommentStatus } from '../core/comment.js';
import type { Evidence } from '../core/evidence.js';
import type { CommentId, StoryId } from '../core/ids.js';
import type { Outside, OutsideFinding } from '../core/outside-signal.js';
import type { AuthorStanding } from '../core/policy/facts.js';
import type { SpamFilter } from './spam/spam-filter.js';

/** A comment before it is stored, as signals see it. `draftOf` makes one from a body. */
export interface Draft {
  /** The plain text of the body (core/body/to-plain); spans of evidence count in its UTF-16 units. */
  readonly text: string;
  readonly body: Body;
  /** The author's name as typed; empty when there is none. */
  readonly name: string;
  readonly website?: string;
  /** BCP 47, when somebody said or found out in which language the text is; else the story's counts. */
  readonly language?: string;
  readonly links: readonly DraftLink[];
  /** Of the text (core/fingerprint), by whoever has worked it out already. */
  readonly fingerprint?: number | null;
}

export interface DraftLink {
  readonly href: string;
  /** Where the link's words stand in `text`. */
  readonly start: number;
  readonly end: number;
}

/** A recent comment whose text is nearly the draft's. */
export interface SimilarComment {
  readonly commentId: CommentId;
  readonly storyId: StoryId;
  /** Bits of the fingerprint that differ (core/fingerprint). */
  readonly distance: number;
  readonly createdAt: number;
  readonly status: CommentStatus;
  readonly sameAuthor: boolean;
}

/** Somebody whose name might be taken for the draft's author's. */
export interface NameBearer {
  readonly name: string;
  /** The draft's own author, or nobody can tell that it is another. */
  readonly isAuthor: boolean;
  readonly isStaff: boolean;
  readonly isAccount: boolean;
  /** Where they wrote under it; null of staff. */
  readonly storyId: StoryId | null;
}

/** How a form was filled in. */
export interface FormSigns {
  /** The field that people do not see holds something. */
  readonly isTrapFilled: boolean;
  /** From its opening to its sending; null where nobody can tell. */
  readonly tookMs: number | null;
}

type Count = (windowMs: number) => number | Promise<number>;

/** The facts around a draft that signals may ask for: fetched beforehand, or through these narrow functions. */
export interface SignalContext {
  /** Unix milliseconds. */
  readonly now: number;
  readonly story: {
    readonly id: StoryId;
    /** BCP 47. */
    readonly language: string;
    /** Host of the story's own address; absent for a story hosted here. */
    readonly host?: string;
  };
  readonly site: {
    readonly slug: string;
    /** As pages show it. */
    readonly name?: string;
    /** Host names that belong to the site; `*.example.org` covers subdomains. */
    readonly hosts: readonly string[];
    /** The newsroom's own phrases, written as docs/newsroom/policies.md says. */
    readonly words: readonly string[];
    /** BCP 47. */
    readonly language: string;
  };
  /** How many comments arrived within the last `windowMs` milliseconds, this draft not counted. */
  readonly recent: {
    /** 0 when the address is unknown. */
    readonly postsByAddress: Count;
    /** 0 when nothing but the address tells who writes. */
    readonly postsByAuthor: Count;
    readonly postsInStory: Count;
  };
  /** Recent comments of the site near the fingerprint, the latest first; never the draft's own comment. */
  readonly similar: (fingerprint: number) => readonly SimilarComment[] | Promise<readonly SimilarComment[]>;
  /** What the site's decisions taught about advertising; absent until there is something. */
  readonly spamFilter?: SpamFilter;
  /** Asks somebody outside about the draft; undefined where the operator has set up none of that name. */
  readonly ask?: (name: keyof Outside) => Promise<OutsideFinding> | undefined;
  /** Absent where a draft came without a form. */
  readonly form?: FormSigns | undefined;
  /** Staff, and authors of the site, whose names have the key given (names/likeness). Absent where nobody can tell. */
  readonly bearersOf?: (key: string) => readonly NameBearer[] | Promise<readonly NameBearer[]>;
  /** Whether an address of the author's is at a host of throw-away mail; absent where nobody looked. */
  readonly hasDisposableMail?: boolean;
  /** Reads a text a second time, in a thread: how probable, from 0 to 1, that it is toxic. Absent where nobody does. */
  readonly readTwice?: (text: string) => Promise<number>;
  readonly standing: AuthorStanding;
  /** What the site's own model makes of a draft; null where it has nothing to say, or has not been made yet. */
  readonly learnt?: (
    draft: Draft,
  ) => { readonly score: number; readonly learnt: number; readonly isProven: boolean } | null;
}

/**
 * Measures one thing about a draft and never decides. `undefined` means: looked, and found nothing. A signal takes time
 * linear in the draft, keeps nothing of it, and writes no words of it into its sentence.
 */
export interface Signal {
  /** Lower-case letters, digits and hyphens; has a heading in docs/reference/signals.md. */
  readonly name: string;
  /** Sends the draft to somebody outside, so that only a rule that names it lets it run. */
  readonly asksOthers?: true;
  /** Takes long, in a thread of its own, so that only a rule that names it lets it run before the answer. */
  readonly isSlow?: true;
  /** Milliseconds, in place of what the others have. */
  readonly limitMs?: number;
  measure(draft: Draft, context: SignalContext): Evidence | undefined | Promise<Evidence | undefined>;
}
