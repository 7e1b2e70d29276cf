import type { AuthorParts } from '../emit-records.js';
import type { SourceStatus } from '../format.js';
import type { PageTime } from './page-time.js';

/** A comment as a page shows it. */
export interface PageComment {
  /** The fragment that leads to it on its page, where it has one. */
  readonly anchor: string | undefined;
  /** Which of the page's comments it answers, by position from 0. */
  readonly parent: number | undefined;
  readonly author: AuthorParts;
  readonly time: PageTime;
  /** Markup, or plain text. */
  readonly text: string;
  readonly isPlain?: boolean;
  readonly status: SourceStatus;
  readonly kind?: string;
  readonly votes?: { readonly up: number; readonly down: number };
}

/** The discussion of a page as one kind of markup tells it. */
export interface PageDiscussion {
  readonly markup: string;
  readonly comments: readonly PageComment[];
  /** What the markup tells of the page itself. */
  readonly page?: {
    readonly url?: string | undefined;
    readonly title?: string | undefined;
    readonly isClosed?: boolean;
    /** Comments that are on further pages, which are not in this file. */
    readonly hasMore?: boolean;
  };
}
