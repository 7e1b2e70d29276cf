import { type SitePage, sitePageBody } from '../../core/site-page.js';
import { Body } from '../../view/body.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { voiceOf } from './page-voice.js';
import type { PageFrame } from './props.js';

/** `/page/{slug}/`: a page of the newsroom's own. */
export function paintSitePage(
  props: PageFrame & { readonly page: Pick<SitePage, 'title' | 'slug' | 'source'> },
): string {
  const { site, page } = props;
  const addresses = addressesOf(site);
  return paintDocument(props, {
    voice: voiceOf(site),
    title: page.title,
    canonical: addresses.whole(addresses.page(page.slug)),
    main: (
      <article class="report">
        <header>
          <h1 dir="auto">{page.title}</h1>
        </header>
        <Body body={sitePageBody(page)} />
      </article>
    ),
  });
}
