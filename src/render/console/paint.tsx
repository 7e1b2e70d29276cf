import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { AlikePage, type AlikePageProps } from '../../view/console/alike-page.js';
import { AppealsPage, type AppealsPageProps } from '../../view/console/appeals-page.js';
import { AuthorPage, type AuthorPageProps } from '../../view/console/author-page.js';
import { ClaimsPage, type ClaimsPageProps } from '../../view/console/claims-page.js';
import { CommentPage, type CommentPageProps } from '../../view/console/comment-page.js';
import { CrimesPage, type CrimesPageProps } from '../../view/console/crimes-page.js';
import {
  FactorPage,
  type FactorPageProps,
  NewAppPage,
  type NewAppPageProps,
} from '../../view/console/factor-pages.js';
import { FailurePage } from '../../view/console/failure-page.js';
import {
  ImportHeldPage,
  type ImportHeldProps,
  ImportStoriesPage,
  type ImportStoriesProps,
} from '../../view/console/import-lists.js';
import { ImportPage, type ImportPageProps } from '../../view/console/import-page.js';
import { ImportsPage, type ImportsPageProps } from '../../view/console/imports-page.js';
import { LawPage, type LawPageProps } from '../../view/console/law-page.js';
import { LearningPage, type LearningPageProps } from '../../view/console/learning-page.js';
import { LogPage, type LogPageProps } from '../../view/console/log-page.js';
import { NoticesPage, type NoticesPageProps } from '../../view/console/notices-page.js';
import { NumbersPage, type NumbersPageProps } from '../../view/console/numbers-page.js';
import { PeoplePage, type PeoplePageProps } from '../../view/console/people-page.js';
import { PolicyPage } from '../../view/console/policy/policy-page.js';
import type { PolicyPageProps } from '../../view/console/policy/props.js';
import { QueuePage, type QueuePageProps } from '../../view/console/queue-page.js';
import { ReplayPage, type ReplayPageProps } from '../../view/console/replay-page.js';
import { EditorPage } from '../../view/console/report/editor-page.js';
import { MapPage } from '../../view/console/report/map-page.js';
import type { MapPageProps } from '../../view/console/report/map-props.js';
import type { EditorPageProps, ReportsPageProps, SourcesPageProps } from '../../view/console/report/props.js';
import { ReportsPage } from '../../view/console/report/reports-page.js';
import { RevisionPage, type RevisionPageProps } from '../../view/console/report/revision-page.js';
import { SourcesPage } from '../../view/console/report/sources-page.js';
import { ScorePage, type ScorePageProps } from '../../view/console/score-page.js';
import { ConsoleSearchPage, type ConsoleSearchProps } from '../../view/console/search-page.js';
import { SecurityPage, type SecurityPageProps } from '../../view/console/security-page.js';
import { type Assets, LinkPage, SignInPage, type SignInPageProps } from '../../view/console/sign-in-page.js';
import {
  SitePagePage,
  type SitePageProps,
  SitePagesPage,
  type SitePagesProps,
} from '../../view/console/site-pages.js';
import { SitesPage, type SitesPageProps } from '../../view/console/sites-page.js';
import { StaffPage, type StaffPageProps } from '../../view/console/staff-page.js';
import { StoriesPage, type StoriesPageProps } from '../../view/console/stories-page.js';
import { StoryPage, type StoryPageProps } from '../../view/console/story-page.js';

export type { PolicyPageProps } from '../../view/console/policy/props.js';
export type { ConditionRow, RuleFields } from '../../view/console/policy/rule-editor.js';
export type { ReplayPageProps } from '../../view/console/replay-page.js';
export type { ConflictView, EditorPageProps, ReportsPageProps } from '../../view/console/report/props.js';
export type { SearchFormView } from '../../view/console/search-form.js';
export type { SitePageProps } from '../../view/console/site-pages.js';
export type { SitesPageProps } from '../../view/console/sites-page.js';
export type { ViewFormsProps } from '../../view/console/views.js';

const paint = (page: VNode): string => `<!doctype html>${renderToString(page)}`;

/** The console's pages as documents. */
export const paintConsole = {
  queue: (props: QueuePageProps): string => paint(<QueuePage {...props} />),
  comment: (props: CommentPageProps): string => paint(<CommentPage {...props} />),
  log: (props: LogPageProps): string => paint(<LogPage {...props} />),
  replay: (props: ReplayPageProps): string => paint(<ReplayPage {...props} />),
  policy: (props: PolicyPageProps): string => paint(<PolicyPage {...props} />),
  learning: (props: LearningPageProps): string => paint(<LearningPage {...props} />),
  numbers: (props: NumbersPageProps): string => paint(<NumbersPage {...props} />),
  score: (props: ScorePageProps): string => paint(<ScorePage {...props} />),
  appeals: (props: AppealsPageProps): string => paint(<AppealsPage {...props} />),
  law: (props: LawPageProps): string => paint(<LawPage {...props} />),
  crimes: (props: CrimesPageProps): string => paint(<CrimesPage {...props} />),
  notices: (props: NoticesPageProps): string => paint(<NoticesPage {...props} />),
  author: (props: AuthorPageProps): string => paint(<AuthorPage {...props} />),
  claims: (props: ClaimsPageProps): string => paint(<ClaimsPage {...props} />),
  people: (props: PeoplePageProps): string => paint(<PeoplePage {...props} />),
  staff: (props: StaffPageProps): string => paint(<StaffPage {...props} />),
  sites: (props: SitesPageProps): string => paint(<SitesPage {...props} />),
  stories: (props: StoriesPageProps): string => paint(<StoriesPage {...props} />),
  story: (props: StoryPageProps): string => paint(<StoryPage {...props} />),
  imports: (props: ImportsPageProps): string => paint(<ImportsPage {...props} />),
  importJob: (props: ImportPageProps): string => paint(<ImportPage {...props} />),
  importStories: (props: ImportStoriesProps): string => paint(<ImportStoriesPage {...props} />),
  importHeld: (props: ImportHeldProps): string => paint(<ImportHeldPage {...props} />),
  search: (props: ConsoleSearchProps): string => paint(<ConsoleSearchPage {...props} />),
  reports: (props: ReportsPageProps): string => paint(<ReportsPage {...props} />),
  report: (props: EditorPageProps): string => paint(<EditorPage {...props} />),
  map: (props: MapPageProps): string => paint(<MapPage {...props} />),
  revision: (props: RevisionPageProps): string => paint(<RevisionPage {...props} />),
  sources: (props: SourcesPageProps): string => paint(<SourcesPage {...props} />),
  sitePages: (props: SitePagesProps): string => paint(<SitePagesPage {...props} />),
  sitePage: (props: SitePageProps): string => paint(<SitePagePage {...props} />),
  alike: (props: AlikePageProps): string => paint(<AlikePage {...props} />),
  signIn: (props: SignInPageProps): string => paint(<SignInPage {...props} />),
  link: (props: Assets & { readonly token: string; readonly isOver: boolean }): string =>
    paint(<LinkPage {...props} />),
  factor: (props: FactorPageProps): string => paint(<FactorPage {...props} />),
  newApp: (props: NewAppPageProps): string => paint(<NewAppPage {...props} />),
  security: (props: SecurityPageProps): string => paint(<SecurityPage {...props} />),
  failure: (props: Assets & { readonly status: number; readonly message: string }): string =>
    paint(<FailurePage {...props} />),
};
