import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { decodeId, type StoryId } from '../../src/core/ids.js';
import { ROUTES } from '../../src/http/route-table.js';
import { decide } from '../storage/acts.js';
import { makeBatch, makeImported } from '../storage/fixtures.js';
import {
  BASE,
  type House,
  held,
  openHouse,
  PAPER,
  post,
  published,
  type SendOptions,
  secretOf,
  send,
  WORDS,
} from './house.js';
import { staffCookie, stored } from './newsroom.js';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

describe('the description of the API', () => {
  let house: House;
  let document: Document;
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  before(async () => {
    house = await openHouse({
      settings: { ...WORDS, voting: 'up-down', guidelines: 'Be **kind**.' },
      config: { pushKey: 'BKey' },
    });
    document = (await send(house, 'GET /api/v1/openapi.json')).json();
    ajv.addSchema({ ...document, $id: 'parley' });
  });
  after(() => house.close());

  const validated = new Set<string>();

  /** Sends a request and checks the answer against what the document says of that route and status. */
  async function check(template: string, request: Parameters<typeof send>[1], options: SendOptions = {}) {
    const answer = await send(house, request, options);
    return checkAnswer(template, request.split(' ')[0] ?? '', answer);
  }

  function checkAnswer(template: string, method: string, answer: Awaited<ReturnType<typeof send>>) {
    const operation = document.paths[template]?.[method.toLowerCase()];
    assert.ok(operation, `${method} ${template} is not in the document`);
    const status = String(answer.statusCode);
    const isNamed = Object.hasOwn(operation.responses, status);
    assert.ok(
      isNamed || answer.statusCode >= 400,
      `${method} ${template} answered ${status}: ${answer.body}`,
    );
    const key = isNamed ? status : 'default';
    if (isNamed) validated.add(`${method} ${template} ${status}`);
    if (operation.responses[key]?.content === undefined) return answer;
    const pointer = [
      'paths',
      template,
      method.toLowerCase(),
      'responses',
      key,
      'content',
      'application/json',
      'schema',
    ];
    const escaped = pointer
      .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
      .map(encodeURIComponent);
    const validate = ajv.compile({ $ref: `parley#/${escaped.join('/')}` });
    assert.ok(
      validate(answer.json()),
      `${method} ${template} ${status}: ${ajv.errorsText(validate.errors)}\n${answer.body}`,
    );
    return answer;
  }

  it('is OpenAPI 3.1, with every JSON route of the table and every parameter of its path', () => {
    assert.equal(document.openapi, '3.1.0');
    for (const route of ROUTES.filter(({ answers }) => answers !== undefined)) {
      const template = route.path.replace(/(?<!:):(\w+)/g, '{$1}').replace('::', ':');
      const operation = document.paths[template]?.[route.method.toLowerCase()];
      assert.ok(operation, `${route.method} ${template}`);
      const inPath = operation.parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name);
      assert.deepEqual(
        inPath,
        [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
    }
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
  });

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify(document);
    const references = new Set(
      [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? ''),
    );
    const { components } = document as unknown as { components: { schemas: object } };
    assert.deepEqual(
      [...references].filter((name) => !Object.hasOwn(components.schemas, name)),
      [],
    );
    assert.ok(references.size > 8);
    assert.doesNotMatch(text, /#\/\$defs/);
  });

  it('describes what the server really answers', async () => {
    const { storyId } = house;
    const guestSecret = secretOf('described');
    const postTemplate = '/api/v1/stories/{storyId}/comments';
    const first = checkAnswer(
      postTemplate,
      'POST',
      await post(house, {
        text: '# A\n\n- *list*\n- [link](https://x.example)\n\n> quote\n\n`code`',
        name: 'Ana',
        guestSecret,
      }),
    );
    const { id } = first.json().comment;
    const imported = makeImported(null, { siteId: house.site.id, storyId: decodeId(storyId) as StoryId });
    const comments = [{ ...imported, ref: { sourceId: '77', digest: 'd' } }];
    await house.store.background.importBatch(makeBatch({ siteId: house.site.id, comments }));
    const old = '/api/v1/public/stories/{storyId}/old/{anchor}';
    await check(old, `GET /api/v1/public/stories/${storyId}/old/comment-77`);
    await check(old, `GET /api/v1/public/stories/${storyId}/old/comment-78`);
    checkAnswer(postTemplate, 'POST', await post(house, { text: 'Yes?', parentId: id }));
    checkAnswer(postTemplate, 'POST', await post(house, { text: 'What a quibblefrotz.', guestSecret }));
    checkAnswer(postTemplate, 'POST', await post(house, { text: '' }));
    const gone = await published(house, { text: 'Soon to be a tombstone.', guestSecret });
    await published(house, { text: 'Because somebody answers.', parentId: gone });
    await check('/api/v1/comments/{commentId}', `DELETE /api/v1/comments/${gone}`, { body: { guestSecret } });

    await check('/api/v1/public/stories', 'GET /api/v1/public/stories?site=paper');
    await check('/api/v1/public/stories', `GET /api/v1/public/stories?site=paper&url=${PAPER}/news/one`);
    await check('/api/v1/public/stories', `GET /api/v1/public/stories?site=paper&url=${PAPER}/nothing`);
    await check('/api/v1/public/stories', 'GET /api/v1/public/stories');
    await check('/api/v1/public/stories/{storyId}', `GET /api/v1/public/stories/${storyId}`);
    await check('/api/v1/public/opening', `GET /api/v1/public/opening?site=paper&url=${PAPER}/news/one`);
    await check('/api/v1/public/opening', `GET /api/v1/public/opening?site=paper&url=${PAPER}/nothing`);
    await check('/api/v1/public/opening', 'GET /api/v1/public/opening?site=paper');
    await check('/api/v1/public/search', 'GET /api/v1/public/search?site=paper&q=kind');
    await check('/api/v1/public/counts', `GET /api/v1/public/counts?site=paper&url=${PAPER}/news/one`);
    await check(
      '/api/v1/public/stories/{storyId}/comments',
      `GET /api/v1/public/stories/${storyId}/comments`,
    );
    await check('/api/v1/public/push-key', 'GET /api/v1/public/push-key');
    await check('/api/v1/public/comments', 'GET /api/v1/public/comments?site=paper');
    await check('/api/v1/public/comments/{commentId}', `GET /api/v1/public/comments/${id}`);
    await check('/api/v1/public/comments/{commentId}/replies', `GET /api/v1/public/comments/${id}/replies`);
    await check('/api/v1/public/comments/{commentId}', 'GET /api/v1/public/comments/00000000001');
    await check('/api/v1/stories', 'POST /api/v1/stories', { body: { site: 'paper', url: `${PAPER}/new` } });
    await check('/api/v1/stories', 'POST /api/v1/stories', { body: { site: 'paper', url: `${PAPER}/new/` } });
    await check('/api/v1/preview', 'POST /api/v1/preview', { body: { site: 'paper', text: 'Be **kind**.' } });
    await check('/api/v1/comments/{commentId}', `PATCH /api/v1/comments/${id}`, {
      body: { text: 'Better.', revision: 1, guestSecret },
    });
    await check('/api/v1/comments/{commentId}/flags', `POST /api/v1/comments/${id}/flags`, {
      body: { reason: 'other' },
    });
    await check('/api/v1/comments/{commentId}/vote', `PUT /api/v1/comments/${id}/vote`, {
      body: { value: 1 },
    });
    const met = { body: { site: 'paper', guestSecret } };
    await check('/api/v1/me/guest', 'POST /api/v1/me/guest', met);
    const headers = { 'parley-guest': guestSecret };
    await check('/api/v1/me/votes', `GET /api/v1/me/votes?site=paper&id=${id}`, { headers });
    const refused = await published(house, { text: 'Off the site in a moment.', guestSecret });
    const { id: commentId } = await stored(house, refused);
    await house.store.write.decideComment(decide(commentId, 'removed', { now: house.clock() }));
    await check('/api/v1/me/comments/{commentId}', `GET /api/v1/me/comments/${refused}`, { headers });
    await check('/api/v1/comments/{commentId}/appeal', `POST /api/v1/comments/${refused}/appeal`, {
      body: { text: 'It was irony.', guestSecret },
    });
    await check('/api/v1/me', 'GET /api/v1/me?site=paper', { headers });
    await check('/api/v1/me/comments', 'GET /api/v1/me/comments?site=paper', { headers });
    await check('/api/v1/me/comments/{commentId}', `GET /api/v1/me/comments/${id}`, { headers });
    await check('/healthz', 'GET /healthz');
    await check('/csp-report', 'POST /csp-report', { body: { 'csp-report': {} } });
    await check('/readyz', 'GET /readyz');
    await check('/api/v1/openapi.json', 'GET /api/v1/openapi.json');
  });

  it('describes what staff are answered', async () => {
    const cookie = await staffCookie(house, 'Mara', { role: 'moderator' });
    const headers = { cookie, origin: BASE };
    const id = await held(house, {});
    const decisions = '/api/v1/moderation/comments/{commentId}/decisions';
    const act = (body: object) =>
      check(decisions, `POST /api/v1/moderation/comments/${id}/decisions`, { headers, body });
    await act({ act: 'publish', revision: 1 });
    await act({ act: 'publish', revision: 1 });
    await act({ act: 'remove', revision: 1 });
    const story = `/api/v1/moderation/stories/${house.storyId}` as const;
    await check('/api/v1/moderation/stories/{storyId}/close', `POST ${story}/close`, { headers, body: {} });
    await check('/api/v1/moderation/stories/{storyId}/open', `POST ${story}/open`, { headers, body: {} });
    const kind = { headers, body: { kind: 'discussion' } };
    await check('/api/v1/moderation/stories/{storyId}/kind', `PUT ${story}/kind`, kind);
    const standings = '/api/v1/moderation/stories/{storyId}/standings';
    await check(standings, `GET ${story}/standings`, { headers });
    const editor = { cookie: await staffCookie(house, 'Edda', { role: 'editor' }), origin: BASE };
    const body = { email: 'edda@staff.example', kind: 'author', holds: true };
    await check(standings, `PUT ${story}/standings`, { headers: editor, body });
  });

  it('has been held against real answers for every status of the discussion’s routes', () => {
    const promised = ROUTES.filter(
      ({ method, path, answers }) => answers && OURS.test(`${method} ${path}`),
    ).flatMap(({ method, path, answers }) =>
      Object.keys(answers ?? {}).map((status) => `${method} ${path.replace(/:(\w+)/g, '{$1}')} ${status}`),
    );
    assert.deepEqual(
      promised.filter((one) => !validated.has(one)),
      [],
    );
  });
});

/** Reading, posting and moderating; sign-in, profiles and authors' claims have tests of their own. */
const OURS =
  /^(?:GET \/(?:healthz|readyz|api\/v1\/openapi\.json|api\/v1\/me$)|\w+ \/api\/v1\/(?:public|stories|preview|comments|me\/(?:comments|guest|votes)|moderation\/(?:comments|stories))\b)/;
