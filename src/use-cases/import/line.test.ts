import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLine } from './line.js';

test('second steps start in the order of the work, however long the first ones take', async () => {
  const line = createLine(3);
  const slow = Promise.withResolvers<string>();
  const started: string[] = [];
  const start = async (name: string) => {
    started.push(name);
  };
  await line.add(slow.promise, start);
  await line.add(Promise.resolve('quick'), start);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(started, []);
  slow.resolve('slow');
  await line.end();
  assert.deepEqual(started, ['slow', 'quick']);
});

test('a second step does not wait for the end of the one before', async () => {
  const line = createLine(3);
  const end = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  await line.add(Promise.resolve(1), () => end.promise);
  await line.add(Promise.resolve(2), async () => second.resolve());
  await second.promise;
  end.resolve();
  await line.end();
});

test('no more than the room allows is under way', async () => {
  const line = createLine(2);
  const ends = [1, 2, 3].map(() => Promise.withResolvers<void>());
  let hasRoom = false;
  for (const end of ends.slice(0, 2)) await line.add(Promise.resolve(), () => end.promise);
  const third = line
    .add(Promise.resolve(), async () => ends[2]?.promise)
    .then(() => {
      hasRoom = true;
    });
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(hasRoom, false);
  for (const end of ends) end.resolve();
  await third;
  await line.end();
});

test('a failure of either step is told, and no later second step starts after a failed first one', async () => {
  const line = createLine(1);
  let hasStarted = false;
  await line.add(Promise.reject(new Error('broken')), async () => undefined);
  const later = line.add(Promise.resolve(), async () => {
    hasStarted = true;
  });
  await assert.rejects(later, /broken/);
  await assert.rejects(line.end(), /broken/);
  assert.equal(hasStarted, false);

  const other = createLine(1);
  await other.add(Promise.resolve(), () => Promise.reject(new Error('not written')));
  await assert.rejects(other.end(), /not written/);
});
