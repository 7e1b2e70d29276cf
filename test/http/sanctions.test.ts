import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { RESTRICTION_LANGUAGES } from '../../src/view/messages/restriction.js';
import { BASE, codeOf, type House, openHouse, post, published, secretOf, send, sentence } from './house.js';
import { addStaff, look, press, signIn, staffCookie, stored } from './newsroom.js';

let texts = 5000;
const fresh = () => sentence(texts++);
const JSON_TYPE = { 'content-type': 'application/json' };

describe('sanctions', () => {
  let house: House;
  let ana: string;
  let cy: string;
  before(async () => {
    house = await openHouse();
    ana = await staffCookie(house, 'Ana', { role: 'moderator' });
    cy = await staffCookie(house, 'Cy', { role: 'moderator', siteId: house.site.id });
  });
  after(() => house.close());

  const api = (url: string, body: object, cookie = ana) =>
    house.server.inject({
      method: 'POST',
      url: `/api/v1/moderation/${url}`,
      headers: { ...JSON_TYPE, host: new URL(BASE).host, origin: BASE, cookie },
      payload: JSON.stringify(body),
    });
  const writtenBy = (name: string) => published(house, { text: fresh(), name, guestSecret: secretOf(name) });
  const again = (name: string, more: object = {}, headers = {}) =>
    post(house, { text: fresh(), name, guestSecret: secretOf(name), ...more }, { headers });

  it('ban an author with the next post, say why in words, and let them back in', async () => {
    const commentId = await writtenBy('bea');
    const imposed = await api('sanctions', { commentId, kind: 'ban', reason: 'Threats.', texts: 'reject' });
    assert.equal(imposed.statusCode, 201);
    assert.equal(imposed.json().comments, 1);
    assert.equal((await stored(house, commentId)).status, 'removed');
    const refused = await again('bea');
    assert.equal(codeOf(refused), '403 restricted');
    assert.match(
      refused.json().error.message,
      /no longer take part here\. Reason: Threats\. .*write to the newsroom/,
    );
    const { id } = imposed.json().sanction;
    assert.deepEqual(imposed.json().sanction.subject, { kind: 'browser', value: null });
    const lifted = await api(`sanctions/${id}/lift`, { restoreBy: commentId });
    assert.equal(lifted.json().comments, 1);
    assert.equal((await stored(house, commentId)).status, 'published');
    assert.equal((await again('bea')).statusCode, 201);
    assert.equal(codeOf(await api(`sanctions/${id}/lift`, {})), '409 already_decided');
  });

  it('give a text back with the warning, and hold it once its author has read that', async () => {
    const commentId = await writtenBy('eli');
    await api('sanctions', { commentId, kind: 'warn', reason: 'Stay with the subject.' });
    const body = { text: fresh() };
    const warned = await again('eli', body);
    assert.equal(codeOf(warned), '409 nudge');
    const { reason, ticket, rule } = warned.json().error.details;
    assert.match(reason, /^A moderator warns you\. Reason: Stay with the subject\./);
    assert.equal(rule, 'warning');
    const insisting = await again('eli', { ...body, nudgeTicket: ticket });
    assert.equal(insisting.statusCode, 202);
    assert.equal(insisting.json().decision.rule, 'after-warning');
    assert.equal((await again('eli')).statusCode, 201);
  });

  it('tell whoever cannot be asked to read the warning elsewhere, and let them', async () => {
    const commentId = await writtenBy('fay');
    await api('sanctions', { commentId, kind: 'warn', reason: 'No names, please.' });
    assert.equal(codeOf(await again('fay', {}, { 'parley-nudge': 'off' })), '403 warning_unread');
    const headers = { 'parley-guest': secretOf('fay') };
    const mine = await send(house, 'GET /api/v1/me/sanctions?site=paper', { headers });
    const [warning] = mine.json().sanctions;
    assert.equal(warning.reason, 'No names, please.');
    assert.equal(warning.note, undefined);
    const body = { site: 'paper' };
    const others = { headers: { 'parley-guest': secretOf('gus') }, body };
    const read = `POST /api/v1/me/sanctions/${warning.id}/read` as const;
    assert.equal((await send(house, read, others)).statusCode, 404);
    assert.equal((await send(house, read, { headers, body })).statusCode, 204);
    assert.equal((await again('fay')).statusCode, 201);
  });

  it('are told in the language of the page, in each that Parley speaks', async () => {
    const commentId = await writtenBy('hal');
    await api('sanctions', { commentId, kind: 'suspend', reason: 'XYZ', hours: 2 });
    const told = new Set<string>();
    for (const language of RESTRICTION_LANGUAGES) {
      await house.store.write.updateSite({ id: house.site.id, language });
      const { message } = (await again('hal')).json().error;
      assert.match(message, /XYZ/);
      told.add(message);
    }
    await house.store.write.updateSite({ id: house.site.id, language: 'en' });
    assert.equal(told.size, 13);
  });

  it('let a moderator read first what comes with an address that is thrown away', async () => {
    const answer = await again('ivy', { email: 'ivy@mailinator.com' });
    assert.equal(answer.json().decision.rule, 'disposable-mail');
  });

  it('are refused on staff, on oneself, everywhere without a role there, and on a network without an end', async () => {
    const staff = await addStaff(house, 'Sam Staff', { role: 'moderator' });
    const subject = { kind: 'email', value: staff.email };
    const by = { site: 'paper', reason: 'x' };
    assert.equal(codeOf(await api('sanctions', { ...by, subject, kind: 'ban' })), '403 forbidden');
    const commentId = await writtenBy('jo');
    const wide = { commentId, kind: 'ban', reason: 'x', everywhere: true };
    assert.equal(codeOf(await api('sanctions', wide, cy)), '403 forbidden');
    assert.equal((await api('sanctions', wide)).statusCode, 201);
    const network = { ...by, kind: 'ban', subject: { kind: 'network', value: '198.51.100.0/24' } };
    assert.equal(codeOf(await api('sanctions', network)), '400 invalid_request');
    assert.equal((await api('sanctions', { ...network, hours: 24 })).statusCode, 201);
    assert.equal(codeOf(await api('sanctions', { ...network, hours: 24 }, '')), '401 sign_in_required');
  });

  it('are imposed and lifted on the author’s page, one key from the card', async () => {
    const commentId = await writtenBy('Kim');
    const page = await look(house, `/console/comment/${commentId}`, ana);
    assert.match(page.body, new RegExp(`href="/console/author/${commentId}[^"]*#sheet" data-key="a"`));
    const author = await look(house, `/console/author/${commentId}`, ana);
    assert.match(author.body, /The author <bdi>Kim<\/bdi>/);
    assert.match(author.body, /On this site: 1 published/);
    const fields = { kind: 'mute', hours: '24', by: 'author', reason: 'A day off.', note: 'third time' };
    await press(house, `/console/author/${commentId}`, { cookie: ana, fields });
    assert.equal(codeOf(await again('Kim')), '403 restricted');
    const after = await look(house, `/console/author/${commentId}`, ana);
    assert.match(after.body, /Muted<\/strong> <span class="badge status-held">holds/);
    const action = /action="(\/console\/sanction\/\w+\/lift)"/.exec(after.body)?.[1] ?? '';
    await press(house, action, { cookie: ana, fields: {} });
    assert.equal((await again('Kim')).statusCode, 201);
  });

  it('are listed for staff, with a sheet for addresses and networks', async () => {
    const { id } = house.site;
    const people = await look(house, '/console/people', ana);
    const site = /<option value="(\w{11})"/.exec(people.body)?.[1] ?? String(id);
    const fields = {
      site,
      subject: 'host',
      value: 'raid.example',
      kind: 'ban',
      hours: '0',
      reason: 'A raid.',
    };
    assert.equal((await press(house, '/console/people', { cookie: ana, fields })).statusCode, 303);
    assert.equal(codeOf(await again('lea', { email: 'l@raid.example' })), '403 restricted');
    assert.match((await look(house, '/console/people', ana)).body, /raid\.example/);
    const listed = await house.server.inject({
      url: '/api/v1/moderation/sanctions',
      headers: { host: new URL(BASE).host, cookie: ana },
    });
    assert.equal(listed.json().sanctions[0].subject.value, 'raid.example');
  });

  it('do not exist for staff of another site', async () => {
    const commentId = await writtenBy('mo');
    const other = await addStaff(house, 'Other', { role: 'moderator', siteId: 12345 as never });
    const cookie = await signIn(house, other);
    const answer = await api('sanctions', { commentId, kind: 'ban', reason: 'x' }, cookie);
    assert.equal(answer.statusCode, 404);
  });

  it('hold what comes from somebody whom moderators read first', async () => {
    const commentId = await writtenBy('dora');
    await api('sanctions', { commentId, kind: 'premod', reason: 'Heated lately.', hours: 1 });
    const answer = await again('dora');
    assert.equal(answer.statusCode, 202);
    assert.deepEqual(answer.json().decision, {
      outcome: 'held',
      reason: 'A moderator reads your comments first.',
      rule: 'premod',
    });
    house.pass(3_600_001);
    assert.equal((await again('dora')).statusCode, 201);
  });
});
