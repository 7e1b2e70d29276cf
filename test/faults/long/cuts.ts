import { get, type IncomingMessage } from 'node:http';
import { type Cable, layCable } from '../cable.js';
import { type Fault, type Figure, none, told } from '../fault.js';
import { type Answer, openStory, post } from '../nodes.js';
import { withServed } from '../served.js';
import type { ServerProcess } from '../server-process.js';

const FOLLOWERS = 20;
const CUTS = 50;
/** Cuts of one follower before it stays: every second one comes in the middle of waiting, not after news. */
const WAIT = 30;

/** R16: streams of news are cut a thousand times in the middle of posts; each goes on from the last event it has seen. */
export function cuts(): readonly Fault[] {
  const run = () => withServed({}, ({ server }) => runCuts(server));
  return [{ id: 'R16', name: `live streams cut ${FOLLOWERS * CUTS} times`, run }];
}

async function runCuts(server: ServerProcess): Promise<readonly Figure[]> {
  const storyId = await openStory(server, 'cuts');
  const cables = await Promise.all(
    Array.from({ length: FOLLOWERS }, () => layCable(Number(new URL(server.url).port))),
  );
  const followers = cables.map((cable) => new Follower(cable, storyId));
  await Promise.all(followers.map((follower) => follower.open()));
  const posted: string[] = [];
  let isCutting = true;
  const posting = (async () => {
    while (isCutting) {
      const id = idOf(await post(server, storyId));
      if (id !== undefined) posted.push(id);
    }
  })();
  await Promise.all(followers.map((follower) => follower.beCut(CUTS)));
  isCutting = false;
  await posting;
  const last = posted.at(-1) ?? '';
  await Promise.all(followers.map((follower) => follower.hears(last)));
  const seen = followers.map(({ heard }) => heard);
  await Promise.all(cables.map((cable) => cable.cut()));
  const wrongly = (isWrong: (heard: readonly Heard[]) => boolean) => seen.filter(isWrong).length;
  return [
    told('comments', posted.length),
    told('cuts', FOLLOWERS * CUTS),
    none('followers told to load anew', followers.filter(({ resyncs }) => resyncs > 0).length),
    none(
      'who missed one',
      wrongly((heard) => posted.some((id) => !heard.some(({ commentId }) => commentId === id))),
    ),
    none(
      'who heard one twice',
      wrongly((heard) => new Set(heard.map(({ eventId }) => eventId)).size !== heard.length),
    ),
    none(
      'who heard them out of order',
      wrongly((heard) => heard.some(({ eventId }, i) => eventId <= (heard[i - 1]?.eventId ?? 0))),
    ),
  ];
}

const idOf = ({ status, body }: Answer): string | undefined =>
  status === 201 ? (body as { comment: { id: string } }).comment.id : undefined;

interface Heard {
  readonly eventId: number;
  readonly commentId: string | null;
}

/** A reader's browser at the end of a cable of its own. */
class Follower {
  readonly heard: Heard[] = [];
  resyncs = 0;
  #last: string | undefined;
  #stream: IncomingMessage | undefined;
  #more = () => {};
  readonly #cable: Cable;
  readonly #storyId: string;

  constructor(cable: Cable, storyId: string) {
    this.#cable = cable;
    this.#storyId = storyId;
  }

  open(): Promise<void> {
    const headers = this.#last === undefined ? {} : { 'last-event-id': this.#last };
    const url = `http://127.0.0.1:${this.#cable.port}/api/v1/stories/${this.#storyId}/live`;
    return new Promise((resolve, reject) => {
      get(url, { headers, agent: false }, (stream) => {
        this.#stream = stream;
        let text = '';
        stream.setEncoding('utf8').on('data', (part: string) => {
          text += part;
          const frames = text.split('\n\n');
          text = frames.pop() ?? '';
          for (const frame of frames) this.#hear(frame);
          if (this.#last !== undefined) resolve();
        });
        stream.on('error', () => undefined);
      }).once('error', reject);
    });
  }

  /** Cut again and again, once after news and once while it waits for some. */
  async beCut(times: number): Promise<void> {
    for (let n = 0; n < times; n++) {
      if (n % 2 === 0) await this.#news();
      else await new Promise((resolve) => setTimeout(resolve, Math.random() * WAIT));
      const over = new Promise<void>((resolve) => this.#stream?.once('close', () => resolve()));
      await this.#cable.cut();
      await over;
      await this.#cable.mend();
      await this.open();
    }
  }

  async hears(commentId: string): Promise<void> {
    while (!this.heard.some((one) => one.commentId === commentId)) await this.#news();
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#more = resolve;
    });
  }

  #hear(frame: string): void {
    const id = /^id: (\d+)$/m.exec(frame)?.[1];
    const kind = /^event: (\S+)$/m.exec(frame)?.[1];
    if (id === undefined) return;
    this.#last = id;
    if (kind === 'resync') this.resyncs += 1;
    if (kind === 'hello' || kind === 'resync') return;
    const { commentId } = JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? '{}');
    this.heard.push({ eventId: Number(id), commentId });
    this.#more();
  }
}
