import type { Command } from 'commander';
import type { App } from '../app.js';
import { decodeId, type StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { STORY_KINDS, type Story } from '../core/story.js';
import { hostOfUrl, isHostListed, normaliseStoryUrl } from '../core/url.js';
import { actBy } from '../use-cases/act-entry.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly reason?: string;
  readonly at?: string;
  readonly open?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

export function addStoryCommands(program: Command, cli: CliContext): void {
  const story = program
    .command('story')
    .description('move, merge, close and open threads, and say what they are');
  const DRY = ['--dry-run', 'say what would happen, change nothing'] as const;
  story
    .command('move')
    .description('give a story another address; the old one stays an alias, so old pages keep their thread')
    .argument('<id>')
    .argument('<url>')
    .option(...DRY)
    .option('--json', 'print JSON')
    .action((id: string, url: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => move(cli, app, { id, url, options }))),
    );
  story
    .command('merge')
    .description('bring all comments and addresses of one story to another; the first is gone')
    .argument('<from>')
    .argument('<into>')
    .option(...DRY)
    .option('--json', 'print JSON')
    .action((id: string, into: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => merge(cli, app, { id, into, options }))),
    );
  story
    .command('kind')
    .description('make a round of questions of a thread, or a discussion again')
    .argument('<id>')
    .argument('<kind>', STORY_KINDS.join(' or '))
    .option(...DRY)
    .option('--json', 'print JSON')
    .action((id: string, kind: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => setKind(cli, app, { id, kind, options }))),
    );
  story
    .command('close')
    .description('take no more comments, or take them again with --open')
    .argument('<id>')
    .option('--reason <text>', 'told to readers')
    .option('--at <time>', 'at a time to come, with its zone: 2026-12-01T18:00:00+02:00')
    .option('--open', 'open it again')
    .option(...DRY)
    .option('--json', 'print JSON')
    .action((id: string, options: Options) =>
      cli.run(options, () => cli.withApp('command', (app) => close(cli, app, { id, options }))),
    );
}

async function storyOf(app: App, id: string): Promise<Story> {
  const storyId = decodeId<StoryId>(id);
  const story = storyId === undefined ? undefined : await app.store.read.storyById({ id: storyId });
  if (story === undefined) throw new Refusal('not_found');
  return story;
}

function tell(
  cli: CliContext,
  options: Options,
  told: { readonly words: string; readonly json: object },
): ExitCode {
  const isDry = options.dryRun === true;
  if (options.json) cli.terminal.out(JSON.stringify({ ...told.json, dryRun: isDry }));
  else cli.terminal.out(`${isDry ? 'Dry run, nothing changed. ' : ''}${told.words}`);
  return EXIT.done;
}

async function move(
  cli: CliContext,
  app: App,
  given: { id: string; url: string; options: Options },
): Promise<ExitCode> {
  const { id, url, options } = given;
  const story = await storyOf(app, id);
  const site = (await app.store.read.sites({})).find((each) => each.id === story.siteId);
  const urlKey = normaliseStoryUrl(url, {
    meaningfulQuery: site?.settings.meaningfulQuery ?? 'all-but-tracking',
  });
  const host = hostOfUrl(url);
  if (urlKey === undefined || host === undefined || !isHostListed(host, site?.hosts ?? []))
    throw new Refusal('origin_not_listed', { url });
  const there = await app.store.read.storyByUrl({ siteId: story.siteId, urlKey });
  if (there !== undefined && there.id !== story.id) {
    throw new Refusal('invalid_request', {
      problem: `${url} has a discussion of its own with ${there.total} comments. Use \`parley story merge\`.`,
    });
  }
  if (options.dryRun !== true)
    await app.store.background.moveStory({ id: story.id, url, urlKey, now: app.clock() });
  return tell(cli, options, {
    words: `“${story.title}”: ${story.url ?? '(no address)'} → ${url}, ${story.total} comments.`,
    json: { id, from: story.url, to: url, total: story.total },
  });
}

async function merge(
  cli: CliContext,
  app: App,
  given: { id: string; into: string; options: Options },
): Promise<ExitCode> {
  const { id, options } = given;
  const from = await storyOf(app, id);
  const into = await storyOf(app, given.into);
  if (from.id === into.id)
    throw new Refusal('invalid_request', { problem: 'a story cannot be merged into itself.' });
  if (from.siteId !== into.siteId)
    throw new Refusal('invalid_request', { problem: 'the two stories belong to two sites.' });
  if (options.dryRun !== true)
    await app.store.background.mergeStories({ from: from.id, into: into.id, now: app.clock() });
  return tell(cli, options, {
    words: `${from.total} comments of “${from.title}” join ${into.total} of “${into.title}”.`,
    json: { from: id, into: given.into, comments: from.total },
  });
}

async function setKind(
  cli: CliContext,
  app: App,
  given: { id: string; kind: string; options: Options },
): Promise<ExitCode> {
  const { id, options } = given;
  const kind = STORY_KINDS.find((known) => known === given.kind);
  if (kind === undefined) throw new UsageError(`A kind is ${STORY_KINDS.join(' or ')}.`);
  const story = await storyOf(app, id);
  if (options.dryRun !== true)
    await app.store.background.setStoryKind({ id: story.id, kind, entry: actBy(app.deps) });
  const now = kind === 'questions' ? 'a round of questions' : 'a discussion';
  return tell(cli, options, { words: `“${story.title}” is ${now}.`, json: { id, kind } });
}

/** The time that `--at` names, never one that is over; without it now. */
function closingTime(at: string | undefined, now: number): number {
  if (at === undefined) return now;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.test(at)
    ? Date.parse(at)
    : Number.NaN;
  if (Number.isNaN(time))
    throw new UsageError('--at is a time with its zone, such as 2026-12-01T18:00:00+02:00.');
  return Math.max(time, now);
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function stateInWords(closedAt: number | null, now: number): string {
  if (closedAt === null) return 'is open';
  return closedAt > now ? `closes at ${new Date(closedAt).toISOString()}` : 'is closed';
}

async function close(cli: CliContext, app: App, given: { id: string; options: Options }): Promise<ExitCode> {
  const { id, options } = given;
  const story = await storyOf(app, id);
  const closedAt = options.open === true ? null : closingTime(options.at, app.clock());
  if (options.dryRun !== true) {
    await app.store.background.setStoryClosed({
      id: story.id,
      closedAt,
      reason: options.open === true ? null : (options.reason ?? null),
      by: 'person',
      now: app.clock(),
      entry: actBy(app.deps),
    });
  }
  return tell(cli, options, {
    words: `“${story.title}” ${stateInWords(closedAt, app.clock())}.`,
    json: { id, open: closedAt === null || closedAt > app.clock(), closesAt: timeOrNull(closedAt) },
  });
}
