import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { axe } from './axe.js';
import { chromiumMissing, withPage } from './chromium.js';
import { freshDatabase, postgresMissing, startPostgres } from './postgres.js';

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('the PostgreSQL of the test kit', { skip: await postgresMissing() }, () => {
  it('is version 15 or newer and keeps UTF-8', async () => {
    const database = await freshDatabase();
    assert.ok(Number(await ask(database.url, 'SHOW server_version_num')) >= 150000);
    assert.equal(await ask(database.url, 'SHOW server_encoding'), 'UTF8');
    await database.drop();
  });

  it('gives every caller a database of its own, empty', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await ask(one.url, 'CREATE TABLE story (id bigint)');
    const count = 'SELECT count(*)::int FROM pg_tables WHERE tablename = ';
    assert.equal(await ask(one.url, `${count} 'story'`), 1);
    assert.equal(await ask(other.url, `${count} 'story'`), 0);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('prepares a template once, whoever asks at the same time, and copies it', async () => {
    let prepared = 0;
    const prepare = async (url: string) => {
      prepared++;
      await ask(url, 'CREATE TABLE thread AS SELECT 7 AS id');
    };
    const template = { name: `kit_${process.pid}`, prepare };
    const copies = await Promise.all([1, 2, 3].map(() => freshDatabase({ template })));
    assert.equal(prepared, 1);
    for (const copy of copies) assert.equal(await ask(copy.url, 'SELECT id FROM thread'), 7);
    await Promise.all(copies.map((copy) => copy.drop()));
  });

  it('waits for the disk when durable, and is gone after stop', async () => {
    const server = await startPostgres({ durable: true });
    assert.equal(await ask(server.url, 'SHOW fsync'), 'on');
    assert.equal(await ask(server.url, 'SHOW synchronous_commit'), 'on');
    await server.stop();
    await assert.rejects(ask(server.url, 'SELECT 1'), { code: 'ECONNREFUSED' });
  });
});

describe('the Chromium of the test kit', { skip: await chromiumMissing() }, async () => {
  const STRICT = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', request.url === '/strict' ? STRICT : '');
    response.end(
      '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>' +
        '<div><template shadowrootmode="open"><img src="data:," ></template></div><script>throw new Error("broken")</script></main>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  after(() => server.close());

  it('reports the errors and the requests of a page', async () => {
    await withPage({}, async ({ page, problems, requests }) => {
      await page.goto(`${origin}/loose`);
      assert.equal(await page.locator('h1').textContent(), 'A page');
      assert.match(problems.join('\n'), /broken/);
      assert.ok(requests.includes(`${origin}/loose`));
    });
  });

  for (const path of ['/loose', '/strict']) {
    it(`sees an image without words inside a shadow root, on the page ${path}`, async () => {
      await withPage({}, async ({ page }) => {
        await page.goto(origin + path);
        const violations = await axe(page);
        assert.deepEqual(
          violations.map((violation) => violation.rule),
          ['image-alt'],
        );
        assert.match(violations[0]?.nodes[0] ?? '', /^div >>> img: /);
        assert.deepEqual(await axe(page, { without: ['image-alt'] }), []);
      });
    });
  }

  it('says that the accessibility check needs JavaScript, instead of waiting for ever', async () => {
    await withPage({ javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(origin);
      await assert.rejects(axe(page), /needs a page with JavaScript on/);
    });
  });
});
