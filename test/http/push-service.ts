/** A push service on this machine, and a browser's keys that open what comes. */
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Pushed {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface PushService {
  readonly url: string;
  readonly got: Pushed[];
  /** What it answers from now on. */
  answer(status: number): void;
  close(): void;
}

export async function openPushService(): Promise<PushService> {
  const got: Pushed[] = [];
  let status = 201;
  const server = http.createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    got.push({ headers: request.headers, body: Buffer.concat(parts) });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    got,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (next) => {
      status = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A browser's side of RFC 8291, from the RFC and not from the program. */
export function openReceiver() {
  const pair = createECDH('prime256v1');
  const ours = pair.generateKeys();
  const secret = randomBytes(16);
  const derive = ([from, salt]: readonly [Buffer, Buffer], info: Buffer, bytes: number) =>
    Buffer.from(hkdfSync('sha256', from, salt, info, bytes));
  return {
    keys: { p256dh: ours.toString('base64url'), auth: secret.toString('base64url') },
    decrypt(body: Buffer): unknown {
      const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
      const theirs = body.subarray(21, 21 + idLength);
      const sealed = body.subarray(21 + idLength);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), ours, theirs]);
      const key = derive([pair.computeSecret(theirs), secret], info, 32);
      const cek = derive([key, salt], Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive([key, salt], Buffer.from('Content-Encoding: nonce\0'), 12);
      const decipher = createDecipheriv('aes-128-gcm', cek, nonce);
      decipher.setAuthTag(sealed.subarray(-16));
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString());
    },
  };
}
