import { bodyFromMarkdown } from './body/from-markdown.js';
import type { Body } from './body/tree.js';
import type { AccountId, SiteId } from './ids.js';
import { Refusal } from './refusal.js';
import { slugOf } from './slug.js';
import { removeForbidden } from './text.js';
import { cleanTitle } from './title.js';

/**
 * What a page of the newsroom's own tells readers, by the name that search engines know it by
 * (https://schema.org/NewsMediaOrganization); empty for any other page.
 */
export const SITE_PAGE_KINDS = [
  '',
  'missionCoveragePrioritiesPolicy',
  'ethicsPolicy',
  'correctionsPolicy',
  'verificationFactCheckingPolicy',
  'unnamedSourcesPolicy',
  'ownershipFundingInfo',
  'masthead',
  'actionableFeedbackPolicy',
] as const;
export type SitePageKind = (typeof SITE_PAGE_KINDS)[number];

/** A page that is no report: who we are, how we work. */
export interface SitePage {
  readonly id: number;
  readonly siteId: SiteId;
  /** Of the address: /page/{slug}/. Unique within the site. */
  readonly slug: string;
  readonly title: string;
  /** The small Markdown of reports. */
  readonly source: string;
  readonly kind: SitePageKind;
  /** Lower ones stand first in the footer. */
  readonly position: number;
  readonly isPublic: boolean;
  /** Goes up by one with every save; whoever saves names the one that they read, 0 for a new page. */
  readonly revision: number;
  readonly updatedAt: number;
  readonly updatedBy: AccountId;
}

/** A public page as every page of its site links to it. */
export type SitePageLink = Pick<SitePage, 'slug' | 'title' | 'kind' | 'revision'>;

/** What a person writes of a page. */
export type SitePageContent = Pick<SitePage, 'slug' | 'title' | 'source' | 'kind' | 'position' | 'isPublic'>;

const LONGEST_SOURCE = 100_000;
const LAST_POSITION = 999;

/** A page as it is stored. Refuses text_empty without a title, text_too_long. */
export function cleanSitePage(raw: SitePageContent): SitePageContent {
  const title = cleanTitle(raw.title);
  const source = removeForbidden(raw.source.replace(/\r\n?/g, '\n'));
  if (title === '') throw new Refusal('text_empty');
  if (source.length > LONGEST_SOURCE)
    throw new Refusal('text_too_long', { length: source.length, limit: LONGEST_SOURCE });
  return {
    ...{ title, source, isPublic: raw.isPublic },
    slug: slugOf(raw.slug.trim() === '' ? title : raw.slug, 'page'),
    kind: SITE_PAGE_KINDS.includes(raw.kind) ? raw.kind : '',
    position: Math.min(Math.max(Math.trunc(raw.position) || 0, 0), LAST_POSITION),
  };
}

/** What a page says. */
export function sitePageBody({ source }: Pick<SitePage, 'source'>): Body {
  return bodyFromMarkdown(source, { headings: true });
}
