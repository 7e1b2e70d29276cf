/** The part of the storage interface that is about due process: see `store.ts` for its rules. */
import type { AccountId, CommentId, DecisionId, SiteId } from '../core/ids.js';
import type { PastDecision } from '../core/policy/replay.js';
import type { Appeal } from '../core/process/appeal.js';
import type { CrimeReport } from '../core/process/crime-report.js';
import type { Notice, NoticeOutcome } from '../core/process/notice.js';
import type { Statement } from '../core/process/statement.js';
import type { Desk, NewDecision, Position } from './stored.js';

/** The two tables that the log stands in. */
export type LogPart = 'decision' | 'entry';

/** A row of the log that is not as it was when it was linked. `added`: it was never linked, and is older than rows that were. */
export interface LogFault {
  readonly part: LogPart;
  readonly ref: number;
  readonly problem: 'changed' | 'missing' | 'added';
}

/** A page of what was made on a site in a period. */
export interface PeriodPage {
  siteId: SiteId;
  from: number;
  to: number;
  limit: number;
  after?: Position;
}

/** A row of the log as it is stored, with its link in the chain. */
export type LogRow = Readonly<Record<string, string | number | null>>;

export interface ProcessReads {
  /** What policies decided on a site, newest first; `language` is the site's, for stories without one. */
  pastDecisions(input: {
    siteId: SiteId;
    language: string;
    limit: number;
    after?: Position;
  }): Promise<{ readonly decisions: readonly PastDecision[]; readonly last: Position | null }>;
  /** Checks the next `limit` links; begin with `afterSeq` 0 and `link` null, go on with what the answer says. */
  checkLog(input: { afterSeq: number; link: string | null; limit: number }): Promise<{
    readonly checked: number;
    readonly seq: number;
    readonly link: string;
    readonly faults: readonly LogFault[];
  }>;
  /** Rows of one part on one site, oldest first; `link` is null for what has none yet. */
  logRows(input: {
    part: LogPart;
    siteId: SiteId;
    afterId: number;
    limit: number;
  }): Promise<readonly LogRow[]>;
  /** Whether the newest rows of both parts have links. */
  isLogLinked(input: Record<never, never>): Promise<boolean>;
  /** At most 100 of each part. */
  slippedIntoLog(input: Record<never, never>): Promise<readonly LogFault[]>;
  statementOf(input: { decisionId: DecisionId }): Promise<Statement | undefined>;
  /** Made in `from` ≤ time < `to`, oldest first. */
  statementsPage(input: {
    siteId: SiteId;
    from: number;
    to: number;
    limit: number;
    after?: Position;
  }): Promise<readonly Statement[]>;
  /** Oldest first. */
  appealsOf(input: { commentId: CommentId }): Promise<readonly Appeal[]>;
  appealById(input: { id: number }): Promise<Appeal | undefined>;
  /** Undecided ones, the oldest first. */
  openAppeals(input: { desks: readonly Desk[]; limit: number; after?: Position }): Promise<readonly Appeal[]>;
  openAppealCount(input: { desks: readonly Desk[] }): Promise<number>;
  noticeById(input: { id: number }): Promise<Notice | undefined>;
  /** Unanswered ones, the oldest first. */
  openNotices(input: { desks: readonly Desk[]; limit: number; after?: Position }): Promise<readonly Notice[]>;
  /** Made in `from` ≤ time < `to`, oldest first; and appeals likewise. */
  noticesPage(input: PeriodPage): Promise<readonly Notice[]>;
  appealsPage(input: PeriodPage): Promise<readonly Appeal[]>;
  openNoticeCount(input: { desks: readonly Desk[] }): Promise<number>;
  /** Newest first. */
  crimeReports(input: { desks: readonly Desk[]; limit: number }): Promise<readonly CrimeReport[]>;
  crimeReportById(input: { id: number }): Promise<CrimeReport | undefined>;
}

export interface ProcessWrites {
  /**
   * Links rows of the log that have no link yet, at most 5,000 of each part: of the last hour, with `isQuick` of the last
   * minute; `all` looks at old ones too.
   */
  linkLog(input: { now: number; all: boolean; isQuick?: boolean }): Promise<{ linked: number }>;
  /**
   * Refuses already_decided when the decision was appealed before or is not the newest any more, or the comment is on the
   * site again.
   */
  createAppeal(input: {
    appeal: Pick<Appeal, 'id' | 'siteId' | 'commentId' | 'decisionId' | 'text' | 'createdAt'>;
    entryId: number;
  }): Promise<void>;
  /**
   * Ends an appeal; `decision` publishes the comment again, absent it stays as it is. Refuses not_found, already_decided,
   * and forbidden to whoever took the decision, unless nobody else moderates the site.
   */
  decideAppeal(input: {
    id: number;
    by: AccountId;
    answer: string;
    decision?: NewDecision;
    entryId: number;
    now: number;
  }): Promise<Appeal>;
  /**
   * Keeps a notice with its log entry; about a published comment also a complaint that brings it before a moderator. A mail
   * with the receipt is due when an address was given.
   */
  createNotice(input: {
    notice: Pick<
      Notice,
      | 'id'
      | 'siteId'
      | 'commentId'
      | 'location'
      | 'kind'
      | 'explanation'
      | 'name'
      | 'email'
      | 'language'
      | 'createdAt'
    >;
    entryId: number;
  }): Promise<void>;
  /** Ends a notice without a decision about a comment; a mail with the answer is due. Refuses not_found, already_decided. */
  answerNotice(input: {
    id: number;
    by: AccountId;
    outcome: NoticeOutcome;
    answer: string;
    entryId: number;
    now: number;
  }): Promise<void>;
  createCrimeReport(input: { report: CrimeReport; entryId: number }): Promise<void>;
  /** Logs that a report was handed out. */
  logCrimeExport(input: {
    report: Pick<CrimeReport, 'id' | 'siteId' | 'commentId'>;
    by: AccountId;
    entryId: number;
    now: number;
  }): Promise<void>;
}
