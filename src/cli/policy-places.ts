import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { App } from '../app.js';
import type { Policy } from '../core/policy/policy.js';
import { POLICY_TEMPLATES } from '../core/policy/templates.js';
import { turnOn } from '../use-cases/change-policy.js';
import type { CliContext } from './context.js';
import { type PlaceOptions, placeFrom, rulesAt } from './policy-place.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options extends PlaceOptions {
  readonly policy?: string;
  readonly file?: string;
  readonly follow?: true;
  readonly expected?: string;
  readonly to?: string;
  readonly json?: true;
}

type Act = (cli: CliContext, app: App, options: Options) => Promise<ExitCode>;

/** `policy show|set|versions|back|templates`: the rules of the installation, a site, a section or a story. */
export function addPolicyPlaceCommands(policy: Command, cli: CliContext): void {
  const at = (name: string, description: string): Command =>
    policy
      .command(name)
      .description(description)
      .option('--site <slug>', 'of this site; without it of the whole installation')
      .option('--section <name>', 'of this section of the site')
      .option('--story <id>', 'of this story of the site');
  const run = (act: Act) => (options: Options) =>
    cli.run(options, () => cli.withApp('command', (app) => act(cli, app, options)));
  at('show', 'show which rules decide in a place, and where they come from')
    .option('--json', 'print JSON')
    .action(run(show));
  at('set', 'turn rules on in a place, as a new version')
    .option('--policy <name>', 'a shipped policy')
    .option('--file <file>', 'a policy of your own, as JSON')
    .option('--follow', 'no rules of its own: follow the place above')
    .option('--expected <n>', 'only if this is the newest version now, 0 for none')
    .option('--json', 'print JSON')
    .action(run(set));
  at('versions', 'list what a place was set to, the newest first')
    .option('--json', 'print JSON')
    .action(run(versions));
  at('back', 'turn an earlier version of a place on again, as a new version')
    .requiredOption('--to <n>', 'the version')
    .option('--json', 'print JSON')
    .action(run(back));
  policy
    .command('templates')
    .description('list the policies that come with Parley, or print one as JSON to begin your own with')
    .argument('[name]', Object.keys(POLICY_TEMPLATES).join(', '))
    .option('--json', 'print JSON')
    .action((name: string | undefined, options: Options) =>
      cli.run(options, () => templates(cli, name, options)),
    );
}

async function show(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const named = await placeFrom(app, options);
  const { setting, versions: all, inForce } = await rulesAt(app, named);
  const version = all[0]?.version ?? (named.place.kind === 'site' ? 1 : 0);
  if (options.json) cli.terminal.out(JSON.stringify({ place: named.name, version, setting, inForce }));
  else
    cli.terminal.out(
      [`${named.name}: ${inWords(setting)}, version ${version}`, ...ruleLines(inForce)].join('\n'),
    );
  return EXIT.done;
}

function ruleLines({
  policy,
  from,
}: {
  readonly policy: Policy;
  readonly from: readonly string[];
}): readonly string[] {
  return [
    `Decides: ${policy.name} ${policy.version}, ${policy.mode}, from ${from.join(', then ')}`,
    ...policy.rules.map(({ id, then }) => `  ${id}: ${then}`),
  ];
}

/** What a place is set to, on one line. */
function inWords(setting: unknown): string {
  if (setting === null) return 'follows the place above';
  if (typeof setting === 'string') return setting;
  return `rules of its own (${String((setting as { readonly name?: unknown }).name)})`;
}

async function set(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const { policy, file, follow, expected } = options;
  if ([policy, file, follow].filter((given) => given !== undefined).length !== 1)
    throw new UsageError('Give one of --policy, --file and --follow.');
  const setting = follow ? null : (policy ?? readJson(file ?? ''));
  const seen = expected === undefined ? null : wholeNumber('--expected', expected);
  return write(cli, app, { options, setting, expected: seen });
}

async function back(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const { place } = await placeFrom(app, options);
  const version = wholeNumber('--to', options.to ?? '');
  const kept = await app.store.read.policyAt({ place, version });
  if (kept === undefined) throw new UsageError(`There is no version ${version} here.`);
  return write(cli, app, { options, setting: kept.setting, expected: null });
}

async function write(
  cli: CliContext,
  app: App,
  given: { readonly options: Options; readonly setting: unknown; readonly expected: number | null },
): Promise<ExitCode> {
  const { options, setting, expected } = given;
  const { place, name } = await placeFrom(app, options);
  const { clock, newId, signals } = app.deps;
  const deps = { clock, newId, signals, store: { write: app.store.background } };
  const { version } = await turnOn(deps, { place, setting, expected });
  if (options.json) cli.terminal.out(JSON.stringify({ place: name, version, setting }));
  else
    cli.terminal.out(
      `${name}: ${inWords(setting)}, version ${version}. It decides over what is posted from now on.`,
    );
  return EXIT.done;
}

async function versions(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const named = await placeFrom(app, options);
  const all = (await rulesAt(app, named)).versions;
  if (options.json) cli.terminal.out(JSON.stringify({ place: named.name, versions: all }));
  else if (all.length === 0) cli.terminal.out(`${named.name} was never set to anything.`);
  else
    cli.terminal.out(
      all
        .map(
          ({ version, createdAt, setting }) =>
            `${version}  ${new Date(createdAt).toISOString()}  ${inWords(setting)}`,
        )
        .join('\n'),
    );
  return EXIT.done;
}

async function templates(cli: CliContext, name: string | undefined, { json }: Options): Promise<ExitCode> {
  const all = Object.entries(POLICY_TEMPLATES);
  const chosen = all.find(([known]) => known === name)?.[1];
  if (name !== undefined && chosen === undefined)
    throw new UsageError(`A shipped policy is one of ${all.map(([known]) => known).join(', ')}.`);
  if (chosen !== undefined) cli.terminal.out(JSON.stringify(chosen, null, json ? undefined : 2));
  else if (json) cli.terminal.out(JSON.stringify(Object.fromEntries(all)));
  else
    cli.terminal.out(
      all.map(([known, { mode, rules }]) => `${known}: ${mode}, ${rules.length} rules`).join('\n'),
    );
  return EXIT.done;
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0 || text.trim() === '')
    throw new UsageError(`${option} is a whole number.`);
  return number;
}

/** A policy from a file. Refuses what is no JSON as wrong usage. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}
