import type { SiteSettings } from '../../src/core/site.js';

/** For tests of who writes: nothing is held because it looks like the text before. */
export const UNJUDGED: Partial<SiteSettings> = {
  policy: { name: 'unjudged', version: 1, mode: 'publish-first', rules: [] },
};
