import type { StoryId } from '../../../../core/ids.js';
import { reportOfDraft } from '../../../../core/report-of-draft.js';
import { paintReportPreview } from '../../../../render/pages/report-preview.js';
import { type OpenReport, openReport } from '../../../../use-cases/edit-report.js';
import { sendHtml } from '../../../answer.js';
import { pageFrame } from '../../../page-frame.js';
import { idFrom } from '../../../read-request.js';
import type { Exchange, Route } from '../../../route.js';
import { type Desk, staffPage } from '../desk.js';
import { framingHeaders } from './framing.js';

/** The report as it would be published, by the code that paints the public page. */
async function showPreview(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { app } = exchange;
  const open = await openReport(app.deps, desk.actor, idFrom<StoryId>(exchange, 'storyId'));
  const { site, draft } = open;
  exchange.reply.headers(framingHeaders('framed'));
  const hasMap = draft.content.map !== null;
  const html = paintReportPreview({
    ...pageFrame(app, site, app.own.consoleUrl ?? app.own.baseUrl),
    report: await previewed(exchange, open),
    map: hasMap ? { wide: 'map.svg', narrow: 'map.svg', data: null } : null,
    language: draft.content.language || null,
  });
  return sendHtml(exchange, 200, html);
}

async function previewed({ app: { deps } }: Exchange, { site, draft, report }: OpenReport) {
  const sources = await deps.store.read.newsSources({ siteId: site.id });
  return reportOfDraft({ draft, site, sources, before: report, note: null, now: deps.clock() });
}

/** The draft's map, drawn now. */
async function showMap(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { app, reply } = exchange;
  const open = await openReport(app.deps, desk.actor, idFrom<StoryId>(exchange, 'storyId'));
  const { claims } = await previewed(exchange, open);
  const { content } = open.draft;
  const made = await app.deps.maps.draw({
    ...{ document: content.map, claims },
    language: content.language || open.site.language,
  });
  const wide = made.files.find(({ name }) => name === 'map-wide.svg');
  return reply
    .headers({ 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" })
    .type('image/svg+xml')
    .send(Buffer.from(wide?.content ?? new Uint8Array()));
}

const shared = { space: 'console', who: 'writer', method: 'GET' } as const;

export const reportPreviewRoutes: readonly Route[] = [
  {
    ...shared,
    path: '/console/report/:storyId/preview',
    about: 'A report as it would be published.',
    handle: staffPage(showPreview),
  },
  {
    ...shared,
    path: '/console/report/:storyId/map.svg',
    about: "A draft's map, drawn when it is asked for.",
    handle: staffPage(showMap),
  },
];
