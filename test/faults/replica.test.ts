import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postgresMissing } from '../kit/postgres.js';
import { startPostgresPair } from '../kit/postgres-server.js';
import { withFolder } from '../kit/temporary.js';
import { ask } from './cluster.js';
import { OWN, openStory, post, sendJson } from './nodes.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

const TOKEN = 'a-token-for-the-metrics-of-a-test';

/** Where everybody reads, and where nothing is kept by the server for long. */
const pagesOf = (storyId: string, commentId: string): readonly string[] => [
  ...['/', `/t/${storyId}/`, `/c/${commentId}`, '/feed.atom', `/t/${storyId}/feed.atom`],
  ...['/sitemap.xml', '/search?q=ferry', `/embed/include?story=${storyId}`],
  ...['stories?site=paper', `opening?story=${storyId}`, `stories/${storyId}/comments`].map(
    (path) => `/api/v1/public/${path}`,
  ),
  ...[`comments/${commentId}`, `comments/${commentId}/replies`, 'comments?site=paper&show=latest'].map(
    (path) => `/api/v1/public/${path}`,
  ),
  '/api/v1/public/search?site=paper&q=ferry',
];

async function readsThere(node: ServerProcess): Promise<number> {
  const answer = await fetch(`${node.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const taken = /parley_replica_reads\{replica="1"\} (\d+)/.exec(await answer.text());
  return Number(taken?.[1] ?? 0);
}

test(
  'every public page is read from a replica, and what an author takes back is gone at once also while it stands still',
  {
    skip: await postgresMissing(),
  },
  () =>
    withFolder(async (folder) => {
      const pair = await startPostgresPair();
      const settings = {
        ...{ PARLEY_PORT: '0', PARLEY_BASE_URL: OWN, PARLEY_DATA: `${folder}/data` },
        ...{ DATABASE_URL: pair.url, PARLEY_READ_DATABASE_URL: pair.standby.url },
        ...{ PARLEY_METRICS_TOKEN: TOKEN, PARLEY_TRUSTED_PROXIES: '1' },
      };
      await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
      const node = await startServerProcess(settings);
      try {
        const storyId = await openStory(node, 'one');
        const secret = 'secret-of-an-author-0123456789';
        const posted = async () =>
          (await post(node, storyId, { secret })).body as { comment: { id: string; body: unknown } };
        const first = await posted();
        const thread = `GET /api/v1/public/stories/${storyId}/comments?sort=newest`;
        const shown = async () => JSON.stringify((await sendJson(node, thread)).body);
        for (let n = 0; (await readsThere(node)) === 0; n++) {
          assert.ok(n < 200, 'the replica is never read');
          await sendJson(node, `GET /api/v1/public/comments/${first.comment.id}`);
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
        const unread = [];
        for (const page of pagesOf(storyId, first.comment.id)) {
          const before = await readsThere(node);
          const answer = await fetch(`${node.url}${page}`);
          assert.equal(answer.status, 200, page);
          await answer.text();
          if ((await readsThere(node)) === before) unread.push(page);
        }
        assert.deepEqual(unread, []);
        assert.match(await runCommand(['doctor'], settings), /^replica 1: 0 s behind$/m);

        await ask(pair.standby.url, 'SELECT pg_wal_replay_pause()');
        for (let round = 0; round < 5; round++) {
          const { comment } = await posted();
          const text = JSON.stringify(comment.body);
          assert.ok((await shown()).includes(text), `round ${round}: what was just posted is not shown`);
          const gone = await sendJson(node, `DELETE /api/v1/comments/${comment.id}`, {
            body: { guestSecret: secret },
          });
          assert.equal(gone.status, 204);
          assert.ok(!(await shown()).includes(text), `round ${round}: what was taken back is still shown`);
          const alone = await sendJson(node, `GET /api/v1/public/comments/${comment.id}`);
          assert.ok(!JSON.stringify(alone.body).includes(text));
        }
      } finally {
        await node.kill('SIGTERM');
        await pair.stop();
      }
    }),
);
