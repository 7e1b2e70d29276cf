import { connect } from 'node:net';
import { readAnswers } from './http-load.js';

/** Requests that arrive whether or not the ones before are answered, as readers do. */
export interface OpenLoad {
  readonly url: string;
  /** Arrivals a second, evenly spaced. */
  readonly rate: number;
  readonly milliseconds: number;
  /** The whole request as bytes for the n-th one. */
  readonly request: (n: number) => string;
}

export interface OpenResult {
  readonly rate: number;
  /** Milliseconds from when a request was due, not from when it was sent, for each that was answered 2xx. */
  readonly latencies: readonly number[];
  readonly statuses: Readonly<Record<string, number>>;
  /** Answered 2xx within `IN_TIME`, a second of arrivals. */
  readonly goodput: number;
}

/** An answer after this many milliseconds is none: the reader has gone. */
export const IN_TIME = 500;
/** What is still under way this much after the last arrival counts as not answered. */
const DRAIN = 1500;
/** Fewer than a server takes; beyond, requests wait on this side, and their time counts. */
const MOST_CONNECTIONS = 1000;
const TICK = 1;

interface Due {
  readonly n: number;
  readonly at: number;
}

type Line = ReturnType<typeof openLine>;

function openLine(url: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  return { socket, answers: readAnswers(socket) };
}

/**
 * Sends `rate` requests a second for so long. No coordinated omission: each latency begins when its request was due, so a
 * server that stalls is charged for everybody who came meanwhile.
 */
export async function arrive({ url, rate, milliseconds, request }: OpenLoad): Promise<OpenResult> {
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const waiting: Due[] = [];
  const idle: Line[] = [];
  const all = new Set<Line>();
  let answered = 0;
  const count = (name: string): void => {
    statuses[name] = (statuses[name] ?? 0) + 1;
    answered += 1;
  };

  async function serve(line: Line, { n, at }: Due): Promise<void> {
    line.socket.write(request(n));
    const status = await line.answers.next();
    count(status);
    if (status.startsWith('2')) latencies.push(performance.now() - at);
    const next = waiting.shift();
    if (next) await serve(line, next);
    else idle.push(line);
  }
  function send(due: Due): void {
    const line = idle.pop() ?? (all.size < MOST_CONNECTIONS ? openLine(url) : undefined);
    if (line === undefined) {
      waiting.push(due);
      return;
    }
    all.add(line);
    serve(line, due).catch(() => {
      all.delete(line);
      count('broken');
    });
  }

  const started = performance.now();
  const total = Math.round((rate * milliseconds) / 1000);
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - started) * rate) / 1000) + 1);
    while (sent < due) send({ n: sent, at: started + (sent++ * 1000) / rate });
    await new Promise((resolve) => setTimeout(resolve, TICK));
  }
  const end = performance.now() + DRAIN;
  while (answered < total && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  waiting.length = 0;
  const unanswered = total - answered;
  const result = { ...statuses, ...(unanswered > 0 ? { unanswered } : {}) };
  for (const { socket } of all) socket.destroy();
  const good = latencies.filter((latency) => latency <= IN_TIME).length;
  return { rate, latencies: [...latencies], statuses: result, goodput: good / (milliseconds / 1000) };
}
