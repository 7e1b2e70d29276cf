import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createJobQueue, type JobQueue } from './job-queue.js';
import type { Job } from './jobs.js';

function job(id: number, changes: Partial<Job> = {}): Job {
  return { id, name: 'prune', input: {}, background: false, deadline: 1000, ...changes };
}

function group(queue: JobQueue): readonly number[] {
  const next = queue.takeGroup();
  const ids: number[] = [];
  for (let taken = next(); taken; taken = next()) ids.push(taken.id);
  return ids;
}

describe('the queue of writes', () => {
  it("takes readers' writes before those of the background, each in order", () => {
    const queue = createJobQueue(() => 0, true);
    queue.add([job(1, { background: true }), job(2), job(3, { background: true }), job(4)]);
    assert.deepEqual(group(queue), [2, 4]);
    assert.deepEqual(group(queue), [1, 3]);
    assert.equal(queue.hasJobs(), false);
  });

  it('lets the background in after every group of readers, so that it never starves', () => {
    const queue = createJobQueue(() => 0, true);
    queue.add([job(1), job(2, { background: true }), job(3, { background: true })]);
    assert.deepEqual(group(queue), [1]);
    queue.add([job(4)]);
    assert.deepEqual(group(queue), [2, 4]);
    assert.deepEqual(group(queue), [3]);
  });

  it("ends a background group with what readers write meanwhile, so that they wait for one job's rest", () => {
    const queue = createJobQueue(() => 0, true);
    queue.add([1, 2, 3].map((id) => job(id, { background: true })));
    const next = queue.takeGroup();
    assert.equal(next()?.id, 1);
    queue.add([job(4), job(5)]);
    assert.equal(next()?.id, 4);
    assert.equal(next()?.id, 5);
    assert.equal(next(), undefined);
    assert.deepEqual(group(queue), [2, 3]);
  });

  it('ends a background group after 20 ms, so that readers do not wait for all of it', () => {
    let time = 0;
    const queue = createJobQueue(() => time, true);
    queue.add([1, 2, 3].map((id) => job(id, { background: true })));
    const next = queue.takeGroup();
    assert.equal(next()?.id, 1);
    time = 15;
    assert.equal(next()?.id, 2);
    time = 21;
    assert.equal(next(), undefined);
    assert.equal(queue.hasJobs(), true);
  });

  it('lets a background group go on for 200 ms where nobody waits for it', () => {
    let time = 0;
    const queue = createJobQueue(() => time, false);
    queue.add([1, 2, 3].map((id) => job(id, { background: true })));
    const next = queue.takeGroup();
    assert.equal(next()?.id, 1);
    time = 199;
    assert.equal(next()?.id, 2);
    time = 201;
    assert.equal(next(), undefined);
  });

  it('bounds a group of readers', () => {
    const queue = createJobQueue(() => 0, true);
    queue.add(Array.from({ length: 300 }, (_, i) => job(i)));
    assert.equal(group(queue).length, 256);
    assert.equal(group(queue).length, 44);
  });

  it('gives up what waited too long and keeps the rest', () => {
    const queue = createJobQueue(() => 0, true);
    queue.add([
      job(1, { deadline: 10 }),
      job(2, { deadline: 20 }),
      job(3, { deadline: 15, background: true }),
    ]);
    assert.equal(queue.firstDeadline(), 10);
    const expired = queue.takeExpired(15);
    assert.deepEqual(
      expired.map(({ id }) => id),
      [1, 3],
    );
    assert.deepEqual(group(queue), [2]);
    assert.equal(queue.firstDeadline(), Number.POSITIVE_INFINITY);
  });
});
