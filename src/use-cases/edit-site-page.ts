import type { AccountActor, Actor } from '../core/account.js';
import type { SiteId } from '../core/ids.js';
import { may } from '../core/permissions.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import { cleanSitePage, type SitePage, type SitePageContent } from '../core/site-page.js';
import { actBy } from './act-entry.js';
import type { NewsroomDeps } from './newsroom-deps.js';
import { siteOf } from './site-of.js';

type Deps = Pick<NewsroomDeps, 'store' | 'clock' | 'newId'>;

/** A page on its editor's desk. */
export interface OpenSitePage {
  readonly site: Site;
  readonly page: SitePage;
}

/** The pages of a site, in the order of the footer. Refuses sign_in_required; not_found for whoever may not write them. */
export async function listSitePages(
  deps: Deps,
  actor: Actor,
  siteId: SiteId,
): Promise<{ readonly site: Site; readonly pages: readonly SitePage[] }> {
  const site = await mustEdit(deps, actor, siteId);
  return { site, pages: await deps.store.read.sitePages({ siteId }) };
}

/** Refuses as `listSitePages`. */
export async function openSitePage(deps: Deps, actor: Actor, id: number): Promise<OpenSitePage> {
  const page = await deps.store.read.sitePageById({ id });
  if (page === undefined) throw new Refusal('not_found');
  return { page, site: await mustEdit(deps, actor, page.siteId) };
}

/** Makes a page that nobody but the newsroom sees. Refuses as `listSitePages`; text_empty, slug_taken. */
export async function addSitePage(
  deps: Deps,
  actor: Actor,
  input: { readonly siteId: SiteId; readonly title: string },
): Promise<SitePage> {
  const { site, pages } = await listSitePages(deps, actor, input.siteId);
  const position = (pages.at(-1)?.position ?? 0) + 10;
  const content = cleanSitePage({
    ...{ title: input.title, slug: '', source: '', kind: '', position, isPublic: false },
  });
  return write(deps, actor, { ...content, id: deps.newId<number>(), siteId: site.id, revision: 0 });
}

/** Saves a page on top of the revision that was read. Refuses as `addSitePage`; page_changed, text_too_long. */
export async function saveSitePage(
  deps: Deps,
  actor: Actor,
  input: { readonly id: number; readonly revision: number; readonly content: SitePageContent },
): Promise<SitePage> {
  const { page } = await openSitePage(deps, actor, input.id);
  const content = cleanSitePage(input.content);
  if (page.revision !== input.revision) throw new Refusal('page_changed');
  return write(deps, actor, { ...content, id: page.id, siteId: page.siteId, revision: page.revision });
}

/** Refuses as `listSitePages`. */
export async function deleteSitePage(deps: Deps, actor: Actor, id: number): Promise<SiteId> {
  const { page } = await openSitePage(deps, actor, id);
  await deps.store.write.deleteSitePage({ id, siteId: page.siteId, entry: actBy(deps, actor) });
  return page.siteId;
}

async function write(
  deps: Deps,
  actor: Actor,
  written: Omit<SitePage, 'updatedAt' | 'updatedBy'>,
): Promise<SitePage> {
  const page = { ...written, updatedAt: deps.clock(), updatedBy: (actor as AccountActor).account.id };
  await deps.store.write.saveSitePage({ page, entry: actBy(deps, actor) });
  return { ...page, revision: page.revision + 1 };
}

/** What somebody may not write on does not exist for them. */
async function mustEdit({ store, clock }: Deps, actor: Actor, siteId: SiteId): Promise<Site> {
  const site = await siteOf(store.read, siteId);
  const answer = may(actor, 'page.write', { site, now: clock() });
  if (answer !== true) throw answer.code === 'forbidden' ? new Refusal('not_found') : answer;
  return site;
}
