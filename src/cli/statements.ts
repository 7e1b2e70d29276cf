import type { Command } from 'commander';
import type { App } from '../app.js';
import { databaseStatement } from '../core/process/database-statement.js';
import type { Statement } from '../core/process/statement.js';
import { statementSheet } from '../core/process/statement-sheet.js';
import { Refusal } from '../core/refusal.js';
import { mustReport } from '../use-cases/transparency-report.js';
import type { CliContext } from './context.js';
import { dayFrom } from './day.js';
import { EXIT, type ExitCode } from './run.js';

interface Options {
  readonly site: string;
  readonly from: string;
  readonly to: string;
  readonly csv?: true;
  readonly id?: string;
}

/** As many as the database takes in one request. */
const BATCH = 100;

/** `statements`: statements of reasons for the Commission's Transparency Database. */
export function addStatementsCommand(program: Command, cli: CliContext): void {
  program
    .command('statements')
    .description('print statements of reasons as the EU Transparency Database takes them, a batch a line')
    .requiredOption('--site <slug>', 'the site')
    .requiredOption('--from <date>', 'the first day, such as 2026-01-01 (UTC)')
    .requiredOption('--to <date>', 'the day after the last')
    .option('--csv', 'a table in place of JSON; a row a statement')
    .option('--id <puid>', 'one statement only')
    .action((options: Options) =>
      cli.run({}, () => cli.withApp('command', (app) => printStatements(cli, app, options))),
    );
}

async function printStatements(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const site = await app.store.read.siteBySlug({ slug: options.site });
  if (site === undefined) throw new Refusal('unknown_site', { site: options.site });
  mustReport(site);
  const sheet = options.csv ? statementSheet() : undefined;
  if (sheet) cli.terminal.out(sheet.head);
  const period = { siteId: site.id, from: dayFrom(options.from), to: dayFrom(options.to), limit: BATCH };
  let last: Statement | undefined;
  do {
    const after = last === undefined ? {} : { after: { key: last.createdAt, id: last.decisionId } };
    const page = await app.store.read.statementsPage({ ...period, ...after });
    // What was taken back is no restriction any more.
    const statements = page
      .filter(({ undoneAt }) => undoneAt === null)
      .map(databaseStatement)
      .filter(({ puid }) => options.id === undefined || options.id === puid);
    if (sheet) for (const one of statements) cli.terminal.out(sheet.row(one));
    else if (statements.length > 0) cli.terminal.out(JSON.stringify({ statements }));
    last = page.at(-1);
  } while (last !== undefined);
  return EXIT.done;
}
