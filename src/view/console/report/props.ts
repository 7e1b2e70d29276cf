import type { DraftContent, NewsSource } from '../../../core/draft.js';
import type { Check } from '../../../core/draft-checks.js';
import type { ConsoleFrame } from '../../../wire/console.js';
import type {
  PublishedEntryView,
  ReportEntryView,
  ReportLogView,
  ReportState,
  RevisionView,
} from '../../../wire/newsroom.js';

export interface ReportsPageProps {
  readonly frame: ConsoleFrame;
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly timezone: string;
    readonly mayPublish: boolean;
    readonly reports: readonly ReportEntryView[];
    readonly nextHref: string | null;
    /** Published, and without a working copy here. */
    readonly published: {
      readonly reports: readonly PublishedEntryView[];
      readonly nextHref: string | null;
    };
  }[];
}

/** What somebody else saved while a form was open. */
export interface ConflictView {
  readonly by: string;
  readonly theirs: DraftContent;
}

export interface EditorPageProps {
  readonly frame: ConsoleFrame;
  readonly id: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly siteLanguage: string;
  readonly timezone: string;
  /** The revision that saving builds on. */
  readonly revision: number;
  readonly content: DraftContent;
  readonly words: number;
  readonly state: ReportState;
  /** Null while the public reads none of it. */
  readonly publicHref: string | null;
  /** A form's value, in the site's zone; empty for none. */
  readonly publishAt: string;
  readonly oddity: 'skipped' | 'twice' | null;
  readonly savedAt: string;
  readonly mayPublish: boolean;
  readonly checks: readonly Check[];
  readonly sources: readonly NewsSource[];
  readonly sections: readonly string[];
  readonly revisions: readonly RevisionView[];
  readonly log: readonly ReportLogView[];
  readonly conflict: ConflictView | null;
  /** Why the last form was not followed; plain words. */
  readonly problem: string | null;
}

export interface SourcesPageProps {
  readonly frame: ConsoleFrame;
  readonly siteId: string;
  readonly sources: readonly NewsSource[];
}
