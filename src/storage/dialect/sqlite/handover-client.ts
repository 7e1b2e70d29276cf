/** The other end: a command's writes, sent to the process that owns the database. */
import { createConnection, type Socket } from 'node:net';
import { Refusal } from '../../../core/refusal.js';
import { errorOf } from '../../failures.js';
import type { WriteName } from '../../writes.js';
import { frame, readFrames } from './frames.js';
import type { Request, Response } from './handover.js';
import { type Facts, LEFT, type WriteTarget } from './write-target.js';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** A request before it has its number. */
type Unnumbered<R> = R extends Request ? Omit<R, 'id'> : never;

export class HandoverClient implements WriteTarget {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isOver = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    readFrames(socket, (message) => this.#receive(message as Response));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#lose());
  }

  /** Undefined when nobody listens there (any more). */
  static connect(path: string): Promise<HandoverClient | undefined> {
    return new Promise((resolve) => {
      const socket = createConnection(path);
      const fail = () => resolve(undefined);
      socket.once('error', fail);
      socket.once('connect', () => {
        socket.off('error', fail);
        resolve(new HandoverClient(socket));
      });
    });
  }

  submit(name: WriteName, input: unknown): Promise<unknown> {
    return this.#ask({ kind: 'write', name, input });
  }

  async facts(): Promise<Facts> {
    const facts = await this.#ask({ kind: 'facts' });
    return facts === LEFT ? {} : { ...(facts as Facts), writer: 'a running server' };
  }

  /** Asks a command for the folder; resolves when it has left, or is gone. */
  async askToYield(): Promise<void> {
    await this.#ask({ kind: 'yield' }).catch(() => undefined);
  }

  async close(): Promise<void> {
    if (this.#isOver) return;
    const closed = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#socket.destroySoon();
    await closed;
  }

  async #ask(request: Unnumbered<Request>): Promise<unknown> {
    if (this.#isOver) return LEFT;
    const id = ++this.#lastId;
    const bytes = frame({ ...request, id });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(bytes);
    });
  }

  #receive(response: Response): void {
    if ('kind' in response) {
      this.#leave();
      return;
    }
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if ('failure' in response) waiting?.reject(errorOf(response.failure));
    else waiting?.resolve(response.value);
  }

  #leave(): void {
    this.#isOver = true;
    for (const { resolve } of this.#waiting.values()) resolve(LEFT);
    this.#waiting.clear();
  }

  /** The owner is gone without a word: what was asked may or may not have been done. */
  #lose(): void {
    this.#isOver = true;
    const lost = new Refusal('overloaded', { seconds: 1, cause: 'outcome_unknown' });
    for (const { reject } of this.#waiting.values()) reject(lost);
    this.#waiting.clear();
  }
}
