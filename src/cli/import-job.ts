/** One step of an import that was begun in the console: the server starts this command and listens on its channel. */
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { App } from '../app.js';
import { decodeId, type SiteId } from '../core/ids.js';
import type { ImportJob, ImportNews, ImportWork } from '../core/import-job.js';
import { Refusal } from '../core/refusal.js';
import { undoImport } from '../use-cases/import/undo-import.js';
import type { CliContext } from './context.js';
import { createHeldList, storyLines, summaryOf } from './import-job-files.js';
import { pausingByChannel } from './import-pause.js';
import { verifiedAsJson, writeReport } from './import-words.js';
import { undoneAsJson } from './imports.js';
import { EXIT, type ExitCode } from './run.js';
import { type ImportOptions, openForImport, performImport, performVerify } from './run-import.js';

interface Step {
  readonly folder: string;
  readonly job: ImportJob;
  readonly work: ImportWork;
  readonly options: ImportOptions;
  readonly pausing: ReturnType<typeof pausingByChannel>;
}

function tell(news: ImportNews): void {
  process.send?.(news);
}

/** Does one step. What comes of it lies in the folder afterwards; how it goes is told on the channel. */
export async function runJob(cli: CliContext, folder: string, work: ImportWork): Promise<ExitCode> {
  const pausing = pausingByChannel();
  try {
    const job: ImportJob = JSON.parse(await readFile(path.join(folder, 'job.json'), 'utf8'));
    const step = { folder, job, work, options: optionsOf(folder, job, work), pausing };
    await cli.withApp('command', (app) => WORKS[work](app, step));
    return EXIT.done;
  } catch (error) {
    const { code, message } = error instanceof Refusal ? error : { code: 'failed', message: String(error) };
    tell({ kind: 'failure', code, message });
    return EXIT.failed;
  } finally {
    pausing.end();
  }
}

const WORKS: Readonly<Record<ImportWork, (app: App, step: Step) => Promise<void>>> = {
  check: bringIn,
  import: bringIn,
  verify,
  undo,
};

function optionsOf(
  folder: string,
  { site, hasRules, wishes, run }: ImportJob,
  work: ImportWork,
): ImportOptions {
  const { timezone, instance, baseUrl, judge, keepParsed, articles } = wishes;
  return {
    site,
    format: 'auto',
    judge,
    ...(timezone !== null && { timezone }),
    ...(instance !== null && { instance }),
    ...(baseUrl !== null && { baseUrl }),
    ...(keepParsed && { keepParsed }),
    ...(articles && { articles }),
    ...(hasRules && { rules: path.join(folder, 'rules') }),
    ...(work === 'check' && { dryRun: true }),
    ...(work === 'import' && run !== null && { continue: run }),
  };
}

function uploaded({ folder, job }: Step): readonly string[] {
  return job.files.map((_, index) => path.join(folder, String(index)));
}

async function bringIn(app: App, step: Step): Promise<void> {
  const { folder, job, work, options, pausing } = step;
  const opened = await openForImport(uploaded(step), options);
  const held = createHeldList(path.join(folder, `${work}-held.jsonl`));
  const result = await performImport(app, opened, {
    names: job.files.map(({ name }) => name),
    options,
    hooks: {
      pausing,
      onProgress: (done) => tell({ kind: 'progress', progress: opened.reckon(done) }),
      onVerdict: held.add,
    },
  });
  const site = await app.store.read.siteBySlug({ slug: job.site });
  const { summary, grouped } = summaryOf(result, site?.hosts ?? []);
  const judged = options.judge === 'off' ? null : await held.end();
  await writeLines(path.join(folder, `${work}-stories.jsonl`), storyLines(grouped));
  const about = { site: job.site, now: app.clock(), ...(work === 'check' && { dryRun: true as const }) };
  for (const kind of ['html', 'json']) {
    const file = path.join(folder, `${work}.report.${kind}`);
    await rm(file, { force: true });
    await writeReport(file, result, about);
  }
  await writeJson(path.join(folder, `${work}.json`), { ...summary, held: judged });
}

async function verify(app: App, step: Step): Promise<void> {
  const opened = await openForImport(uploaded(step), step.options);
  const verified = await performVerify(app, opened, { options: step.options, pausing: step.pausing });
  await writeJson(path.join(step.folder, 'verify.json'), verifiedAsJson(verified));
}

async function undo(app: App, { folder, job }: Step): Promise<void> {
  const [runId, siteId] = [decodeId<number>(job.run ?? ''), decodeId<SiteId>(job.siteId)];
  if (runId === undefined || siteId === undefined) throw new Refusal('not_found');
  const { read, background } = app.store;
  // Cut off before it wrote anything.
  if ((await read.importRun({ id: runId })) === undefined)
    return writeJson(path.join(folder, 'undo.json'), NOTHING);
  const undone = await undoImport({ read, write: background, clock: app.clock }, { runId, siteId });
  await writeJson(path.join(folder, 'undo.json'), undoneAsJson(undone));
}

const NOTHING = undoneAsJson({
  comments: { found: 0, removed: 0 },
  stories: { found: 0, removed: 0, kept: [] },
  kept: [],
});

/** Whole or not at all: a reader never sees half of it. */
async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(lines), createWriteStream(file, { mode: 0o600 }));
}
