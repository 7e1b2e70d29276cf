import type { Route } from './route.js';
import { emailRoutes } from './routes/auth/email.js';
import { mePageRoutes } from './routes/auth/me-pages.js';
import { pageTokenRoutes } from './routes/auth/page-tokens.js';
import { passkeyRoutes } from './routes/auth/passkeys.js';
import { profileRoutes } from './routes/auth/profile.js';
import { providerPageRoutes } from './routes/auth/provider-pages.js';
import { authSessionRoutes } from './routes/auth/session.js';
import { signInPageRoutes } from './routes/auth/sign-in-pages.js';
import { windowPageRoutes } from './routes/auth/window-pages.js';
import { claimRoutes } from './routes/claims.js';
import { commentFeedRoutes } from './routes/comment-feeds.js';
import { composeRoutes } from './routes/compose.js';
import { consoleActRoutes } from './routes/console/acts.js';
import { consoleAlikeRoutes } from './routes/console/alike.js';
import { consoleAppealRoutes } from './routes/console/appeals.js';
import { consoleClaimRoutes } from './routes/console/claims.js';
import { consoleCommentRoutes } from './routes/console/comment.js';
import { consoleCountRoutes } from './routes/console/counts.js';
import { consoleCrimeRoutes } from './routes/console/crimes.js';
import { consoleHandRoutes } from './routes/console/hand.js';
import { importJobRoutes } from './routes/console/imports/job.js';
import { importResultRoutes } from './routes/console/imports/results.js';
import { importUploadRoutes } from './routes/console/imports/uploads.js';
import { consoleLawRoutes } from './routes/console/law.js';
import { consoleLearningRoutes } from './routes/console/learning.js';
import { consoleManyRoutes } from './routes/console/many.js';
import { consoleNoteRoutes } from './routes/console/notes.js';
import { consoleNoticeRoutes } from './routes/console/notices.js';
import { consoleNumberRoutes } from './routes/console/numbers.js';
import { consolePeopleRoutes } from './routes/console/people.js';
import { consolePolicyRoutes } from './routes/console/policy/routes.js';
import { consoleQueueRoutes } from './routes/console/queue.js';
import { consoleReplayRoutes } from './routes/console/replay.js';
import { reportApiRoutes } from './routes/console/report/autosave.js';
import { reportEditorRoutes } from './routes/console/report/editor.js';
import { reportListRoutes } from './routes/console/report/list.js';
import { reportMapRoutes } from './routes/console/report/map.js';
import { reportPreviewRoutes } from './routes/console/report/preview.js';
import { consoleSanctionRoutes } from './routes/console/sanctions.js';
import { consoleSearchRoutes } from './routes/console/search.js';
import { secondFactorRoutes } from './routes/console/second-factor.js';
import { consoleSecurityRoutes } from './routes/console/security.js';
import { consoleSessionRoutes } from './routes/console/session.js';
import { consoleSitePageRoutes } from './routes/console/site-pages.js';
import { consoleSiteRoutes } from './routes/console/sites.js';
import { consoleStaffRoutes } from './routes/console/staff.js';
import { consoleStoryRoutes } from './routes/console/stories.js';
import { consoleViewRoutes } from './routes/console/views.js';
import { discussionPageRoutes } from './routes/discussion-page.js';
import { embedFrameRoutes } from './routes/embed-frame.js';
import { embedIncludeRoutes } from './routes/embed-include.js';
import { feedRoutes } from './routes/feeds.js';
import { fileRoutes } from './routes/files.js';
import { followPageRoutes } from './routes/follow-pages.js';
import { healthRoutes } from './routes/health.js';
import { liveRoutes } from './routes/live.js';
import { meRoutes } from './routes/me.js';
import { moderationRoutes } from './routes/moderation.js';
import { myReadingRoutes } from './routes/my-reading.js';
import { noticePageRoutes } from './routes/notice-pages.js';
import { notificationRoutes } from './routes/notifications.js';
import { oldAddressRoutes } from './routes/old-addresses.js';
import { openApiRoutes } from './routes/openapi.js';
import { ownPageRoutes } from './routes/own-pages.js';
import { pageRoutes } from './routes/pages.js';
import { perspectiveRoutes } from './routes/perspective.js';
import { photoRoutes } from './routes/photos.js';
import { policyReportRoutes } from './routes/policy-report.js';
import { postingRoutes } from './routes/posting.js';
import { publicCommentRoutes } from './routes/public-comments.js';
import { publicOpeningRoutes } from './routes/public-opening.js';
import { publicStoryRoutes } from './routes/public-stories.js';
import { pushRoutes } from './routes/push.js';
import { sanctionRoutes } from './routes/sanctions.js';
import { searchRoutes } from './routes/search.js';
import { siteCommentRoutes } from './routes/site-comments.js';
import { sitePageRoutes } from './routes/site-pages.js';
import { standingRoutes } from './routes/standings.js';
import { statementPageRoutes } from './routes/statement-pages.js';
import { storyPageRoutes } from './routes/story-pages.js';
import { termRoutes } from './routes/terms.js';

/** Every address that answers, in the order of the reference. Nothing is registered but what stands here. */
export const ROUTES: readonly Route[] = [
  ...publicStoryRoutes,
  ...publicOpeningRoutes,
  ...publicCommentRoutes,
  ...siteCommentRoutes,
  ...postingRoutes,
  ...liveRoutes,
  ...meRoutes,
  ...myReadingRoutes,
  ...emailRoutes,
  ...authSessionRoutes,
  ...passkeyRoutes,
  ...pageTokenRoutes,
  ...profileRoutes,
  ...notificationRoutes,
  ...pushRoutes,
  ...signInPageRoutes,
  ...providerPageRoutes,
  ...windowPageRoutes,
  ...mePageRoutes,
  ...moderationRoutes,
  ...standingRoutes,
  ...sanctionRoutes,
  ...claimRoutes,
  ...consoleSessionRoutes,
  ...secondFactorRoutes,
  ...consoleSecurityRoutes,
  ...consoleQueueRoutes,
  ...consoleCommentRoutes,
  ...consoleClaimRoutes,
  ...consoleActRoutes,
  ...consoleManyRoutes,
  ...consoleHandRoutes,
  ...consoleCountRoutes,
  ...consoleNoteRoutes,
  ...consoleAlikeRoutes,
  ...consoleAppealRoutes,
  ...consoleNoticeRoutes,
  ...consoleCrimeRoutes,
  ...consoleLawRoutes,
  ...consoleSanctionRoutes,
  ...consolePolicyRoutes,
  ...consoleReplayRoutes,
  ...consoleLearningRoutes,
  ...consoleNumberRoutes,
  ...consoleSiteRoutes,
  ...consoleStoryRoutes,
  ...consoleStaffRoutes,
  ...importUploadRoutes,
  ...importJobRoutes,
  ...importResultRoutes,
  ...consolePeopleRoutes,
  ...consoleSearchRoutes,
  ...consoleViewRoutes,
  ...consoleSitePageRoutes,
  ...reportListRoutes,
  ...reportEditorRoutes,
  ...reportMapRoutes,
  ...reportPreviewRoutes,
  ...reportApiRoutes,
  ...pageRoutes,
  ...storyPageRoutes,
  ...composeRoutes,
  ...ownPageRoutes,
  ...noticePageRoutes,
  ...statementPageRoutes,
  ...discussionPageRoutes,
  ...followPageRoutes,
  ...oldAddressRoutes,
  ...searchRoutes,
  ...termRoutes,
  ...sitePageRoutes,
  ...feedRoutes,
  ...commentFeedRoutes,
  ...fileRoutes,
  ...photoRoutes,
  ...embedFrameRoutes,
  ...embedIncludeRoutes,
  ...perspectiveRoutes,
  ...openApiRoutes,
  ...healthRoutes,
  ...policyReportRoutes,
];
