import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Evidence } from '../../src/core/evidence.js';
import { decodeId } from '../../src/core/ids.js';
import { type Condition, createRule } from '../../src/core/policy/policy.js';
import { BASE, type House, openHouse, post, sentence } from './house.js';
import { decide, follow, hiddenFields, noticeOn, press, staffCookie } from './newsroom.js';
import { type OutsideService, openOutsideService } from './outside-service.js';

const KEY = Buffer.alloc(32, 7);
const SECRET = `whsec_${KEY.toString('base64')}`;

function policyWith(...conditions: readonly Condition[]) {
  const rules = conditions.map((when, i) =>
    createRule('hold', { id: `outside-${i}`, when, because: 'A moderator will read it before it appears.' }),
  );
  return { name: 'outside', version: 1, mode: 'publish-first', rules } as const;
}

let number = 2000;
const text = () => sentence(++number);

async function evidenceOf(house: House, id: string): Promise<readonly Evidence[]> {
  const [decision] = await house.store.read.decisionsOf({ commentId: decodeId(id) as never });
  return decision?.evidence ?? [];
}

describe("a service of the newsroom's own", () => {
  let service: OutsideService;
  let house: House;
  const failures: string[] = [];
  before(async () => {
    service = await openOutsideService();
    house = await openHouse({
      settings: { policy: policyWith({ signal: 'external', atLeast: 0.7 }, { failed: 'external' }) },
      external: { url: `${service.url}/ask`, secret: SECRET, limitMs: 5000 },
      onSignalFailure: (signal) => failures.push(signal),
    });
  });
  after(async () => {
    await house.close();
    service.close();
  });

  it('is asked with a signature, hears nothing of who writes, and is heard', async () => {
    const said = {
      score: 0.8,
      sentence: 'Known to us.',
      spans: [
        { start: 0, end: 4 },
        { start: 5, end: 99_999 },
      ],
    };
    service.answer({ status: 200, body: JSON.stringify(said) });
    const body = { text: text(), name: 'Ana', email: 'ana@home.example' };
    const answer = await post(house, body);
    assert.deepEqual([answer.statusCode, answer.json().decision.rule], [202, 'outside-0']);
    const evidence = await evidenceOf(house, answer.json().comment.id);
    assert.deepEqual(
      evidence.filter(({ signal }) => signal === 'external'),
      [{ signal: 'external', score: 0.8, spans: [{ start: 0, end: 4 }], sentence: 'Known to us.' }],
    );
    const asked = service.came.at(-1);
    const { type, text: sent, name } = JSON.parse(asked?.body ?? '');
    assert.deepEqual([type, sent, name], ['signal.ask', body.text, 'Ana']);
    assert.doesNotMatch(asked?.body ?? '', /home\.example|127\.0\.0\.1|address/);
    const signed = `${asked?.headers['webhook-id']}.${asked?.headers['webhook-timestamp']}.${asked?.body}`;
    const wanted = createHmac('sha256', KEY).update(signed).digest('base64');
    assert.equal(asked?.headers['webhook-signature'], `v1,${wanted}`);
  });

  it('finds nothing by 204', async () => {
    service.answer({ status: 204 });
    assert.equal((await post(house, { text: text() })).statusCode, 201);
  });

  it('is no evidence, never "fine", when it is broken or talks nonsense', async () => {
    const nonsense = ['', '{', '[]', '{"score":2}', '{"score":"0.1"}', '{"score":0.1,"spans":7}', 'null'];
    for (const said of [{ status: 500 }, { status: 302, headers: { location: '/' } }]) {
      service.answer(said);
      const answer = await post(house, { text: text() });
      assert.deepEqual(
        [answer.statusCode, answer.json().decision.rule],
        [202, 'outside-1'],
        JSON.stringify(said),
      );
    }
    for (const body of nonsense) {
      service.answer({ status: 200, body });
      assert.equal((await post(house, { text: text() })).json().decision.rule, 'outside-1', body);
    }
    assert.equal(failures.length, 2 + nonsense.length);
    const { comment } = (await post(house, { text: text() })).json();
    assert.equal(
      (await evidenceOf(house, comment.id)).find(({ signal }) => signal === 'external')?.failed,
      true,
    );
  });

  it('is no evidence when it hangs', async () => {
    service.answer(null);
    const hasty = await openHouse({
      settings: { policy: policyWith({ failed: 'external' }) },
      external: { url: service.url, secret: SECRET, limitMs: 20 },
      onSignalFailure: () => {},
    });
    assert.equal((await post(hasty, { text: text() })).json().decision.rule, 'outside-0');
    await hasty.close();
  });

  it('is not asked where no rule names it', async () => {
    const quiet = await openHouse({ external: { url: service.url, secret: SECRET, limitMs: 300 } });
    const before = service.came.length;
    assert.equal((await post(quiet, { text: text() })).statusCode, 201);
    assert.equal(service.came.length, before);
    await quiet.close();
  });
});

describe('Akismet', () => {
  let service: OutsideService;
  let house: House;
  before(async () => {
    service = await openOutsideService();
    house = await openHouse({
      settings: { policy: policyWith({ signal: 'akismet', atLeast: 0.9 }, { failed: 'akismet' }) },
      akismet: { key: 'abc123', url: service.url },
      onSignalFailure: () => {},
    });
  });
  after(async () => {
    await house.close();
    service.close();
  });
  const formOf = (body: string | undefined) => Object.fromEntries(new URLSearchParams(body));
  const verdict = (body: string, headers: Record<string, string> = {}) =>
    service.answer({ status: 200, body, headers });

  it('is asked by its own call, and what it calls spam waits', async () => {
    verdict('true');
    const body = { text: text(), name: 'viagra-test-123', website: 'https://offers.example/' };
    assert.equal((await post(house, body)).statusCode, 202);
    const { path, body: sent, headers } = service.came.at(-1) ?? {};
    assert.equal(path, '/1.1/comment-check');
    assert.match(headers?.['content-type'] ?? '', /x-www-form-urlencoded/);
    assert.deepEqual(formOf(sent), {
      ...{ api_key: 'abc123', blog: BASE, user_ip: '127.0.0.1', comment_type: 'comment' },
      ...{ comment_author: 'viagra-test-123', comment_author_url: 'https://offers.example/' },
      ...{ comment_content: body.text, blog_lang: 'en', blog_charset: 'UTF-8' },
      permalink: 'https://paper.example/news/one',
    });
    verdict('true', { 'x-akismet-pro-tip': 'discard' });
    const { comment } = (await post(house, { text: text() })).json();
    assert.equal(
      (await evidenceOf(house, comment.id)).find(({ signal }) => signal === 'akismet')?.score,
      0.99,
    );
  });

  it('lets go on what it calls none, and that it was asked stands in the log', async () => {
    verdict('false');
    const answer = await post(house, { text: text() });
    assert.equal(answer.statusCode, 201);
    const [found] = (await evidenceOf(house, answer.json().comment.id)).filter(
      ({ signal }) => signal === 'akismet',
    );
    assert.deepEqual([found?.score, found?.sentence], [0, 'Akismet takes it for no spam.']);
  });

  it('is no evidence when the key is wrong', async () => {
    verdict('invalid', { 'x-akismet-debug-help': 'We were unable to parse your blog URI' });
    assert.equal((await post(house, { text: text() })).json().decision.rule, 'outside-1');
  });

  it('hears of moderators’ decisions about what it was asked, and of taking them back', async () => {
    const cookie = await staffCookie(house, 'Mo', { role: 'moderator' });
    verdict('true');
    const { comment } = (await post(house, { text: text() })).json();
    verdict('Thanks for making the web a better place.');
    const told = async (work: () => Promise<unknown>) => {
      const before = service.came.length;
      await work();
      await house.settle();
      return service.came.slice(before).map(({ path }) => path);
    };
    let answer: Awaited<ReturnType<typeof decide>> | undefined;
    const refuse = async () => {
      answer = await decide(house, cookie, { id: comment.id, act: 'reject', rule: 'spam' });
    };
    assert.deepEqual(await told(refuse), ['/1.1/submit-spam']);
    const page = (await follow(house, answer ?? { headers: {} }, cookie)).body;
    const fields = { ...hiddenFields(noticeOn(page)), act: 'undo' };
    const undo = () => press(house, `/console/comment/${comment.id}`, { cookie, fields });
    assert.deepEqual(await told(undo), ['/1.1/submit-ham']);
    const off = () => decide(house, cookie, { id: comment.id, act: 'reject', rule: 'off-topic' });
    assert.deepEqual(await told(off), []);
  });
});
