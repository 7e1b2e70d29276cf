import type { CommentId, StoryId } from '../core/ids.js';
import { encodeId } from '../core/ids.js';
import type { StoredEvent } from '../storage/store.js';

/** What a reader's program is told: that something changed, where, and nothing of what was said. */
export interface LiveEvent {
  readonly kind: StoredEvent['kind'];
  readonly storyId: string;
  readonly commentId: string | null;
}

/** Tells a client that it has missed more than it can be told: it should load the thread anew. */
export function resyncFrame(eventId: number): Buffer {
  return Buffer.from(`id: ${eventId}\nevent: resync\ndata: {}\n\n`);
}

/** A first word, with the position to go on from (Last-Event-ID; HTML Standard, 9.2 Server-sent events). */
export function helloFrame(eventId: number, retryAfter: number): Buffer {
  return Buffer.from(`retry: ${retryAfter}\nid: ${eventId}\nevent: hello\ndata: {}\n\n`);
}

/** Keeps proxies from closing a quiet connection. */
export const HEARTBEAT = Buffer.from(': \n\n');

/** Events as one buffer that all clients of a story share. */
export function eventFrames(events: readonly StoredEvent[]): Buffer {
  return Buffer.from(events.map(frameOf).join(''));
}

function frameOf({ id, kind, storyId, commentId }: StoredEvent): string {
  const data: LiveEvent = {
    kind,
    storyId: publicId(storyId),
    commentId: commentId === null ? null : publicId(commentId),
  };
  return `id: ${id}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
}

function publicId(id: StoryId | CommentId): string {
  return encodeId(id);
}
