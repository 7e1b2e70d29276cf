/** The other end: a command's writes, sent to the process that owns the database. */
import { createConnection, type Socket } from 'node:net';
import { errorOf } from '../../failures.js';
import { frame, readFrames } from './frames.js';
import type { Request, Response } from './handover.js';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** A request before it has its number. */
type Unnumbered<R> = R extends Request ? Omit<R, 'id'> : never;

export class HandoverClient {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #end: Error | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    readFrames(socket, (message) => this.#receive(message as Response));
    socket.on('error', (error) => this.#finish(error));
    socket.on('close', () => this.#finish(new Error('The process that owned the database has ended.')));
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

  get isOpen(): boolean {
    return this.#end === undefined;
  }

  /** Resolves after the owner's commit. When the owner ends meanwhile, it is open whether the write happened. */
  async ask(request: Unnumbered<Request>): Promise<unknown> {
    if (this.#end) throw this.#end;
    const id = ++this.#lastId;
    const bytes = frame({ ...request, id });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(bytes);
    });
  }

  async close(): Promise<void> {
    if (this.#end) return;
    const closed = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#socket.end();
    this.#socket.destroySoon();
    await closed;
  }

  #receive(response: Response): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if ('failure' in response) waiting?.reject(errorOf(response.failure));
    else waiting?.resolve(response.value);
  }

  #finish(error: Error): void {
    this.#end ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}
