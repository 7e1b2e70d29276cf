import type { Photo, Report } from '../../core/report.js';
import { anchorOf } from '../../view/comment-names.js';
import { type Urls, urlsBelow } from '../../view/urls.js';
import type { PageSite } from './props.js';

/** What lists of reports are made by. */
export type TermKind = 'section' | 'tag' | 'author';

type Dated = Pick<Report, 'month' | 'slug'>;

/** Where a site's pages are: as an `href` on its own pages, and whole for what leaves them. */
export interface Addresses {
  readonly home: string;
  readonly corrections: string;
  readonly search: string;
  readonly atom: string;
  readonly jsonFeed: string;
  /** `month` is `YYYY-MM`. */
  readonly month: (month: string) => string;
  readonly report: (report: Dated) => string;
  /** `file` as core/report-photos names it. */
  readonly photo: (photo: Pick<Photo, 'id'>, file: string) => string;
  readonly commentFeed: (report: Dated) => string;
  readonly monthFeed: (month: string) => string;
  /** A page of the newsroom's own. */
  readonly page: (slug: string) => string;
  readonly term: (kind: TermKind, slug: string) => string;
  readonly termFeed: (kind: TermKind, slug: string) => string;
  readonly thread: (storyId: string) => string;
  /** A discussion's comments, and those of one author by the name of their feed. */
  readonly threadFeed: (storyId: string) => string;
  readonly authorFeed: (handle: string) => string;
  /** Where the forms of painted pages are sent. */
  readonly composeForm: string;
  readonly flagForm: string;
  /** Whom to turn to, and on what terms. */
  readonly discussion: string;
  /** The form for a report of illegal content. */
  readonly notice: string;
  /** The form to follow by mail. */
  readonly follow: string;
  readonly voteForm: string;
  /** Signing in and out, and one's own page: their addresses begin with these. */
  readonly signIn: string;
  readonly signOut: string;
  readonly me: string;
  readonly urls: Urls;
  /** A comment in its context, marked and in sight without JavaScript too. */
  readonly marked: (commentId: string) => string;
  /** The whole address of an `href` from here. */
  readonly whole: (href: string) => string;
}

/** Every address of a site follows from its base URL, whatever path that has. */
export function addressesOf({ baseUrl }: Pick<PageSite, 'baseUrl'>): Addresses {
  const { origin, pathname } = new URL(baseUrl);
  const base = pathname.replace(/\/$/, '');
  const month = (value: string) => `${base}/${value.replace('-', '/')}/`;
  return {
    home: `${base}/`,
    corrections: `${base}/corrections`,
    search: `${base}/search`,
    atom: `${base}/feed.atom`,
    jsonFeed: `${base}/feed.json`,
    month,
    report: (report) => `${month(report.month)}${report.slug}/`,
    photo: ({ id }, file) => `${base}/photo/${id}-${file}`,
    commentFeed: (report) => `${month(report.month)}${report.slug}/comments.atom`,
    monthFeed: (value) => `${month(value)}feed.atom`,
    page: (slug) => `${base}/page/${slug}/`,
    term: (kind, slug) => `${base}/${kind}/${slug}/`,
    termFeed: (kind, slug) => `${base}/${kind}/${slug}/feed.atom`,
    thread: (storyId) => `${base}/t/${storyId}/`,
    threadFeed: (storyId) => `${base}/t/${storyId}/feed.atom`,
    authorFeed: (handle) => `${base}/by/${handle}/feed.atom`,
    composeForm: `${base}/compose`,
    flagForm: `${base}/flag`,
    discussion: `${base}/discussion`,
    notice: `${base}/notice`,
    follow: `${base}/follow`,
    voteForm: `${base}/vote`,
    signIn: `${base}/sign-in`,
    signOut: `${base}/sign-out`,
    me: `${base}/me`,
    urls: urlsBelow(base),
    marked: (id) => `${base}/c/${id}#${anchorOf(id)}`,
    whole: (href) => new URL(href, origin).href,
  };
}
