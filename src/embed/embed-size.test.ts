import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';

const EMBED = path.join(import.meta.dirname, '..', '..', 'public', 'embed.js');
/** Bytes after brotli at its highest level: docs, design budgets. */
const LIMIT = 15 * 1024;

describe('the program that a reader loads', () => {
  const program = readFileSync(EMBED);

  test('is at most 15 KB, English and style inside', () => {
    const size = brotliCompressSync(program, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
    assert.ok(size <= LIMIT, `${size} bytes, ${LIMIT} allowed`);
    assert.match(program.toString(), /Post comment/);
    assert.match(program.toString(), /\.comment/);
  });

  test('evaluates no text, speaks to no other window and loads no code later', () => {
    const text = program.toString();
    for (const banned of [
      /\beval\b/,
      /new Function/,
      /postMessage/,
      /insertAdjacentHTML/,
      /document\.write/,
      /import\(/,
    ]) {
      assert.doesNotMatch(text, banned);
    }
  });
});
