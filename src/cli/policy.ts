import type { Command } from 'commander';
import type { App } from '../app.js';
import { encodeId } from '../core/ids.js';
import type { Policy } from '../core/policy/policy.js';
import { readPolicySetting } from '../core/policy/policy-setting.js';
import type { ReplayResult, Score } from '../core/policy/replay.js';
import { replayPolicy } from '../use-cases/replay-policy.js';
import type { CliContext } from './context.js';
import { type NamedPlace, placeFrom, rulesAt } from './policy-place.js';
import { addPolicyPlaceCommands, readJson } from './policy-places.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly site: string;
  readonly section?: string;
  readonly story?: string;
  readonly policy?: string;
  readonly file?: string;
  readonly last: string;
  readonly signal?: string;
  readonly json?: true;
}

const MOST = 1_000_000;

/** `policy`: the rules of every place, and trying them out before they are turned on. */
export function addPolicyCommands(program: Command, cli: CliContext): void {
  const policy = program.command('policy').description('show, set and try out the rules of comments');
  policy
    .command('replay')
    .description('what a policy would have held of past comments, and what people said of those')
    .requiredOption('--site <slug>', 'whose decisions')
    .option('--section <name>', 'only those over comments of this section')
    .option('--story <id>', 'only those over comments of this story')
    .option('--policy <name>', 'a shipped policy')
    .option('--file <file>', 'a policy of your own, as JSON; without either the one that is on')
    .option('--last <n>', 'how many of the newest decisions', '10000')
    .option('--signal <name>', 'also what holding by this signal alone would do, for each threshold')
    .option('--json', 'print JSON')
    .action((options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => replay(cli, app, options))),
    );
  addPolicyPlaceCommands(policy, cli);
}

async function replay(cli: CliContext, app: App, options: Options): Promise<ExitCode> {
  const named = await placeFrom(app, options);
  const { site, place } = named;
  if (site === null) throw new UsageError('--site is needed.');
  const last = Number(options.last);
  if (!Number.isSafeInteger(last) || last < 1 || last > MOST)
    throw new UsageError(`--last is a whole number from 1 to ${MOST}.`);
  const policy = await policyFrom(app, named, options);
  const { signal } = options;
  const { result, warnings } = await replayPolicy(app.deps, { site, place, policy, last, signal });
  for (const warning of warnings) cli.terminal.err(warning);
  cli.terminal.out(options.json ? JSON.stringify(presented(result)) : inWords(result));
  return EXIT.done;
}

async function policyFrom(app: App, named: NamedPlace, { policy, file }: Options): Promise<Policy> {
  if (file === undefined && policy === undefined) return (await rulesAt(app, named)).inForce.policy;
  const parsed = readPolicySetting(file === undefined ? policy : readJson(file));
  if (parsed.policy === null) throw new UsageError(parsed.problems.join('\n'));
  return parsed.policy;
}

function presented(result: ReplayResult): object {
  const newlyHeld = result.newlyHeld.map((one) => ({ ...one, commentId: encodeId(one.commentId) }));
  return { ...result, newlyHeld };
}

function inWords(result: ReplayResult): string {
  const { decisions, bad, before, draft, perHour, byRule, curve } = result;
  return [
    `Decisions: ${decisions}, of which people refused ${bad}`,
    `Held then:   ${scoreInWords(before)}, ${perHour.before.toFixed(2)} an hour`,
    `Would hold:  ${scoreInWords(draft)}, ${perHour.draft.toFixed(2)} an hour`,
    ...byRule.map(({ rule, held, bad: refused }) => `  ${rule}: ${held}, of which refused ${refused}`),
    ...curve.map((point) => `  from ${point.threshold.toFixed(2)}: ${scoreInWords(point)}`),
  ].join('\n');
}

function scoreInWords({ held, precision, recall }: Score): string {
  return `${held} held, precision ${share(precision)}, recall ${share(recall)}`;
}

function share(value: number | null): string {
  return value === null ? 'unknown' : `${Math.round(value * 100)} %`;
}
