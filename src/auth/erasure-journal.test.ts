import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { withFolder } from '../../test/kit/temporary.js';
import type { AccountId } from '../core/ids.js';
import { isInJournal, noteErasure, readJournal } from './erasure-journal.js';
import { createSecrets } from './secrets.js';

const OLD = 'a secret of the test that is long enough';
const EMAIL = 'Erin@Home.example';

describe('the journal of erasures', () => {
  it('knows again whom it names, names nobody by itself, and lasts when the secret is changed', () =>
    withFolder(async (folder) => {
      const file = `${folder}/erasures.log`;
      const note = { secrets: createSecrets(OLD), now: 0 };
      noteErasure(file, { email: EMAIL, accountId: null }, note);
      noteErasure(file, { email: null, accountId: 42 as AccountId }, note);
      const text = readFileSync(file, 'utf8');
      assert.doesNotMatch(text, /erin|home\.example/i);
      assert.equal(statSync(file).mode & 0o777, 0o600);
      const journal = readJournal(`${text}1970-01-01T00:00:00.000Z account`);
      assert.deepEqual([...journal.accounts], [42]);
      const after = createSecrets('another secret, which is long enough too', [OLD]);
      assert.ok(isInJournal(journal, ' erin@home.example', after));
      assert.ok(!isInJournal(journal, 'erik@home.example', after));
      assert.ok(!isInJournal(journal, EMAIL, createSecrets('a secret that was never the one here')));
    }));
});
