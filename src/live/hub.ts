import type { StoryId } from '../core/ids.js';
import type { Reads, Store, StoredEvent } from '../storage/store.js';
import { eventFrames, HEARTBEAT, resyncFrame } from './frames.js';
import { isPublic } from './is-public.js';

/** A reader's connection, as the hub sees it. */
export interface LiveClient {
  /** Hands bytes over; a client that is too slow lets itself go. */
  send(frame: Buffer): void;
  end(): void;
}

interface Deps {
  readonly read: Pick<Reads, 'storyVersions' | 'eventsAfter' | 'lastEventId' | 'decisionsOf'>;
  /** A hint that the log is worth a look. */
  readonly onWrite: Store['onWrite'];
  readonly onError: (error: unknown) => void;
}

interface Topic {
  readonly clients: Set<LiveClient>;
  /** Clients that are being told what they missed. */
  waiting: number;
  version: number | null;
  lastId: number;
}

/** The log is asked at most this often. Readers do not notice a third of a second, and a busy thread gathers its news meanwhile. */
const TICK = 300;
/** And at least this often, should a hint be lost, in milliseconds. */
const LONGEST_QUIET = 2_000;
const HEARTBEAT_EVERY = 25_000;
/** More news than this at once is told as "load it anew". */
const MOST_EVENTS = 200;
/** Sockets written to before the event loop gets a turn: 10,000 in one go would hold it for 150 ms. */
const SLICE = 400;

/**
 * Tells readers what happens in the stories they watch. After a write, here or in another process, there is one question for
 * all of these, at most three times a second, and the news of those that have changed. A story's events are numbered in the order of their commits, so no client misses one and
 * none gets one twice.
 */
export class LiveHub {
  readonly #topics = new Map<StoryId, Topic>();
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #deps: Deps;
  readonly #stopListening: () => void;
  #next: NodeJS.Timeout | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #isAsking = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#timers = [
      setInterval(() => this.#askSoon(), LONGEST_QUIET).unref(),
      setInterval(() => void this.#beat(), HEARTBEAT_EVERY).unref(),
    ];
    this.#stopListening = deps.onWrite(() => this.#askSoon());
  }

  /**
   * Tells `client` what happens in the story after event `afterId` (null: from now on), each event once and in order,
   * until the function that it gives is called.
   */
  async subscribe(storyId: StoryId, client: LiveClient, afterId: number | null): Promise<() => void> {
    const lastId = await this.#deps.read.lastEventId({ storyId });
    // Somebody else may have opened the topic meanwhile; it knows better where it stands.
    const topic = this.#topics.get(storyId) ?? { clients: new Set(), waiting: 0, version: null, lastId };
    this.#topics.set(storyId, topic);
    topic.waiting += 1;
    try {
      await this.#catchUp(storyId, topic, { client, from: afterId ?? lastId });
    } finally {
      topic.waiting -= 1;
    }
    topic.clients.add(client);
    return () => {
      topic.clients.delete(client);
      if (topic.clients.size + topic.waiting === 0) this.#topics.delete(storyId);
    };
  }

  clients(): number {
    return [...this.#topics.values()].reduce((sum, { clients }) => sum + clients.size, 0);
  }

  /** Lets every client go; each comes back by itself, to whoever answers then. */
  close(): void {
    this.#stopListening();
    clearTimeout(this.#next);
    for (const timer of this.#timers) clearInterval(timer);
    for (const { clients } of this.#topics.values()) for (const client of clients) client.end();
    this.#topics.clear();
  }

  /** Once the tick since the last question is over, however many ask for it meanwhile. */
  #askSoon(): void {
    if (this.#topics.size === 0) return;
    const wait = Math.max(0, this.#askedAt + TICK - performance.now());
    this.#next ??= setTimeout(() => void this.#ask(), wait).unref();
  }

  async #ask(): Promise<void> {
    this.#next = undefined;
    // What is being asked may have been read before the write: the next question follows.
    if (this.#isAsking) return this.#askSoon();
    this.#isAsking = true;
    this.#askedAt = performance.now();
    try {
      const versions = await this.#deps.read.storyVersions({ ids: [...this.#topics.keys()] });
      for (const { id, version } of versions) await this.#tell(id, version);
    } catch (error) {
      this.#deps.onError(error);
    } finally {
      this.#isAsking = false;
    }
  }

  async #tell(storyId: StoryId, version: number): Promise<void> {
    const topic = this.#topics.get(storyId);
    if (topic === undefined || topic.version === version) return;
    const events = await this.#deps.read.eventsAfter({
      storyId,
      afterId: topic.lastId,
      limit: MOST_EVENTS + 1,
    });
    topic.version = version;
    const last = events.at(-1);
    if (last === undefined) return;
    const frame = await this.#framesOf(events);
    topic.lastId = last.id;
    await send(topic.clients, frame);
  }

  /** Brings one client to where its topic stands; the topic may move on meanwhile, so it looks again until it does not. */
  async #catchUp(
    storyId: StoryId,
    topic: Topic,
    { client, from }: { client: LiveClient; from: number },
  ): Promise<void> {
    for (let position = from; position < topic.lastId; ) {
      const upTo = topic.lastId;
      const missed = await this.#deps.read.eventsAfter({
        storyId,
        afterId: position,
        limit: MOST_EVENTS + 1,
      });
      client.send(await this.#framesOf(missed.filter(({ id }) => id <= upTo)));
      position = upTo;
    }
  }

  async #framesOf(events: readonly StoredEvent[]): Promise<Buffer> {
    if (events.length > MOST_EVENTS) return resyncFrame(events.at(-1)?.id ?? 0);
    const told: StoredEvent[] = [];
    for (const event of events) if (await isPublic(this.#deps.read, event)) told.push(event);
    return eventFrames(told);
  }

  async #beat(): Promise<void> {
    for (const { clients } of this.#topics.values()) await send(clients, HEARTBEAT);
  }
}

async function send(clients: ReadonlySet<LiveClient>, frame: Buffer): Promise<void> {
  if (frame.length === 0) return;
  let sent = 0;
  for (const client of [...clients]) {
    client.send(frame);
    sent += 1;
    if (sent % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
