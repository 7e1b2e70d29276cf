import assert from 'node:assert/strict';
import { createServer, type Server, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import type { AccountId } from '../../src/core/ids.js';
import { createMailer } from '../../src/mail/mailer.js';
import { type House, openHouse, post, published, sentence } from './house.js';
import { openBrowser } from './reader.js';

const SECOND = 1000;

/** A mail server that does as it is told; it gathers what it takes. */
async function sink(refuse?: (address: string) => Error | undefined) {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(refuse?.(address)),
    onData: (stream, _session, done) => {
      let mail = '';
      stream.on('data', (part: Buffer) => {
        mail += part.toString();
      });
      stream.on('end', () => {
        taken.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    taken,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

/** Takes connections and never says a word. */
async function silence(): Promise<{ url: string; sockets: Set<Socket>; server: Server }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, sockets, server };
}

const mailer = (smtpUrl: string) =>
  createMailer({ smtpUrl, folder: '/nowhere', from: 'talk@talk.example', onFailure: () => {} });

/** A reader who follows answers, and a comment of theirs. */
async function follower(house: House, email: string): Promise<string> {
  const { store, newId, clock } = house.deps;
  const id = newId<AccountId>();
  const account = { id, email, name: 'Kim', createdAt: clock(), disabledAt: null };
  await store.write.createAccount({ account, passwordHash: null });
  const commentId = await published(house, { text: sentence(Math.floor(id / 7) % 100_000) });
  await store.write.subscribe({
    ...{ id: newId<number>(), followerId: newId<number>(), siteId: house.site.id, who: { accountId: id } },
    ...{
      kind: 'thread' as const,
      target: (await storyIdOf(house)) as number,
      guestHash: null,
      now: clock(),
      mostAsked: 3,
    },
  });
  return commentId;
}

async function storyIdOf(house: House): Promise<number> {
  const [story] = await house.store.read.storiesPage({ siteId: house.site.id, limit: 1 });
  assert.ok(story);
  return story.id;
}

describe('a mail server in trouble', () => {
  it('that was away gets every mail once it is back, once each', async () => {
    const server = await sink();
    const { url } = server;
    await server.close();
    const house = await openHouse({ mail: mailer(url) });
    const parentId = await follower(house, 'kim@home.example');
    const answer = await post(house, { text: sentence(501), parentId });
    assert.equal(answer.statusCode, 201);
    await house.settle();
    const [state] = await house.store.read.outboxState({});
    assert.deepEqual([state?.lane, state?.waiting, state?.failed], ['mail', 1, 0]);
    const back = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData: (stream, _session, done) => {
        stream.on('data', () => {});
        stream.on('end', () => {
          got += 1;
          done();
        });
      },
    });
    let got = 0;
    await new Promise<void>((resolve) => back.listen(Number(new URL(url).port), '127.0.0.1', resolve));
    house.pass(73 * SECOND);
    await house.settle();
    assert.equal(got, 1);
    assert.deepEqual(await house.store.read.outboxState({}), []);
    await house.close();
    await new Promise<void>((done) => back.close(() => done()));
  });

  it('that refuses an address for good is asked once, and the mail lies with what was given up', async () => {
    const refusal = Object.assign(new Error('no such mailbox'), { responseCode: 550 });
    const server = await sink((address) => (address.startsWith('gone@') ? refusal : undefined));
    const house = await openHouse({ mail: mailer(server.url) });
    await follower(house, 'gone@home.example');
    const parentId = await follower(house, 'here@home.example');
    await post(house, { text: sentence(502), parentId });
    await house.settle();
    assert.equal(server.taken.length, 1);
    assert.match(server.taken[0] ?? '', /^To: here@home\.example/m);
    const [failed, ...more] = await house.store.read.failedJobs({ limit: 5 });
    assert.deepEqual([failed?.kind, failed?.attempts, more.length], ['mail', 1, 0]);
    assert.doesNotMatch(JSON.stringify(failed), /gone@/);
    await house.close();
    await server.close();
  });

  it('that is busy is tried for five days, each time later, then given up', async () => {
    const busy = Object.assign(new Error('try later'), { responseCode: 451 });
    let asked = 0;
    const server = await sink(() => {
      asked += 1;
      return busy;
    });
    const house = await openHouse({ mail: mailer(server.url) });
    const parentId = await follower(house, 'kim@home.example');
    await post(house, { text: sentence(503), parentId });
    for (let minutes = 0; minutes < 6 * 24 * 60; minutes += 30) {
      await house.settle();
      house.pass(30 * 60 * SECOND);
    }
    const [failed] = await house.store.read.failedJobs({ limit: 5 });
    assert.equal(failed?.kind, 'mail');
    assert.ok(asked > 15 && asked < 40, `${asked} attempts`);
    await house.close();
    await server.close();
  });

  it('that never answers keeps no post and no other lane waiting', async () => {
    const { url, server, sockets } = await silence();
    const house = await openHouse({ mail: mailer(url) });
    const parentId = await follower(house, 'kim@home.example');
    const settled = post(house, { text: sentence(504), parentId }).then(() => house.settle());
    while (sockets.size === 0) await new Promise((resolve) => setImmediate(resolve));
    for (let n = 0; n < 20; n++) {
      const answer = await post(house, { text: sentence(510 + n), parentId });
      assert.equal(answer.statusCode, 201);
    }
    const { store, site, clock } = house;
    const job = { siteId: site.id, kind: 'event' as const, payload: { kind: 'story.moved' }, now: clock() };
    await store.write.addJob({ ...job, lane: 'other', dueAt: clock() });
    const browser = openBrowser(house);
    assert.equal((await browser.send('GET /readyz')).statusCode, 200);
    house.deps.mail.close();
    for (const socket of sockets) socket.destroy();
    server.close();
    await settled;
    await house.close();
  });
});
