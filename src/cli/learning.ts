import type { Command } from 'commander';
import type { App } from '../app.js';
import { bodyToPlain } from '../core/body/to-plain.js';
import { type CommentId, decodeId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import type { Site } from '../core/site.js';
import { createSiteLearning, type Learnt } from '../use-cases/site-learning.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly site: string;
  readonly bar?: string;
  readonly json?: true;
}

interface Asked {
  readonly app: App;
  readonly site: Site;
  readonly options: Options;
}

type Run = (cli: CliContext, asked: Asked) => Promise<ExitCode>;

export function addLearningCommands(program: Command, cli: CliContext): void {
  const learning = program
    .command('learning')
    .description("what a site's decisions have taught its own model");
  const add = (name: string, about: string, run: Run) =>
    learning
      .command(name)
      .description(about)
      .requiredOption('--site <slug>', 'the site')
      .option('--json', 'print JSON')
      .action((options: Options) => cli.run(options, () => withSite(cli, options, run)));
  add('show', 'tell how well it foretold the decisions of moderators', show);
  add('export', 'print its weights as JSON', exportWeights);
  add('reset', 'forget everything learnt until now; the decisions stay', reset);
  add('set', 'set how precise it must have proven before policies may use it', setBar).requiredOption(
    '--bar <share>',
    'a precision from 0.5 to 0.99',
  );
  learning
    .command('why')
    .description('explain the score of one comment')
    .argument('<comment>', 'its id, as in its address')
    .requiredOption('--site <slug>', 'the site')
    .option('--json', 'print JSON')
    .action((id: string, options: Options) =>
      cli.run(options, () => withSite(cli, options, (_, asked) => why(cli, asked, id))),
    );
}

function withSite(cli: CliContext, options: Options, run: Run): Promise<ExitCode> {
  return cli.withApp('command', async (app) => {
    const site = await app.store.read.siteBySlug({ slug: options.site });
    if (site === undefined) throw new Refusal('unknown_site', { site: options.site });
    return run(cli, { app, site, options });
  });
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

async function show(cli: CliContext, { app, site, options }: Asked): Promise<ExitCode> {
  const learnt = await createSiteLearning(app).learnt(site);
  cli.terminal.out(options.json ? JSON.stringify(inJson(learnt)) : inWords(learnt));
  return EXIT.done;
}

function inJson({ record, lessons, isProven, settings, spamFilter }: Learnt) {
  const since = settings.since === 0 ? null : new Date(settings.since).toISOString();
  const spam = { spam: spamFilter.spam, other: spamFilter.other };
  return { lessons, isProven, bar: settings.bar, since, ...record, spamFilter: spam };
}

function inWords({ record, lessons, isProven, settings, spamFilter }: Learnt): string {
  const { predictions, foretold, precision, low, high, area, areaOfShipped } = record;
  const areas =
    area === null || areaOfShipped === null
      ? 'Not yet both refused and published texts to compare.'
      : `It puts a refused text above a published one in ${percent(area)} of pairs, the shipped model alone in ${percent(areaOfShipped)}.`;
  return [
    `${lessons} lessons count; ${predictions} decisions were foretold before they were learnt from.`,
    precision === null
      ? 'None was foretold as refused.'
      : `Of ${foretold} foretold as refused, ${percent(precision)} were (95 %: ${percent(low)} to ${percent(high)}).`,
    areas,
    `The filter for advertising learnt from ${spamFilter.spam} comments refused as such, and ${spamFilter.other} that stand.`,
    isProven
      ? `It has proven ${percent(settings.bar)}, so policies may use it.`
      : `It has not proven ${percent(settings.bar)} yet: it helps to sort the queue, and policies do not hear of it.`,
  ].join('\n');
}

async function exportWeights(cli: CliContext, { app, site }: Asked): Promise<ExitCode> {
  const learnt = await createSiteLearning(app).learnt(site);
  cli.terminal.out(JSON.stringify({ site: site.slug, ...inJson(learnt), weights: learnt.model.weights() }));
  return EXIT.done;
}

async function reset(cli: CliContext, { app, site, options }: Asked): Promise<ExitCode> {
  const since = app.clock();
  await createSiteLearning(app).change(site.id, { since });
  const told = { site: site.slug, since: new Date(since).toISOString() };
  cli.terminal.out(options.json ? JSON.stringify(told) : `${site.slug} learns anew from now on.`);
  return EXIT.done;
}

async function setBar(cli: CliContext, { app, site, options }: Asked): Promise<ExitCode> {
  const bar = Number(options.bar);
  if (!(bar >= 0.5 && bar <= 0.99)) throw new UsageError('--bar is a share from 0.5 to 0.99.');
  await createSiteLearning(app).change(site.id, { bar });
  const told = { site: site.slug, bar };
  cli.terminal.out(options.json ? JSON.stringify(told) : `${site.slug}: ${percent(bar)} must be proven.`);
  return EXIT.done;
}

async function why(cli: CliContext, { app, site, options }: Asked, id: string): Promise<ExitCode> {
  const commentId = decodeId<CommentId>(id);
  const comment = commentId === undefined ? undefined : await app.store.read.commentById({ id: commentId });
  if (comment?.siteId !== site.id) throw new UsageError(`There is no comment ${id} on ${site.slug}.`);
  const explained = await createSiteLearning(app).explain(site, bodyToPlain(comment.body));
  const { score, base, learnt, isProven } = explained;
  const shipped = 1 / (1 + Math.exp(-base));
  cli.terminal.out(
    options.json
      ? JSON.stringify({ id, score, shipped, learnt, isProven })
      : `${percent(score)}: the shipped model says ${percent(shipped)}; what this site decided moves its log odds by ${learnt.toFixed(2)} (at most 2.5 either way).`,
  );
  return EXIT.done;
}
