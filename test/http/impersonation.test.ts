import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AccountId } from '../../src/core/ids.js';
import { type House, openHouse, post, published, secretOf, sentence } from './house.js';

describe('a name that passes for another', () => {
  let house: House;
  let number = 0;
  const write = (name: string, guest: string) =>
    post(house, { text: sentence(++number), name, guestSecret: secretOf(guest) });
  const ruleOf = async (name: string, guest: string): Promise<string | null | undefined> => {
    await write(name, guest);
    const desks = [{ siteId: house.site.id, sections: null }];
    const held = await house.store.read.queuePage({ desks, queue: 'held', limit: 50 });
    return held.find(({ comment }) => comment.author.name === name)?.decision?.rule;
  };

  before(async () => {
    house = await openHouse();
    const { store, clock, deps, site } = house;
    const id = deps.newId<AccountId>();
    const account = {
      id,
      email: 'm@paper.example',
      name: 'Milena Harbour',
      createdAt: clock(),
      disabledAt: null,
    };
    await store.write.createAccount({ account, passwordHash: null });
    await store.write.setRole({ accountId: id, siteId: site.id, role: 'moderator' });
  });
  after(() => house.close());

  it('waits for a moderator when it looks like one of the newsroom', async () => {
    assert.equal(await ruleOf('Мilena Harbour', 'mallory'), 'impersonation');
    assert.equal(await ruleOf('Moderator', 'mallory'), 'impersonation');
    assert.equal(await ruleOf('The paper', 'mallory'), 'impersonation');
  });

  it("waits when it is another author's in letters that look the same; its owner goes on", async () => {
    await published(house, { text: sentence(++number), name: 'Robin Quay', guestSecret: secretOf('robin') });
    assert.equal(await ruleOf('Rоbin Quаy', 'mallory'), 'impersonation');
    assert.equal((await write('robin quay', 'robin')).statusCode, 201);
  });

  it('is no reason to wait when two people are called the same', async () => {
    assert.equal((await write('Robin Quay', 'another-robin')).statusCode, 201);
  });

  it('is compared within its own site only', async () => {
    const [author] = await house.store.read.authorsNamed({ siteId: house.site.id, nameKey: 'roblnquay' });
    assert.equal(author?.name, 'Robin Quay');
    const siteId = (house.site.id + 1) as typeof house.site.id;
    assert.deepEqual(await house.store.read.authorsNamed({ siteId, nameKey: 'roblnquay' }), []);
  });
});
