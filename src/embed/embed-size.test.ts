import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { CATALOGUES, partCatalogues, programCatalogue } from '../view/messages/catalogues.js';

const EMBED = path.join(import.meta.dirname, '..', '..', 'public', 'embed.js');
/** Bytes after brotli at its highest level: docs, design budgets. */
const LIMIT = 15 * 1024;
const LANGUAGE_LIMIT = 3 * 1024;
const PART_LIMIT = 12 * 1024;
const PART_WORDS_LIMIT = 1536;

function brotliSize(content: Buffer): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

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
      const inName = /^embed.+\.js/.test(name) && name !== 'embed.js' ? digestOfParts() : hash;
      assert.equal(file, `${path.parse(name).name}.${inName}${path.extname(name)}`);
    }
  });
});

/** The digest by which the program asks for every part and every file of words. */
function digestOfParts(): string | undefined {
  return /digest:"([0-9a-f]{16})"/.exec(readFileSync(EMBED, 'utf8'))?.[1];
}

describe('the words of another language', () => {
  const folder = path.dirname(EMBED);

  for (const [tag, catalogue] of Object.entries(CATALOGUES)) {
    test(`are a file of at most 3 KB: ${tag}`, () => {
      const content = readFileSync(path.join(folder, `embed.${tag}.json`));
      assert.deepEqual(JSON.parse(content.toString()), programCatalogue(catalogue));
      const size = brotliSize(content);
      assert.ok(size <= LANGUAGE_LIMIT, `${size} bytes, ${LANGUAGE_LIMIT} allowed`);
    });
  }

  test('are known to the program, which holds none of them', () => {
    const program = readFileSync(EMBED, 'utf8');
    const tags = Object.keys(CATALOGUES);
    assert.equal(/tags:\[([^\]]*)\]/.exec(program)?.[1], tags.map((tag) => `"${tag}"`).join(','));
    for (const { thread } of Object.values(CATALOGUES))
      assert.ok(!program.includes(thread.post), thread.post);
  });
});

describe('the program that a reader loads', () => {
  const program = readFileSync(EMBED);

  test('is at most 15 KB, English and style inside', () => {
    const size = brotliSize(program);
    assert.ok(size <= LIMIT, `${size} bytes, ${LIMIT} allowed`);
    assert.match(program.toString(), /Post comment/);
    assert.match(program.toString(), /\.comment/);
  });

  test('evaluates no text, speaks to no other window, and loads parts of its own build in one place', () => {
    const text = program.toString();
    for (const banned of [...BANNED, /postMessage/]) assert.doesNotMatch(text, banned);
    assert.equal(text.match(/import\(/g)?.length, 1);
  });
});

const BANNED = [/\beval\b/, /new Function/, /insertAdjacentHTML/, /document\.write/];

describe('a part that comes later', () => {
  const folder = path.dirname(EMBED);
  const parts = readdirSync(folder).filter((name) => /^embed-[a-z-]+\.js$/.test(name));

  for (const name of parts) {
    test(`is at most 12 KB, style inside, and loads no other: ${name}`, () => {
      const part = readFileSync(path.join(folder, name));
      const size = brotliSize(part);
      assert.ok(size <= PART_LIMIT, `${size} bytes, ${PART_LIMIT} allowed`);
      const banned = [
        ...BANNED,
        /innerHTML/,
        /DOMParser/,
        /insertHTML/,
        /import\(/,
        /localStorage/,
        // What computes a proof talks to a worker, which begins with a line that brings the same file.
        ...(name === 'embed-proof.js' ? [] : [/\bimport\b[^.]/, /postMessage\(/]),
      ];
      for (const one of banned) assert.doesNotMatch(part.toString(), one);
    });
  }

  test('has its words in every language in a file of its own, of at most 1.5 KB', () => {
    for (const [tag, catalogue] of Object.entries(CATALOGUES)) {
      for (const [name, words] of Object.entries(partCatalogues(catalogue))) {
        assert.ok(parts.includes(`embed-${name}.js`), name);
        const content = readFileSync(path.join(folder, `embed-${name}.${tag}.json`));
        assert.deepEqual(JSON.parse(content.toString()), words);
        const size = brotliSize(content);
        assert.ok(size <= PART_WORDS_LIMIT, `${name} ${tag}: ${size} bytes`);
      }
    }
  });
});
