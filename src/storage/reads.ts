/** Every named read, and where it is written. */

import { accountByEmail, accountById, hasStaff, rolesOf, staffOn } from './accounts.js';
import { apiKeyByHash, apiKeys } from './api-keys.js';
import { appealById, appealsOf, appealsPage, openAppealCount, openAppeals } from './appeals.js';
import { authorHistory, recentPosts } from './author-history.js';
import { authorsNamed, staffNames } from './author-names.js';
import { notesOn } from './card-notes.js';
import { commentById, commentsByAuthor, commentsByIds, commentsOfStory, revisionsOf } from './comments.js';
import { crimeReportById, crimeReports } from './crime-reports.js';
import type { Db } from './db.js';
import { decisionLog, decisionsOf } from './decisions.js';
import { draftRevisions, draftsPage, newsSources, reportLog, reportsWithoutDraft } from './draft-lists.js';
import { draft, draftRevision, dueDrafts } from './drafts.js';
import { eventsAfter, lastEventId } from './events.js';
import { fingerprintStart, fingerprintsAfter } from './fingerprints.js';
import { flagsOf } from './flags.js';
import { adminsOf, followItems, mailsSent } from './follow-mail.js';
import { followedOn } from './followed-on.js';
import { followerById, followerOf, followingOf, subscriptionById } from './followers.js';
import { claimById, claimsOf, ghostComments, openClaims } from './ghost-claims.js';
import { idempotent } from './idempotency.js';
import { identitiesOf, passwordOf } from './identities.js';
import { ignoredBy } from './ignored-authors.js';
import {
  ghostsOf,
  importedComment,
  importOrigins,
  importRefsOf,
  importRun,
  importTargets,
  takenGhostIds,
} from './imports.js';
import { installation, schemaVersion } from './installation.js';
import { knownEmails } from './known-emails.js';
import { noticeById, noticesPage, openNoticeCount, openNotices } from './law-notices.js';
import { checkLog, isLogLinked, logRows, slippedIntoLog } from './log-chain.js';
import { pinnedComments } from './marked-comments.js';
import { newestOfStory } from './newest-of-story.js';
import {
  correctionNotices,
  notifications,
  replyFeedByToken,
  replyFeedOf,
  unreadCount,
} from './notifications.js';
import { actsSince, judgementsSince, reporterTallies } from './numbers.js';
import { failedJobs, lanes, outboxState } from './outbox.js';
import { grantByRefresh } from './page-grants.js';
import { passkeyById, passkeysOf } from './passkeys.js';
import { pastDecisions } from './past-decisions.js';
import { contactOf, strikesOf } from './people-behind-comments.js';
import { photoFile, publicPhotoFile } from './photos.js';
import {
  placesWithRules,
  policiesAround,
  policyAt,
  policyVersions,
  storiesWithSections,
} from './policies.js';
import { pushById, pushesOf } from './pushes.js';
import {
  claimedPage,
  countPart,
  escalatedPage,
  queueCounts,
  queueGroups,
  queuePage,
  waitingAmong,
  waitingOf,
} from './queue.js';
import { repliesTo } from './replies-to.js';
import { reportByOldPath } from './report-slugs.js';
import { reportsByTerm, terms } from './report-terms.js';
import {
  correctedReports,
  reportAsset,
  reportByPath,
  reportByStory,
  reportMonths,
  reportsPage,
  reportTimes,
} from './reports.js';
import { sanctionById, sanctionsMeeting, sanctionsPage } from './sanctions.js';
import { savedViewById, savedViews } from './saved-views.js';
import { searchComments, searchReports } from './search.js';
import { countFound, searchCards } from './search-cards.js';
import { unreadTwice } from './second-readings.js';
import { sessionByToken, sessionsOf } from './sessions.js';
import { featuredPage, latestPage } from './site-comments.js';
import { publicSitePage, sitePageById, sitePages } from './site-pages.js';
import { siteByHost, siteById, siteBySlug, sites } from './sites.js';
import { standingsOf, standingsOn } from './standings.js';
import { statementOf, statementsPage } from './statements.js';
import type { Reads } from './store.js';
import {
  sectionsOf,
  storiesPage,
  storyById,
  storyByKey,
  storyByUrl,
  storyCounts,
  storyVersion,
  storyVersions,
  urlsOfStory,
} from './stories.js';
import { suggestedScores } from './suggested-scores.js';
import { ancestors, childrenPage, firstReplies, repliesPage, rootsPage } from './threads.js';
import { totpOf } from './totp.js';
import { importedBy, importedPlaces, importRuns } from './undo-import.js';
import { votesBy } from './votes.js';
import { deliveriesOf, webhookById, webhooks } from './webhooks.js';

type ReadFunctions = {
  readonly [Name in keyof Reads]: (db: Db, input: Parameters<Reads[Name]>[0]) => ReturnType<Reads[Name]>;
};

export const reads: ReadFunctions = {
  correctionNotices,
  newestOfStory,
  pastDecisions,
  actsSince,
  judgementsSince,
  reporterTallies,
  placesWithRules,
  policiesAround,
  policyAt,
  policyVersions,
  storiesWithSections,
  checkLog,
  isLogLinked,
  logRows,
  slippedIntoLog,
  appealById,
  appealsOf,
  appealsPage,
  openAppealCount,
  openAppeals,
  crimeReportById,
  crimeReports,
  noticeById,
  noticesPage,
  openNoticeCount,
  openNotices,
  statementOf,
  statementsPage,
  contactOf,
  strikesOf,
  apiKeyByHash,
  apiKeys,
  suggestedScores,
  sanctionById,
  sanctionsMeeting,
  sanctionsPage,
  draft,
  draftRevision,
  draftRevisions,
  draftsPage,
  reportsWithoutDraft,
  photoFile,
  publicPhotoFile,
  publicSitePage,
  sitePageById,
  sitePages,
  dueDrafts,
  newsSources,
  searchComments,
  searchReports,
  unreadTwice,
  reportByOldPath,
  reportLog,
  reportsByTerm,
  terms,
  adminsOf,
  followItems,
  mailsSent,
  followerById,
  followedOn,
  followerOf,
  followingOf,
  subscriptionById,
  notifications,
  replyFeedByToken,
  replyFeedOf,
  unreadCount,
  failedJobs,
  lanes,
  outboxState,
  pushById,
  pushesOf,
  deliveriesOf,
  webhookById,
  webhooks,
  identitiesOf,
  passwordOf,
  passkeyById,
  passkeysOf,
  totpOf,
  grantByRefresh,
  claimById,
  claimsOf,
  ghostComments,
  openClaims,
  sessionsOf,
  repliesTo,
  accountByEmail,
  accountById,
  ancestors,
  authorHistory,
  authorsNamed,
  staffNames,
  childrenPage,
  commentById,
  commentsByAuthor,
  commentsByIds,
  commentsOfStory,
  decisionLog,
  decisionsOf,
  featuredPage,
  latestPage,
  pinnedComments,
  eventsAfter,
  fingerprintStart,
  fingerprintsAfter,
  firstReplies,
  flagsOf,
  votesBy,
  ignoredBy,
  hasStaff,
  staffOn,
  idempotent,
  importedComment,
  importOrigins,
  importRefsOf,
  importRun,
  importRuns,
  importedBy,
  importedPlaces,
  importTargets,
  ghostsOf,
  takenGhostIds,
  installation,
  lastEventId,
  countPart,
  countFound,
  searchCards,
  savedViews,
  savedViewById,
  claimedPage,
  escalatedPage,
  notesOn,
  waitingAmong,
  waitingOf,
  queueCounts,
  queueGroups,
  queuePage,
  recentPosts,
  repliesPage,
  correctedReports,
  reportAsset,
  reportByPath,
  reportByStory,
  reportMonths,
  reportTimes,
  reportsPage,
  revisionsOf,
  rolesOf,
  rootsPage,
  knownEmails,
  schemaVersion,
  sessionByToken,
  siteByHost,
  siteById,
  siteBySlug,
  sites,
  standingsOf,
  standingsOn,
  sectionsOf,
  storiesPage,
  storyById,
  storyByKey,
  storyByUrl,
  storyCounts,
  storyVersion,
  storyVersions,
  urlsOfStory,
};

/** The reads over one database. */
export function bindReads(db: Db): Reads {
  const bound = Object.entries(reads).map(([name, read]) => [
    name,
    (input: never) => (read as (db: Db, input: never) => Promise<unknown>)(db, input),
  ]);
  return Object.fromEntries(bound);
}
