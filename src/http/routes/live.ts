import type { ServerResponse } from 'node:http';
import type { StoryId } from '../../core/ids.js';
import { Refusal } from '../../core/refusal.js';
import { helloFrame } from '../../live/frames.js';
import type { LiveClient } from '../../live/hub.js';
import { publicStory } from '../../use-cases/public-story.js';
import { headerOf, idFrom, queryOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { spaceHeaders } from '../security-headers.js';

/** Connections that one process keeps open; the next one is told to come later. */
const MOST_CLIENTS = 10_000;
/** A client with this many bytes unread is let go: it reconnects and is told what it missed. */
const MOST_UNREAD = 256 * 1024;
/** Milliseconds before a cut client comes back, spread so that a restart does not bring all of them at once. */
const RETRY_LEAST = 1000;
const RETRY_SPREAD = 9000;

/** The last event that the client has seen: the header that browsers send themselves, or the query after a page load. */
function lastSeen(exchange: Exchange): number | null {
  const text = headerOf(exchange, 'last-event-id') ?? queryOf(exchange, 'after');
  if (text === undefined) return null;
  if (!/^\d{1,15}$/.test(text))
    throw new Refusal('invalid_request', {
      problem: 'Last-Event-ID must be a number that this stream gave.',
    });
  return Number(text);
}

function clientOn(response: ServerResponse): LiveClient {
  return {
    send(frame) {
      if (response.writableLength > MOST_UNREAD) response.destroy();
      else response.write(frame);
    },
    end: () => response.end(),
  };
}

async function handleLive(exchange: Exchange): Promise<unknown> {
  const { app, reply } = exchange;
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const afterId = lastSeen(exchange);
  await publicStory(app.deps.store.read, storyId);
  if (app.live.clients() >= MOST_CLIENTS) throw new Refusal('overloaded', { seconds: 30 });
  const from = afterId ?? (await app.deps.store.read.lastEventId({ storyId }));
  reply.hijack();
  const response = reply.raw;
  response.writeHead(200, {
    ...spaceHeaders('public', app.jar.isSecure),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(helloFrame(from, RETRY_LEAST + Math.floor(Math.random() * RETRY_SPREAD)));
  const leave = await subscribe(exchange, storyId, from);
  // `close` of the response, not of the request: the latter does not fire for a request that was read to its end.
  if (response.destroyed) leave();
  else response.once('close', leave);
  return reply;
}

/** Once the stream has begun a failure can only cut it; the client comes back and is told what it missed. */
async function subscribe({ app, reply }: Exchange, storyId: StoryId, from: number): Promise<() => void> {
  try {
    return await app.live.subscribe(storyId, clientOn(reply.raw), from);
  } catch (error) {
    reply.raw.destroy();
    app.deps.logger.error({ err: error }, 'A live stream could not begin.');
    return () => {};
  }
}

export const liveRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/stories/:storyId/live',
    space: 'public',
    who: 'anyone',
    about:
      'Server-sent events: what changes in a thread, by ids only. `resync` asks the client to load the thread anew.',
    headers: {},
    isCached: true,
    handle: handleLive,
  },
];
