import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { postgresMissing } from '../kit/postgres.js';
import { assertAllStored } from './all-stored.js';
import {
  type Answer,
  MODERATOR,
  OWN,
  openStory,
  post,
  type Sent,
  sendJson,
  withNodes,
  wordsOf,
} from './nodes.js';
import { PostingLoad } from './posting-load.js';
import { readMetrics } from './server-metrics.js';
import type { ServerProcess } from './server-process.js';

const ROUNDS = 15;
/** Design, part 6: what is no decision about safety may be so old at another node. */
const OTHERWISE_WITHIN = 2000;

const idOf = ({ body }: Answer) => (body as { comment: { id: string } }).comment.id;
const codeOf = ({ status, body }: Answer) =>
  `${status} ${(body as { error?: { code: string } }).error?.code ?? ''}`.trim();

/** A busy database is in time again soon; one that never is fails the test. */
const MOST_ROUNDS = 20;

describe('three servers on one PostgreSQL', { skip: await postgresMissing() }, () => {
  it('accept nothing that another of them has forbidden a moment ago', () =>
    withNodes(async ({ nodes, storyId, cookie }) => {
      const [a, b, c] = nodes as [ServerProcess, ServerProcess, ServerProcess];
      const headers = { cookie, origin: OWN };
      for (let round = 0; round < ROUNDS; round++) {
        await sendJson(a, `POST /api/v1/moderation/stories/${storyId}/close`, { body: {}, headers });
        const refused = await Promise.all([post(b, storyId), post(c, storyId)]);
        assert.deepEqual(refused.map(codeOf), ['403 story_closed', '403 story_closed'], `round ${round}`);
        await sendJson(c, `POST /api/v1/moderation/stories/${storyId}/open`, { headers });
        assert.equal((await post(b, storyId)).status, 201);
      }
      for (let round = 0; round < ROUNDS; round++) {
        const secret = `secret-of-guest-${round}-0123456789`;
        const commentId = idOf(await post(b, storyId, { secret }));
        const sanction = { commentId, by: 'author', kind: 'ban', reason: 'Enough.' };
        const made = await sendJson(a, 'POST /api/v1/moderation/sanctions', { body: sanction, headers });
        assert.ok(made.status < 300, JSON.stringify(made));
        const [left, right] = await Promise.all([post(b, storyId, { secret }), post(c, storyId, { secret })]);
        assert.deepEqual([left.status, right.status], [403, 403], `round ${round}`);
      }
    }));

  it('show nothing that another of them has removed, and take no decision of who has lost the role', () =>
    withNodes(async ({ nodes, storyId, cookie, command }) => {
      const [a, b, c] = nodes as [ServerProcess, ServerProcess, ServerProcess];
      const headers = { cookie, origin: OWN };
      for (let round = 0; round < ROUNDS; round++) {
        const answer = await post(a, storyId);
        const id = idOf(answer);
        for (const node of nodes)
          assert.equal((await sendJson(node, `GET /api/v1/public/comments/${id}`)).status, 200);
        const decision = { act: 'remove', revision: 1 };
        const removed = await sendJson(b, `POST /api/v1/moderation/comments/${id}/decisions`, {
          body: decision,
          headers,
        });
        assert.ok(removed.status < 300, JSON.stringify(removed));
        const seen = await Promise.all(
          nodes.map((node) => sendJson(node, `GET /api/v1/public/stories/${storyId}/comments?sort=newest`)),
        );
        for (const { body } of seen)
          assert.ok(!JSON.stringify(body).includes(textOf(answer)), `round ${round}`);
      }
      const id = idOf(await post(a, storyId));
      await command('user', 'role', MODERATOR, 'none');
      for (const node of [a, b, c]) {
        const body = { act: 'remove', revision: 1 };
        const answer = await sendJson(node, `POST /api/v1/moderation/comments/${id}/decisions`, {
          body,
          headers,
        });
        assert.ok([401, 403, 404].includes(answer.status), codeOf(answer));
      }
    }));

  it('make one comment of one post, whichever of them it is sent to again', () =>
    withNodes(async ({ nodes, storyId }) => {
      for (let round = 0; round < ROUNDS; round++) {
        const key = `the-same-key-${round}`;
        const body = {
          text: `Said once, in round ${'abcdefghijklmnop'[round]} of this test, about ferries.`,
        };
        const send = (node: ServerProcess) =>
          sendJson(node, `POST /api/v1/stories/${storyId}/comments`, {
            body,
            headers: { 'idempotency-key': key, 'parley-nudge': 'off', 'x-forwarded-for': `10.9.0.${round}` },
          });
        const answers = await Promise.all([...nodes, ...nodes].map(send));
        const ids = answers.filter(({ status }) => status === 201 || status === 202).map(idOf);
        assert.equal(new Set(ids).size, 1, JSON.stringify(answers));
        const again = await Promise.all(nodes.map((node) => untilTaken(() => send(node))));
        assert.deepEqual(new Set(again.map(idOf)), new Set(ids));
      }
    }));

  it('hold the limits of addresses and accounts together, not each for itself', () =>
    withNodes(async ({ nodes, storyId }) => {
      const atOnce = async (count: number, request: string, sent: (i: number) => Sent) => {
        const asked = Array.from({ length: count }, (_, i) =>
          sendJson(nodes[i % nodes.length] as ServerProcess, request, sent(i)),
        );
        const answers = (await Promise.all(asked)).map(({ status }) => status);
        assert.ok(!answers.some((status) => status >= 500), String(answers));
        return answers.filter((status) => status !== 429).length;
      };
      const from = (address: string) => ({ 'x-forwarded-for': address });
      const alone = async () =>
        (await Promise.all(nodes.map(({ url }) => readMetrics(url)))).map((one) => one.alone);
      // A database that is not in time lets each count alone, as promised; then others ask once more.
      const together = async (count: (round: number) => Promise<number>) => {
        for (let round = 1; round <= MOST_ROUNDS; round++) {
          const before = await alone();
          const through = await count(round);
          if (String(await alone()) === String(before)) return through;
        }
        throw new Error('The database was never in time.');
      };
      const posted = await together((round) =>
        atOnce(45, `POST /api/v1/stories/${storyId}/comments`, (i) => ({
          body: { text: wordsOf(round * 1000 + i + 500_000) },
          headers: {
            ...{ ...from(`203.0.${round}.7`), 'parley-nudge': 'off' },
            'idempotency-key': `limited-${round}-${i}`,
          },
        })),
      );
      assert.equal(posted, 20);
      const searched = await together((round) =>
        atOnce(90, 'GET /api/v1/public/search?site=paper&q=ferry', () => ({
          headers: from(`203.0.${round}.8`),
        })),
      );
      assert.equal(searched, 60);
      const tried = await together((round) =>
        atOnce(30, 'POST /api/v1/auth/password', (i) => ({
          body: { site: 'paper', email: `reader-${round}@paper.example`, password: 'a wrong password' },
          headers: { ...from(`203.0.${round}.${100 + i}`), origin: OWN },
        })),
      );
      assert.equal(tried, 10);
    }));

  it('tell readers at one of them what was posted at another', () =>
    withNodes(async ({ nodes, storyId }) => {
      const [a, b] = nodes as [ServerProcess, ServerProcess];
      const stream = await fetch(`${b.url}/api/v1/stories/${storyId}/live`);
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
      assert.ok(reader);
      const id = idOf(await post(a, storyId));
      const since = performance.now();
      for (let told = ''; !told.includes(id); ) {
        const { value, done } = await reader.read();
        assert.ok(!done, 'the stream ended');
        told += value;
      }
      const late = performance.now() - since;
      await reader.cancel();
      assert.ok(late <= OTHERWISE_WITHIN, `told after ${Math.round(late)} ms`);
    }));

  it('go on when one of them is killed in the middle of posts, and lose nothing', () =>
    withNodes(async ({ nodes, settings }) => {
      const [a, b, c] = nodes as [ServerProcess, ServerProcess, ServerProcess];
      const stories = await Promise.all(Array.from({ length: 12 }, (_, i) => openStory(a, `load-${i}`)));
      const loads = [a, b, c].map((node) => {
        const load = new PostingLoad(stories);
        load.start(node.url);
        return load;
      });
      await Promise.all(loads.map((load) => load.acknowledgedAtLeast(50)));
      await b.kill('SIGKILL');
      const goals = [loads[0], loads[2]].map((load) =>
        load?.acknowledgedAtLeast((load?.acknowledged.length ?? 0) + 50),
      );
      await Promise.all(goals);
      await Promise.all(loads.map((load) => load.stop()));
      const acknowledged = loads.flatMap((load) => load.acknowledged);
      assert.ok(acknowledged.length >= 200);
      await assertAllStored({ data: '', url: settings.DATABASE_URL }, acknowledged);
      assert.deepEqual(
        loads.flatMap((load) => load.refused),
        [],
      );
    }));
});

/** A busy machine is told to wait now and then; the same post is then sent again. */
async function untilTaken(send: () => Promise<Answer>): Promise<Answer> {
  let answer = await send();
  while (answer.status === 503) answer = await send();
  return answer;
}

function textOf({ body }: Answer): string {
  return JSON.stringify((body as { comment: { body: unknown } }).comment.body)
    .replace(/[^a-z0-9 .]/g, '')
    .slice(-30);
}
