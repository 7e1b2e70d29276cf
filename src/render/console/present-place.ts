import { encodeId } from '../../core/ids.js';
import type { Site } from '../../core/site.js';
import { closesAt, isOpen, type Story } from '../../core/story.js';
import type { ConsoleStoryView, SiteView } from '../../wire/console.js';
import { presentTime } from '../present-comment.js';

/** A site as its settings page shows it. */
export function presentSite(site: Site, mayChange: boolean): SiteView {
  const { policy } = site.settings;
  return {
    id: encodeId(site.id),
    name: site.name,
    slug: site.slug,
    hosts: site.hosts,
    language: site.language,
    timezone: site.timezone,
    mode: site.settings.mode,
    policy: typeof policy === 'object' && policy !== null ? nameOf(policy) : policyName(policy),
    hasOwnPolicy: typeof policy === 'object' && policy !== null,
    voting: site.settings.voting,
    editMinutes: Math.round(site.settings.editWindow / 60_000),
    closeAfterDays: site.settings.closeAfterDays ?? null,
    guidelines: site.settings.guidelines,
    words: site.settings.words,
    query: site.settings.meaningfulQuery ?? null,
    mayChange,
  };
}

/** Null follows the installation. */
function policyName(policy: unknown): string | null {
  return typeof policy === 'string' ? policy : null;
}

function nameOf(policy: unknown): string {
  const { name } = (policy ?? {}) as { readonly name?: unknown };
  return typeof name === 'string' ? name : '';
}

/** A story for staff: how its comments appear, open or closed. `publicBase` as for cards. */
export function presentConsoleStory(
  { story, site }: { readonly story: Story; readonly site: Site },
  at: { readonly now: number; readonly publicBase: string },
): ConsoleStoryView {
  return {
    id: encodeId(story.id),
    title: story.title,
    siteName: site.name,
    siteId: encodeId(site.id),
    // A hosted report's thread page leads on to the report.
    href: `${at.publicBase}/t/${encodeId(story.id)}/`,
    url: story.url,
    mode: story.mode,
    kind: story.kind,
    siteMode: site.settings.mode,
    isOpen: isOpen(story, at.now),
    closedAt: presentTime(story.closedAt),
    closesByAge: story.closedAt === null ? presentTime(closesAt(story, site.settings.closeAfterDays)) : null,
    closedReason: story.closedReason,
    total: story.total,
    createdAt: presentTime(story.createdAt),
    timezone: site.timezone,
  };
}
