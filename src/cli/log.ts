import type { Command } from 'commander';
import { Refusal } from '../core/refusal.js';
import { exportLog } from '../use-cases/export-log.js';
import type { CliContext } from './context.js';
import { EXIT } from './run.js';

interface Options {
  readonly site: string;
  readonly csv?: true;
}

/** `log export`: every decision and act, as it stands in the log. */
export function addLogCommands(program: Command, cli: CliContext): void {
  program
    .command('log')
    .description('the append-only log of what was decided')
    .command('export')
    .description('print a site’s log as JSON lines')
    .requiredOption('--site <slug>', 'the site')
    .option('--csv', 'a table in place of JSON lines')
    .action((options: Options) =>
      cli.run({}, () =>
        cli.withApp('command', async ({ store }) => {
          const site = await store.read.siteBySlug({ slug: options.site });
          if (site === undefined) throw new Refusal('unknown_site', { site: options.site });
          const format = options.csv ? 'csv' : 'jsonl';
          for await (const lines of exportLog({ store }, { siteId: site.id, format }))
            cli.terminal.out(lines.trimEnd());
          return EXIT.done;
        }),
      ),
    );
}
