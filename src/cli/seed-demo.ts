import type { App } from '../app.js';
import type { ReportAsset } from '../core/report.js';
import type { Site } from '../core/site.js';
import { HELD_COMMENTS, NEWSROOM_WORDS } from '../publish/demo/held-comments.js';
import { demoRecords } from '../publish/demo/records.js';
import { DEMO_REPORTS, type DemoReport } from '../publish/demo/reports.js';
import { demoMapDocument } from '../publish/map/demo-map.js';
import { demoMapArabic } from '../publish/map/demo-map-arabic.js';
import { drawMap } from '../publish/map/draw-map.js';
import { importArchive } from '../use-cases/import/import-archive.js';
import { postComment } from '../use-cases/post-comment.js';

const HOUR = 3_600_000;

/** Fills an empty data folder with the made-up newsroom: imported, published and posted by the ways that everybody uses. */
export async function seedDemo(app: App, slug: string): Promise<void> {
  const now = app.clock();
  await importArchive(
    { ...app, read: app.store.read, write: app.store.write, staging: app.openStaging() },
    {
      records: demoRecords(now),
      format: { name: 'demo', system: 'demo' },
      source: 'demonstration',
      site: slug,
      timezone: 'UTC',
      keepParsed: false,
      dryRun: false,
      articles: true,
      judge: null,
    },
  );
  const site = await app.store.read.siteBySlug({ slug });
  if (site === undefined) throw new Error('The demonstration was imported, but its site is not there.');
  await app.store.write.updateSite({
    id: site.id,
    settings: {
      ...site.settings,
      words: NEWSROOM_WORDS,
      guidelines:
        'Argue with what was said, not with who somebody is. We hold what insults people for their origin or faith.',
    },
  });
  await app.store.write.addHosts({ siteId: site.id, hosts: ['localhost', '127.0.0.1'] });
  for (const report of DEMO_REPORTS) await publish(app, site, { report, now });
  await postHeld(app, site);
}

/** Adds to the imported article what only a newsroom knows: claims, corrections, the map. */
async function publish(
  app: App,
  site: Site,
  { report, now }: { readonly report: DemoReport; readonly now: number },
): Promise<void> {
  const story = await app.store.read.storyByKey({ siteId: site.id, key: report.key });
  const stored = story && (await app.store.read.reportByStory({ storyId: story.id }));
  if (story === undefined || stored === undefined)
    throw new Error(`The demonstration's report ${report.key} is not there.`);
  const day = new Date(now - report.hoursAgo * HOUR).toISOString().slice(0, 10);
  const plain = report.map === 'arabic' ? demoMapArabic() : demoMapDocument();
  const document = { ...plain, asOf: day };
  const map = report.map === null ? null : await drawMap(document, report.language ?? site.language);
  const files = (map?.files ?? []).map(
    (file): ReportAsset => ({ ...file, storyId: story.id, digest: app.digestOfBytes(file.content) }),
  );
  await app.store.write.saveReport({
    story: { ...story, language: report.language ?? null },
    report: {
      ...stored,
      summary: report.summary,
      claims: report.claims,
      corrections: report.corrections.map(({ hoursAgo, ...correction }) => ({
        ...correction,
        at: now - hoursAgo * HOUR,
      })),
      map: map === null ? null : document,
      mapWords: map?.words ?? null,
    },
    assets: files,
    now,
  });
}

async function postHeld(app: App, site: Site): Promise<void> {
  const lead = DEMO_REPORTS[0];
  const story = lead && (await app.store.read.storyByKey({ siteId: site.id, key: lead.key }));
  if (!story) return;
  const deps = { ...app.deps, answer: () => ({ status: 202, response: '{}' }) };
  for (const [index, { name, text }] of HELD_COMMENTS.entries()) {
    const idempotencyKey = `demo-held-${index}`;
    const digest = app.digest(text);
    const actor = { kind: 'anonymous' } as const;
    await postComment(deps, actor, {
      storyId: story.id,
      text,
      name,
      idempotencyKey,
      digest,
      addressHash: null,
      ...{ mayNudge: false, mayProve: false },
    });
  }
}
