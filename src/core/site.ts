import type { SiteId } from './ids.js';
import type { Retention } from './retention.js';
import type { SitePageLink } from './site-page.js';

export type PostingMode = 'publish-first' | 'hold-first';
export type VotingMode = 'none' | 'up' | 'up-down';

/** A publication: its own stories, people, rules and hosts. */
export interface Site {
  readonly id: SiteId;
  /** Short name for commands and the embed's `site` attribute: lower-case letters, digits and hyphens, 1–40. */
  readonly slug: string;
  readonly name: string;
  /** BCP 47. Pages are painted in it; Accept-Language is ignored so that caches hold one page. */
  readonly language: string;
  /** IANA name. Decides which month a report belongs to and the times painted on pages. */
  readonly timezone: string;
  /** Host names whose pages may carry threads of this site; `*.example.org` covers subdomains. */
  readonly hosts: readonly string[];
  readonly settings: SiteSettings;
  readonly createdAt: number;
}

export interface SiteSettings {
  /** Overrides the policy's own mode; a story may override it again. */
  readonly mode: PostingMode;
  /** A template's name or a whole policy (core/policy), or null to follow the installation; kept as JSON and checked when set. */
  readonly policy: unknown;
  readonly voting: VotingMode;
  /** How long an author may change or take back a comment, in milliseconds. */
  readonly editWindow: number;
  /** Threads close by themselves this many days after publication; absent: never. */
  readonly closeAfterDays?: number;
  /** Query parameters that tell pages apart; every other one but known trackers counts too when this is absent. */
  readonly meaningfulQuery?: readonly string[];
  /** Shown above the form; the small Markdown. */
  readonly guidelines: string;
  /** Words and phrases of this newsroom, beside the shipped lists. */
  readonly words: readonly string[];
  /** What becomes of comments with an address at a host of throw-away mail; absent: a moderator reads them first. */
  readonly disposableMail?: 'allow' | 'hold';
  /** Public pages that are no reports, in the order of the footer; written with each of them. */
  readonly pages?: readonly SitePageLink[];
  /** What the law wants readers to be told; absent: nothing was written. */
  readonly law?: LawSettings;
  /** Absent: words are kept until somebody is erased. */
  readonly retention?: Retention;
  /** Absent: no single sign-on. */
  readonly sso?: SsoSettings;
}

/** Whom to turn to, and on what terms (Articles 11, 12 and 14 of Regulation (EU) 2022/2065). */
export interface LawSettings {
  /** For readers: an address of mail, a form, a telephone; the small Markdown. */
  readonly contact: string;
  /** For authorities, with the languages in which they are answered; the small Markdown. */
  readonly authorities: string;
  /** The terms; Markdown with headings. */
  readonly terms: string;
  /**
   * A small enterprise, or comments that are ancillary to the newsroom's own work: no yearly report and no export for the
   * Transparency Database. Nothing else can be turned off.
   */
  readonly isSmall: boolean;
}

/** How a newsroom tells who its readers are, by tokens that it signs. */
export interface SsoSettings {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The one algorithm that they are signed with, whatever they say themselves. */
  readonly algorithm: 'EdDSA' | 'RS256';
  /** Its public key: PEM (SPKI), or a JWKS as JSON. */
  readonly key: string;
  /** Whether a token with a verified address opens the account that has this address. */
  readonly linksEmail: boolean;
}

export const DEFAULT_SITE_SETTINGS: SiteSettings = {
  mode: 'publish-first',
  policy: null,
  voting: 'up',
  editWindow: 5 * 60_000,
  guidelines: '',
  words: [],
};
