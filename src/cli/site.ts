import type { Command } from 'commander';
import type { App } from '../app.js';
import type { SiteId } from '../core/ids.js';
import { isTimezone } from '../core/local-time.js';
import { Refusal } from '../core/refusal.js';
import { DEFAULT_SITE_SETTINGS, type Site } from '../core/site.js';
import { actBy } from '../use-cases/act-entry.js';
import { mustBeFit, turnOn } from '../use-cases/change-policy.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';
import { policyFrom, type SettingOptions, settingsFrom, withSettingOptions } from './site-settings.js';
import { addSsoCommand } from './site-sso.js';

interface Options extends SettingOptions {
  readonly name?: string;
  readonly language?: string;
  readonly timezone?: string;
  readonly host: readonly string[];
  readonly removeHost: readonly string[];
  readonly json?: true;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

function withSettings(command: Command): Command {
  return withSettingOptions(command)
    .option('--name <text>', 'what readers call it')
    .option('--language <tag>', 'BCP 47, such as en or el')
    .option('--timezone <iana>', 'such as Europe/Athens')
    .option('--host <host>', 'a host whose pages carry its threads; may be given again', collect, [])
    .option('--json', 'print JSON');
}

export function addSiteCommands(program: Command, cli: CliContext): void {
  const site = program.command('site').description('add, change and list sites');
  withSettings(
    site.command('add').description('add a site').argument('<slug>', 'lower-case letters, digits, hyphens'),
  ).action((slug: string, options: Options) =>
    cli.run(options, () => cli.withApp('command', (app) => addSite(cli, app, { slug, options }))),
  );
  withSettings(site.command('set').description('change a site').argument('<slug>'))
    .option('--remove-host <host>', 'take a host off the list; may be given again', collect, [])
    .action((slug: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => setSite(cli, app, { slug, options }))),
    );
  addSsoCommand(site, cli);
  site
    .command('list')
    .description('list all sites')
    .option('--json', 'print JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => listSites(cli, app, options))),
    );
}

function checked(options: Options): Options {
  if (options.timezone !== undefined && !isTimezone(options.timezone))
    throw new UsageError(`"${options.timezone}" is no time zone that this machine knows.`);
  if (options.language !== undefined && !isLanguageTag(options.language))
    throw new UsageError(`"${options.language}" is no language tag: give one such as en, el or pt-BR.`);
  return options;
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

async function addSite(
  cli: CliContext,
  app: App,
  given: { slug: string; options: Options },
): Promise<ExitCode> {
  const { slug } = given;
  const options = checked(given.options);
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(slug))
    throw new UsageError(`"${slug}" is no site name: use lower-case letters, digits and hyphens.`);
  if (await app.store.read.siteBySlug({ slug })) throw new Refusal('site_exists', { site: slug });
  const policy = policyFrom(options) ?? null;
  mustBeFit(
    policy,
    app.deps.signals.map(({ name }) => name),
  );
  const site: Site = {
    id: app.newId<SiteId>(),
    slug,
    name: options.name ?? slug,
    language: options.language ?? 'en',
    timezone: options.timezone ?? 'UTC',
    hosts: options.host,
    settings: { ...settingsFrom(options, DEFAULT_SITE_SETTINGS), policy },
    createdAt: app.clock(),
  };
  await app.store.background.createSite(site);
  return tellSite(cli, app, given);
}

async function setSite(
  cli: CliContext,
  app: App,
  given: { slug: string; options: Options },
): Promise<ExitCode> {
  const options = checked(given.options);
  const site = await app.store.read.siteBySlug({ slug: given.slug });
  if (site === undefined) throw new Refusal('unknown_site', { site: given.slug });
  await app.store.background.updateSite({
    id: site.id,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(options.timezone === undefined ? {} : { timezone: options.timezone }),
    settings: settingsFrom(options, site.settings),
    entry: actBy(app.deps),
  });
  const setting = policyFrom(options);
  if (setting !== undefined)
    await turnOn(app.deps, { place: { kind: 'site', siteId: site.id }, setting, expected: null });
  if (options.host.length > 0) await app.store.background.addHosts({ siteId: site.id, hosts: options.host });
  if (options.removeHost.length > 0)
    await app.store.background.removeHosts({ siteId: site.id, hosts: options.removeHost });
  return tellSite(cli, app, given);
}

async function tellSite(
  cli: CliContext,
  app: App,
  { slug, options }: { slug: string; options: Options },
): Promise<ExitCode> {
  const site = await app.store.read.siteBySlug({ slug });
  if (site !== undefined) cli.terminal.out(options.json ? JSON.stringify(presentSite(site)) : inWords(site));
  return EXIT.done;
}

async function listSites(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const sites = await app.store.read.sites({});
  if (options.json) cli.terminal.out(JSON.stringify({ sites: sites.map(presentSite) }));
  else
    cli.terminal.out(
      sites.map(inWords).join('\n') || 'No site yet. Add one: parley site add SLUG --host www.example.org',
    );
  return EXIT.done;
}

function presentSite({ slug, name, language, timezone, hosts, settings }: Site): object {
  return { slug, name, language, timezone, hosts, settings };
}

function policyName(policy: unknown): string {
  if (typeof policy === 'string') return policy;
  return policy === null ? "the installation's policy" : 'own policy';
}

function inWords({ slug, name, language, timezone, hosts, settings }: Site): string {
  const policy = policyName(settings.policy);
  return `${slug}  ${name}  ${language}  ${timezone}  ${settings.mode}, ${policy}  ${hosts.join(' ') || '(no hosts)'}`;
}
