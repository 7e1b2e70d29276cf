import type { Command } from 'commander';
import type { App } from '../app.js';
import { WEBHOOK_KINDS } from '../core/webhook.js';
import { siteNamed } from '../use-cases/site-of.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly site?: string;
  readonly events?: string;
  readonly log?: true;
  readonly json?: true;
}

export function addWebhookCommands(program: Command, cli: CliContext): void {
  const webhook = program.command('webhook').description('tell other programs of a newsroom what happens');
  webhook
    .command('add')
    .description('tell an address of events from now on; prints the secret, once')
    .argument('<url>', 'https')
    .requiredOption('--site <slug>', 'the site whose events are told')
    .option('--events <list>', 'kinds, with commas between; all of them when not given')
    .option('--json', 'print JSON')
    .action((url: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => add(cli, app, { url, options }))),
    );
  webhook
    .command('list')
    .description('list webhooks and how they fare')
    .option('--site <slug>', 'of one site only')
    .option('--log', 'with the newest deliveries of each')
    .option('--json', 'print JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => list(cli, app, options))),
    );
  const byId = (name: string, description: string, act: typeof remove): void => {
    webhook
      .command(name)
      .description(description)
      .argument('<id>', 'see webhook list')
      .option('--json', 'print JSON')
      .action((id: string, options: Options) =>
        cli.run(options, () => cli.withApp('command', (app) => act(cli, app, { id, options }))),
      );
  };
  byId('remove', 'tell an address no more; what waits for it is dropped', remove);
  byId('test', 'send a signed test message now and say what came of it', test);
  byId('enable', 'let a webhook work again that was turned off, with all that it missed', enable);
}

interface ById {
  readonly id: string;
  readonly options: Options;
}

function kindsFrom(text: string | undefined): readonly (typeof WEBHOOK_KINDS)[number][] {
  if (text === undefined) return WEBHOOK_KINDS;
  return text.split(',').map((name) => {
    const kind = WEBHOOK_KINDS.find((one) => one === name.trim());
    if (kind === undefined)
      throw new UsageError(`"${name.trim()}" is no kind of event. These are: ${WEBHOOK_KINDS.join(', ')}.`);
    return kind;
  });
}

async function add(
  cli: CliContext,
  app: App,
  { url, options }: { readonly url: string; readonly options: Options },
): Promise<ExitCode> {
  const target = URL.parse(url);
  const isPlain = target?.protocol === 'http:' && app.config.privateWebhooks;
  if (target?.protocol !== 'https:' && !isPlain)
    throw new UsageError('Give an https address; http needs PARLEY_PRIVATE_WEBHOOKS=1.');
  if (target.username !== '' || target.password !== '')
    throw new UsageError('The address may hold no password: the signature proves who sends.');
  const kinds = kindsFrom(options.events);
  const site = await siteNamed(app.store.read, options.site ?? '');
  const { shown, sealed } = app.webhooks.makeSecret();
  const id = app.newId<number>();
  const hook = { id, siteId: site.id, url: target.href, secret: sealed, kinds, createdAt: app.clock() };
  await app.store.background.addWebhook(hook);
  if (options.json) cli.terminal.out(JSON.stringify({ id, url: target.href, kinds, secret: shown }));
  else cli.terminal.out(`Webhook ${id}\nSecret, shown this once: ${shown}`);
  return EXIT.done;
}

/** Deliveries of a list, for the eye. */
const LOGGED = 10;

async function list(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const { read } = app.store;
  const ofSite = options.site === undefined ? {} : { siteId: (await siteNamed(read, options.site)).id };
  const sites = new Map((await read.sites({})).map(({ id, slug }) => [id, slug]));
  const shown = [];
  for (const { secret: _, siteId, ...hook } of await read.webhooks(ofSite)) {
    const deliveries = options.log ? await read.deliveriesOf({ webhookId: hook.id, limit: LOGGED }) : [];
    shown.push({ ...hook, site: sites.get(siteId) ?? '', ...(options.log ? { deliveries } : {}) });
  }
  if (options.json) cli.terminal.out(JSON.stringify({ webhooks: shown }));
  else cli.terminal.out(shown.map(inWords).join('\n') || 'There are no webhooks.');
  return EXIT.done;
}

function inWords(hook: {
  readonly id: number;
  readonly site: string;
  readonly url: string;
  readonly failingSince: number | null;
  readonly disabledAt: number | null;
  readonly deliveries?: readonly {
    readonly at: number;
    readonly kind: string;
    readonly status: number | null;
    readonly problem: string | null;
  }[];
}): string {
  const time = (at: number): string => new Date(at).toISOString();
  const state =
    hook.disabledAt !== null
      ? `turned off ${time(hook.disabledAt)}`
      : hook.failingSince === null
        ? 'works'
        : `nothing arrives since ${time(hook.failingSince)}`;
  const log = (hook.deliveries ?? []).map(
    (one) => `  ${time(one.at)} ${one.kind} ${one.status ?? '-'} ${one.problem ?? ''}`,
  );
  return [`${hook.id} ${hook.site} ${hook.url}: ${state}`, ...log].join('\n');
}

async function hookOf(app: App, text: string) {
  const id = Number(text);
  const hook = Number.isSafeInteger(id) ? await app.store.read.webhookById({ id }) : undefined;
  if (!hook) throw new UsageError(`There is no webhook ${text}. See: parley webhook list`);
  return hook;
}

async function remove(cli: CliContext, app: App, { id, options }: ById): Promise<ExitCode> {
  const hook = await hookOf(app, id);
  await app.store.background.removeWebhook({ id: hook.id });
  cli.terminal.out(options.json ? JSON.stringify({ removed: hook.id }) : `Webhook ${hook.id} is gone.`);
  return EXIT.done;
}

async function test(cli: CliContext, app: App, { id, options }: ById): Promise<ExitCode> {
  const { arrived, status, took, problem } = await app.webhooks.test(await hookOf(app, id));
  if (options.json) cli.terminal.out(JSON.stringify({ arrived, status, took, problem }));
  else
    cli.terminal.out(arrived ? `It answered ${status} after ${took} ms.` : `It did not arrive: ${problem}`);
  return arrived ? EXIT.done : EXIT.failed;
}

async function enable(cli: CliContext, app: App, { id, options }: ById): Promise<ExitCode> {
  const hook = await hookOf(app, id);
  await app.store.background.setWebhookDisabled({ id: hook.id, disabledAt: null });
  const revived = await app.store.background.reviveJobs({ siteId: hook.siteId, now: app.clock() });
  if (options.json) cli.terminal.out(JSON.stringify({ enabled: hook.id, revived }));
  else cli.terminal.out(`Webhook ${hook.id} works again; ${revived} deliveries are tried anew.`);
  return EXIT.done;
}
