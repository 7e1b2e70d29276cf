import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Break, copyProgram, whileBroken } from './mutant.js';
import { type Answer, MODERATOR, OWN, openStory, post, sendJson, signIn } from './nodes.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

type Check = (server: ServerProcess) => Promise<void>;

/** Of a moderator, once signed in. */
let cookie = '';

const NOT_DURABLE: Break = {
  file: 'storage/dialect/sqlite/settings.js',
  text: 'PRAGMA synchronous = FULL',
  instead: 'PRAGMA synchronous = OFF',
};
const KEYS = 'storage/idempotency.js';
const NO_KEYS: readonly Break[] = [
  { file: KEYS, text: 'return row && { ...row };', instead: 'return undefined;' },
  { file: KEYS, text: 'if (taken === 1) return void 0;', instead: 'return void 0;' },
];
const NO_BANS: Break = {
  file: 'core/sanction/sanction.js',
  text: 'return barred === null || barred.kind === "mute" && act === "react" ? null : barred;',
  instead: 'return null;',
};

/** One post, sent at once and again later with one key, is one comment and has one answer. */
const onePostIsOneComment: Check = async (server) => {
  const storyId = await openStory(server, `keys-${server.pid}`);
  const words = Array.from({ length: 8 }, (_, i) => ((server.pid * 8 + i) * 7919 + 1_000_003).toString(36));
  const body = { text: `${words.join(' ')}.` };
  const headers = {
    'idempotency-key': `the-only-key-${server.pid}`,
    'parley-nudge': 'off',
    'x-forwarded-for': '10.4.0.1',
  };
  const send = () => sendJson(server, `POST /api/v1/stories/${storyId}/comments`, { body, headers });
  const answers = [...(await Promise.all([send(), send()])), await send()];
  for (const { status, body: told } of answers)
    assert.ok(status === 201 || status === 202, JSON.stringify(told));
  assert.equal(new Set(answers.map(idOf)).size, 1);
};

/** Whoever was banned writes nothing from then on. */
const bannedIsRefused: Check = async (server) => {
  const headers = { cookie, origin: OWN };
  const storyId = await openStory(server, `bans-${server.pid}`);
  const secret = `secret-of-guest-${server.pid}-0123456789`;
  const commentId = idOf(await post(server, storyId, { secret }));
  const body = { commentId, by: 'author', kind: 'ban', reason: 'Enough.' };
  const made = await sendJson(server, 'POST /api/v1/moderation/sanctions', { body, headers });
  assert.ok(made.status < 300, JSON.stringify(made));
  assert.equal((await post(server, storyId, { secret })).status, 403);
};

const idOf = ({ body }: Answer) => (body as { comment?: { id: string } }).comment?.id ?? JSON.stringify(body);

describe('what guards a promise', () => {
  let folder: string;
  let built: string;
  let link: string;
  let settings: Readonly<Record<string, string>>;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'parley-test-'));
    built = copyProgram(folder);
    const data = path.join(folder, 'data');
    settings = { PARLEY_DATA: data, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1', PARLEY_BASE_URL: OWN };
    await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
    link = await runCommand(['user', 'add', MODERATOR, '--role', 'moderator'], settings);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Serves the copy, broken as told, and checks it. */
  const checkBroken = (breaks: readonly Break[], check: Check) =>
    whileBroken(built, breaks, async () => {
      const server = await startServerProcess(settings, path.join(built, 'main.js'));
      try {
        await check(server);
      } finally {
        await server.kill('SIGTERM');
      }
    });

  it('holds for the program as it is', () =>
    checkBroken([], async (server) => {
      cookie = await signIn(server, link);
      await onePostIsOneComment(server);
      await bannedIsRefused(server);
    }));

  it('is not fooled by a line to be broken that is not there', () =>
    assert.rejects(
      checkBroken([{ ...NO_BANS, text: 'no line of it' }], async () => {}),
      /holds 0 times/,
    ));

  it('stops a server whose commits do not reach the disk', () =>
    assert.rejects(
      checkBroken([NOT_DURABLE], async () => {}),
      /SQLite answers synchronous = 0 where 2 was asked for/,
    ));

  it('sees three comments of one post where keys are forgotten', () =>
    assert.rejects(checkBroken(NO_KEYS, onePostIsOneComment), {
      code: 'ERR_ASSERTION',
      actual: 3,
      expected: 1,
    }));

  it('sees the post of somebody banned where nobody asks for bans', () =>
    assert.rejects(checkBroken([NO_BANS], bannedIsRefused), {
      code: 'ERR_ASSERTION',
      actual: 201,
      expected: 403,
    }));
});
