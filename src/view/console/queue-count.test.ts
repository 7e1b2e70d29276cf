import assert from 'node:assert/strict';
import { it } from 'node:test';
import { queueCount } from './queue-count.js';

it('shows how many wait in a queue, and that there may be more than were counted', () => {
  assert.deepEqual(
    [0, 1234, 9999, 10_000].map((count) => queueCount(count, 'en')),
    ['0', '1,234', '9,999', '10,000+'],
  );
  assert.equal(queueCount(1234, 'de'), '1.234');
});
