import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { App } from '../app.js';
import type { Sheet } from '../core/process/transparency-sheets.js';
import { Refusal } from '../core/refusal.js';
import { transparencyReport } from '../use-cases/transparency-report.js';
import type { CliContext } from './context.js';
import { dayFrom } from './day.js';
import { EXIT, type ExitCode } from './run.js';

interface Options {
  readonly site: string;
  readonly from: string;
  readonly to: string;
  readonly out: string;
  readonly withoutOrders?: true;
  readonly json?: true;
}

/** `transparency`: a period's report in the Commission's CSV templates. */
export function addTransparencyCommand(program: Command, cli: CliContext): void {
  program
    .command('transparency')
    .description("write a period's transparency report in the EU Commission's CSV templates")
    .requiredOption('--site <slug>', 'the site')
    .requiredOption('--from <date>', 'the first day, such as 2026-01-01 (UTC)')
    .requiredOption('--to <date>', 'the last day, which is in it')
    .requiredOption('--out <folder>', 'a folder; it is made')
    .option('--without-orders', 'say that no authority sent an order in the period')
    .option('--json', 'print a summary as JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => writeReport(cli, app, options))),
    );
}

async function writeReport(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const site = await app.store.read.siteBySlug({ slug: options.site });
  if (site === undefined) throw new Refusal('unknown_site', { site: options.site });
  const period = {
    site,
    from: dayFrom(options.from),
    to: dayFrom(options.to),
    hadNoOrders: options.withoutOrders === true,
  };
  const sheets = await transparencyReport({ store: app.store, clock: Date.now }, period);
  await mkdir(options.out, { recursive: true });
  const files = sheets.map((sheet) => ({ name: fileOf(site.slug, sheet), sheet }));
  for (const { name, sheet } of files) await writeFile(path.join(options.out, name), sheet.csv);
  if (options.json) cli.terminal.out(JSON.stringify({ files: files.map(({ name }) => name) }));
  else for (const { name } of files) cli.terminal.out(path.join(options.out, name));
  return EXIT.done;
}

function fileOf(slug: string, { part, name }: Sheet): string {
  return `EN_Annex_I__${slug}_Transparency_Reports_CSV_Part_${part}_${name}.csv`;
}
