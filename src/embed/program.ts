import type { ComponentChild, VNode } from 'preact';
import type { jsx } from 'preact/jsx-runtime';
import type { Extras, Mode } from '../view/stage.js';
import type { CommentView, RootView } from '../wire/comment.js';
import type { MeView } from '../wire/me.js';
import type { PostedView } from '../wire/posting.js';
import type { StoryView } from '../wire/story.js';
import type { Ask, Failure } from './api.js';
import type { Memory } from './memory.js';
import type { Shown } from './shown.js';
import type { SignInPart } from './sign-in-part.js';
import type { Words } from './tongue.js';
import type { WritingPart } from './writing-part.js';

/** Which discussion an element asks for. */
export interface Settings {
  readonly site: string;
  readonly url: string;
  readonly key: string | null;
  readonly title: string;
  readonly story: string | null;
  readonly sort: string | null;
  /** BCP 47; asked for by the page, whatever the story's is. */
  readonly language: string | null;
  /** The newsroom's word for who its reader is. */
  readonly ssoToken: string | null;
}

/** What was wrong with a form; after a nudge with the ticket that sends the text for review. */
export interface Problem {
  readonly message: string;
  readonly field?: string | undefined;
  readonly ticket?: string | undefined;
}

/** What stands below a comment: one form on the page at a time, or what came of it. */
export interface Panel {
  readonly kind: 'reply' | 'edit' | 'delete' | 'flag' | 'done';
  readonly comment: CommentView;
  /** What was selected on the page when the form was asked for. */
  readonly selected?: string;
}

export interface State {
  /** Why nothing is here, when loading failed. */
  readonly failure?: string | undefined;
  readonly story?: StoryView;
  /** Who is signed in, once that is known. */
  readonly me?: MeView | undefined;
  readonly shown?: Shown;
  /** Of a story that is no plain discussion, once its part is here. */
  readonly mode?: ShownMode;
  /** The cursor that the first page was painted with. */
  readonly cursor: string | null;
  /** BCP 47; what is spoken. Unknown at first, when nothing is said yet. */
  readonly language?: string;
  readonly timezone?: string;
  readonly panel?: Panel | undefined;
  /** By the id of the form. */
  readonly problems: Readonly<Record<string, Problem | undefined>>;
  /** The form that is being sent. */
  readonly busy?: string | undefined;
  /** Own comments that others do not see, by id: what their author is told. */
  readonly held: Readonly<Record<string, string>>;
  /** The form for a root is open. On a painted page it opens when asked, or the page would jump. */
  readonly isWriting: boolean;
  /** How many roots were written: each gets a fresh form. */
  readonly written: number;
  /** What the part adds that keeps the thread alive, once it is there. */
  readonly extras?: LiveExtras;
  /** What was posted or changed here last. */
  readonly posted?: PostedView;
  /** The last thing that happened, for those who do not see it. */
  readonly status: string;
}

/** The part that keeps a thread alive, as the thread's program sees it; it comes from a file of its own. */
export interface LivePart {
  /** What is known has changed and is painted. */
  changed(): void;
}

/** The part that computes what a rule asks for, as a nonce (core/proof). */
export interface ProofPart {
  readonly prove: (asked: { readonly challenge: string; readonly effort: number }) => Promise<string>;
}

/** What that part adds to comments. */
export interface LiveExtras extends Extras {
  /** Beside the name of who is signed in: how many answers are new. */
  readonly bell: () => ComponentChild;
  /** The form for a complaint, and the thanks for it. */
  readonly panel: (panel: Panel) => ComponentChild;
}

/** The parts by their names, each with what starting it gives. */
export interface Parts {
  readonly 'sign-in': SignInPart;
  readonly writing: WritingPart;
  readonly live: LivePart;
  readonly modes: undefined;
  readonly proof: ProofPart;
}

/** What a story that is no plain discussion shows, with its words in the place of others. */
export interface ShownMode extends Mode {
  readonly words: object;
  /** What every question for a page of roots adds to its query. */
  readonly only?: Readonly<Record<string, string>>;
}

/** What a part is started with: it exports `part(stand)`. */
export interface PartStand {
  /** The address that serves the discussion, without a closing slash. */
  readonly base: string;
  readonly scope: ShadowRoot | HTMLElement;
  readonly program: Program;
  /** Paints a body as comments are painted. */
  readonly paint: (body: CommentView['body'], into: Element) => void;
  /** Makes what the program paints. */
  readonly jsx: typeof jsx;
  /** Ends with the discussion. */
  readonly signal: AbortSignal;
}

/** One running discussion: its means, what it knows, and the way to change what is seen. */
export interface Program {
  /** The part that helps to write puts one in its place that proves what it is asked to. */
  ask: Ask;
  /** Headers of every request that is not public. */
  readonly auth: Record<string, string>;
  /** Brings a part from a file of its own and starts it. Fails when the file could not be had. */
  readonly part: <Name extends keyof Parts>(name: Name) => Promise<Parts[Name]>;
  /** Brings the part that keeps the thread alive, once; never fails. */
  readonly enliven: () => Promise<void>;
  /** The words of a part in the language that is spoken now; undefined for English, which the part brings itself. */
  readonly wordsOf: (part: keyof Parts) => Promise<object | undefined>;
  readonly memory: Memory;
  readonly settings: Settings;
  /** English until `speak` is done. */
  readonly words: Words;
  /** Learns a language. False when its words could not be had: then it stays what it was. */
  readonly speak: (language: string) => Promise<boolean>;
  readonly state: () => State;
  /** Roots as they were painted last, except one with an open form. */
  readonly kept: WeakMap<RootView, VNode>;
  /** Changes what is known, and paints it. */
  readonly update: (change: Partial<State>) => void;
  /** Gives the focus to a part of this thread, by id. */
  readonly focusOn: (id: string) => void;
  /** What else a comment is sent with: the wish to be mailed, how the form was filled in; set by the part that helps to write. */
  mailing?: (form: HTMLFormElement) => object;
  /** Takes a form that could not be sent, and says whether its writer knows already; set by the part that helps to write. */
  unsent?: (formId: string, failure: Failure) => boolean;
}

/** The id of a form: below a comment, or of the thread. */
export function formId(kind: Panel['kind'] | 'new', comment?: CommentView): string {
  return comment ? `${kind}-form-${comment.id}` : 'new-form';
}
