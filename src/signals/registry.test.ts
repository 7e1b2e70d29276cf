import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkPolicy } from '../core/policy/check-policy.js';
import { POLICY_TEMPLATES } from '../core/policy/templates.js';
import { SIGNALS } from './registry.js';
import { SEVERITY_SCORES } from './severity.js';

const PAGE = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'reference', 'signals.md');
const page = readFileSync(PAGE, 'utf8');
const names = SIGNALS.map(({ name }) => name);

test('every signal has its heading on the page, and every heading is a signal', () => {
  const headings = [...page.matchAll(/^## `(.*)`$/gm)].map(([, name]) => name);
  assert.deepEqual(headings, names);
});

test('no two signals share a name', () => {
  assert.deepEqual([...new Set(names)], names);
});

test('the page gives the scores of the word list as they are', () => {
  for (const [severity, score] of Object.entries(SEVERITY_SCORES)) {
    assert.match(page, new RegExp(`^\\| ${score} \\| ${severity} \\|`, 'm'));
  }
});

test('the shipped policies ask only for signals that there are', () => {
  for (const policy of Object.values(POLICY_TEMPLATES))
    assert.deepEqual(checkPolicy(policy, names), [], policy.name);
});
