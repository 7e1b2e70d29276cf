import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeOf, type House, openHouse, post, send, sentence } from './house.js';

const LIMITED = { exemptLoopback: false, trustedProxies: 1 };

function postFrom(house: House, address: string, number: number) {
  return post(house, { text: sentence(number) }, { headers: { 'x-forwarded-for': address } });
}

describe('the limits of a server', () => {
  it('let an address post 20 times a minute, then say when to come again', async (t) => {
    const house = await openHouse({ config: LIMITED });
    t.after(() => house.close());
    for (let i = 0; i < 20; i++) {
      house.pass(100);
      assert.notEqual((await postFrom(house, '203.0.113.9', i)).statusCode, 429, `post ${i}`);
    }
    const refused = await postFrom(house, '203.0.113.9', 20);
    assert.equal(codeOf(refused), '429 rate_limited');
    assert.equal(refused.headers['retry-after'], '59');
    assert.notEqual((await postFrom(house, '203.0.113.10', 21)).statusCode, 429);
    house.pass(59_000);
    assert.notEqual((await postFrom(house, '203.0.113.9', 22)).statusCode, 429);
  });

  it('count an IPv6 network as one address, and believe no header that the proxy did not write', async (t) => {
    const house = await openHouse({
      config: { ...LIMITED, limits: { postsPerAddress: 2, postsPerStory: 600, writesPerAddress: 60 } },
    });
    t.after(() => house.close());
    assert.notEqual((await postFrom(house, '2001:db8:1:2::1', 1)).statusCode, 429);
    assert.notEqual((await postFrom(house, '2001:db8:1:2:ffff::9', 2)).statusCode, 429);
    assert.equal((await postFrom(house, '2001:db8:1:2:abcd::7', 3)).statusCode, 429);
    assert.equal((await postFrom(house, '198.51.100.1, 2001:db8:1:2::8', 4)).statusCode, 429);
    assert.notEqual((await postFrom(house, '2001:db8:1:3::1', 5)).statusCode, 429);
  });

  it('count a story whoever writes', async (t) => {
    const house = await openHouse({
      config: { ...LIMITED, limits: { postsPerAddress: 20, postsPerStory: 3, writesPerAddress: 60 } },
    });
    t.after(() => house.close());
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await postFrom(house, `203.0.113.${i}`, i));
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode === 429),
      [false, false, false, true],
    );
  });

  it('count other writes too', async (t) => {
    const house = await openHouse({
      config: { ...LIMITED, limits: { postsPerAddress: 20, postsPerStory: 600, writesPerAddress: 1 } },
    });
    t.after(() => house.close());
    const ensure = () =>
      send(house, 'POST /api/v1/stories', { body: { site: 'paper', url: 'https://paper.example/new' } });
    assert.equal((await ensure()).statusCode, 201);
    assert.equal(codeOf(await ensure()), '429 rate_limited');
  });

  it('spare the own machine in the demonstration only', async (t) => {
    const limits = { postsPerAddress: 1, postsPerStory: 600, writesPerAddress: 60 };
    const demo = await openHouse({ config: { limits } });
    const serving = await openHouse({ config: { limits, exemptLoopback: false } });
    t.after(() => Promise.all([demo.close(), serving.close()]));
    const second = async (house: House) => {
      await post(house, { text: sentence(1) });
      return (await post(house, { text: sentence(2) })).statusCode;
    };
    assert.equal(await second(demo), 201);
    assert.equal(await second(serving), 429);
  });
});

describe('a server that is overloaded', () => {
  it('turns new work away with Retry-After, and goes on answering from the cache, to its keepers and to health checks', async (t) => {
    const house = await openHouse();
    t.after(() => house.close());
    const thread = `GET /api/v1/public/stories/${house.storyId}/comments` as const;
    await send(house, thread);
    for (let i = 0; i < 2000; i++) house.app.gauge.enter();
    const refused = await post(house, { text: 'One too many.' });
    assert.equal(codeOf(refused), '503 overloaded');
    assert.ok(Number(refused.headers['retry-after']) > 0);
    assert.equal((await send(house, `${thread}?sort=oldest`)).statusCode, 503);
    assert.equal((await send(house, thread)).statusCode, 200);
    assert.equal((await send(house, 'GET /healthz')).statusCode, 200);
    assert.equal((await send(house, 'GET /console/sign-in')).statusCode, 200);
    for (let i = 0; i < 2000; i++) house.app.gauge.leave();
    assert.equal((await post(house, { text: 'Calm again.' })).statusCode, 201);
  });
});

describe('what machines ask', () => {
  it('is not traced where no collector is named: no request carries a span, and no metric speaks of any', async (t) => {
    const house = await openHouse({ config: { metricsToken: 'a-long-token-for-metrics' } });
    t.after(() => house.close());
    assert.equal(house.server.hasRequestDecorator('span'), false);
    const headers = { authorization: 'Bearer a-long-token-for-metrics' };
    assert.doesNotMatch((await send(house, 'GET /metrics', { headers })).body, /parley_spans/);
  });

  it('is answered: alive, ready, and metrics with the token only', async (t) => {
    const house = await openHouse({ config: { metricsToken: 'a-long-token-for-metrics' } });
    const without = await openHouse();
    t.after(() => Promise.all([house.close(), without.close()]));
    assert.deepEqual((await send(house, 'GET /readyz')).json(), { status: 'ready' });
    const metrics = (authorization: string, at = house) =>
      send(at, 'GET /metrics', { headers: { authorization } });
    const shown = await metrics('Bearer a-long-token-for-metrics');
    assert.match(shown.body, /parley_http_answers_total\{status="200"\} [1-9]/);
    assert.match(shown.body, /parley_http_seconds_count\{space="health"\} [1-9]/);
    assert.match(shown.body, /parley_live_readers 0/);
    assert.match(shown.body, /# TYPE parley_outbox_waiting gauge/);
    await post(house, { text: 'The tide comes in at six.' });
    const counted = await metrics('Bearer a-long-token-for-metrics');
    assert.match(counted.body, /parley_comments_total\{outcome="published"\} 1/);
    const hidden = await metrics('Bearer wrong');
    assert.equal(hidden.statusCode, 404);
    assert.equal((await metrics('Bearer a-long-token-for-metrics', without)).body, hidden.body);
  });

  it('is told apart by host: an unknown one gets the only site, or 421 when there are several', async (t) => {
    const house = await openHouse();
    t.after(() => house.close());
    const at = (host: string) => house.server.inject({ url: '/', headers: { host } });
    assert.equal((await at('whatever.example')).statusCode, 200);
    const { addSite } = await import('./house.js');
    await addSite(house.deps, { slug: 'other', hosts: ['other.example'] });
    house.pass(2000);
    assert.equal((await at('whatever.example')).statusCode, 421);
    assert.match((await at('other.example')).body, /The other/);
    assert.match((await at('paper.example')).body, /The paper/);
  });
});
