import pg from 'pg';
import { createNotices } from '../../notices.js';

const CHANNEL = 'parley_writes';
/** Writes within this many milliseconds are told to other processes as one. */
const GATHER = 100;
/** Milliseconds before a lost connection is made again, doubled up to the most. */
const RETRY = 500;
const RETRY_MOST = 10_000;

/**
 * Notices between the processes on one database, by LISTEN and NOTIFY on a connection of their own. A NOTIFY inside the
 * transaction that writes would make all commits wait for each other (PostgreSQL's source, async.c: the queue's order is
 * kept by one lock until the commit), so it is sent after, without waiting for the disk, and once for many writes. It may
 * be lost with its process: whoever listens also looks at the log by the clock. It carries nothing, so nothing can leak.
 */
export class WireNotices {
  readonly #url: string;
  readonly #here = createNotices();
  #client: pg.Client | undefined;
  #pause = RETRY;
  #timer: NodeJS.Timeout | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
    void this.#connect();
  }

  onWrite(listener: () => void): () => void {
    return this.#here.onWrite(listener);
  }

  tell(): void {
    this.#here.tell();
    this.#gathering ??= setTimeout(() => this.#send(), GATHER).unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#gathering);
    await this.#client?.end().catch(() => undefined);
  }

  #send(): void {
    this.#gathering = undefined;
    // Without a connection there is nobody to tell; the others find it in the log.
    this.#client?.query(`NOTIFY ${CHANNEL}`).catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'parley notices',
      keepAlive: true,
      connectionTimeoutMillis: 2_500,
      options: '-c synchronous_commit=off',
    });
    client.on('error', () => undefined);
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ processId }) => {
      if (processId !== processOf(client)) this.#here.tell();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      await client.end().catch(() => undefined);
      return this.#later();
    }
    if (this.#isClosed) return client.end();
    this.#client = client;
    this.#pause = RETRY;
    // Something may have been written while nobody listened.
    this.#here.tell();
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#later();
  }

  #later(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#connect(), this.#pause * (0.5 + Math.random())).unref();
    this.#pause = Math.min(this.#pause * 2, RETRY_MOST);
  }
}

/** The server's process behind a connection: it names the sender of a notification. */
function processOf(client: pg.Client): number | undefined {
  return (client as unknown as { readonly processID?: number }).processID;
}
