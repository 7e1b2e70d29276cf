import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRule } from '../../src/core/policy/policy.js';
import { createProofSearch } from '../../src/core/proof/proof.js';
import { addStory, codeOf, type House, openHouse, type PostOptions, post, sentence } from './house.js';
import { openBrowser } from './reader.js';

const EFFORT = 10;
const policy = {
  name: 'raid',
  version: 1,
  mode: 'publish-first',
  rules: [
    createRule('prove', {
      id: 'raid',
      when: { author: 'guest' },
      because: 'Very much is posted here just now. A moderator will read it before it appears.',
      effort: EFFORT,
    }),
  ],
};

describe('a proof of work that a rule asks for', () => {
  let house: House;
  let number = 900;
  const text = () => sentence(++number);
  before(async () => {
    house = await openHouse({ settings: { policy } });
  });
  after(() => house.close());

  async function challengeFor(body: object, options: PostOptions): Promise<string> {
    const refused = await post(house, body, options);
    assert.equal(codeOf(refused), '409 proof_needed');
    const { challenge, effort } = refused.json().error.details;
    assert.equal(effort, EFFORT);
    return challenge;
  }
  const solve = (challenge: string) =>
    `${challenge}.${createProofSearch(challenge, EFFORT).tryMore(1_000_000)}`;
  const withProof = (key: string, proof: string) => ({ key, headers: { 'parley-proof': proof } });

  it('lets the same request through once it is computed, and the same request again is the same comment', async () => {
    const body = { text: text() };
    const proof = solve(await challengeFor(body, { key: 'one' }));
    const posted = await post(house, body, withProof('one', proof));
    assert.equal(posted.statusCode, 201, posted.body);
    const again = await post(house, body, withProof('one', proof));
    assert.equal(again.json().comment.id, posted.json().comment.id);
  });

  it('is good for that text, that key, that story and that author alone', async () => {
    const body = { text: text() };
    const proof = solve(await challengeFor(body, { key: 'two' }));
    assert.equal(codeOf(await post(house, { text: text() }, withProof('two', proof))), '409 proof_needed');
    assert.equal(codeOf(await post(house, body, withProof('three', proof))), '409 proof_needed');
    const storyId = await addStory(house.deps, house.site, 'https://paper.example/news/other');
    assert.equal(
      codeOf(await post(house, body, { ...withProof('two', proof), storyId })),
      '409 proof_needed',
    );
    const secret = { ...body, guestSecret: 'somebody-else-0123456789' };
    assert.equal(codeOf(await post(house, secret, withProof('two', proof))), '409 proof_needed');
  });

  it('is asked for again when it is over, made up, or no proof', async () => {
    const body = { text: text() };
    const challenge = await challengeFor(body, { key: 'four' });
    const [until, , signature] = challenge.split('.');
    for (const odd of [
      `${challenge}.0`,
      `${challenge}.`,
      challenge,
      'x',
      `${until}.0.${signature}.0`,
      solve(`zzzzzzzz.${EFFORT}.${signature}`),
    ])
      assert.equal(codeOf(await post(house, body, withProof('four', odd))), '409 proof_needed', odd);
    const proof = solve(challenge);
    house.pass(11 * 60_000);
    assert.equal(codeOf(await post(house, body, withProof('four', proof))), '409 proof_needed');
  });

  it('is not asked of who cannot compute: a moderator reads the comment', async () => {
    const answer = await post(house, { text: text() }, { headers: { 'parley-proof': 'off' } });
    assert.deepEqual([answer.statusCode, answer.json().decision.rule], [202, 'raid']);
    const browser = openBrowser(house);
    const page = await browser.send(`GET /compose?story=${house.storyId}`);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1] ?? '';
    const form = { story: house.storyId, key: hidden('key'), stamp: hidden('stamp'), text: text() };
    const sent = await browser.send('POST /compose', { form });
    assert.match(String(sent.headers.location), /\/mine\//);
  });
});
