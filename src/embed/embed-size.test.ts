import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';

const EMBED = path.join(import.meta.dirname, '..', '..', 'public', 'embed.js');
/** Bytes after brotli at its highest level: docs, design budgets. */
const LIMIT = 15 * 1024;

describe('what browsers load', () => {
  const folder = path.dirname(EMBED);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Record<
    string,
    { file: string; hash: string; integrity: string; bytes: number }
  >;

  test('is named, hashed and measured in the manifest as it is', () => {
    assert.ok(manifest['embed.js'] && manifest['site.css']);
    for (const [name, { file, hash, integrity, bytes }] of Object.entries(manifest)) {
      const content = readFileSync(path.join(folder, name));
      const digest = (algorithm: string, encoding: 'hex' | 'base64') =>
        createHash(algorithm).update(content).digest(encoding);
      assert.equal(bytes, content.length, name);
      assert.equal(integrity, `sha384-${digest('sha384', 'base64')}`);
      assert.equal(hash, digest('sha256', 'hex').slice(0, 16));
      assert.equal(file, `${path.parse(name).name}.${hash}${path.extname(name)}`);
    }
  });
});

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
