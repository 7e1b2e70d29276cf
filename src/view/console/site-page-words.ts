import type { SitePageKind } from '../../core/site-page.js';

/** The words about pages that are no reports, in English. */
export const sitePageEn = {
  pages: 'Pages',
  pagesWords:
    'Who {site} is and how it works: about, ethics, imprint. Public ones stand at the foot of every page.',
  none: 'There is no page yet.',
  public: 'Public',
  hidden: 'Hidden',
  newTitle: 'Title of a new page',
  begin: 'Write it',
  title: 'Title',
  text: 'Text',
  textHint:
    '## begins a subheading, **bold**, *italic*, > quote, - list, [words](https://…). Paste from Word or Google Docs keeps these and nothing else.',
  slug: 'Address',
  slugHint: 'Made from the title when empty.',
  position: 'Place in the footer, as a number',
  positionHint: 'Lower ones stand first.',
  kind: 'What it tells, for search engines',
  kindUnset: 'nothing of these',
  isPublic: 'Readers may see it',
  save: 'Save',
  saved: 'Saved {when}.',
  see: 'See it on the site',
  theirs: 'Their text',
  delete: 'Delete the page',
  deleteWords: 'Its address is gone for good.',
} as const;

export const SITE_PAGE_KIND_WORDS: Readonly<Record<Exclude<SitePageKind, ''>, string>> = {
  missionCoveragePrioritiesPolicy: 'who we are and what we cover',
  ethicsPolicy: 'our ethics',
  correctionsPolicy: 'how we correct',
  verificationFactCheckingPolicy: 'how we check facts',
  unnamedSourcesPolicy: 'how we use unnamed sources',
  ownershipFundingInfo: 'who owns and funds us',
  masthead: 'who works here',
  actionableFeedbackPolicy: 'how to reach us',
};
