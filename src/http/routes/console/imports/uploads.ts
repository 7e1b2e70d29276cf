import type { Readable } from 'node:stream';
import { encodeId } from '../../../../core/ids.js';
import type { ImportJob, ImportWishes } from '../../../../core/import-job.js';
import { Refusal } from '../../../../core/refusal.js';
import type { Uploading } from '../../../../import-desk/upload-folder.js';
import { paintConsole } from '../../../../render/console/paint.js';
import { sendHtml } from '../../../answer.js';
import { headerOf } from '../../../read-request.js';
import type { Exchange, Route } from '../../../route.js';
import { readStreamedForm } from '../../../streamed-form.js';
import { type Desk, seeOther, staffForm, staffPage } from '../desk.js';
import { frameOf } from '../frame.js';
import { importAddress, importOf, siteOfImport } from './import-place.js';

const SHOWN_RUNS = 100;
/** What a form weighs besides its files. */
const FORM_BYTES = 1024 * 1024;

async function showImports(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { store, imports } = exchange.app.deps;
  const site = siteOfImport(exchange, desk);
  const runs = await store.read.importRuns({ siteId: site.id, limit: SHOWN_RUNS });
  const jobs = imports.list(encodeId(site.id));
  const ofJobs = new Set(jobs.map(({ run }) => run));
  const html = paintConsole.imports({
    frame: await frameOf(exchange, desk),
    siteId: encodeId(site.id),
    siteName: site.name,
    limit: imports.limit,
    jobs,
    runs: runs
      .map(({ id, format, state, startedAt }) => ({
        ...{ run: encodeId(id), format, state },
        startedAt: new Date(startedAt).toISOString(),
      }))
      .filter(({ run }) => !ofJobs.has(run)),
  });
  return sendHtml(exchange, 200, html);
}

async function handleUpload(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { imports } = exchange.app.deps;
  const site = siteOfImport(exchange, desk);
  mustFit(exchange);
  const about = { site: site.slug, siteId: encodeId(site.id), createdBy: desk.actor.account.name };
  const job = await imports.take(about, (uploading) => filled(exchange, uploading));
  startIfFree(exchange, job);
  return seeOther(exchange, importAddress(site.id, job.id));
}

/** Other wishes, other rules, more files; then the archive is looked at again. */
async function handleChange(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { imports } = exchange.app.deps;
  const { site, job } = importOf(exchange, desk);
  mustFit(exchange);
  const changed = await imports.change(job, (uploading) => filled(exchange, uploading));
  startIfFree(exchange, changed);
  return seeOther(exchange, importAddress(site.id, job.id));
}

/** A large body is refused before it is sent, where its sender tells its size. */
function mustFit(exchange: Exchange): void {
  const { limit } = exchange.app.deps.imports;
  if (Number(headerOf(exchange, 'content-length') ?? 0) > limit + FORM_BYTES)
    throw new Refusal('payload_too_large', { limit });
}

/** An archive that was taken in while another import is under way waits for somebody to start it. */
function startIfFree({ app }: Exchange, job: ImportJob): void {
  try {
    app.deps.imports.start(job, 'check');
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'import_under_way')) throw error;
  }
}

async function filled(exchange: Exchange, uploading: Uploading): Promise<ImportWishes> {
  const fields = await readStreamedForm(exchange, ({ field, name, content }) =>
    uploading.take(field === 'rules' ? 'rules' : 'file', name, content as Readable),
  );
  const text = (name: string): string | null => fields[name]?.trim() || null;
  const { judge } = fields;
  return {
    timezone: text('timezone'),
    instance: text('instance'),
    baseUrl: text('baseUrl'),
    judge: judge === 'off' || judge === 'hold' ? judge : 'report',
    keepParsed: fields.keepParsed === 'yes',
    articles: fields.articles === 'yes',
  };
}

const shared = { space: 'console', who: 'admin' } as const;

export const importUploadRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/site/:siteId/imports',
    about: 'The imports of a site, and the form that begins one. Admins only.',
    handle: staffPage(showImports),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/site/:siteId/imports',
    about: 'Takes the files of an archive in and looks at them, writing nothing. Admins only.',
    takesFiles: true,
    handle: staffForm(handleUpload),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/site/:siteId/import/:importId/check',
    about: 'Looks at an archive again with other wishes, rules or more files. Admins only.',
    takesFiles: true,
    handle: staffForm(handleChange),
  },
];
