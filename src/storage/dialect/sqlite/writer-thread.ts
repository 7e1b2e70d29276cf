/** The one connection that writes, in a thread of its own: here, and only here, may SQLite wait for a lock or a disk. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { failureOf } from '../../failures.js';
import type { SqliteConnection } from './connection.js';
import { isBusy } from './errors.js';
import { commitGroup, failAll } from './group-commit.js';
import { createJobQueue, type JobQueue } from './job-queue.js';
import type { Answer, FromWriter, Job, ToWriter } from './jobs.js';
import { LOCK_TIMEOUT, openWriter } from './open-writer.js';
import { readSettings } from './settings.js';

/** What the thread is started with. */
export interface WriterData {
  readonly file: string;
  /** People wait for what it writes. */
  readonly hasReaders: boolean;
}

/** After these the words that were erased must not stay behind in the write-ahead log. */
const EMPTIES_LOG: ReadonlySet<string> = new Set(['erasePerson', 'eraseAccount']);

function say(message: FromWriter): void {
  parentPort?.postMessage(message);
}

async function writeGroup(
  connection: SqliteConnection,
  queue: JobQueue,
  listen: () => void,
): Promise<readonly Answer[]> {
  const wait = Math.min(LOCK_TIMEOUT, Math.max(1, queue.firstDeadline() - Date.now()));
  connection.exec(`PRAGMA busy_timeout = ${Math.ceil(wait)}`);
  try {
    connection.exec('BEGIN IMMEDIATE');
  } catch (error) {
    return failAll(queue.takeExpired(isBusy(error) ? Date.now() : Infinity), error);
  }
  const next = queue.takeGroup();
  let mustEmptyLog = false;
  let job: Job | undefined;
  const answers = await commitGroup(connection, () => {
    // A reader's write that came during a long job of the background joins its group.
    if (job?.background) listen();
    job = next();
    mustEmptyLog ||= job !== undefined && EMPTIES_LOG.has(job.name);
    return job;
  });
  if (mustEmptyLog) connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return answers;
}

function serve(connection: SqliteConnection, hasReaders: boolean): void {
  const queue = createJobQueue(() => performance.now(), hasReaders);
  let isWorking = false;

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    while (queue.hasJobs()) {
      const answers = await writeGroup(connection, queue, listen);
      say({ kind: 'answers', answers });
      for (const message of later.splice(0)) receive(message);
      // Lets the messages in that came meanwhile, so that they join the next group.
      await new Promise((resolve) => setImmediate(resolve));
    }
    isWorking = false;
  }

  function receive(message: ToWriter): void {
    if (message.kind === 'jobs') {
      queue.add(message.jobs);
      setImmediate(work);
    }
    if (message.kind === 'facts') {
      say({ kind: 'facts', facts: readSettings(connection, { readOnly: false }) });
    }
    if (message.kind === 'close') {
      connection.close();
      parentPort?.close();
    }
  }

  // In a group nothing else would take what comes: no job of it lets the event loop turn.
  const later: ToWriter[] = [];
  function listen(): void {
    for (let came = nextMessage(); came; came = nextMessage()) {
      if (came.kind === 'jobs') receive(came);
      else later.push(came);
    }
  }

  parentPort?.on('message', receive);
}

function nextMessage(): ToWriter | undefined {
  return parentPort ? receiveMessageOnPort(parentPort)?.message : undefined;
}

try {
  const { file, hasReaders } = workerData as WriterData;
  serve(await openWriter(file), hasReaders);
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'refused', failure: failureOf(error) });
}
