import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import type { App } from '../app.js';
import { checkEmail } from '../core/email.js';
import { encodeId } from '../core/ids.js';
import type { Story } from '../core/story.js';
import { checkLog } from '../use-cases/check-log.js';
import type { CliContext } from './context.js';
import { restoreIntoPostgres } from './copy.js';
import { outboxInWords, outboxReport } from './outbox-report.js';
import { policiesInWords, policyReport } from './policy-report.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly recount?: true;
  readonly email?: string;
  readonly journal?: readonly string[];
  readonly json?: true;
}

export function addMaintenanceCommands(program: Command, cli: CliContext): void {
  program
    .command('migrate')
    .description('bring the database to the schema of this program (starting does it too)')
    .option('--json', 'print JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => migrate(cli, app, options))),
    );
  program
    .command('doctor')
    .description('check the database and explain what is found')
    .option('--recount', 'rebuild every count from the comments')
    .option('--json', 'print JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => doctor(cli, app, options))),
    );
  program
    .command('erase')
    .description(
      'erase what is known of a person: contact, names, texts; replies of others stay under a tombstone',
    )
    .option('--email <address>', 'the person')
    .option('--journal <file...>', 'everybody whom `erasures.log` of the data folder names, after a restore')
    .option('--json', 'print JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => erase(cli, app, options))),
    );
  program
    .command('backup')
    .description('copy the whole database while the server runs; the secret lies beside it')
    .argument('<file>', 'a file that does not exist yet')
    .option('--json', 'print JSON')
    .action((file: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => backup(cli, app, { file, options }))),
    );
  program
    .command('restore')
    .description('put a backup into an empty data folder, or into the empty database of DATABASE_URL')
    .argument('<file>')
    .option('--json', 'print JSON')
    .action((file: string, options: Options) => cli.run(options, () => restore(cli, { file, options })));
}

async function migrate(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const version = await app.store.read.schemaVersion({});
  if (options.json) cli.terminal.out(JSON.stringify({ schemaVersion: version }));
  else cli.terminal.out(`The database has schema ${version}, the newest that this program knows.`);
  return EXIT.done;
}

async function* everyStory(app: App): AsyncGenerator<Story> {
  for (const site of await app.store.read.sites({})) {
    let last: Story | undefined;
    do {
      const after = last === undefined ? {} : { after: { key: last.createdAt, id: last.id } };
      const page = await app.store.read.storiesPage({ siteId: site.id, limit: 200, ...after });
      yield* page;
      last = page.at(-1);
    } while (last !== undefined);
  }
}

async function doctor(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const facts = await app.store.facts();
  const schema = await app.store.read.schemaVersion({});
  const versions = { parley: cli.version, schema, node: process.versions.node };
  const mended: { id: string; changed: number }[] = [];
  let stories = 0;
  for await (const story of everyStory(app)) {
    stories += 1;
    if (options.recount !== true) continue;
    const { changed } = await app.store.background.recountStory({ id: story.id });
    if (changed > 0) mended.push({ id: encodeId(story.id), changed });
  }
  const log = await checkLog(app);
  const outbox = await outboxReport(app);
  const rules = await policyReport(app);
  const verdict = log.faults.length === 0 ? EXIT.done : EXIT.failed;
  if (options.json) {
    const found = { versions, engine: app.store.engine, facts, stories, log, outbox, rules };
    cli.terminal.out(JSON.stringify({ ...found, ...(options.recount ? { mended } : {}) }));
    return verdict;
  }
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  cli.terminal.out(
    `Parley ${versions.parley}, schema ${schema} (the newest that it knows), Node ${versions.node}`,
  );
  cli.terminal.out([`Engine: ${app.store.engine}`, ...lines, `Stories: ${stories}`].join('\n'));
  cli.terminal.out(logInWords(log));
  cli.terminal.out(outboxInWords(outbox).join('\n'));
  cli.terminal.out(policiesInWords(rules).join('\n'));
  if (options.recount) {
    cli.terminal.out(
      mended.length === 0
        ? 'Every count is right.'
        : mended
            .map(({ id, changed }) => `Story ${id}: ${changed} counts were wrong and are mended.`)
            .join('\n'),
    );
  }
  return verdict;
}

function logInWords({ checked, head, faults }: Awaited<ReturnType<typeof checkLog>>): string {
  const rows = `Log: ${checked} rows`;
  if (faults.length === 0) return `${rows}, every one as it was written. Its last link: ${head}`;
  const told = faults.map(({ part, ref, problem }) => `  ${part} ${encodeId(ref)} was ${TOLD[problem]}`);
  return [`${rows}, and ${faults.length} of them were touched behind Parley's back:`, ...told].join('\n');
}

const TOLD = { changed: 'changed', missing: 'taken out', added: 'slipped in' } as const;

async function erase(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  if (options.journal !== undefined)
    return eraseAgain(cli, app, { files: options.journal, json: options.json === true });
  if (options.email === undefined) throw new UsageError('Name whom: --email, or --journal after a restore.');
  const email = checkEmail(options.email).toLowerCase();
  app.forget({ email, accountId: null });
  const erased = await app.store.background.erasePerson({ email, now: app.clock() });
  if (options.json) cli.terminal.out(JSON.stringify(erased));
  else
    cli.terminal.out(
      `Erased: ${erased.comments} comments, ${erased.accounts} accounts. Backups made before still hold them.`,
    );
  return EXIT.done;
}

async function eraseAgain(
  cli: CliContext,
  app: App,
  { files, json }: { readonly files: readonly string[]; readonly json: boolean },
): Promise<ExitCode> {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UsageError(`${missing} does not exist.`);
  const journal = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const erased = await app.eraseAgain(journal);
  if (json) cli.terminal.out(JSON.stringify(erased));
  else cli.terminal.out(`Erased again: ${erased.comments} comments, of ${erased.people} people.`);
  return EXIT.done;
}

async function backup(
  cli: CliContext,
  app: App,
  { file, options }: { file: string; options: Options },
): Promise<ExitCode> {
  const target = path.resolve(file);
  if (existsSync(target)) throw new UsageError(`${target} exists already; a backup never overwrites.`);
  mkdirSync(path.dirname(target), { recursive: true });
  await app.store.backup(target);
  const secret = path.join(app.config.data, 'secret');
  const secretCopy = existsSync(secret) ? `${target}.secret` : null;
  if (secretCopy !== null) copyFileSync(secret, secretCopy);
  if (options.json) cli.terminal.out(JSON.stringify({ file: target, secret: secretCopy }));
  else
    cli.terminal.out(
      `Backup: ${target}${secretCopy === null ? '\nThe secret comes from PARLEY_SECRET; keep it too.' : `\nSecret: ${secretCopy}`}`,
    );
  return EXIT.done;
}

async function restore(
  cli: CliContext,
  { file, options }: { file: string; options: Options },
): Promise<ExitCode> {
  const { config } = cli;
  if (config.databaseUrl !== null) return restoreIntoPostgres(cli, { file, json: options.json === true });
  if (!existsSync(file)) throw new UsageError(`${file} does not exist.`);
  const isEmpty = !existsSync(config.data) || readdirSync(config.data).every((name) => name === 'secret');
  if (!isEmpty)
    throw new UsageError(
      `${config.data} is not empty. Restore into an empty folder (PARLEY_DATA), then swap.`,
    );
  mkdirSync(config.data, { recursive: true });
  copyFileSync(file, path.join(config.data, cli.databaseFile));
  if (existsSync(`${file}.secret`)) copyFileSync(`${file}.secret`, path.join(config.data, 'secret'));
  return cli.withApp('command', async (app) => {
    const sites = await app.store.read.sites({});
    const facts = await app.store.facts();
    if (options.json) cli.terminal.out(JSON.stringify({ data: config.data, sites: sites.length, facts }));
    else cli.terminal.out(`Restored into ${config.data}: ${sites.length} sites. Start with: parley serve`);
    return EXIT.done;
  });
}
