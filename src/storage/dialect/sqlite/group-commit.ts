/**
 * One transaction for many writes: each in a savepoint, so that a failing one takes back only itself, and one COMMIT that
 * makes all of them durable. No write is answered before it.
 */
import { failureOf } from '../../failures.js';
import { runWrite } from '../../writes.js';
import type { SqliteConnection } from './connection.js';
import { refusalOf } from './errors.js';
import type { Answer, Job } from './jobs.js';

/**
 * Runs the jobs that `next` gives until it gives none, and answers all that were given; a background job
 * that comes first and fails ends the group. The transaction has begun; it is over afterwards.
 */
export async function commitGroup(
  connection: SqliteConnection,
  next: () => Job | undefined,
): Promise<readonly Answer[]> {
  const taken: Job[] = [];
  const answers: Answer[] = [];
  try {
    for (let job = next(); job; job = next()) {
      taken.push(job);
      answers.push(await (job.background && taken.length === 1 ? runBare : runJob)(connection, job));
    }
    connection.exec('COMMIT');
    return answers;
  } catch (error) {
    if (connection.isInTransaction) connection.exec('ROLLBACK');
    return failAll(taken, error);
  }
}

/**
 * With nobody before it to protect, the whole transaction may go when it fails. A savepoint keeps a copy of every page
 * that changes within it: a third of the work of an import's batch.
 */
async function runBare(connection: SqliteConnection, { id, name, input }: Job): Promise<Answer> {
  return { id, value: await runWrite(connection, name, input) };
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
