import type { Site } from '../core/site.js';
import type { PageFrame, PageSite } from '../render/pages/props.js';
import type { HttpApp } from './route.js';

/** What every page of a site is painted with. */
export function pageFrame(app: HttpApp, site: Site, baseUrl: string): PageFrame {
  return { site: pageSite(site, baseUrl), assets: pageAssets(app, baseUrl) };
}

function pageSite(site: Site, baseUrl: string): PageSite {
  const { name, slug, language, timezone, settings } = site;
  return { name, slug, language, timezone, baseUrl, pages: settings.pages ?? [] };
}

/** Files are named with their digest, so that a page and what it loads are of one build. */
function pageAssets({ files }: HttpApp, baseUrl: string): PageFrame['assets'] {
  const base = new URL(baseUrl).pathname.replace(/\/$/, '');
  return {
    css: `${base}/assets/${files.named('site.css')?.file ?? 'site.css'}`,
    compose: `${base}/assets/${files.named('compose-page.js')?.file ?? 'compose-page.js'}`,
    embed: `${base}/${files.named('embed.js')?.file ?? 'embed.js'}`,
  };
}
