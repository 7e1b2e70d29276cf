import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { SMALL_HEAP } from './small-heap.js';

test('V8 still knows the options that keep the heap of an import small', () => {
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  for (const option of SMALL_HEAP) assert.ok(known.includes(` ${option.split('=')[0]} (`), option);
});
