import { createReadStream, existsSync } from 'node:fs';
import { encodeId } from '../../../../core/ids.js';
import { type HeldExample, STORY_GROUPS, type StoryGroup } from '../../../../core/import-job.js';
import { Refusal } from '../../../../core/refusal.js';
import { paintConsole } from '../../../../render/console/paint.js';
import type { ImportedStoryView } from '../../../../wire/import.js';
import { sendHtml } from '../../../answer.js';
import { choiceFrom, countFrom, queryOf } from '../../../read-request.js';
import type { Exchange, Route } from '../../../route.js';
import { type Desk, staffPage } from '../desk.js';
import { frameOf } from '../frame.js';
import { importOf, listedWork, pageOfLines, summaryOf } from './import-place.js';

const PAGE = 100;

async function showStories(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { site, job } = importOf(exchange, desk);
  const work = listedWork(exchange);
  const group = choiceFrom<StoryGroup | 'all'>(exchange, 'group', ['all', ...STORY_GROUPS]);
  const page = countFrom(exchange, 'page') ?? 1;
  const summary = await summaryOf(exchange, job, work);
  if (summary === null) throw new Refusal('not_found');
  const stories = await pageOfLines<ImportedStoryView>(
    exchange.app.deps.imports.fileOf(job, `${work}-stories.jsonl`),
    {
      isWanted: ({ groups }) => group === 'all' || groups.includes(group),
      skip: (page - 1) * PAGE,
      limit: PAGE,
    },
  );
  const html = paintConsole.importStories({
    frame: await frameOf(exchange, desk),
    siteId: encodeId(site.id),
    ...{ job, work, group, page, stories },
    counts: summary.stories,
    hasMore: page * PAGE < summary.stories[group],
  });
  return sendHtml(exchange, 200, html);
}

async function showHeld(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { site, job } = importOf(exchange, desk);
  const work = listedWork(exchange);
  const rule = queryOf(exchange, 'rule') ?? null;
  const page = countFrom(exchange, 'page') ?? 1;
  const held = (await summaryOf(exchange, job, work))?.held ?? null;
  if (held === null) throw new Refusal('not_found');
  const found = await pageOfLines<HeldExample>(exchange.app.deps.imports.fileOf(job, `${work}-held.jsonl`), {
    isWanted: (one) => rule === null || one.rule === rule,
    skip: (page - 1) * PAGE,
    limit: PAGE + 1,
  });
  const html = paintConsole.importHeld({
    frame: await frameOf(exchange, desk),
    siteId: encodeId(site.id),
    ...{ job, work, held, rule, page },
    examples: found.slice(0, PAGE),
    hasMore: found.length > PAGE,
  });
  return sendHtml(exchange, 200, html);
}

/** The report as a file, to be handed to the editor. */
async function sendReport(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { job } = importOf(exchange, desk);
  const work = listedWork(exchange);
  const kind = choiceFrom(exchange, 'as', ['html', 'json']);
  const file = exchange.app.deps.imports.fileOf(job, `${work}.report.${kind}`);
  if (job.done[work] === undefined || !existsSync(file)) throw new Refusal('not_found');
  const type = kind === 'html' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  return exchange.reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${job.site}-${work}.${kind}"`)
    .send(createReadStream(file));
}

const shared = { space: 'console', who: 'admin', method: 'GET' } as const;

export const importResultRoutes: readonly Route[] = [
  {
    ...shared,
    path: '/console/site/:siteId/import/:importId/stories',
    about:
      'Which stories an archive becomes: new, matched, of several threads, with suspicious addresses. Admins only.',
    handle: staffPage(showStories),
  },
  {
    ...shared,
    path: '/console/site/:siteId/import/:importId/held',
    about: "What the site's policy holds of an archive, or would hold, and why. Admins only.",
    handle: staffPage(showHeld),
  },
  {
    ...shared,
    path: '/console/site/:siteId/import/:importId/report',
    about: 'The report of a check or an import as a file. Admins only.',
    handle: staffPage(sendReport),
  },
];
