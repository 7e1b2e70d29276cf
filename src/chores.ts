/** What a server does by itself, now and then, beside answering readers. */
import type { Logger } from 'pino';
import type { ImportDesk } from './import-desk/import-desk.js';
import { closeOldStories, tellClosedStories } from './use-cases/close-old-stories.js';
import type { UseCaseDeps } from './use-cases/deps.js';
import { linkLogSoon } from './use-cases/link-log-soon.js';
import { publishDueReports } from './use-cases/publish-report.js';
import { readTwice } from './use-cases/read-twice.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

type ChoreDeps = UseCaseDeps & { readonly imports: ImportDesk };

/** Starts all of it; gives the function that ends it. What fails is logged, and tried again at its next time. */
export function startChores(deps: ChoreDeps, logger: Logger): () => void {
  const told = (what: string) => (error: unknown) => logger.error({ error }, `${what} failed.`);
  const stops = [
    pruneHourly(deps, told('Forgetting')),
    linkLogSoon(deps, told('Linking the log')),
    publishWhenDue(deps, logger),
    closeEveryMinute(deps, logger),
    indexAlways(deps, logger),
    readTwiceAlways(deps, logger),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Forgets what is over its term, now and every hour. Gives the function that ends it. */
function pruneHourly({ store, clock, imports }: ChoreDeps, onError: (error: unknown) => void): () => void {
  const prune = (): void => {
    store.background.prune({ now: clock() }).catch(onError);
    imports.emptyOld();
  };
  prune();
  const timer = setInterval(prune, HOUR);
  return () => clearInterval(timer);
}

/** How late a new text may be found, and how many wait for one write. */
const INDEX_EVERY = 2000;
const INDEX_AT_ONCE = 200;

/** Keeps the search in step with what is written. Gives the function that ends it. */
function indexAlways({ store }: UseCaseDeps, logger: Logger): () => void {
  const index = async () => (await store.background.indexSearch({ limit: INDEX_AT_ONCE })).indexed;
  return workOff(index, { every: INDEX_EVERY }, (error) =>
    logger.error({ error: (error as Error | undefined)?.name }, 'The search was not kept in step.'),
  );
}

/** How late the slower model may read what waits for moderators. */
const READ_TWICE_EVERY = 3000;

/** Reads a second time what waits. Gives the function that ends it. */
function readTwiceAlways(deps: UseCaseDeps, logger: Logger): () => void {
  return workOff(
    () => readTwice(deps),
    { every: READ_TWICE_EVERY },
    (error) =>
      logger.error({ error: (error as Error | undefined)?.name }, 'What waits was not read a second time.'),
  );
}

/** Does some work now and then, again and again until a round found nothing to do. Gives the function that ends it. */
function workOff(
  work: () => Promise<number>,
  { every }: { readonly every: number },
  onError: (error: unknown) => void,
): () => void {
  let isOver = false;
  let isAtWork = false;
  const workAway = async (): Promise<void> => {
    if (isAtWork) return;
    isAtWork = true;
    try {
      while (!isOver && (await work()) > 0);
    } catch (error) {
      if (!isOver) onError(error);
    }
    isAtWork = false;
  };
  const timer = setInterval(workAway, every);
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}

/** How late a scheduled report may be, and the news that a thread has closed at its time. */
const LATEST = 10_000;

/** Publishes reports when their time comes, and tells of threads that close at theirs. Gives the function that ends it. */
function publishWhenDue(deps: UseCaseDeps, logger: Logger): () => void {
  const publish = async (): Promise<void> => {
    await tellClosedStories(deps);
    for (const { storyId, error } of await publishDueReports(deps))
      logger.error({ storyId, error }, 'A scheduled report could not be published.');
  };
  const fail = (error: unknown): void => logger.error({ error }, 'What is due could not be looked for.');
  const timer = setInterval(() => publish().catch(fail), LATEST);
  return () => clearInterval(timer);
}

/** Closes the threads whose time is over, now and every minute. Gives the function that ends it. */
function closeEveryMinute(deps: UseCaseDeps, logger: Logger): () => void {
  const close = (): void => {
    closeOldStories(deps).catch((error) => logger.error({ error }, 'Closing threads failed.'));
  };
  close();
  const timer = setInterval(close, MINUTE);
  return () => clearInterval(timer);
}
