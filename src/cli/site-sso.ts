import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { App } from '../app.js';
import { ssoKeys } from '../auth/sso-keys.js';
import { Refusal } from '../core/refusal.js';
import type { SsoSettings } from '../core/site.js';
import { actBy } from '../use-cases/act-entry.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly issuer?: string;
  readonly algorithm?: string;
  readonly key?: string;
  readonly linkEmail?: true;
  readonly off?: true;
  readonly json?: true;
}

/** `site sso`: by whose signed tokens a site's readers are known. */
export function addSsoCommand(site: Command, cli: CliContext): void {
  site
    .command('sso')
    .description('let the newsroom say who its readers are, by tokens that it signs')
    .argument('<slug>')
    .option('--issuer <text>', 'the iss of its tokens')
    .option('--algorithm <name>', 'EdDSA or RS256')
    .option('--key <file>', 'its public key: PEM, or a JWKS')
    .option('--link-email', 'a verified address in a token opens the account that has it')
    .option('--off', 'take no tokens any more')
    .option('--json', 'print JSON')
    .action((slug: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => setSso(cli, app, { slug, options }))),
    );
}

async function setSso(
  cli: CliContext,
  app: App,
  { slug, options }: { readonly slug: string; readonly options: Options },
): Promise<ExitCode> {
  const site = await app.store.read.siteBySlug({ slug });
  if (site === undefined) throw new Refusal('unknown_site', { site: slug });
  const { sso: before, ...others } = site.settings;
  const sso = options.off ? undefined : await settingsFrom(options);
  await app.store.background.updateSite({
    entry: actBy(app.deps),
    id: site.id,
    settings: sso === undefined ? others : { ...others, sso },
  });
  const issuer = sso?.issuer ?? null;
  if (options.json) cli.terminal.out(JSON.stringify({ site: slug, issuer, audience: slug }));
  else if (issuer === null)
    cli.terminal.out(`${slug} takes no tokens${before === undefined ? '' : ' any more'}.`);
  else cli.terminal.out(`${slug} takes tokens of ${issuer}, whose aud is ${slug}.`);
  return EXIT.done;
}

async function settingsFrom({ issuer, algorithm, key, linkEmail }: Options): Promise<SsoSettings> {
  if (issuer === undefined || key === undefined)
    throw new UsageError('Give --issuer, --algorithm and --key, or --off.');
  if (algorithm !== 'EdDSA' && algorithm !== 'RS256') throw new UsageError('--algorithm is EdDSA or RS256.');
  const sso = { issuer, algorithm, key: readFileSync(key, 'utf8'), linksEmail: linkEmail === true } as const;
  await ssoKeys(sso);
  return sso;
}
