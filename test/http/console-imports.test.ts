import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { writeExport } from '../../bench/kit/made-up-export.js';
import { encodeId } from '../../src/core/ids.js';
import { openImportDesk } from '../../src/import-desk/import-desk.js';
import { environment, MAIN, runCommand } from '../faults/server-process.js';
import { withFolder } from '../kit/temporary.js';
import { FORBIDDEN_WORD, type House, openHouse, WORDS } from './house.js';
import { act, begin, jobAt, readPage, until, upload } from './importing.js';
import { look, press, staffCookie } from './newsroom.js';

const ROWS = [
  'id,storyUrl,storyKey,storyTitle,parentId,text,createdAt,authorName,status',
  '1,https://paper.example/news/one,,One,,First,2020-01-01T00:00:00Z,Ann,published',
  `2,https://paper.example/news/one,,One,1,A ${FORBIDDEN_WORD} answer,2020-01-02T00:00:00Z,"<b>Bo</b>",published`,
  '3,https://other.example/two,,Two,,Third,2020-01-03T00:00:00Z,Cy,pending',
  '4,http://localhost:4000/three,three,Three,,Fourth,2020-01-04T00:00:00Z,Di,published',
  '5,https://paper.example/news/one?utm_source=x,a-key,One again,,Fifth,2020-01-05T00:00:00Z,Eve,published',
];
const ARCHIVE = `${ROWS.join('\n')}\n`;

describe('an import in the console', () => {
  let house: House;
  let cookie: string;
  let imports: string;
  beforeEach(async () => {
    house = await openHouse({ settings: WORDS, importLimit: 20_000_000 });
    cookie = await staffCookie(house, 'The admin', { role: 'admin' });
    imports = `/console/site/${encodeId(house.site.id)}/imports`;
  });
  afterEach(() => house.close());

  const comments = async () => {
    const stories = await house.store.read.storiesPage({ siteId: house.site.id, limit: 99 });
    const lists = stories.map(({ id }) => house.store.read.commentsOfStory({ storyId: id, limit: 99 }));
    return (await Promise.all(lists)).flat();
  };

  it('shows what would become of every story and what the policy says, and writes nothing before it is started', async () => {
    const address = await begin(house, cookie, { files: { 'table.csv': ARCHIVE } });
    const job = await until(house, address);
    assert.equal(job.failure, null);
    assert.deepEqual(await comments(), []);
    const page = await readPage(house, address, cookie);
    assert.match(page, /5 read = 5 written \+ 0 merged \+ 0 skipped/);
    assert.match(page, /would hold 1 comment/);
    assert.match(page, /other\.example 1 story/);
    const list = (group: string) => readPage(house, `${address}/stories?group=${group}`, cookie);
    assert.match(await list('matched'), /One.*matched, of 2 threads/);
    assert.match(await list('new'), /Two.*new\..*Three.*new, without an address.*localhost:4000/);
    assert.doesNotMatch(await list('suspicious'), /Two/);
    assert.match(await list('several'), /of 2 threads/);
    const held = await look(house, `${address}/held`, cookie);
    assert.match(held.body, new RegExp(`A ${FORBIDDEN_WORD} answer`));
    assert.match(held.body, /&lt;b>Bo&lt;\/b>|&lt;b&gt;Bo/);
  });

  it('brings in what the command brings in, with the same ledger, compares it, hands out its report and takes it back', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'table.csv');
      await writeFile(file, ARCHIVE);
      const settings = { PARLEY_DATA: path.join(folder, 'data') };
      await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
      const told = JSON.parse(
        await runCommand(['import', file, '--site', 'paper', '--judge', 'off', '--json'], settings),
      );
      const address = await begin(house, cookie, {
        files: { 'table.csv': gzipSync(ARCHIVE) },
        fields: { judge: 'off' },
      });
      await until(house, address);
      await act(house, address, { cookie, act: 'import' });
      const report = await look(house, `${address}/report?work=import&as=json`, cookie);
      assert.match(
        String(report.headers['content-disposition']),
        /attachment; filename="paper-import\.json"/,
      );
      const { ledger } = report.json();
      const { run, ...byCommand } = told;
      assert.match(run, /^\w{11}$/);
      assert.deepEqual({ ...ledger, stories: null }, { ...byCommand, stories: null });
      assert.equal(ledger.stories.matched, 1, 'the story that is here');
      assert.match(
        (await look(house, `${address}/report?work=import&as=html`, cookie)).body,
        /^<!doctype html>/,
      );
      assert.equal((await comments()).length, 5);
      assert.match(await readPage(house, address, cookie), /has come in/);
      await act(house, address, { cookie, act: 'verify' });
      assert.match(await readPage(house, address, cookie), /All of it is here: 5 of 5/);
      await act(house, address, { cookie, act: 'undo' });
      assert.match(await readPage(house, address, cookie), /Taken back: 5 of 5 comments, 2 of 3 stories/);
      assert.deepEqual(await comments(), []);
      await act(house, address, { cookie, act: 'import' });
      assert.equal((await comments()).length, 5);
    }));

  it('tells where a file breaks, and looks again with other wishes, rules and files', async () => {
    const address = await begin(house, cookie, { files: { 'broken.xml': '<disqus><thread>' } });
    assert.match((await until(house, address)).failure?.message ?? '', /line 1, column \d+/);
    const other = await begin(house, cookie, { files: { 'table.csv': ARCHIVE } });
    await until(house, other);
    const answer = await upload(house, `${other}/check`, {
      cookie,
      rules: 'http://localhost:4000/*,https://paper.example/*\n',
      fields: { judge: 'off', instance: 'old' },
      files: {
        'more.csv': `${ROWS[0]}\n9,https://paper.example/nine,,Nine,,Ninth,2021-01-01T00:00:00Z,Flo,published\n`,
      },
    });
    assert.equal(answer.statusCode, 303);
    const job = await until(house, other);
    assert.deepEqual([job.files.length, job.hasRules, job.wishes.instance], [2, true, 'old']);
    const page = await readPage(house, other, cookie);
    assert.match(page, /6 read/);
    assert.match(page, /was not asked/);
    assert.match(
      await readPage(house, `${other}/stories?group=all`, cookie),
      /https:\/\/paper\.example\/three/,
    );
  });

  it('refuses what is larger than the limit and keeps nothing of it', async () => {
    await house.close();
    house = await openHouse({ importLimit: 1000 });
    cookie = await staffCookie(house, 'The admin', { role: 'admin' });
    const address = `/console/site/${encodeId(house.site.id)}/imports`;
    const answer = await upload(house, address, {
      cookie,
      files: { 'a.csv': 'x'.repeat(600), 'b.csv': 'y'.repeat(600) },
    });
    assert.equal(answer.statusCode, 413);
    assert.deepEqual(house.deps.imports.list(encodeId(house.site.id)), []);
    assert.equal((await upload(house, address, { cookie })).statusCode, 400);
  });

  it('goes on one at a time on a site, pauses, goes on, and is cancelled', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'export.xml');
      await writeExport(file, { comments: 6000, threads: 30 });
      const address = await begin(house, cookie, {
        files: { 'export.xml': await readFile(file) },
        fields: { judge: 'off' },
      });
      await until(house, address);
      const second = await begin(house, cookie, { files: { 'table.csv': ARCHIVE } });
      await until(house, second);
      const push = (where: string, name: string) => press(house, where, { cookie, fields: { act: name } });
      await push(address, 'import');
      assert.equal((await push(second, 'import')).statusCode, 409);
      await push(address, 'pause');
      assert.match(await readPage(house, address, cookie), /paused.*Go on/);
      assert.equal((await push(second, 'import')).statusCode, 409);
      await push(address, 'resume');
      await push(address, 'cancel');
      assert.equal((await until(house, address)).isCancelled, true);
      await push(second, 'import');
      await until(house, second);
      await push(address, 'import');
      await until(house, address);
      assert.match(await readPage(house, address, cookie), /6,000 read = 6,000 written \+ 0 merged/);
    }));

  it('outlives the server: what was under way goes on, and what was paused waits', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'export.xml');
      await writeExport(file, { comments: 6000, threads: 30 });
      const settings = { PARLEY_DATA: path.join(folder, 'data') };
      await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
      const open = () =>
        openImportDesk({
          folder: path.join(folder, 'jobs'),
          program: MAIN,
          env: environment(settings),
          limit: 1e9,
          clock: Date.now,
          newRun: () => encodeId(house.deps.newId()),
        });
      const siteId = encodeId(house.site.id);
      const first = open();
      const job = await first.take({ site: 'paper', siteId, createdBy: 'x' }, async (uploading) => {
        await uploading.take(
          'file',
          'export.xml',
          (async function* () {
            yield await readFile(file);
          })(),
        );
        return {
          timezone: null,
          instance: null,
          baseUrl: null,
          judge: 'off',
          keepParsed: false,
          articles: false,
        };
      });
      first.start(job, 'import');
      await first.close();
      const run = first.find(siteId, job.id).run;
      const next = open();
      assert.equal(next.find(siteId, job.id).work, 'import');
      next.pause(job);
      await next.close();
      const last = open();
      assert.equal(last.find(siteId, job.id).isPaused, true);
      last.resume(job);
      const isOver = () => last.find(siteId, job.id).work === null;
      while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 20));
      const { failure, run: same } = last.find(siteId, job.id);
      assert.deepEqual([failure, same], [null, run]);
      const { ledger } = JSON.parse(await readFile(last.fileOf(job, 'import.json'), 'utf8'));
      assert.deepEqual([ledger.comments.written, ledger.comments.merged], [6000, 0]);
      const runs = JSON.parse(
        await runCommand(['imports', 'list', '--site', 'paper', '--json'], settings),
      ).imports;
      assert.equal(runs.length, 1);
      await last.close();
    }));

  it('takes the files away when asked, and the reports stay', async () => {
    const address = await begin(house, cookie, { files: { 'table.csv': ARCHIVE } });
    await until(house, address);
    await act(house, address, { cookie, act: 'empty' });
    const { imports: desk } = house.deps;
    assert.equal(existsSync(desk.fileOf(jobAt(house, address), '0')), false);
    assert.equal(existsSync(desk.fileOf(jobAt(house, address), 'check-held.jsonl')), false);
    assert.equal((await press(house, address, { cookie, fields: { act: 'import' } })).statusCode, 404);
    assert.equal((await look(house, `${address}/report?work=check&as=html`, cookie)).statusCode, 200);
    const fresh = await begin(house, cookie, { files: { 'table.csv': ARCHIVE } });
    await until(house, fresh);
    house.pass(31 * 86_400_000);
    desk.emptyOld();
    assert.equal(jobAt(house, fresh).isEmptied, true);
  });

  it('is nobody’s but the admins’ of the site, and takes no form from elsewhere', async () => {
    const address = await begin(house, cookie, { files: { 'table.csv': ARCHIVE } });
    await until(house, address);
    const editor = await staffCookie(house, 'An editor', { role: 'editor' });
    for (const url of [
      imports,
      address,
      `${address}/stories`,
      `${address}/held`,
      `${address}/report`,
      `${address}/progress`,
    ])
      assert.equal((await look(house, url, editor)).statusCode, 403, url);
    assert.equal((await upload(house, imports, { cookie: editor, files: { a: ARCHIVE } })).statusCode, 403);
    const foreign = { origin: 'https://evil.example' };
    const fields = { act: 'import' };
    assert.equal((await press(house, address, { cookie, fields, headers: foreign })).statusCode, 403);
    assert.deepEqual(await comments(), []);
  });
});
