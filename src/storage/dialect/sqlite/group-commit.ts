/**
 * One transaction for many writes: each in a savepoint, so that a failing one takes back only itself, and one COMMIT that
 * makes all of them durable. No write is answered before it.
 */
import { failureOf } from '../../failures.js';
import { runWrite } from '../../writes.js';
import type { SqliteConnection } from './connection.js';
import { refusalOf } from './errors.js';
import type { Answer, Job } from './jobs.js';

/** Runs the jobs that `next` gives until it gives none, and answers all. The transaction has begun; it is over afterwards. */
export async function commitGroup(
  connection: SqliteConnection,
  next: () => Job | undefined,
): Promise<readonly Answer[]> {
  const taken: Job[] = [];
  try {
    const answers = await runAll(connection, next, taken);
    connection.exec('COMMIT');
    return answers;
  } catch (error) {
    if (connection.isInTransaction) connection.exec('ROLLBACK');
    return failAll(taken, error);
  }
}

async function runAll(
  connection: SqliteConnection,
  next: () => Job | undefined,
  taken: Job[],
): Promise<readonly Answer[]> {
  let answers: Answer[] = [];
  let isBare = true;
  for (let job = next(); job; job = next()) {
    taken.push(job);
    const answer: Answer | undefined =
      isBare && job.background ? await runBare(connection, job) : await runJob(connection, job);
    isBare &&= answer !== undefined;
    if (answer === undefined) answers = await runAgain(connection, taken);
    else answers.push(answer);
  }
  return answers;
}

/**
 * Background writes hardly ever fail, so they run without savepoints, which keep a copy of every page that changes: a
 * third of the work of an import's batch. Undefined when one failed all the same.
 */
async function runBare(connection: SqliteConnection, { id, name, input }: Job): Promise<Answer | undefined> {
  try {
    return { id, value: await runWrite(connection, name, input) };
  } catch (error) {
    if (!connection.isInTransaction) throw error;
    return undefined;
  }
}

/** From the beginning, so that only those fail that have to. */
async function runAgain(connection: SqliteConnection, jobs: readonly Job[]): Promise<Answer[]> {
  connection.exec('ROLLBACK');
  connection.exec('BEGIN IMMEDIATE');
  const answers: Answer[] = [];
  for (const job of jobs) answers.push(await runJob(connection, job));
  return answers;
}

/** The same answer for every job. */
export function failAll(jobs: readonly Job[], error: unknown): readonly Answer[] {
  const failure = failureOf(refusalOf(error));
  return jobs.map(({ id }) => ({ id, failure }));
}

/** Throws only when the whole transaction is gone: a full disk and an I/O error end it whatever savepoints there are. */
async function runJob(connection: SqliteConnection, job: Job): Promise<Answer> {
  connection.exec('SAVEPOINT job');
  try {
    const value = await runWrite(connection, job.name, job.input);
    connection.exec('RELEASE job');
    return { id: job.id, value };
  } catch (error) {
    if (!connection.isInTransaction) throw error;
    connection.exec('ROLLBACK TO job');
    connection.exec('RELEASE job');
    return { id: job.id, failure: failureOf(refusalOf(error)) };
  }
}
