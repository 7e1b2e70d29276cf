import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { imposeAsOperator } from '../../src/use-cases/impose-as-operator.js';
import { codeOf, type House, openHouse, post, sentence } from './house.js';
import { addStaff } from './newsroom.js';

let house: House;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

it('an operator bans a pattern of addresses with the next post, but no staff and no network without an end', async () => {
  const ban = { site: house.site, everywhere: true, kind: 'ban', lasts: null, reason: 'A raid.' };
  const email = (value: string) => ({ kind: 'email' as const, value });
  const sanction = await imposeAsOperator(house.deps, { ...ban, subject: email('Raid*@mail.example') });
  assert.deepEqual([sanction.createdBy, sanction.siteId], [null, null]);
  const raider = await post(house, { text: sentence(120_001), email: 'raid-7@mail.example' });
  assert.equal(codeOf(raider).slice(0, 3), '403');
  assert.equal((await post(house, { text: sentence(120_002), email: 'rain@mail.example' })).statusCode, 201);
  const staff = await addStaff(house, 'Ana', { role: 'moderator' });
  const refused = { ...ban, subject: email(staff.email ?? '') };
  await assert.rejects(imposeAsOperator(house.deps, refused), { code: 'forbidden' });
  const network = { kind: 'network' as const, value: '192.0.2.0/24' };
  await assert.rejects(imposeAsOperator(house.deps, { ...ban, subject: network }), {
    code: 'invalid_request',
  });
});
