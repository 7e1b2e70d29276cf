import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import type { StoryId } from '../core/ids.js';
import type { StoredEvent } from '../storage/store.js';
import { LiveHub } from './hub.js';

const STORY = 7 as StoryId;
const turn = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'setInterval'] }));
afterEach(() => mock.timers.reset());

/** A hub over a log in memory, and how often that was asked. */
function openHub() {
  const asked = { versions: 0 };
  const log: StoredEvent[] = [];
  const listeners = new Set<() => void>();
  const hub = new LiveHub({
    read: {
      async storyVersions() {
        asked.versions += 1;
        return [{ id: STORY, version: log.length }];
      },
      eventsAfter: async ({ afterId }) => log.filter(({ id }) => id > afterId),
      lastEventId: async () => log.at(-1)?.id ?? 0,
      decisionsOf: async () => [],
    },
    onWrite(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onError: (error) => assert.fail(String(error)),
  });
  const write = () => {
    const event = { siteId: 1, storyId: STORY, commentId: 3, kind: 'comment.published', at: 0 };
    log.push({ ...event, id: log.length + 1 } as unknown as StoredEvent);
  };
  const hint = () => {
    for (const listener of listeners) listener();
  };
  return { hub, asked, write, hint, listeners };
}

function client() {
  const frames: string[] = [];
  return { frames, send: (frame: Buffer) => void frames.push(frame.toString()), end() {} };
}

test('a hundred writes at once cost one question to the log', async () => {
  const { hub, asked, write, hint } = openHub();
  const reader = client();
  await hub.subscribe(STORY, reader, null);
  for (let i = 0; i < 100; i++) {
    write();
    hint();
  }
  mock.timers.tick(300);
  for (let i = 0; i < 10; i++) await turn();
  assert.equal(asked.versions, 1);
  assert.equal(reader.frames.join('').match(/event: comment\.published/g)?.length, 100);
  hub.close();
});

test('a hint that was lost delays the news by two seconds at most', async () => {
  const { hub, asked, write } = openHub();
  const reader = client();
  await hub.subscribe(STORY, reader, null);
  write();
  mock.timers.tick(1_999);
  await turn();
  assert.equal(asked.versions, 0);
  mock.timers.tick(1);
  mock.timers.tick(0);
  for (let i = 0; i < 10; i++) await turn();
  assert.equal(asked.versions, 1);
  assert.equal(reader.frames.length, 1);
  hub.close();
});

test('a hub that nobody watches asks nothing, and one that is closed hears nothing', async () => {
  const { hub, asked, hint, listeners } = openHub();
  hint();
  mock.timers.tick(10_000);
  await turn();
  assert.equal(asked.versions, 0);
  hub.close();
  assert.equal(listeners.size, 0);
});
