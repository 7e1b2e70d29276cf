import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type Ended, makeCheckout } from './checkout.js';

const checkout = makeCheckout('');
after(() => checkout.remove());

const IMPORTS =
  "import assert from 'node:assert/strict';\nimport { before, describe, it } from 'node:test';\n";

async function outcomeOf(name: string, body: string): Promise<Ended & { readonly last: string }> {
  checkout.write(`test/${name}.test.ts`, IMPORTS + body);
  const end = await checkout.run(['test.cjs', '--only', `${name}.test.ts`]);
  return { ...end, last: end.stdout.trimEnd().split('\n').at(-1) ?? '' };
}

describe('the test runner', () => {
  it('counts tests, not groups, and closes with one line', async () => {
    const { last, code } = await outcomeOf(
      'good',
      "describe('a', () => { it('b', () => {}); it('c', () => {}); });",
    );
    assert.deepEqual([last, code], ['2 passed, 0 failed', 0]);
  });

  it('counts what is skipped and repeats why', async () => {
    const { last, code, stdout } = await outcomeOf(
      'skips',
      "it('a', () => {}); it('b', { skip: 'no database' }, () => {}); describe('c', { skip: 'no browser' }, () => { it('d', () => {}); });",
    );
    assert.deepEqual([last, code], ['1 passed, 0 failed, 2 skipped', 0]);
    assert.match(stdout, /SKIPPED[\s\S]*1 × no database[\s\S]*1 × no browser/);
  });

  it('fails with each failed test named again at the end, once', async () => {
    const { last, code, stdout } = await outcomeOf(
      'bad',
      "describe('a', () => { it('breaks', () => assert.equal(1, 2)); it('holds', () => {}); });",
    );
    assert.deepEqual([last, code], ['1 passed, 1 failed', 1]);
    assert.match(stdout, /failed:\n {2}test\/bad\.test\.ts › breaks\n\n1 passed/);
    assert.match(stdout, /test\/bad\.test\.ts:3:/, 'the place in the source, not in dist/');
  });

  it('fails for a hook that breaks', async () => {
    const { last } = await outcomeOf(
      'hook',
      "describe('a', () => { before(() => { throw new Error('no'); }); it('never runs', () => {}); });",
    );
    assert.equal(last, '0 passed, 2 failed');
  });

  it('fails for a file that does not load', async () => {
    const { last, stdout } = await outcomeOf('load', "import './missing.js';");
    assert.equal(last, '0 passed, 1 failed');
    assert.match(stdout, /ERR_MODULE_NOT_FOUND/);
  });

  it('fails for a file that ends before its tests do', async () => {
    const { last, stdout } = await outcomeOf('exit', "it('a', () => process.exit(0)); it('b', () => {});");
    assert.equal(last, '0 passed, 1 failed');
    assert.match(stdout, /ended before its tests did/);
  });

  it('fails for a file that breaks after its tests', async () => {
    const { last } = await outcomeOf(
      'late',
      "it('a', () => {}); setTimeout(() => { throw new Error('late'); }, 1);",
    );
    assert.match(last, /, 1 failed$/);
  });

  it('fails for a file without a test', async () => {
    const { last, stdout } = await outcomeOf('empty', "console.log('nothing');");
    assert.equal(last, '0 passed, 1 failed');
    assert.match(stdout, /holds no test|ended before its tests did/);
  });

  it('fails when nothing ran at all', async () => {
    const { code, stdout } = await checkout.run(['test.cjs', '--only', 'no such name']);
    assert.deepEqual([code, stdout], [1, 'no test ran\n\n0 passed, 0 failed\n']);
  });

  it('refuses an option that it does not know', async () => {
    const { code, stderr } = await checkout.run(['test.cjs', '--fast']);
    assert.notEqual(code, 0);
    assert.match(stderr, /--fast/);
  });
});
