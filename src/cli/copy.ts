import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { App, CopiedTable } from '../app.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly to: string;
  readonly json?: true;
}

export function addCopyCommand(program: Command, cli: CliContext): void {
  program
    .command('copy')
    .description(
      'make a PostgreSQL database hold what this one holds, while the server runs; again, it brings only what is new',
    )
    .requiredOption('--to <address>', 'postgres://… of an empty database, or of one copied before')
    .option('--json', 'print JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => copy(cli, app, options))),
    );
}

async function copy(cli: CliContext, app: App, { to, json }: Options): Promise<ExitCode> {
  if (!/^postgres(?:ql)?:\/\//.test(to)) throw new UsageError('--to takes a postgres:// address.');
  if (to === app.config.databaseUrl) throw new UsageError('--to is the database that is copied.');
  const isServed = await app.isServed();
  const tables = await app.copyTo(to);
  if (json) {
    cli.terminal.out(JSON.stringify({ tables, isServed }));
    return EXIT.done;
  }
  tellTables(cli, tables);
  cli.terminal.out(
    isServed
      ? 'A server is running here: what it writes from now on is not in the copy. Stop it, run this command again, then start with DATABASE_URL.'
      : 'Everything is there. Start with DATABASE_URL set to the copy; keep the secret, which is not in the database.',
  );
  return EXIT.done;
}

/** The account of a copy, a line for each table that has rows. */
function tellTables(cli: CliContext, tables: readonly CopiedTable[]): void {
  for (const { table, rows, added, changed, removed } of tables.filter((one) => one.rows + one.removed > 0))
    cli.terminal.out(`${table}: ${rows} rows, ${added} added, ${changed} changed, ${removed} removed`);
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  cli.terminal.out(`${total} rows in ${tables.length} tables, counted in the copy; both have the same.`);
}

/** Puts a backup into the PostgreSQL database that DATABASE_URL names. Refuses one that has sites. */
export function restoreIntoPostgres(
  cli: CliContext,
  { file, json }: { readonly file: string; readonly json: boolean },
): Promise<ExitCode> {
  if (!existsSync(file)) throw new UsageError(`${file} does not exist.`);
  return cli.withApp('command', async (app) => {
    const [site] = await app.store.read.sites({});
    if (site !== undefined)
      throw new UsageError(`The database has a site (${site.slug}) already. Restore into an empty one.`);
    const tables = await app.restoreFrom(file);
    if (json) cli.terminal.out(JSON.stringify({ tables }));
    else tellTables(cli, tables);
    if (!json && existsSync(`${file}.secret`))
      cli.terminal.out(`The secret is ${file}.secret: put it into ${app.config.data} as \`secret\`.`);
    return EXIT.done;
  });
}
