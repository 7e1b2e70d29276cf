import { encodeId } from '../../../../core/ids.js';
import type { ImportJob } from '../../../../core/import-job.js';
import { Refusal } from '../../../../core/refusal.js';
import type { ImportDesk } from '../../../../import-desk/import-desk.js';
import { paintConsole } from '../../../../render/console/paint.js';
import type { UndoneView, VerifiedView } from '../../../../wire/import.js';
import { sendHtml } from '../../../answer.js';
import { formOf } from '../../../form-body.js';
import type { Exchange, Route } from '../../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from '../desk.js';
import { frameOf } from '../frame.js';
import { importAddress, importOf, resultOf, summaryOf } from './import-place.js';

async function showImport(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { site, job } = importOf(exchange, desk);
  const html = paintConsole.importJob({
    frame: await frameOf(exchange, desk),
    siteId: encodeId(site.id),
    siteName: site.name,
    job,
    check: await summaryOf(exchange, job, 'check'),
    imported: await summaryOf(exchange, job, 'import'),
    verified: await resultOf<VerifiedView>(exchange, job, 'verify'),
    undone: await resultOf<UndoneView>(exchange, job, 'undo'),
  });
  return sendHtml(exchange, 200, html);
}

type Act = (imports: ImportDesk, job: ImportJob) => void | Promise<void>;

/** What the buttons of an import do. */
const ACTS: Readonly<Record<string, Act>> = {
  check: (imports, job) => imports.start(job, 'check'),
  import: (imports, job) => imports.start(job, 'import'),
  verify: (imports, job) => imports.start(job, 'verify'),
  undo(imports, job) {
    if (job.run === null) throw new Refusal('not_found');
    imports.start(job, 'undo');
  },
  pause: (imports, job) => imports.pause(job),
  resume: (imports, job) => imports.resume(job),
  cancel: (imports, job) => imports.cancel(job),
  empty: (imports, job) => imports.empty(job),
};

async function handleAct(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { site, job } = importOf(exchange, desk);
  const { act = '' } = formOf(exchange);
  const perform = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined;
  if (perform === undefined) throw new Refusal('invalid_request', { problem: 'act is none of this page.' });
  await perform(exchange.app.deps.imports, job);
  return seeOther(exchange, importAddress(site.id, job.id));
}

/** What the page's script asks for every second: how far it is, and whether it is still at it. */
async function tellProgress(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { work, isPaused, progress } = importOf(exchange, desk).job;
  return exchange.reply.send({ work, isPaused, progress });
}

const shared = { space: 'console', who: 'admin' } as const;

export const importJobRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/site/:siteId/import/:importId',
    about: 'An import: what it would do, how far it is, what became of it. Admins only.',
    handle: staffPage(showImport),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/site/:siteId/import/:importId',
    about:
      'Starts, pauses, resumes, cancels, compares or takes back an import, or takes its files away. Admins only.',
    handle: staffForm(handleAct),
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/site/:siteId/import/:importId/progress',
    about: 'How far an import is, for the script of its page. Admins only.',
    handle: staffPage(tellProgress),
  },
];
