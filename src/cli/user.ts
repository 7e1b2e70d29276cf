import type { Command } from 'commander';
import type { App } from '../app.js';
import { hashPassword } from '../auth/password.js';
import { ROLES, type Role } from '../core/account.js';
import { checkEmail } from '../core/email.js';
import type { AccountId, SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { mustFitSections, sectionSlugs } from '../use-cases/grant-role.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';
import { addPublicNameCommand } from './user-public-name.js';
import { addStandingCommand } from './user-standing.js';

interface Options {
  readonly name?: string;
  readonly role?: string;
  readonly site?: string;
  readonly sections?: string;
  readonly json?: true;
}

const SECTIONS_HELP =
  'a moderator of these sections of the site only, with commas between; - is what stands in none';

export function addUserCommands(program: Command, cli: CliContext): void {
  const user = program.command('user').description('add staff, change roles and passwords');
  user
    .command('add')
    .description('add a person and print a one-time link into the console')
    .argument('<email>')
    .option('--name <text>', 'the name that other staff see')
    .option('--role <role>', `${ROLES.slice(1).join(', ')}; moderator for somebody new, else as it was`)
    .option('--site <slug>', 'the role holds on this site only; without it on all')
    .option('--sections <names>', SECTIONS_HELP)
    .option('--json', 'print JSON')
    .action((email: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => addUser(cli, app, { email, options }))),
    );
  user
    .command('role')
    .description('give or take a role')
    .argument('<email>')
    .argument('<role>', `${ROLES.slice(1).join(', ')}, or none`)
    .option('--site <slug>', 'on this site only; without it on all')
    .option('--sections <names>', SECTIONS_HELP)
    .option('--json', 'print JSON')
    .action((email: string, role: string, options: Options) =>
      cli.run(options, () =>
        cli.withApp('command', (app) => setRole(cli, app, { email, options: { ...options, role } })),
      ),
    );
  user
    .command('passwd')
    .description('set a password, read from stdin; ends all sessions of that person')
    .argument('<email>')
    .option('--json', 'print JSON')
    .action((email: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => setPassword(cli, app, { email, options }))),
    );
  addPublicNameCommand(user, cli);
  addStandingCommand(user, cli);
}

interface Given {
  readonly email: string;
  readonly options: Options;
}

function roleFrom(name: string | undefined): Role {
  if (name === undefined || !ROLES.slice(1).includes(name as Role))
    throw new UsageError(`A role is one of ${ROLES.slice(1).join(', ')}.`);
  return name as Role;
}

async function siteIdFrom(app: App, slug: string | undefined): Promise<SiteId | null> {
  if (slug === undefined) return null;
  const site = await app.store.read.siteBySlug({ slug });
  if (site === undefined) throw new Refusal('unknown_site', { site: slug });
  return site.id;
}

async function accountOf(app: App, email: string) {
  const found = await app.store.read.accountByEmail({ email: checkEmail(email).toLowerCase() });
  if (found === undefined)
    throw new UsageError(`Nobody here has the address ${email}. Add them first: parley user add ${email}`);
  return found.account;
}

async function addUser(cli: CliContext, app: App, { email, options }: Given): Promise<ExitCode> {
  const address = checkEmail(email).toLowerCase();
  const siteId = await siteIdFrom(app, options.site);
  const known = await app.store.read.accountByEmail({ email: address });
  const account = known?.account ?? {
    id: app.newId<AccountId>(),
    email: address,
    name: options.name ?? address.split('@')[0] ?? address,
    createdAt: app.clock(),
    disabledAt: null,
  };
  if (known === undefined) await app.store.background.createAccount({ account, passwordHash: null });
  // A new link for somebody who is here already takes no role away.
  const held = await app.store.read.rolesOf({ accountId: account.id });
  const before = held.find((one) => one.siteId === siteId);
  const role = options.role === undefined ? (before?.role ?? 'moderator') : roleFrom(options.role);
  const sections =
    sectionsFrom(options, { role, siteId }) ?? (options.role === undefined ? before?.sections : undefined);
  await writeRole(app, {
    accountId: account.id,
    siteId,
    role,
    ...(sections === undefined ? {} : { sections }),
  });
  const link = await app.signInLink(account.id);
  const given = { email: address, role, site: options.site ?? null };
  if (options.json)
    cli.terminal.out(JSON.stringify({ ...given, ...(sections === undefined ? {} : { sections }), link }));
  else
    cli.terminal.out(
      `${address} is ${role} ${reachOf(options, sections)}.\nOne-time link, good for a day:\n${link}`,
    );
  return EXIT.done;
}

async function writeRole(
  app: App,
  given: Omit<Parameters<App['store']['background']['setRole']>[0], 'entry'>,
): Promise<void> {
  const entry = { id: app.newId<number>(), by: null, now: app.clock() };
  await app.store.background.setRole({ ...given, entry });
}

/** The sections that a command names, by their slugs. Refuses invalid_request. */
function sectionsFrom(
  { sections }: Options,
  { role, siteId }: { readonly role: Role | null; readonly siteId: SiteId | null },
): readonly string[] | undefined {
  if (sections === undefined) return undefined;
  mustFitSections(role, siteId);
  return sectionSlugs(sections.split(','));
}

function reachOf({ site }: Options, sections: readonly string[] | undefined): string {
  if (site === undefined) return 'on every site';
  const named = sections?.map((slug) => slug || '-').join(', ');
  return named === undefined ? `on ${site}` : `on ${site}, in the sections ${named} only`;
}

async function setRole(cli: CliContext, app: App, { email, options }: Given): Promise<ExitCode> {
  const account = await accountOf(app, email);
  const role = options.role === 'none' ? null : roleFrom(options.role);
  const siteId = await siteIdFrom(app, options.site);
  const sections = sectionsFrom(options, { role, siteId });
  const reach = sections === undefined ? {} : { sections };
  await writeRole(app, { accountId: account.id, siteId, role, ...reach });
  if (options.json)
    cli.terminal.out(JSON.stringify({ email: account.email, role, site: options.site ?? null, ...reach }));
  else cli.terminal.out(`${account.email} is ${role ?? 'without a role'} ${reachOf(options, sections)}.`);
  return EXIT.done;
}

async function setPassword(cli: CliContext, app: App, { email, options }: Given): Promise<ExitCode> {
  const account = await accountOf(app, email);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const password = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  await app.store.background.setPassword({
    accountId: account.id,
    passwordHash: await hashPassword(password),
  });
  await app.store.background.endSessions({ accountId: account.id });
  if (options.json) cli.terminal.out(JSON.stringify({ email: account.email, changed: true }));
  else cli.terminal.out(`The password of ${account.email} is changed, and every session of theirs is over.`);
  return EXIT.done;
}
