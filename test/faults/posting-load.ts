import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

/** A post that was acknowledged: it must be there for ever after, once. */
export interface Acknowledged {
  readonly id: string;
  readonly text: string;
}

/** A post whose answer never came: sent again with its key, it must end up there once. */
interface Unanswered {
  readonly key: string;
  readonly storyId: string;
  readonly text: string;
  /** One machine is many readers here: the limit per address is not what is tested. */
  readonly address: string;
}

interface Waiting {
  readonly count: number;
  resolve(): void;
}

const CLIENTS = 32;

/** In milliseconds: who was told to wait, or lost the line, asks again after this. */
const PATIENCE = 100;
/** What a server, or a balancer before it, answers while somebody behind it is away. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

interface LoadOptions {
  /** Clients that go on when nobody answers. Others end: the next server of a test is at another port. */
  readonly isPatient?: boolean;
}

/** Clients that post as fast as they are answered, and remember what they were told. */
export class PostingLoad {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: string[] = [];
  /** How many posts were put off and sent again, by status. */
  readonly putOff = new Map<number, number>();
  /** The longest time without an acknowledged post, in milliseconds; set it to 0 to begin anew. */
  longestPause = 0;
  /** Why requests got no answer, one code each: ECONNREFUSED where no server took them up. */
  readonly cut: string[] = [];
  #unanswered: Unanswered[] = [];
  #agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  #isRunning = false;
  #isEnding = false;
  #running: Promise<unknown> = Promise.resolve();
  readonly #stories: readonly string[];
  readonly #isPatient: boolean;
  #lastAcknowledged = 0;
  #waiting: readonly Waiting[] = [];

  constructor(stories: readonly string[], { isPatient = false }: LoadOptions = {}) {
    this.#stories = stories;
    this.#isPatient = isPatient;
  }

  start(url: string): void {
    this.#isRunning = true;
    this.#lastAcknowledged = performance.now();
    this.#running = Promise.all(Array.from({ length: CLIENTS }, () => this.#post(url)));
  }

  /** Ends the load; every request under way is answered or cut. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#tellWaiting();
    await this.#running;
    this.#agent.destroy();
    this.#agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  }

  /** Resolves when `count` posts are acknowledged, or the load has ended. */
  async acknowledgedAtLeast(count: number): Promise<void> {
    if (!this.#isRunning || this.acknowledged.length >= count) return;
    await new Promise<void>((resolve) => {
      this.#waiting = [...this.#waiting, { count, resolve }];
    });
  }

  #tellWaiting(): void {
    const isOver = ({ count }: Waiting) => !this.#isRunning || this.acknowledged.length >= count;
    for (const { resolve } of this.#waiting.filter(isOver)) resolve();
    this.#waiting = this.#waiting.filter((one) => !isOver(one));
  }

  /** Sends what is open until all of it is answered, and nothing new. */
  async finish(url: string): Promise<void> {
    await this.stop();
    this.#isEnding = true;
    this.start(url);
    await this.stop();
    this.#isEnding = false;
  }

  async #post(url: string): Promise<void> {
    while (this.#isEnding ? this.#unanswered.length > 0 : this.#isRunning) {
      const again = this.#unanswered.pop();
      const post = again ?? {
        key: randomBytes(12).toString('hex'),
        storyId: this.#stories[Math.floor(Math.random() * this.#stories.length)] ?? '',
        text: randomBytes(48)
          .toString('hex')
          .replace(/(.{7})(?!$)/g, '$1 '),
        address: address(),
      };
      try {
        this.#note(post, await send(url, this.#agent, post));
      } catch (error) {
        this.cut.push((error as NodeJS.ErrnoException).code ?? String(error));
        this.#unanswered.push(post);
        // The server is gone; the next one gets what is open.
        if (!this.#isPatient) return;
      }
      if (this.#unanswered.includes(post)) await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
  }

  #note(post: Unanswered, { id, status, body }: Answer): void {
    if (id !== null) {
      const now = performance.now();
      this.longestPause = Math.max(this.longestPause, now - this.#lastAcknowledged);
      this.#lastAcknowledged = now;
      this.acknowledged.push({ id, text: post.text });
      this.#tellWaiting();
    } else if (AWAY.has(status)) {
      this.putOff.set(status, (this.putOff.get(status) ?? 0) + 1);
      this.#unanswered.push(post);
    } else this.refused.push(body);
  }
}

interface Answer {
  /** Of the comment, where there is one now. */
  readonly id: string | null;
  readonly status: number;
  readonly body: string;
}

function send(url: string, agent: Agent, post: Unanswered): Promise<Answer> {
  const content = JSON.stringify({ text: post.text, name: 'Load' });
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${url}/api/v1/stories/${post.storyId}/comments`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(content),
          'idempotency-key': post.key,
          'parley-nudge': 'off',
          'x-forwarded-for': post.address,
        },
      },
      (incoming) => {
        let body = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          body += chunk;
        });
        incoming.once('error', reject);
        incoming.once('end', () => {
          const status = incoming.statusCode ?? 0;
          if (!incoming.complete) reject(new Error('cut'));
          else if (status === 201 || status === 202)
            resolve({ id: JSON.parse(body).comment.id, status, body });
          else resolve({ id: null, status, body: `${status} ${body}` });
        });
      },
    );
    outgoing.once('error', reject);
    outgoing.end(content);
  });
}

function address(): string {
  const [a = 0, b = 0, c = 0] = randomBytes(3);
  return `10.${a}.${b}.${c}`;
}
