import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { App } from '../app.js';
import { Refusal } from '../core/refusal.js';
import type { ParleyRecord } from '../formats/parley-records.js';
import { writeParley } from '../formats/parley-writer.js';
import { exportSite } from '../use-cases/export-site.js';
import type { CliContext } from './context.js';
import { toParleyRecord } from './export-records.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly site: string;
  readonly out?: string;
  readonly json?: true;
}

export function addExportCommand(program: Command, cli: CliContext): void {
  program
    .command('export')
    .description("write everything of a site as Parley's JSON lines, which `import` reads back")
    .requiredOption('--site <slug>', 'the site')
    .option('--out <file>', 'a file that does not exist yet; without it the archive goes to stdout')
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
  const counts = { stories: 0, comments: 0 };
  async function* records(): AsyncGenerator<ParleyRecord> {
    for await (const record of exportSite(app.store.read, site as NonNullable<typeof site>)) {
      if (record.type === 'story') counts.stories += 1;
      if (record.type === 'comment') counts.comments += 1;
      yield toParleyRecord(record);
    }
  }
  const lines = writeParley(records(), {
    generator: 'parley',
    exportedAt: new Date(app.clock()).toISOString(),
  });
  await pipeline(Readable.from(lines), target(options.out), { end: options.out !== undefined });
  if (options.out === undefined) return EXIT.done;
  if (options.json) cli.terminal.out(JSON.stringify({ file: options.out, ...counts }));
  else cli.terminal.out(`${options.out}: ${counts.stories} stories, ${counts.comments} comments`);
  return EXIT.done;
}

function target(file: string | undefined): Writable {
  return file === undefined ? process.stdout : createWriteStream(file, { flags: 'wx', mode: 0o600 });
}
