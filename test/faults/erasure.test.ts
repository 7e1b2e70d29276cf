import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesWith } from '../kit/files-with.js';
import { withFolder } from '../kit/temporary.js';
import { OWN, openStory, sendJson } from './nodes.js';
import { runCommand, startServerProcess } from './server-process.js';

const EMAIL = 'zebedia@paper.example';

test('whoever is erased is nowhere in the data folder, and nowhere again after an older backup was restored', () =>
  withFolder(async (folder) => {
    const data = `${folder}/data`;
    const settings = {
      PARLEY_PORT: '0',
      PARLEY_BASE_URL: OWN,
      PARLEY_DATA: data,
      PARLEY_TRUSTED_PROXIES: '1',
    };
    await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
    const node = await startServerProcess(settings);
    const storyId = await openStory(node, 'one');
    const post = (n: number, email: string) =>
      sendJson(node, `POST /api/v1/stories/${storyId}/comments`, {
        body: { text: `Ferry number ${n} leaves at ${n} past noon.`, name: 'Zebedia', email, notify: true },
        headers: { 'idempotency-key': `erase-${n}`, 'x-forwarded-for': `203.0.113.${n}` },
      });
    try {
      for (let n = 1; n <= 5; n++)
        assert.ok((await post(n, n === 5 ? 'other@paper.example' : EMAIL)).status < 300);
      for (let n = 0; filesWith(`${data}`, EMAIL).every((file) => !file.endsWith('.eml')); n++) {
        assert.ok(n < 400, 'no mail to the address was written');
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      await runCommand(['backup', `${folder}/before.db`], settings);
      await runCommand(['erase', '--email', EMAIL.toUpperCase()], settings);
      assert.deepEqual(filesWith(data, EMAIL), []);
      assert.notDeepEqual(filesWith(data, 'other@paper.example'), [], 'others stay');
    } finally {
      await node.kill('SIGTERM');
    }
    assert.deepEqual(filesWith(data, EMAIL), []);

    const restored = { ...settings, PARLEY_DATA: `${folder}/restored` };
    await runCommand(['restore', `${folder}/before.db`], restored);
    assert.notDeepEqual(filesWith(restored.PARLEY_DATA, EMAIL), [], 'the backup holds the address');
    const again = () => runCommand(['erase', '--journal', `${data}/erasures.log`, '--json'], restored);
    assert.deepEqual(JSON.parse(await again()), { people: 1, comments: 4 });
    assert.deepEqual(filesWith(restored.PARLEY_DATA, EMAIL), []);
    assert.deepEqual(JSON.parse(await again()), { people: 0, comments: 0 });
    await assert.rejects(runCommand(['erase'], restored), /--email, or --journal/);
  }));
