import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { App } from '../app.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import { CSV_HOLDS, writeCsv } from '../formats/csv-writer.js';
import { DISQUS_HOLDS, writeDisqus } from '../formats/disqus-writer.js';
import type { ParleyRecord } from '../formats/parley-records.js';
import { writeParley } from '../formats/parley-writer.js';
import { countingLosses, type Holds, type Losses } from '../formats/writer-losses.js';
import { WXR_HOLDS, writeWxr } from '../formats/wxr-writer.js';
import { staticArchive } from '../publish/static-archive.js';
import { exportSite } from '../use-cases/export-site.js';
import type { CliContext } from './context.js';
import { toParleyRecord } from './export-records.js';
import { EXIT, type ExitCode, UsageError } from './run.js';
import { isUnread } from './terminal.js';

interface Options {
  readonly site: string;
  readonly out?: string;
  readonly format: 'parley' | 'html' | keyof typeof FOREIGN;
  readonly photos?: true;
  readonly json?: true;
}

type Write = (records: AsyncIterable<ParleyRecord>) => AsyncIterable<string>;

/** Formats of others, and what they hold. */
const FOREIGN = {
  wxr: { write: writeWxr, holds: WXR_HOLDS },
  disqus: { write: writeDisqus, holds: DISQUS_HOLDS },
  csv: { write: writeCsv, holds: CSV_HOLDS },
} as const satisfies Record<string, { readonly write: Write; readonly holds: Holds }>;

export function addExportCommand(program: Command, cli: CliContext): void {
  program
    .command('export')
    .description("write everything of a site as Parley's JSON lines, which `import` reads back")
    .requiredOption('--site <slug>', 'the site')
    .addOption(
      new Option('--format <name>', 'for another system; what it cannot hold is told')
        .choices(['parley', ...Object.keys(FOREIGN), 'html'])
        .default('parley'),
    )
    .option(
      '--out <file>',
      'a file (for html: a folder) that does not exist yet; without it the archive goes to stdout',
    )
    .option('--photos', 'take the files of photos along (parley; html always has them)')
    .option('--json', 'print a summary as JSON (with --out)')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => runExport(cli, app, options))),
    );
}

async function runExport(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  if (options.json === true && options.out === undefined)
    throw new UsageError('--json needs --out: stdout holds the archive.');
  const site = await app.store.read.siteBySlug({ slug: options.site });
  if (site === undefined) throw new Refusal('unknown_site', { site: options.site });
  if (options.format === 'html') return writePages(cli, app, { site, options });
  const counts = { stories: 0, comments: 0 };
  let photosLeft = 0;
  const photos = options.photos === true;
  async function* records(): AsyncGenerator<ParleyRecord> {
    for await (const record of exportSite(app.store.read, site as NonNullable<typeof site>, { photos })) {
      if (record.type === 'story') counts.stories += 1;
      if (record.type === 'story' && !photos) photosLeft += record.report?.details?.photos.length ?? 0;
      if (record.type === 'comment') counts.comments += 1;
      yield toParleyRecord(record);
    }
  }
  const losses: Losses = new Map();
  const lines = linesOf(records(), { format: options.format, losses, now: app.clock() });
  try {
    await pipeline(Readable.from(lines), target(options.out), { end: options.out !== undefined });
  } catch (error) {
    // Whoever read the archive went away: there is nobody to tell, and it is not whole.
    if (options.out === undefined && isUnread(error)) return EXIT.failed;
    throw error;
  }
  if (photosLeft > 0) losses.set('photos of reports; --photos takes them along', photosLeft);
  for (const [what, count] of losses)
    if (!options.json) cli.terminal.err(`Not in the file: ${what} (${count})`);
  if (options.out === undefined) return EXIT.done;
  if (options.json)
    cli.terminal.out(JSON.stringify({ file: options.out, ...counts, lost: Object.fromEntries(losses) }));
  else cli.terminal.out(`${options.out}: ${counts.stories} stories, ${counts.comments} comments`);
  return EXIT.done;
}

/** A folder of pages that need no server. */
async function writePages(
  cli: CliContext,
  app: App,
  { site, options }: { readonly site: Site; readonly options: Options },
): Promise<ExitCode> {
  const { out } = options;
  if (out === undefined) throw new UsageError('--format html needs --out: the folder to make.');
  await mkdir(path.join(out), { mode: 0o700 });
  await mkdir(path.join(out, 'stories'));
  let pages = 0;
  for await (const page of staticArchive(exportSite(app.store.read, site, { photos: true }))) {
    await writeFile(path.join(out, page.path), page.text, { flag: 'wx' });
    pages += 1;
  }
  cli.terminal.out(
    options.json ? JSON.stringify({ folder: out, pages }) : `${out}: ${pages} pages; open index.html`,
  );
  return EXIT.done;
}

function linesOf(
  records: AsyncIterable<ParleyRecord>,
  {
    format,
    losses,
    now,
  }: { readonly format: Exclude<Options['format'], 'html'>; readonly losses: Losses; readonly now: number },
): AsyncIterable<string> {
  if (format === 'parley')
    return writeParley(records, { generator: 'parley', exportedAt: new Date(now).toISOString() });
  const { write, holds } = FOREIGN[format];
  return write(countingLosses(records, { losses, holds }));
}

function target(file: string | undefined): Writable {
  return file === undefined ? process.stdout : createWriteStream(file, { flags: 'wx', mode: 0o600 });
}
