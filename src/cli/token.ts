import type { Command } from 'commander';
import type { App } from '../app.js';
import { newToken, tokenHash } from '../auth/token.js';
import type { SiteId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly site?: string;
  readonly json?: true;
}

const LONGEST_NAME = 80;

export function addTokenCommands(program: Command, cli: CliContext): void {
  const token = program.command('token').description('keys with which programs ask for scores');
  token
    .command('add')
    .description('make a key and print it once')
    .argument('<name>', 'what uses it, such as coral')
    .option('--site <slug>', 'the site that learns from what the program says; without it none does')
    .option('--json', 'print JSON')
    .action((name: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => addToken(cli, app, { name, options }))),
    );
  token
    .command('list')
    .description('list all keys')
    .option('--json', 'print JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => listTokens(cli, app, options))),
    );
  token
    .command('revoke')
    .description('make a key worthless at once')
    .argument('<id>', 'from `parley token list`')
    .option('--json', 'print JSON')
    .action((id: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => revokeToken(cli, app, { id, options }))),
    );
}

async function siteIdOf(app: App, slug: string | undefined): Promise<SiteId | null> {
  if (slug === undefined) return null;
  const site = await app.store.read.siteBySlug({ slug });
  if (site === undefined) throw new Refusal('unknown_site', { site: slug });
  return site.id;
}

async function addToken(
  cli: CliContext,
  app: App,
  { name, options }: { readonly name: string; readonly options: Options },
): Promise<ExitCode> {
  if (name.trim() === '' || name.length > LONGEST_NAME)
    throw new UsageError(`A name has 1 to ${LONGEST_NAME} characters.`);
  const key = newToken();
  const id = app.newId<number>();
  const siteId = await siteIdOf(app, options.site);
  await app.store.background.createApiKey({
    key: { id, siteId, name, createdAt: app.clock() },
    keyHash: tokenHash(key),
  });
  if (options.json)
    cli.terminal.out(JSON.stringify({ id: String(id), name, site: options.site ?? null, key }));
  else
    cli.terminal.out(
      `${key}\nThis key of "${name}" is shown once. Revoke it with: parley token revoke ${id}`,
    );
  return EXIT.done;
}

async function listTokens(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const sites = new Map((await app.store.read.sites({})).map(({ id, slug }) => [id, slug]));
  const keys = (await app.store.read.apiKeys({})).map(({ id, siteId, name, createdAt, revokedAt }) => ({
    id: String(id),
    name,
    site: siteId === null ? null : (sites.get(siteId) ?? null),
    createdAt: new Date(createdAt).toISOString(),
    revokedAt: revokedAt === null ? null : new Date(revokedAt).toISOString(),
  }));
  if (options.json) cli.terminal.out(JSON.stringify({ keys }));
  else if (keys.length === 0) cli.terminal.out('There are no keys.');
  else {
    for (const { id, name, site, createdAt, revokedAt } of keys) {
      cli.terminal.out(
        `${id}  ${name}  ${site ?? 'no site'}  since ${createdAt}${revokedAt === null ? '' : `, revoked ${revokedAt}`}`,
      );
    }
  }
  return EXIT.done;
}

async function revokeToken(
  cli: CliContext,
  app: App,
  { id, options }: { readonly id: string; readonly options: Options },
): Promise<ExitCode> {
  const isRevoked =
    /^\d{1,16}$/.test(id) && (await app.store.background.revokeApiKey({ id: Number(id), now: app.clock() }));
  if (!isRevoked) throw new UsageError(`There is no key ${id} that could be revoked: see parley token list.`);
  cli.terminal.out(
    options.json ? JSON.stringify({ id, revoked: true }) : `The key ${id} is worth nothing any more.`,
  );
  return EXIT.done;
}
