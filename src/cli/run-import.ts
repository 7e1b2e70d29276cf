import path from 'node:path';
import type { App } from '../app.js';
import { decodeId, encodeId } from '../core/ids.js';
import type { ImportProgress } from '../core/import-job.js';
import { isBalanced } from '../core/ledger.js';
import { isTimezone } from '../core/local-time.js';
import { Refusal } from '../core/refusal.js';
import { archiveFromFiles } from '../formats/archive-from-files.js';
import type { ReadingOptions } from '../formats/format.js';
import type { OpenedArchive } from '../formats/open-archive.js';
import { readdressBy } from '../use-cases/import/address-rules.js';
import { type ImportResult, importArchive } from '../use-cases/import/import-archive.js';
import type { ImportRequest } from '../use-cases/import/import-request.js';
import { type Verified, verifyArchive } from '../use-cases/import/verify-archive.js';
import type { CliContext } from './context.js';
import { pausingBySignal } from './import-pause.js';
import { progressInWords, reckonProgress, sizeOf } from './import-progress.js';
import { ledgerInWords, verifiedAsJson, verifiedInWords, writeReport } from './import-words.js';
import { type RulesFile, readRulesFile } from './rules-file.js';
import { EXIT, type ExitCode, UsageError } from './run.js';
import { keepHeapSmall } from './small-heap.js';
import { createProgress } from './terminal.js';
import { tracedImport } from './traced-import.js';

/** What `parley import` was asked. */
export interface ImportOptions {
  readonly site: string;
  readonly format: string;
  readonly dryRun?: true;
  readonly timezone?: string;
  readonly capturedAt?: string;
  readonly map?: string;
  readonly rules?: string;
  readonly instance?: string;
  readonly baseUrl?: string;
  readonly keepParsed?: true;
  readonly judge: 'off' | 'report' | 'hold';
  readonly articles?: true;
  /** A run that was cut off, as `imports list` names it. */
  readonly continue?: string;
  readonly report?: string;
  readonly verify?: true;
  readonly json?: true;
}

/** What is told and asked while an import works. */
type Hooks = Pick<ImportRequest, 'onProgress' | 'onVerdict' | 'pausing'>;

/** An archive whose options were found good. */
export interface Opened {
  readonly archive: OpenedArchive;
  readonly rules: RulesFile;
  readonly reckon: (progress: Parameters<NonNullable<ImportRequest['onProgress']>>[0]) => ImportProgress;
}

/** Checks what was asked and opens the archive. Refuses as docs/reference/cli.md tells. */
export async function openForImport(files: readonly string[], options: ImportOptions): Promise<Opened> {
  checkOptions(options);
  keepHeapSmall();
  const rules = await rulesOf(options);
  const archive = await archiveFromFiles(files, options.format, readingOptions(options, rules));
  const reckon = reckonProgress({ clock: Date.now, bytes: await sizeOf(files), taken: archive.taken });
  return { archive, rules, reckon };
}

/** Brings an opened archive in. */
export async function performImport(
  app: App,
  { archive, rules }: Opened,
  {
    names,
    options,
    hooks,
  }: {
    readonly names: readonly string[];
    readonly options: ImportOptions;
    readonly hooks: Hooks;
  },
): Promise<ImportResult> {
  const { site, judge: mode } = options;
  const judge = mode === 'off' ? null : await app.judgeFor(site, mode === 'hold');
  try {
    return await tracedImport(app.tracer, hooks, (told) =>
      importArchive(
        { ...app, read: app.store.read, write: app.store.background, staging: app.openStaging() },
        {
          ...requestOf(names, options, archive),
          judge,
          readdress: readdressBy(rules.rules ?? []),
          home: app.config.baseUrl ?? null,
          ...told,
        },
      ),
    );
  } finally {
    await judge?.close();
  }
}

/** Compares an opened archive with what is here. */
export function performVerify(
  app: App,
  { archive }: Opened,
  { options, pausing }: { readonly options: ImportOptions } & Pick<Hooks, 'pausing'>,
): Promise<Verified> {
  const { site, timezone = null, instance = null } = options;
  return verifyArchive(
    { ...app, read: app.store.read, staging: app.openStaging() },
    { ...archive, site, timezone, instance, ...(pausing && { pausing }) },
  );
}

/** Brings archives in, or compares them with what is here. Gives `failed` and `partly` as docs/reference/cli.md tells. */
export async function runImport(
  cli: CliContext,
  files: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const opened = await openForImport(files, options);
  if (options.verify === true)
    return cli.withApp('command', (app) => runVerify(cli, app, { opened, options }));
  return cli.withApp('command', async (app) => {
    const progress = createProgress(cli.terminal, app.clock);
    const pausing = pausingBySignal(cli.terminal);
    try {
      const result = await performImport(app, opened, {
        names: files.map((file) => path.basename(file)),
        options,
        hooks: { pausing, onProgress: (done) => progress.show(progressInWords(opened.reckon(done))) },
      });
      progress.end();
      if (options.report !== undefined)
        await writeReport(options.report, result, { ...options, now: app.clock() });
      return tell(cli, result, options);
    } finally {
      pausing.end();
    }
  });
}

async function runVerify(
  cli: CliContext,
  app: App,
  { opened, options }: { readonly opened: Opened; readonly options: ImportOptions },
): Promise<ExitCode> {
  const verified = await performVerify(app, opened, { options });
  cli.terminal.out(
    options.json === true ? JSON.stringify(verifiedAsJson(verified)) : verifiedInWords(verified),
  );
  return verified.isWhole ? EXIT.done : EXIT.failed;
}

/** What the files of `--map` and `--rules` tell; either option takes either kind. */
async function rulesOf({ map, rules }: ImportOptions): Promise<RulesFile> {
  const files = [map, rules].filter((file) => file !== undefined);
  const found = await Promise.all(files.map(readRulesFile));
  const selectors = found.find((each) => each.selectors !== undefined)?.selectors;
  const all = found.flatMap((each) => each.rules ?? []);
  return { ...(selectors === undefined ? {} : { selectors }), ...(all.length === 0 ? {} : { rules: all }) };
}

function readingOptions({ capturedAt }: ImportOptions, { selectors }: RulesFile): ReadingOptions {
  return {
    ...(capturedAt === undefined ? {} : { capturedAt: Date.parse(capturedAt) }),
    ...(selectors === undefined ? {} : { selectors }),
  };
}

function requestOf(
  names: readonly string[],
  options: ImportOptions,
  { records, format }: OpenedArchive,
): Omit<ImportRequest, 'judge' | 'readdress' | 'home'> {
  return {
    records,
    format,
    source: names.join(', '),
    site: options.site,
    timezone: options.timezone ?? null,
    instance: options.instance ?? null,
    ...continuing(options),
    pagesAt: options.baseUrl ?? null,
    keepParsed: options.keepParsed === true,
    dryRun: options.dryRun === true,
    // A page saved as text is the only copy of its article: it becomes a report without being asked.
    articles: options.articles === true || format.makesReports === true,
  };
}

function continuing({ continue: run }: ImportOptions): Pick<ImportRequest, 'continues'> {
  if (run === undefined) return {};
  const continues = decodeId<number>(run);
  if (continues === undefined) throw new UsageError(`"${run}" is no import; imports list names them.`);
  return { continues };
}

function checkOptions({ timezone, capturedAt, site, baseUrl }: ImportOptions): void {
  if (baseUrl !== undefined && !/^https?:\/\/[^/?#]+(?:\/[^?#]*)?$/i.test(baseUrl))
    throw new UsageError(`"${baseUrl}" is no address such as https://www.example.org.`);
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(site))
    throw new UsageError(`"${site}" is no site name: use lower-case letters, digits and hyphens.`);
  if (timezone !== undefined && !isTimezone(timezone))
    throw new UsageError(`"${timezone}" is no time zone that this machine knows, such as Europe/Athens.`);
  if (capturedAt !== undefined && Number.isNaN(Date.parse(capturedAt)))
    throw new UsageError(`"${capturedAt}" is no time such as 2026-11-25T10:00:00Z.`);
}

function tell(cli: CliContext, { ledger, failure, runId }: ImportResult, options: ImportOptions): ExitCode {
  if (!isBalanced(ledger))
    throw new Refusal('archive_refused', {
      problem: 'its ledger does not balance; this is a fault of Parley.',
    });
  if (options.json === true) {
    const error =
      failure === null
        ? {}
        : {
            error: {
              code: 'malformed_archive',
              message: failure.message,
              line: failure.line,
              column: failure.column,
            },
          };
    const run = options.dryRun === true ? {} : { run: encodeId(runId) };
    cli.terminal.out(JSON.stringify({ ...ledger, ...run, ...error }));
  } else {
    cli.terminal.out(ledgerInWords(ledger, options.dryRun === true));
    if (options.dryRun !== true)
      cli.terminal.out(`To take it back: imports undo ${encodeId(runId)} --site ${options.site}`);
    if (failure !== null)
      cli.terminal.err(
        `The file breaks at line ${failure.line}, column ${failure.column}: ${failure.message}. What came before was kept.`,
      );
  }
  return failure === null ? EXIT.done : EXIT.partly;
}
