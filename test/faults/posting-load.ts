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

const CLIENTS = 32;

/** Clients that post as fast as they are answered, and remember what they were told. */
export class PostingLoad {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: string[] = [];
  /** Why requests got no answer, one code each: ECONNREFUSED where no server took them up. */
  readonly cut: string[] = [];
  #unanswered: Unanswered[] = [];
  #agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  #isRunning = false;
  #running: Promise<unknown> = Promise.resolve();
  readonly #stories: readonly string[];

  constructor(stories: readonly string[]) {
    this.#stories = stories;
  }

  start(url: string): void {
    this.#isRunning = true;
    this.#running = Promise.all(Array.from({ length: CLIENTS }, () => this.#post(url)));
  }

  /** Ends the load; every request under way is answered or cut. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    await this.#running;
    this.#agent.destroy();
    this.#agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  }

  /** Resolves when `count` posts are acknowledged. */
  async acknowledgedAtLeast(count: number): Promise<void> {
    while (this.#isRunning && this.acknowledged.length < count)
      await new Promise((resolve) => setImmediate(resolve));
  }

  async #post(url: string): Promise<void> {
    while (this.#isRunning) {
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
        const answer = await send(url, this.#agent, post);
        if (answer.id === null) this.refused.push(answer.body);
        else this.acknowledged.push({ id: answer.id, text: post.text });
      } catch (error) {
        this.cut.push((error as NodeJS.ErrnoException).code ?? String(error));
        this.#unanswered.push(post);
        // The server is gone; the next one gets what is open.
        return;
      }
    }
  }
}

function send(url: string, agent: Agent, post: Unanswered): Promise<{ id: string | null; body: string }> {
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
          if (!incoming.complete) reject(new Error('cut'));
          else if (incoming.statusCode === 201 || incoming.statusCode === 202)
            resolve({ id: JSON.parse(body).comment.id, body });
          else resolve({ id: null, body: `${incoming.statusCode} ${body}` });
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
