import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newToken, tokenHash } from '../../src/auth/token.js';
import type { SiteId } from '../../src/core/ids.js';
import { SCORES_PER_MINUTE } from '../../src/http/api-key.js';
import { type House, openHouse, send } from './house.js';

const ANALYZE = '/v1alpha1/comments:analyze';
const SUGGEST = '/v1alpha1/comments:suggestscore';
const RUDE = 'You are a pathetic idiot and everyone hates you.';
const CALM = 'The council has decided that the old bridge will be closed for the winter.';

async function addKey(
  house: House,
  siteId: SiteId | null = null,
): Promise<{ readonly key: string; readonly id: number }> {
  const key = newToken();
  const id = house.deps.newId<number>();
  await house.store.write.createApiKey({
    key: { id, siteId, name: 'a program', createdAt: house.clock() },
    keyHash: tokenHash(key),
  });
  return { key, id };
}

describe('scores in the words of Perspective', () => {
  let house: House;
  let key: string;
  before(async () => {
    house = await openHouse();
    ({ key } = await addKey(house, house.site.id));
  });
  after(() => house.close());

  const ask = (
    body: object,
    address: '/v1alpha1/comments:analyze' | '/v1alpha1/comments:suggestscore' = ANALYZE,
  ) => send(house, `POST ${address}?key=${key}`, { body });
  const analyze = (text: string, more: object = {}) =>
    ask({ comment: { text }, requestedAttributes: { TOXICITY: {} }, languages: ['en'], ...more });

  it('answers a request as Coral builds it, with a higher score for an insult than for news', async () => {
    const coral = (text: string) =>
      ask({
        comment: { text },
        doNotStore: true,
        requestedAttributes: { TOXICITY: {} },
        languages: ['en'],
      });
    const [rude, calm] = [(await coral(RUDE)).json(), (await coral(CALM)).json()];
    const scoreOf = (answer: typeof rude) => answer.attributeScores.TOXICITY.summaryScore.value;
    assert.ok(scoreOf(rude) > 0.8, `${scoreOf(rude)}`);
    assert.ok(scoreOf(calm) < 0.2, `${scoreOf(calm)}`);
    assert.deepEqual(rude.languages, ['en']);
    assert.equal(rude.attributeScores.TOXICITY.summaryScore.type, 'PROBABILITY');
    assert.deepEqual(
      rude.attributeScores.TOXICITY.spanScores.map(({ begin, end }: { begin: number; end: number }) => [
        begin,
        end,
      ]),
      [[0, RUDE.length]],
    );
  });

  it('answers a request as Discourse’s plug-in builds it, and refuses Coral’s other languages as Perspective would', async () => {
    const discourse = await ask({
      comment: { text: RUDE },
      doNotStore: true,
      sessionId: 'https://forum.example',
      requestedAttributes: { TOXICITY: { scoreType: 'PROBABILITY' } },
    });
    assert.ok(discourse.json().attributeScores.TOXICITY.summaryScore.value > 0.85);
    for (const language of ['es', 'fr', 'de', 'pt']) {
      const answer = await analyze(CALM, { languages: [language] });
      assert.equal(answer.statusCode, 400);
      assert.equal(
        answer.json().error.message,
        `Attribute TOXICITY does not support request languages: ${language}`,
      );
    }
  });

  it('scores each sentence on request, at UTF-16 offsets', async () => {
    const text = `😀 ${CALM} ${RUDE}`;
    const answer = (await analyze(text, { spanAnnotations: true, clientToken: 'mine' })).json();
    const spans = answer.attributeScores.TOXICITY.spanScores as readonly {
      readonly begin: number;
      readonly end: number;
      readonly score: { readonly value: number };
    }[];
    assert.deepEqual(
      spans.map(({ begin, end }) => text.slice(begin, end)),
      [`😀 ${CALM}`, RUDE],
    );
    assert.ok((spans[1]?.score.value ?? 0) > (spans[0]?.score.value ?? 1));
    assert.equal(answer.clientToken, 'mine');
  });

  it('gives every attribute it knows, and leaves out what lies below its threshold', async () => {
    const names = ['TOXICITY', 'SEVERE_TOXICITY', 'IDENTITY_ATTACK', 'INSULT', 'PROFANITY', 'THREAT'];
    const requestedAttributes = Object.fromEntries(names.map((name) => [name, { scoreType: 'PROBABILITY' }]));
    const all = (await analyze(RUDE, { requestedAttributes })).json();
    assert.deepEqual(Object.keys(all.attributeScores), names);
    const none = (await analyze(CALM, { requestedAttributes: { TOXICITY: { scoreThreshold: 0.9 } } })).json();
    assert.equal(none.attributeScores, undefined);
    assert.deepEqual(none.languages, ['en']);
  });

  it('guesses the language where none is said', async () => {
    const answer = (await analyze(CALM, { languages: undefined })).json();
    assert.deepEqual([answer.languages, answer.detectedLanguages], [['en'], ['en']]);
  });

  // What is asked · what the answer says.
  const REFUSED: readonly (readonly [string, object, string, string])[] = [
    ['no attribute', { requestedAttributes: {} }, 'Missing requested_attributes', 'NO_REQUESTED_ATTRIBUTES'],
    ['nothing', { comment: { text: ' ' } }, 'Comment must be non-empty.', 'COMMENT_EMPTY'],
    ['no comment', { comment: undefined }, 'Comment must be non-empty.', 'COMMENT_EMPTY'],
    [
      'too much',
      { comment: { text: 'a'.repeat(20_481) } },
      'Comment text was too many bytes. Value (20481) exceeded limit (20480).',
      'COMMENT_TOO_LONG',
    ],
    [
      'an unknown attribute',
      { requestedAttributes: { CHARM: {} } },
      'Unknown requested attribute: CHARM',
      'INVALID_REQUEST',
    ],
    [
      'a language without a model',
      { languages: ['it'] },
      'Attribute TOXICITY does not support request languages: it',
      'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE',
    ],
    [
      'a text in such a language',
      {
        comment: { text: 'Il consiglio ha deciso che il vecchio ponte non sarà aperto.' },
        languages: undefined,
      },
      'Attribute TOXICITY does not support request languages: it',
      'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE',
    ],
    [
      'another kind of score',
      { requestedAttributes: { TOXICITY: { scoreType: 'PERCENTILE' } } },
      'Requested score type PERCENTILE is not supported by attribute TOXICITY',
      'INVALID_REQUEST',
    ],
    [
      'HTML',
      { comment: { text: CALM, type: 'HTML' } },
      "Currently, only 'PLAIN_TEXT' comments are supported",
      'INVALID_REQUEST',
    ],
    [
      'two contexts',
      { context: { entries: [], articleAndParentComment: {} } },
      'Context can have either entries or article_and_parent_comment, but both fields were populated.',
      'INVALID_REQUEST',
    ],
  ];
  for (const [what, change, message, errorType] of REFUSED) {
    it(`refuses ${what} as Perspective does`, async () => {
      const answer = await analyze(CALM, change);
      assert.equal(answer.statusCode, 400);
      const { error } = answer.json();
      assert.deepEqual([error.code, error.message, error.status], [400, message, 'INVALID_ARGUMENT']);
      assert.equal(error.details[0].errorType, errorType);
    });
  }

  it('refuses what is no JSON, and a body that does not fit, in the same envelope', async () => {
    const broken = await house.server.inject({
      method: 'POST',
      url: `${ANALYZE}?key=${key}`,
      headers: { 'content-type': 'application/json', host: 'talk.example' },
      payload: '{"comment":',
    });
    const [one, two] = [broken, await ask({ comment: 7, requestedAttributes: { TOXICITY: {} } })];
    for (const answer of [one, two]) {
      assert.equal(answer.statusCode, 400);
      assert.equal(answer.json().error.status, 'INVALID_ARGUMENT');
    }
  });

  it('needs a key that is good, and takes it from query or header', async () => {
    const body = { comment: { text: CALM }, requestedAttributes: { TOXICITY: {} } };
    const none = await send(house, `POST ${ANALYZE}`, { body });
    assert.deepEqual([none.statusCode, none.json().error.status], [403, 'PERMISSION_DENIED']);
    const wrong = await send(house, `POST ${ANALYZE}?key=nonsense`, { body });
    assert.deepEqual(
      [wrong.statusCode, wrong.json().error.message],
      [400, 'API key not valid. Please pass a valid API key.'],
    );
    for (const headers of [{ 'x-goog-api-key': key }, { authorization: `Bearer ${key}` }])
      assert.equal((await send(house, `POST ${ANALYZE}`, { body, headers })).statusCode, 200);
    const other = await addKey(house);
    await house.store.write.revokeApiKey({ id: other.id, now: house.clock() });
    assert.equal((await send(house, `POST ${ANALYZE}?key=${other.key}`, { body })).statusCode, 400);
  });

  it('counts the requests of each key by itself', async () => {
    const busy = await addKey(house);
    const one = () => send(house, `POST ${SUGGEST}?key=${busy.key}`, { body: {} });
    for (let i = 0; i < SCORES_PER_MINUTE; i++) await one();
    const over = await one();
    assert.deepEqual([over.statusCode, over.json().error.status], [429, 'RESOURCE_EXHAUSTED']);
    assert.equal((await analyze(CALM)).statusCode, 200);
  });

  it('takes a suggestion as Coral sends it for the site of the key, and keeps no word of it', async () => {
    const before = (await house.store.read.suggestedScores({ siteId: house.site.id, since: 0, limit: 10 }))
      .length;
    const answer = await ask(
      {
        comment: { text: RUDE },
        context: { entries: [{ text: '{"id":"c-1"}' }] },
        attributeScores: { TOXICITY: { summaryScore: { value: 1 } } },
        languages: ['en'],
        communityId: 'Coral:https://paper.example',
        clientToken: 'comment:c-1',
      },
      SUGGEST,
    );
    assert.deepEqual(answer.json(), {
      clientToken: 'comment:c-1',
      requestedLanguages: ['en'],
      detectedLanguages: ['en'],
    });
    const kept = await house.store.read.suggestedScores({ siteId: house.site.id, since: 0, limit: 10 });
    assert.equal(kept.length, before + 1);
    assert.equal(kept.at(-1)?.isRefused, true);
    assert.doesNotMatch(JSON.stringify(kept), /pathetic|idiot/);
    const none = await ask({ comment: { text: RUDE }, attributeScores: {} }, SUGGEST);
    assert.deepEqual([none.statusCode, none.json().error.message], [400, 'Missing attribute_scores']);
  });

  it('describes itself as a discovery document from which Google’s clients build themselves', async () => {
    const document = (await send(house, 'GET /$discovery/rest?version=v1alpha1')).json();
    assert.equal(document.rootUrl, 'http://talk.example/');
    const { analyze: method, suggestscore } = document.resources.comments.methods;
    assert.deepEqual(
      [method.path, suggestscore.path],
      ['v1alpha1/comments:analyze', 'v1alpha1/comments:suggestscore'],
    );
    assert.ok(document.schemas[method.request.$ref].properties.requestedAttributes);
    assert.equal((await send(house, 'GET /$discovery/rest?version=v2')).statusCode, 404);
  });

  it('serves npm’s perspective-api-client once its host is changed', async () => {
    const address = await house.server.listen({ port: 0, host: '127.0.0.1' });
    const folder = mkdtempSync(path.join(tmpdir(), 'parley-client-'));
    try {
      const root = path.join(import.meta.dirname, '..', '..', '..', 'node_modules');
      symlinkSync(root, path.join(folder, 'node_modules'));
      const source = readFileSync(path.join(root, 'perspective-api-client', 'index.js'), 'utf8');
      const file = path.join(folder, 'client.cjs');
      writeFileSync(file, source.replace('https://commentanalyzer.googleapis.com', address));
      const Perspective = createRequire(file)(file);
      const client = new Perspective({ apiKey: key });
      const answer = await client.analyze(RUDE, { attributes: ['toxicity', 'insult'] });
      assert.ok(answer.attributeScores.TOXICITY.summaryScore.value > 0.8);
      assert.ok(answer.attributeScores.INSULT.summaryScore.value > 0.5);
      await assert.rejects(
        client.analyze(RUDE, { attributes: ['charm'] }),
        /Unknown requested attribute: CHARM/,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
