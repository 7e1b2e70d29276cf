import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { openStore } from '../../open-store.js';
import type { Store } from '../../store.js';
import { readHolder } from './folder-lock.js';
import { frame } from './frames.js';

const OPEN_STORE = path.join(import.meta.dirname, '../../open-store.js');

/** Another process that opens a store, then runs `code` with it; its lines of output come one by one. */
function otherProcess(data: string, role: 'serve' | 'command', code: string) {
  const script = `
    import { openStore } from ${JSON.stringify(OPEN_STORE)};
    try {
      const store = await openStore({ data: ${JSON.stringify(data)}, role: '${role}' });
      ${code}
    } catch (error) {
      console.log(error.message);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => (await lines.next()).value as string | undefined;
  return { child, line };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** How many of n1, n2, … are there. */
async function countOf(store: Store): Promise<number> {
  let n = 0;
  while ((await store.read.installation({ name: `n${n + 1}` })) !== undefined) n++;
  return n;
}

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve));
}

describe('a data folder', () => {
  let top: string;
  let data: string;
  beforeEach(() => {
    top = mkdtempSync(path.join(os.tmpdir(), 'parley-folder-'));
    data = path.join(top, 'data');
  });
  afterEach(() => rmSync(top, { recursive: true }));

  it('is closed to other users', async () => {
    const store = await openStore({ data, role: 'serve' });
    await store.write.setInstallation({ name: 'a', value: 'b' });
    assert.equal(statSync(data).mode & 0o777, 0o700);
    for (const name of ['parley.db', 'parley.db-wal', 'lock.db', 'holder.json', 'parley.sock']) {
      assert.equal(statSync(path.join(data, name)).mode & 0o077, 0, name);
    }
    await store.close();
    assert.equal(existsSync(path.join(data, 'parley.sock')), false);
    assert.equal(existsSync(path.join(data, 'holder.json')), false);
  });

  it('has one server; a second one is refused and told who it is', async () => {
    const store = await openStore({ data, role: 'serve' });
    const message = new RegExp(`in use by another Parley \\(serve, process ${process.pid}\\)`);
    await assert.rejects(openStore({ data, role: 'serve' }), { code: 'data_in_use', message });
    const { child, line } = otherProcess(data, 'serve', '');
    assert.match((await line()) ?? '', message);
    await ended(child);
    await store.close();
    await (await openStore({ data, role: 'serve' })).close();
  });

  it('takes the writes of a command in another process, and gives it its refusals', async () => {
    const store = await openStore({ data, role: 'serve' });
    const { child, line } = otherProcess(
      data,
      'command',
      `await store.write.setInstallation({ name: 'from', value: 'outside' });
       console.log(await store.read.installation({ name: 'from' }));
       await store.background.setPassword({ accountId: 1, passwordHash: 'x' }).catch((e) => console.log(e.name, e.code));
       console.log((await store.facts()).synchronous);
       await store.close();`,
    );
    assert.deepEqual([await line(), await line(), await line()], ['outside', 'Refusal not_found', '2']);
    await ended(child);
    assert.equal(await store.read.installation({ name: 'from' }), 'outside');
    await store.close();
  });

  it('belongs to a command while nobody serves it, and other commands write through that one', async () => {
    const first = await openStore({ data, role: 'command' });
    const second = await openStore({ data, role: 'command' });
    await Promise.all([
      first.write.setInstallation({ name: 'one', value: '1' }),
      second.write.setInstallation({ name: 'two', value: '2' }),
    ]);
    assert.equal(await second.read.installation({ name: 'one' }), '1');
    assert.equal(await first.read.installation({ name: 'two' }), '2');
    // The first one ends in the middle of the second one's work, which goes on by itself.
    const more = Array.from({ length: 50 }, (_, i) =>
      second.write.setInstallation({ name: `n${i}`, value: '3' }),
    );
    await first.close();
    await Promise.all(more);
    await second.write.setInstallation({ name: 'four', value: '4' });
    for (const name of ['n0', 'n49', 'four']) assert.ok(await second.read.installation({ name }), name);
    assert.equal(readHolder(data)?.pid, process.pid);
    await second.close();
    await assert.rejects(second.write.setInstallation({ name: 'five', value: '5' }), /closed/);
  });

  it('is given up by a command that has it when a server starts, and the command goes on', async () => {
    const { child, line } = otherProcess(
      data,
      'command',
      `let running = true;
       process.stdin.on('data', () => { running = false; });
       let n = 0;
       while (running) {
         await store.background.setInstallation({ name: 'n' + ++n, value: 'x' });
         if (n === 20) console.log('busy');
       }
       await store.close();
       console.log(n);
       process.exit();`,
    );
    assert.equal(await line(), 'busy');
    assert.equal(readHolder(data)?.pid, child.pid);
    const store = await openStore({ data, role: 'serve' });
    assert.equal(readHolder(data)?.role, 'serve');
    const before = await countOf(store);
    await waitFor(async () => (await countOf(store)) > before + 20);
    child.stdin.write('stop');
    const written = Number(await line());
    assert.equal(await store.read.installation({ name: `n${written}` }), 'x');
    assert.equal(await countOf(store), written);
    await ended(child);
    await store.close();
  });

  it('is free again at once when its server was killed, and has every answered write', async () => {
    const { child, line } = otherProcess(
      data,
      'serve',
      `for (let i = 1; ; i++) {
         await store.write.setInstallation({ name: 'n' + i, value: String(i) });
         console.log(i);
       }`,
    );
    let answered = 0;
    while (answered < 50) answered = Number(await line());
    child.kill('SIGKILL');
    await ended(child);
    assert.ok(readHolder(data), 'the killed server has left its traces');
    const store = await openStore({ data, role: 'serve' });
    assert.equal(await store.read.installation({ name: `n${answered}` }), String(answered));
    assert.equal(readHolder(data)?.pid, process.pid);
    const command = await openStore({ data, role: 'command' });
    await command.write.setInstallation({ name: 'after', value: 'kill' });
    await command.close();
    await store.close();
  });

  it('may have a path longer than a socket’s', async () => {
    const long = path.join(data, 'x'.repeat(60), 'y'.repeat(60));
    mkdirSync(long, { recursive: true });
    const store = await openStore({ data: long, role: 'serve' });
    const socket = readHolder(long)?.socket ?? '';
    assert.ok(Buffer.byteLength(socket) <= 100);
    assert.equal(statSync(path.dirname(socket)).mode & 0o777, 0o700);
    const command = await openStore({ data: long, role: 'command' });
    await command.write.setInstallation({ name: 'a', value: 'b' });
    assert.equal(await store.read.installation({ name: 'a' }), 'b');
    await command.close();
    await store.close();
    assert.equal(existsSync(path.dirname(socket)), false);
  });

  it('is not harmed by nonsense on its socket', async () => {
    const store = await openStore({ data, role: 'serve' });
    const socket = readHolder(data)?.socket ?? '';
    const nonsense = [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.alloc(64, 0xff),
      frame({ id: 1, kind: 'write', name: 'constructor' }),
    ];
    for (const bytes of nonsense) {
      const client = createConnection(socket);
      client.on('error', () => undefined);
      await once(client, 'connect');
      const answeredOrCut = Promise.race([once(client, 'data'), once(client, 'close')]);
      client.write(bytes);
      await answeredOrCut;
      client.destroy();
    }
    await store.write.setInstallation({ name: 'still', value: 'here' });
    assert.equal(await store.read.installation({ name: 'still' }), 'here');
    await store.close();
  });

  it('is refused when its database belongs to another program, or is none', async () => {
    mkdirSync(data);
    const script = `
      import { DatabaseSync } from 'node:sqlite';
      new DatabaseSync(${JSON.stringify(path.join(data, 'parley.db'))}).exec('CREATE TABLE theirs (a)');`;
    await ended(spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' }));
    const before = readFileSync(path.join(data, 'parley.db'));
    await assert.rejects(openStore({ data, role: 'serve' }), {
      code: 'storage_unfit',
      message: /another program/,
    });
    assert.ok(before.length > 0);
    // The refusal lets go of the folder.
    rmSync(path.join(data, 'parley.db'));
    for (const rest of ['-wal', '-shm']) rmSync(path.join(data, `parley.db${rest}`), { force: true });
    await (await openStore({ data, role: 'serve' })).close();
  });
});
