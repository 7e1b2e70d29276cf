import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BASE, codeOf, type House, held, openHouse, send, WORDS } from './house.js';
import { staffCookie } from './newsroom.js';

describe('deciding by program', () => {
  let house: House;
  let cookie: string;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    cookie = await staffCookie(house, 'Desk', { role: 'moderator' });
  });
  after(() => house.close());

  const decide = (id: string, body: object, headers: Readonly<Record<string, string>> = { cookie }) =>
    send(house, `POST /api/v1/moderation/comments/${id}/decisions`, {
      headers: { origin: BASE, ...headers },
      body: { revision: 1, ...body },
    });

  it('answers with the comment as it stands and the decision, which undo takes back', async () => {
    const id = await held(house, { name: 'Waits' });
    const done = (await decide(id, { act: 'publish' })).json();
    assert.deepEqual([done.comment.id, done.status], [id, 'published']);
    const undone = (await decide(id, { act: 'undo', lastDecision: done.decisionId })).json();
    assert.equal(undone.status, 'held');
    assert.equal(codeOf(await decide(id, { act: 'undo' })), '409 already_decided');
  });

  it('is refused after a decision that was not seen', async () => {
    const id = await held(house, { name: 'Waits too' });
    const { decisionId } = (await decide(id, { act: 'reject' })).json();
    assert.equal(codeOf(await decide(id, { act: 'publish', lastDecision: null })), '409 already_decided');
    const other = (await decide(id, { act: 'publish', lastDecision: decisionId })).json();
    assert.equal(other.status, 'published');
    assert.equal(
      codeOf(await decide(id, { act: 'remove', lastDecision: decisionId })),
      '409 already_decided',
    );
    assert.equal(
      codeOf(await decide(id, { act: 'remove', lastDecision: 'z'.repeat(11) })),
      '400 invalid_request',
    );
    assert.equal(codeOf(await decide(id, { act: 'keep' })), '409 already_decided');
    assert.equal(codeOf(await decide(id, { act: 'remove', revision: 2 })), '409 stale_revision');
  });

  it('is staff’s alone, and of our own pages', async () => {
    const id = await held(house, { name: 'Waits as well' });
    assert.equal(codeOf(await decide(id, { act: 'publish' }, {})), '401 sign_in_required');
    const foreign = { cookie, origin: 'https://paper.example' };
    assert.equal(codeOf(await decide(id, { act: 'publish' }, foreign)), '403 cross_site');
  });
});
