import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkPolicy } from './check-policy.js';
import { parsePolicy } from './parse-policy.js';
import { POLICY_TEMPLATES } from './templates.js';

const PAGE = path.join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'newsroom', 'policies.md');
const page = readFileSync(PAGE, 'utf8');

test('the policy that the page shows can be read, and so can each condition of its table', () => {
  const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  const { policy, problems } = parsePolicy(example);
  assert.deepEqual(problems, []);
  assert.deepEqual(policy && checkPolicy(policy, ['links', 'word-list']), []);
  const conditions = [...page.matchAll(/^\| `(\{"[^`…]*\})` \|/gm)].map(([, json = '']) => JSON.parse(json));
  assert.ok(conditions.length >= 6);
  for (const when of conditions) {
    const rules = [{ ...example.rules[0], when }];
    assert.deepEqual(parsePolicy({ ...example, rules }).problems, [], JSON.stringify(when));
  }
});

test('the page names every shipped policy', () => {
  for (const name of Object.keys(POLICY_TEMPLATES))
    assert.match(page, new RegExp(`^\\| \`${name}\` \\|`, 'm'));
});
