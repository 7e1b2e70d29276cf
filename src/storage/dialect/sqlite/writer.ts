/** The main thread's side of the writer: hands writes over, a tick's worth at a time, and gives their answers. */
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../../core/refusal.js';
import { errorOf } from '../../failures.js';
import type { WriteName } from '../../writes.js';
import type { Answer, FromWriter, Job, ToWriter } from './jobs.js';
import type { WriterData } from './writer-thread.js';

// Beyond these the wait is longer than anybody's patience.
const MOST_WAITING = { readers: 5000, background: 1000 };
/** How long a write may wait for a lock that another program holds, in milliseconds. */
const PATIENCE = { readers: 5000, background: 60_000 };

interface Waiting {
  readonly background: boolean;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export class Writer {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #counts = { readers: 0, background: 0 };
  #batch: Job[] = [];
  #lastId = 0;
  #facts: ((facts: Readonly<Record<string, string | number>>) => void)[] = [];
  #whenIdle: (() => void)[] = [];
  #death: Error | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: FromWriter) => this.#receive(message));
    worker.on('error', (error) => this.#die(error));
    worker.on('exit', () => this.#die(new Error('The storage is closed.')));
  }

  /** Opens and migrates the file in a new thread. Refuses `storage_unfit`. */
  static open(workerData: WriterData): Promise<Writer> {
    const worker = new Worker(new URL('./writer-thread.js', import.meta.url), {
      workerData,
      execArgv: [],
    });
    return new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (message: FromWriter) => {
        worker.off('error', reject);
        if (message.kind === 'ready') return resolve(new Writer(worker));
        reject(message.kind === 'refused' ? errorOf(message.failure) : new Error('unexpected message'));
      });
    });
  }

  /** Resolves after the commit. Refuses `overloaded` when too many writes wait. */
  submit(name: WriteName, input: unknown, background: boolean): Promise<unknown> {
    const lane = background ? 'background' : 'readers';
    if (this.#death) return Promise.reject(this.#death);
    if (this.#counts[lane] >= MOST_WAITING[lane]) {
      return Promise.reject(new Refusal('overloaded', { seconds: 1 }));
    }
    const id = ++this.#lastId;
    if (this.#batch.length === 0) setImmediate(() => this.#send());
    this.#batch.push({ id, name, input, background, deadline: Date.now() + PATIENCE[lane] });
    this.#counts[lane]++;
    return new Promise((resolve, reject) => this.#waiting.set(id, { background, resolve, reject }));
  }

  /** The writer's settings as its connection reads them back. */
  facts(): Promise<Readonly<Record<string, string | number>>> {
    if (this.#death) return Promise.reject(this.#death);
    return new Promise((resolve) => {
      this.#facts.push(resolve);
      this.#post({ kind: 'facts' });
    });
  }

  /** Lets waiting writes finish, then ends the thread. */
  async close(): Promise<void> {
    if (this.#death) return;
    if (this.#waiting.size > 0) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
    const gone = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#post({ kind: 'close' });
    await gone;
  }

  #send(): void {
    const jobs = this.#batch;
    this.#batch = [];
    try {
      this.#post({ kind: 'jobs', jobs });
    } catch (error) {
      // One input that cannot be cloned must not take its neighbours along.
      for (const job of jobs) this.#sendAlone(job, jobs.length === 1 ? error : undefined);
    }
  }

  #sendAlone(job: Job, failure: unknown): void {
    try {
      if (failure !== undefined) throw failure;
      this.#post({ kind: 'jobs', jobs: [job] });
    } catch (error) {
      this.#take(job.id)?.reject(error);
    }
  }

  #post(message: ToWriter): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWriter): void {
    if (message.kind === 'answers') for (const answer of message.answers) this.#answer(answer);
    if (message.kind === 'facts') this.#facts.shift()?.(message.facts);
  }

  #answer(answer: Answer): void {
    const waiting = this.#take(answer.id);
    if ('failure' in answer) waiting?.reject(errorOf(answer.failure));
    else waiting?.resolve(answer.value);
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (!waiting) return undefined;
    this.#waiting.delete(id);
    this.#counts[waiting.background ? 'background' : 'readers']--;
    if (this.#waiting.size === 0) for (const resolve of this.#whenIdle.splice(0)) resolve();
    return waiting;
  }

  #die(error: Error): void {
    this.#death ??= error;
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.reject(this.#death);
  }
}
