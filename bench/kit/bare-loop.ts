import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { get } from 'node:http';
import path from 'node:path';

export interface BareServer {
  readonly url: string;
  /** Of the body that it sends, of brotli. */
  readonly bytes: number;
  stop(): void;
}

/** A process of bare node:http that answers everything with as many bytes and the same headers as `page` has. `folder`: for its file. */
export async function startBareServer(page: string, folder: string): Promise<BareServer> {
  const headers = await headersOf(page);
  const bytes = Number(headers['content-length']);
  const file = path.join(folder, 'bare.json');
  writeFileSync(file, JSON.stringify({ headers, body: randomBytes(bytes).toString('base64') }));
  const bare = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-server.js'), file]);
  const [line] = (await once(bare.stdout, 'data')) as [Buffer];
  return { url: line.toString('utf8').trim(), bytes, stop: () => bare.kill() };
}

async function headersOf(page: string): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    get(page, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      const { date: _, connection: __, 'keep-alive': ___, ...headers } = answer.headers;
      answer.resume();
      resolve(headers as Record<string, string>);
    }).once('error', reject);
  });
}
