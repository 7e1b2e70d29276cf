import type { NoticeKind } from '../../../core/process/notice.js';

/** What pages and mails say about reports of illegal content, about decisions, and about whom to turn to. */
export interface LawWords {
  readonly report: string;
  readonly intro: string;
  readonly where: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<NoticeKind, string>>;
  readonly why: string;
  readonly whyHint: string;
  readonly name: string;
  readonly email: string;
  readonly nameless: string;
  readonly goodFaith: string;
  readonly send: string;
  readonly received: string;
  readonly keepLink: string;
  readonly waits: string;
  readonly removed: string;
  readonly kept: string;
  readonly byPerson: string;
  readonly redress: string;
  readonly receiptSubject: string;
  readonly answerSubject: string;
  readonly status: string;
  readonly about: string;
  readonly contact: string;
  readonly authorities: string;
  readonly terms: string;
  readonly howModerated: string;
  readonly moderation: string;
  readonly statementSubject: string;
  readonly statementAbout: string;
  readonly statementMore: string;
}
