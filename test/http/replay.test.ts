import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { encodeId } from '../../src/core/ids.js';
import { createRule } from '../../src/core/policy/policy.js';
import { readPolicySetting } from '../../src/core/policy/policy-setting.js';
import { replayPolicy } from '../../src/use-cases/replay-policy.js';
import {
  FORBIDDEN_WORD,
  type House,
  held,
  openHouse,
  post,
  published,
  secretOf,
  sentence,
  WORDS,
} from './house.js';
import { cardFields, look, press, staffCookie } from './newsroom.js';

describe('trying a policy out', () => {
  let house: House;
  let ana: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    ana = await staffCookie(house, 'Ana', { role: 'moderator' });
    const decide = async (id: string, act: string) => {
      const page = await look(house, `/console/comment/${id}`, ana);
      await press(house, `/console/comment/${id}`, {
        cookie: ana,
        fields: { ...cardFields(page.body, id), act },
      });
    };
    await published(house, { text: sentence(30_001) });
    await decide(await published(house, { text: sentence(30_002), guestSecret: secretOf('new') }), 'remove');
    await decide(await held(house, { text: `${sentence(30_003)} ${FORBIDDEN_WORD}` }), 'reject');
    await decide(await held(house, { text: `${sentence(30_004)} ${FORBIDDEN_WORD}` }), 'publish');
    await post(house, { text: `${sentence(30_005)} ${FORBIDDEN_WORD}` });
  });
  after(() => house.close());

  const replay = async (name: string, signal?: string) => {
    const { policy } = readPolicySetting(name);
    if (policy === null) throw new Error(name);
    return replayPolicy(house.deps, { site: house.site, policy, last: 100, signal });
  };

  it('decides what was decided as it was decided: the policy that is on finds itself', async () => {
    const { result } = await replay('balanced');
    assert.equal(result.decisions, 5);
    assert.deepEqual(result.draft, result.before);
    assert.deepEqual([result.draft.held, result.draft.precision, result.draft.recall], [3, 0.5, 0.5]);
    assert.deepEqual(result.newlyHeld, []);
  });

  it('knows of each author what was known then: first comments would have been held', async () => {
    const { result } = await replay('careful');
    assert.equal(result.draft.held, 5);
    assert.equal(result.draft.recall, 1);
    assert.deepEqual(
      result.newlyHeld.map(({ rule }) => rule),
      ['first-comment', 'first-comment'],
    );
  });

  it('reads no further than it was asked to', async () => {
    const { policy } = readPolicySetting('balanced');
    assert.ok(policy);
    const { result } = await replayPolicy(house.deps, { site: house.site, policy, last: 2 });
    assert.equal(result.decisions, 2);
  });

  it('names a signal that is not installed, and goes on', async () => {
    const rules = [
      createRule('hold', { id: 'gone', when: { signal: 'no-such', atLeast: 0.5 }, because: 'x' }),
    ];
    const { policy } = readPolicySetting({ name: 'own', version: 1, mode: 'publish-first', rules });
    assert.ok(policy);
    const { warnings, result } = await replayPolicy(house.deps, { site: house.site, policy, last: 100 });
    assert.match(warnings.join(), /"no-such", which is not installed/);
    assert.equal(result.decisions, 5);
  });

  it('shows staff the figures, the curve and the comments', async () => {
    const address = `/console/site/${encodeId(house.site.id)}/replay?policy=careful&signal=word-list&last=50`;
    const page = await look(house, address, ana);
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /5 decisions were looked at\. People refused 2/);
    assert.match(page.body, /<polyline class="precision" points="[\d., ]+"/);
    assert.match(page.body, /first-comment<\/code>, refused by a person/);
    assert.equal((await look(house, `/console/site/${encodeId(house.site.id)}/replay`, ana)).statusCode, 200);
    const unknown = await look(house, `/console/site/${encodeId(house.site.id)}/replay?policy=none`, ana);
    assert.match(unknown.body, /no policy of that name/);
  });
});
