import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import {
  codeOf,
  type House,
  held,
  openHouse,
  PAPER,
  post,
  published,
  readThread,
  secretOf,
  send,
  sentence,
  WORDS,
} from './house.js';

interface Comment {
  readonly id: string;
  readonly parentId: string | null;
  readonly state: string;
}

describe('a thread', () => {
  let house: House;
  const roots: string[] = [];
  before(async () => {
    house = await openHouse({ settings: WORDS });
    for (let i = 0; i < 7; i++) {
      house.pass(1000);
      roots.push(await published(house, { text: sentence(i) }));
    }
  });
  after(() => house.close());

  it('is read page by page in every order, each root once', async () => {
    for (const sort of ['newest', 'oldest', 'best', 'replies']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { comments: Comment[]; nextCursor: string | null } = (
          await readThread(house, `?sort=${sort}&limit=3${cursor && `&cursor=${cursor}`}`)
        ).json();
        assert.ok(page.comments.length <= 3);
        seen.push(...page.comments.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      assert.deepEqual(seen.toSorted(), roots.toSorted(), sort);
      if (sort === 'newest') assert.deepEqual(seen, roots.toReversed());
      if (sort === 'oldest') assert.deepEqual(seen, roots);
    }
  });

  it('refuses a cursor of another order, of another list, and of nobody', async () => {
    const { nextCursor } = (await readThread(house, '?sort=newest&limit=2')).json();
    for (const query of [`?sort=oldest&cursor=${nextCursor}`, '?cursor=nonsense', '?cursor=n%00']) {
      assert.equal(codeOf(await readThread(house, query)), '400 invalid_cursor', query);
    }
    const replies = await send(house, `GET /api/v1/public/comments/${roots[0]}/replies?cursor=${nextCursor}`);
    assert.equal(codeOf(replies), '400 invalid_cursor');
  });

  it('ignores query parameters that nobody knows and refuses known ones that do not fit', async () => {
    assert.equal((await readThread(house, '?utm_source=x&limit=2')).statusCode, 200);
    for (const query of ['?limit=0', '?limit=-1', '?limit=1.5', '?limit=x', '?sort=random']) {
      assert.equal(codeOf(await readThread(house, query)), '400 invalid_request', query);
    }
    assert.equal((await readThread(house, '?limit=9999')).json().comments.length, 7);
  });

  it('brings the first three replies of a root, and the rest on asking, parents first', async () => {
    const [parentId = ''] = roots;
    let deepest = parentId;
    for (let i = 0; i < 9; i++) {
      house.pass(1000);
      deepest = await published(house, { text: sentence(100 + i), parentId: deepest });
    }
    const thread = (await readThread(house, '?sort=oldest')).json();
    const root = thread.comments[0];
    assert.equal(root.replyCount, 9);
    assert.equal(root.replies.length, 3);
    const rest = (
      await send(house, `GET /api/v1/public/comments/${parentId}/replies?cursor=${root.repliesCursor}`)
    ).json();
    assert.equal(rest.repliesCursor, null);
    const known = new Set([parentId]);
    for (const reply of [...root.replies, ...rest.replies] as Comment[]) {
      assert.ok(known.has(reply.parentId ?? ''), 'a reply came before its parent');
      known.add(reply.id);
    }
    assert.equal(known.size, 10);
    assert.equal(rest.replies[0].replyTo.id, root.replies[2].id);
  });

  it('shows a comment in its context: the way up, and what answers it', async () => {
    const [rootId = ''] = roots;
    const all = (await send(house, `GET /api/v1/public/comments/${rootId}/replies?limit=50`)).json().replies;
    const middle = all[4];
    const context = (await send(house, `GET /api/v1/public/comments/${middle.id}`)).json();
    assert.deepEqual(
      context.ancestors.map(({ id }: Comment) => id),
      [rootId, ...all.slice(0, 4).map(({ id }: Comment) => id)],
    );
    assert.deepEqual(
      context.replies.map(({ id }: Comment) => id),
      [all[5].id],
    );
    assert.equal(context.story.id, house.storyId);
  });

  it('is found by any spelling of its address, and by none of another host', async () => {
    const find = (url: string) =>
      send(house, `GET /api/v1/public/stories?site=paper&url=${encodeURIComponent(url)}`);
    const spellings = [
      'https://paper.example/news/one',
      'http://paper.example/news/one',
      'https://www.paper.example/news/one',
      'https://paper.example/news/one/',
      'https://paper.example//news///one',
      'https://PAPER.example/news/one',
      'https://paper.example:443/news/one',
      'https://paper.example/news/one#comments',
      'https://paper.example/news/one?utm_source=mail&fbclid=x',
      'https://paper.example/n%65ws/one',
    ];
    for (const url of spellings) assert.equal((await find(url)).json().id, house.storyId, url);
    for (const url of ['https://evil.example/news/one', 'https://paper.example.evil/news/one']) {
      assert.equal(codeOf(await find(url)), '403 origin_not_listed', url);
    }
    assert.equal(codeOf(await find('javascript:alert(1)')), '400 invalid_request');
  });

  it('opens with story and first page in one answer, the same as asked one after the other', async () => {
    await published(house, { text: 'The tide comes in at six.' });
    const opened = (await send(house, `GET /api/v1/public/opening?site=paper&url=${PAPER}/news/one`)).json();
    const story = await send(house, `GET /api/v1/public/stories/${house.storyId}`);
    const thread = await send(house, `GET /api/v1/public/stories/${house.storyId}/comments`);
    assert.deepEqual(opened, { story: story.json(), thread: thread.json() });
    const byId = await send(house, `GET /api/v1/public/opening?story=${house.storyId}`);
    assert.deepEqual(byId.json(), opened);
    assert.equal(codeOf(await send(house, 'GET /api/v1/public/opening?story=nothing')), '404 not_found');
  });

  it('of an address that nobody has discussed is empty, and reading it writes nothing', async () => {
    const before = await house.store.read.storiesPage({ siteId: house.site.id, limit: 50 });
    const answer = await send(house, `GET /api/v1/public/stories?site=paper&url=${PAPER}/never/heard`);
    const { id, open, total } = answer.json();
    assert.deepEqual({ id, open, total }, { id: null, open: true, total: 0 });
    const after = await house.store.read.storiesPage({ siteId: house.site.id, limit: 50 });
    assert.equal(after.length, before.length);
  });

  it('is made once, however its address is spelled and however many ask at once', async () => {
    const bodies = ['/fresh', '/fresh/', '//fresh', '/fresh?utm_medium=x', '/fresh#top'].map((path) => ({
      site: 'paper',
      url: `${PAPER}${path}`,
      title: 'Fresh\u202e from   the press',
    }));
    const answers = await Promise.all(bodies.map((body) => send(house, 'POST /api/v1/stories', { body })));
    assert.equal(new Set(answers.map((answer) => answer.json().id)).size, 1);
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [200, 200, 200, 200, 201]);
    assert.equal(answers[0]?.json().title, 'Fresh from the press');
    const foreign = await send(house, 'POST /api/v1/stories', {
      body: { site: 'paper', url: 'https://evil.example/x' },
    });
    assert.equal(codeOf(foreign), '403 origin_not_listed');
    const unknown = await send(house, 'POST /api/v1/stories', {
      body: { site: 'nobody', url: `${PAPER}/x` },
    });
    assert.equal(codeOf(unknown), '404 unknown_site');
  });

  it('is counted by address, in the order asked', async () => {
    const urls = [`${PAPER}/nothing`, `${PAPER}/news/one/`, 'no address'];
    const query = urls.map((url) => `url=${encodeURIComponent(url)}`).join('&');
    const { counts } = (await send(house, `GET /api/v1/public/counts?site=paper&${query}`)).json();
    const { total } = (await readThread(house)).json();
    assert.deepEqual(counts, [
      { url: urls[0], total: 0 },
      { url: urls[1], total },
      { url: urls[2], total: 0 },
    ]);
    const tooMany = Array.from({ length: 101 }, (_, i) => `url=${i}`).join('&');
    assert.equal(
      codeOf(await send(house, `GET /api/v1/public/counts?site=paper&${tooMany}`)),
      '400 invalid_request',
    );
  });
});

describe('what the public may not see', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: WORDS });
  });
  after(() => house.close());

  it('answers, to the byte, as if it did not exist', async () => {
    const id = await held(house, { name: 'Hidden Person' });
    const paths = [
      `/api/v1/public/comments/${id}`,
      `/api/v1/public/comments/${id}/replies`,
      `/api/v1/me/comments/${id}`,
      `/c/${id}`,
      `/flag?comment=${id}`,
      `/mine/${id}`,
    ] as const;
    for (const path of paths) {
      const hidden = await send(house, `GET ${path}`);
      const missing = await send(house, `GET ${path.replace(id, '00000000001')}` as `GET /${string}`);
      assert.equal(hidden.statusCode, 404, path);
      assert.equal(hidden.body, missing.body, path);
      const headers = ({ date: _, ...rest }: Record<string, unknown>) => rest;
      assert.deepEqual(headers(hidden.headers), headers(missing.headers), path);
    }
    const nowhere = await send(house, 'GET /api/v1/public/nowhere');
    assert.equal(nowhere.body, (await send(house, `GET /api/v1/public/comments/${id}`)).body);
  });

  it('stands in no answer to a stranger', async () => {
    await held(house, { name: 'Hidden Person', text: 'A quibblefrotz that nobody may read.' });
    const paths = [
      `/api/v1/public/stories/${house.storyId}/comments`,
      '/api/v1/public/stories?site=paper',
      `/api/v1/public/opening?story=${house.storyId}`,
      '/api/v1/me/comments?site=paper',
      `/t/${house.storyId}/`,
      '/',
      '/feed.atom',
      '/feed.json',
      '/sitemap.xml',
    ] as const;
    for (const path of paths) {
      const answer = await send(house, `GET ${path}`);
      assert.equal(answer.statusCode, 200, path);
      assert.doesNotMatch(answer.body, /quibblefrotz|Hidden Person/, path);
    }
  });
});

describe('the public space', () => {
  let house: House;
  before(async () => {
    house = await openHouse({ settings: WORDS });
    for (let i = 0; i < 5; i++) await published(house, { text: sentence(i) });
  });
  after(() => house.close());

  const path = (): `/${string}` => `/api/v1/public/stories/${house.storyId}/comments`;
  const get = (headers: Record<string, string>) => house.server.inject({ url: path(), headers });

  it('is the same bytes for everyone, whatever they send along', async () => {
    const plain = await get({});
    const others = await Promise.all([
      get({ cookie: `parley_guest=${secretOf('ana')}` }),
      get({ 'parley-guest': secretOf('ana') }),
      get({ origin: 'https://evil.example' }),
      get({ 'accept-language': 'ar' }),
      get({ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }),
      get({ authorization: 'Bearer nothing' }),
    ]);
    for (const other of others) {
      assert.equal(other.body, plain.body);
      assert.deepEqual({ ...other.headers, date: '' }, { ...plain.headers, date: '' });
    }
    assert.equal(plain.headers['access-control-allow-origin'], '*');
    assert.equal(plain.headers['cache-control'], 'public, max-age=0, s-maxage=5');
    assert.equal(plain.headers['set-cookie'], undefined);
  });

  it('comes compressed as the client likes it, with a tag for each form', async () => {
    const plain = await get({});
    const forms = {
      br: brotliDecompressSync,
      gzip: gunzipSync,
      zstd: zstdDecompressSync,
    } as const;
    const tags = new Set([plain.headers.etag]);
    for (const [name, decompress] of Object.entries(forms)) {
      const answer = await get({ 'accept-encoding': name });
      assert.equal(answer.headers['content-encoding'], name);
      assert.equal(answer.headers.vary, 'accept-encoding');
      assert.equal(decompress(answer.rawPayload).toString(), plain.body);
      tags.add(answer.headers.etag);
    }
    assert.equal(tags.size, 4);
  });

  it('answers 304 until something changes, and then at once the new page', async () => {
    const { etag = '' } = (await get({})).headers;
    const again = await get({ 'if-none-match': String(etag) });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
    assert.equal(again.headers.etag, etag);
    const id = await published(house, { text: 'News, just in.', guestSecret: secretOf('late') });
    const changed = await get({ 'if-none-match': String(etag) });
    assert.equal(changed.statusCode, 200);
    assert.match(changed.body, /News, just in/);
    await send(house, `DELETE /api/v1/comments/${id}`, { body: { guestSecret: secretOf('late') } });
    assert.doesNotMatch((await get({})).body, /News, just in/);
  });

  it('answers HEAD like GET, without the body', async () => {
    const full = await get({});
    const head = await send(house, `HEAD ${path()}`);
    assert.deepEqual([head.statusCode, head.body], [200, '']);
    assert.equal(head.headers['content-length'], String(Buffer.byteLength(full.body)));
  });

  it('has nothing of it kept in the space of one reader', async () => {
    const me = await send(house, 'GET /api/v1/me?site=paper');
    assert.equal(me.headers['cache-control'], 'no-store');
    const posted = await post(house, { text: 'Nobody caches this answer.' });
    assert.equal(posted.headers['cache-control'], 'no-store');
  });
});
