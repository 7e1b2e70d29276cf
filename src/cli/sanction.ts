import type { Command } from 'commander';
import type { App } from '../app.js';
import { createIdMaker, decodeId, encodeId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { isActive, type Sanction } from '../core/sanction/sanction.js';
import type { Subject } from '../core/sanction/subject.js';
import type { Site } from '../core/site.js';
import { imposeAsOperator } from '../use-cases/impose-as-operator.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly site: string;
  readonly json?: true;
}

interface AddOptions extends Options {
  readonly kind: string;
  readonly reason: string;
  readonly days?: string;
  readonly everywhere?: true;
}

const DAY = 24 * 60 * 60_000;
const MOST_LISTED = 200;

/** `sanction list|add|lift`: what is imposed on addresses of mail, hosts and networks, without the console. */
export function addSanctionCommands(program: Command, cli: CliContext): void {
  const sanction = program.command('sanction').description('what is imposed on people');
  sanction
    .command('list')
    .description('what was imposed on a site and on all, the newest first')
    .requiredOption('--site <slug>', 'the site')
    .option('--json', 'print JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => list(cli, app, options))),
    );
  sanction
    .command('add')
    .description(
      'impose something on an address (`raid*@mail.example`), a host (`@mail.example`) or a network',
    )
    .argument('<whom>', 'name@host, with * before the @ for any characters; @host; 192.0.2.0/24')
    .requiredOption('--site <slug>', 'the site')
    .requiredOption('--kind <kind>', 'warn, premod, mute, suspend or ban')
    .requiredOption('--reason <text>', 'plain words for the person')
    .option('--days <days>', 'until it ends; a network and a suspension need it')
    .option('--everywhere', 'on every site')
    .option('--json', 'print JSON')
    .action((whom: string, options: AddOptions) =>
      cli.run(options, () => cli.withApp('command', (app) => add(cli, app, { whom, options }))),
    );
  sanction
    .command('lift')
    .description('take something back that was imposed')
    .argument('<id>', 'as `sanction list` prints it')
    .action((id: string) => cli.run({}, () => cli.withApp('command', (app) => lift(cli, app, id))));
}

async function list(cli: CliContext, { store, clock }: App, options: Options): Promise<ExitCode> {
  const site = await siteNamed(store, options.site);
  const page = { siteIds: [site.id], withGlobal: true, limit: MOST_LISTED };
  const found = await store.read.sanctionsPage(page);
  if (options.json) cli.terminal.out(JSON.stringify({ sanctions: found.map((one) => shown(one, clock())) }));
  else for (const one of found) cli.terminal.out(Object.values(shown(one, clock())).join('  '));
  return EXIT.done;
}

function shown(sanction: Sanction, now: number) {
  const { id, siteId, kind, subject, reason, endsAt } = sanction;
  return {
    ...{ id: encodeId(id), kind, subject: `${subject.kind}:${subject.value}` },
    where: siteId === null ? 'everywhere' : 'here',
    state: isActive(sanction, now) ? 'holds' : 'over',
    until: endsAt === null ? '-' : new Date(endsAt).toISOString(),
    reason,
  };
}

async function add(
  cli: CliContext,
  { store, clock }: App,
  { whom, options }: { readonly whom: string; readonly options: AddOptions },
): Promise<ExitCode> {
  const site = await siteNamed(store, options.site);
  const newId = createIdMaker(clock, Math.random);
  const days = options.days === undefined ? null : Number(options.days);
  const sanction = await imposeAsOperator(
    { store, clock, newId },
    {
      ...{ site, everywhere: options.everywhere === true, subject: subjectFrom(whom) },
      ...{ kind: options.kind, reason: options.reason, lasts: days === null ? null : days * DAY },
    },
  );
  if (options.json) cli.terminal.out(JSON.stringify(shown(sanction, clock())));
  else cli.terminal.out(`Imposed: ${encodeId(sanction.id)}.`);
  return EXIT.done;
}

function subjectFrom(whom: string): Subject {
  if (whom.startsWith('@')) return { kind: 'host', value: whom.slice(1) };
  return { kind: whom.includes('@') ? 'email' : 'network', value: whom };
}

async function lift(cli: CliContext, { store, clock }: App, text: string): Promise<ExitCode> {
  const id = decodeId<number>(text);
  if (id === undefined) throw new UsageError(`"${text}" is no id: sanction list prints them.`);
  const newId = createIdMaker(clock, Math.random);
  await store.background.liftSanction({ id, by: null, now: clock(), entryId: newId<number>() });
  cli.terminal.out('Lifted.');
  return EXIT.done;
}

async function siteNamed(store: App['store'], slug: string): Promise<Site> {
  const site = await store.read.siteBySlug({ slug });
  if (site === undefined) throw new Refusal('unknown_site', { site: slug });
  return site;
}
