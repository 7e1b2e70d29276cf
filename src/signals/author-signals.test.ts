import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, draft } from '../../test/kit/signal-subject.js';
import type { AuthorStanding } from '../core/policy/facts.js';
import { disposableMail } from './disposable-mail.js';
import { firstTime } from './first-time.js';
import { pastRejections } from './past-rejections.js';
import type { Signal } from './signal.js';

async function score(signal: Signal, standing: Partial<AuthorStanding>): Promise<number | undefined> {
  const evidence = await signal.measure(draft('Good morning'), context({ standing }));
  return evidence?.score;
}

test('an author is new until something is published; staff and trusted authors are not', async () => {
  assert.equal(await score(firstTime, { published: 0 }), 0.5);
  assert.equal(await score(firstTime, { published: 0, held: 3 }), 0.5);
  assert.equal(await score(firstTime, { published: 1 }), undefined);
  assert.equal(await score(firstTime, { published: 0, staff: true }), undefined);
  assert.equal(await score(firstTime, { published: 0, trusted: true }), undefined);
});

test('from two refused comments on, their share of the judged ones is the score', async () => {
  assert.equal(await score(pastRejections, { published: 0, rejected: 1 }), undefined);
  assert.equal(await score(pastRejections, { published: 6, rejected: 1, removed: 1 }), 0.25);
  assert.equal(await score(pastRejections, { published: 0, removed: 2 }), 1);
});

test('an address that is thrown away is told of, but not of staff and trusted authors, nor where nobody looked', async () => {
  const told = async (hasDisposableMail: boolean, standing: Partial<AuthorStanding> = {}) => {
    const subject = { ...context({ standing }), hasDisposableMail };
    return (await disposableMail.measure(draft('Good morning'), subject))?.score;
  };
  assert.equal(await told(true), 0.5);
  assert.equal(await told(false), undefined);
  assert.equal(await told(true, { staff: true }), undefined);
  assert.equal(await told(true, { trusted: true }), undefined);
  assert.equal(await score(disposableMail, {}), undefined);
});
