import type { Command } from 'commander';
import type { App } from '../app.js';
import { STANDINGS, type Standing } from '../core/badge.js';
import { checkEmail } from '../core/email.js';
import { decodeId, type StoryId } from '../core/ids.js';
import { Refusal } from '../core/refusal.js';
import { actBy } from '../use-cases/act-entry.js';
import { SITE_STANDINGS, STORY_STANDINGS } from '../use-cases/grant-standing.js';
import type { CliContext } from './context.js';
import { EXIT, type ExitCode, UsageError } from './run.js';

interface Options {
  readonly site: string;
  readonly story?: string;
  readonly take?: true;
  readonly json?: true;
}

interface Given {
  readonly email: string;
  readonly kind: string;
  readonly options: Options;
}

/** `parley user standing`: experts and trusted authors of a site, authors and experts of a story. */
export function addStandingCommand(user: Command, cli: CliContext): void {
  user
    .command('standing')
    .description('say who somebody is: an expert, a trusted author, the author of a story')
    .argument('<email>', 'of somebody who has signed in before')
    .argument('<kind>', STANDINGS.join(', '))
    .requiredOption('--site <slug>', 'where it holds')
    .option('--story <id>', 'under this story only; an author is always of one story')
    .option('--take', 'take it back')
    .option('--json', 'print JSON')
    .action((email: string, kind: string, options: Options) =>
      cli.run(options, () =>
        cli.withApp('command', (app) => setStanding(cli, app, { email, kind, options })),
      ),
    );
}

async function setStanding(cli: CliContext, app: App, given: Given): Promise<ExitCode> {
  const { email, options } = given;
  const kind = kindFrom(given);
  const site = await app.store.read.siteBySlug({ slug: options.site });
  if (site === undefined) throw new Refusal('unknown_site', { site: options.site });
  const storyId = await storyOn(app, site.id, options.story);
  const found = await app.store.read.accountByEmail({ email: checkEmail(email).toLowerCase() });
  if (found === undefined)
    throw new UsageError(`Nobody here has the address ${email}. Ask them to sign in once, then try again.`);
  const holds = options.take !== true;
  const { id: accountId, name } = found.account;
  await app.store.background.setStanding({
    ...{ accountId, siteId: site.id, storyId, kind, holds },
    now: app.clock(),
    entry: actBy(app.deps),
  });
  const where = options.story === undefined ? `on ${site.slug}` : `under story ${options.story}`;
  if (options.json)
    cli.terminal.out(JSON.stringify({ email, kind, site: site.slug, story: options.story ?? null, holds }));
  else cli.terminal.out(`${name} is ${holds ? kind : `no longer ${kind}`} ${where}.`);
  return EXIT.done;
}

function kindFrom({ kind, options: { story } }: Given): Standing {
  const lawful = story === undefined ? SITE_STANDINGS : STORY_STANDINGS;
  const found = lawful.find((known) => known === kind);
  if (found === undefined)
    throw new UsageError(
      `${story === undefined ? 'Without --story' : 'With --story'} the kind is one of ${lawful.join(', ')}.`,
    );
  return found;
}

async function storyOn(app: App, siteId: number, id: string | undefined): Promise<StoryId | null> {
  if (id === undefined) return null;
  const storyId = decodeId<StoryId>(id);
  const story = storyId === undefined ? undefined : await app.store.read.storyById({ id: storyId });
  if (story === undefined || story.siteId !== siteId) throw new Refusal('not_found');
  return story.id;
}
