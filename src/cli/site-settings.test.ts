import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { DEFAULT_SITE_SETTINGS as BEFORE } from '../core/site.js';
import { policyFrom, type SettingOptions, settingsFrom } from './site-settings.js';

describe('the options of site add and site set', () => {
  it('change what they name and nothing else', () => {
    assert.deepEqual(settingsFrom({}, BEFORE), BEFORE);
    const set = settingsFrom(
      { voting: 'none', editWindow: '15', closeAfter: '30', query: 'id,page' },
      BEFORE,
    );
    const changed = {
      voting: 'none',
      editWindow: 15 * 60_000,
      closeAfterDays: 30,
      meaningfulQuery: ['id', 'page'],
    };
    assert.deepEqual(set, { ...BEFORE, ...changed });
    assert.deepEqual(
      settingsFrom({ voting: 'up', editWindow: '5', closeAfter: 'never', query: 'all' }, set),
      BEFORE,
    );
    assert.deepEqual(settingsFrom({ query: 'none' }, BEFORE).meaningfulQuery, []);
  });

  it('read words and a policy from files', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'parley-settings-'));
    try {
      const [wordsFile, policyFile] = [path.join(folder, 'words.txt'), path.join(folder, 'policy.json')];
      writeFileSync(wordsFile, 'flimflam\nsnake oil\n\n');
      const policy = { name: 'ours', version: 1, mode: 'publish-first', rules: [] };
      writeFileSync(policyFile, JSON.stringify(policy));
      assert.deepEqual(settingsFrom({ wordsFile }, BEFORE).words, ['flimflam', 'snake oil']);
      assert.deepEqual(policyFrom({ policyFile }), policy);
      writeFileSync(policyFile, 'not json');
      assert.throws(() => policyFrom({ policyFile }), /is no JSON/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuse what makes no sense', () => {
    const wrong: readonly SettingOptions[] = [
      { voting: 'sideways' },
      { mode: 'maybe' },
      { editWindow: 'soon' },
      { closeAfter: '0' },
      { wordsFile: '/nowhere/words.txt' },
    ];
    for (const options of wrong) assert.throws(() => settingsFrom(options, BEFORE), JSON.stringify(options));
    assert.throws(() => policyFrom({ policy: 'strict' }));
    assert.deepEqual([policyFrom({}), policyFrom({ policy: 'installation' })], [undefined, null]);
  });
});
