import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPolicySetting } from './policy-setting.js';
import { BALANCED } from './templates.js';

test('a site names a shipped policy or brings a whole one', () => {
  assert.equal(readPolicySetting('balanced').policy, BALANCED);
  const own = { name: 'own', version: 3, mode: 'hold-first', rules: [] };
  assert.deepEqual(readPolicySetting(own).policy, own);
});

test('a name that no policy has is refused with the names that there are', () => {
  for (const name of ['strict', '', 'constructor', '__proto__']) {
    const { policy, problems } = readPolicySetting(name);
    assert.equal(policy, null);
    assert.deepEqual(problems, [
      'There is no policy of that name; there are open, balanced, careful, overnight.',
    ]);
  }
});
