import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import Fastify from 'fastify';
import { boundBodies } from '../../src/http/body-clock.js';

test('a body that does not come to its end is answered and its socket closed, but for a form with files', async () => {
  const server = Fastify();
  boundBodies(server, 50);
  server.post('/plain', async () => 'plain');
  server.post('/files', { config: { takesFiles: true } }, async () => 'files');
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  const send = async (
    path: string,
  ): Promise<{ answer: () => string; end: () => void; over: Promise<unknown> }> => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{`,
    );
    return { answer: () => text, end: () => socket.write('}'), over: once(socket, 'close') };
  };
  const [slow, files] = await Promise.all([send('/plain'), send('/files')]);
  await slow.over;
  assert.match(slow.answer(), /^HTTP\/1\.1 408 /);
  files.end();
  await files.over;
  assert.match(files.answer(), /^HTTP\/1\.1 200 /);
  await server.close();
});
