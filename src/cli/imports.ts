import type { Command } from 'commander';
import type { App } from '../app.js';
import { decodeId, encodeId, type SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { type Undone, undoImport } from '../use-cases/import/undo-import.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode } from './run.js';

interface Options {
  readonly site: string;
  readonly json?: true;
}

export function addImportsCommands(program: Command, cli: CliContext): void {
  const imports = program.command('imports').description('list imports, or take one back');
  imports
    .command('list')
    .description('the imports of a site, the newest first')
    .requiredOption('--site <slug>', 'the site')
    .option('--json', 'print JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => list(cli, app, options))),
    );
  imports
    .command('undo')
    .description(
      'take away what an import added and nobody has answered, edited or decided on; the rest is listed',
    )
    .argument('<run>', 'its name in the list')
    .requiredOption('--site <slug>', 'the site')
    .option('--json', 'print JSON')
    .action((run: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => undo(cli, app, { run, options }))),
    );
}

async function siteIdOf(app: App, slug: string): Promise<SiteId> {
  const site = await app.store.read.siteBySlug({ slug });
  if (site === undefined) throw new Refusal('unknown_site', { site: slug });
  return site.id;
}

const SHOWN = 200;

async function list(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const siteId = await siteIdOf(app, options.site);
  const runs = await app.store.read.importRuns({ siteId, limit: SHOWN });
  const told = runs.map(({ id, format, state, startedAt, ledger }) => ({
    run: encodeId(id),
    format,
    state,
    startedAt: new Date(startedAt).toISOString(),
    comments:
      (ledger as { readonly comments?: { readonly written?: number } } | null)?.comments?.written ?? null,
  }));
  if (options.json) cli.terminal.out(JSON.stringify({ imports: told }));
  else
    for (const { run, format, state, startedAt, comments } of told)
      cli.terminal.out(`${run}  ${startedAt}  ${format}  ${state}  ${comments ?? '–'} comments`);
  return EXIT.done;
}

async function undo(
  cli: CliContext,
  app: App,
  { run, options }: { readonly run: string; readonly options: Options },
): Promise<ExitCode> {
  const siteId = await siteIdOf(app, options.site);
  const runId = decodeId<number>(run);
  if (runId === undefined) throw new Refusal('not_found');
  const { read, background } = app.store;
  const undone = await undoImport({ read, write: background, clock: app.clock }, { runId, siteId });
  if (options.json) cli.terminal.out(JSON.stringify(undoneAsJson(undone)));
  else cli.terminal.out(inWords(undone));
  return EXIT.done;
}

/** As `--json` prints it. */
export function undoneAsJson({ comments, stories, kept }: Undone) {
  return {
    comments,
    stories: { ...stories, kept: stories.kept.map(encodeId) },
    kept: kept.map(({ id, because }) => ({ id: encodeId(id), because })),
  };
}

function inWords({ comments, stories, kept }: Undone): string {
  return [
    `Removed ${comments.removed} of ${comments.found} comments and ${stories.removed} of ${stories.found} stories.`,
    ...kept.map(({ id, because }) => `Kept ${encodeId(id)}: ${because}`),
    ...stories.kept.map((id) => `Kept story ${encodeId(id)}: something stands on it`),
  ].join('\n');
}
