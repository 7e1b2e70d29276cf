/** One article page for each client, with the same comments behind it, from one plain server. */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { ThreadView } from '../../src/wire/thread.js';
import { npmPackage } from '../../test/kit/install.js';
import { artalkConf, artalkPage, walinePage } from './peer-answers.js';

export const ARTALK = '2.9.1';
export const WALINE = '3.13.0';

export interface PeerPages {
  readonly url: string;
  close(): void;
}

/** Undefined where a peer's client cannot be had from the registry. `pages`: the thread as Parley answers it, page by page. */
export async function servePeerPages(
  parley: string,
  pages: readonly ThreadView[],
): Promise<PeerPages | undefined> {
  const artalk = npmPackage('artalk', ARTALK);
  const waline = npmPackage('@waline/client', WALINE);
  if (artalk === undefined || waline === undefined) return undefined;
  const files = staticFiles({ parley, artalk, waline });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://bench.example');
    const file = files.get(url.pathname);
    if (file) return send(response, file.type, file.bytes);
    const answer = answerOf(url, pages);
    send(response, 'application/json', compress(JSON.stringify(answer), 5));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}

function answerOf({ pathname, searchParams }: URL, pages: readonly ThreadView[]): unknown {
  if (pathname === '/api/v2/comments') return artalkPage(pages, Number(searchParams.get('offset') ?? 0));
  if (pathname === '/api/v2/conf') return artalkConf(ARTALK);
  if (pathname === '/api/comment') return walinePage(pages, Number(searchParams.get('page') ?? 1));
  return { data: {}, errno: 0 };
}

function compress(text: string | Buffer, quality: number): Buffer {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}

function send(response: ServerResponse, type: string, bytes: Buffer): void {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-encoding': 'br',
    'content-length': bytes.length,
  });
  response.end(bytes);
}

function staticFiles(from: { readonly parley: string; readonly artalk: string; readonly waline: string }) {
  const read = (folder: string, name: string): Buffer => readFileSync(path.join(folder, 'dist', name));
  const file = (type: string, content: string | Buffer) => ({ type, bytes: compress(content, 11) });
  return new Map([
    ['/parley', file('text/html', article(parleyMarkup(from.parley)))],
    ['/artalk', file('text/html', article(ARTALK_MARKUP))],
    ['/waline', file('text/html', article(WALINE_MARKUP))],
    ['/artalk.css', file('text/css', read(from.artalk, 'Artalk.css'))],
    ['/artalk.js', file('text/javascript', read(from.artalk, 'Artalk.iife.js'))],
    ['/waline.css', file('text/css', read(from.waline, 'waline.css'))],
    ['/waline.js', file('text/javascript', read(from.waline, 'waline.js'))],
    ['/favicon.ico', file('image/x-icon', '')],
  ]);
}

function article(markup: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>The ferry</title><h1>The ferry</h1><p>It runs again.</p>${markup}</html>`;
}

const parleyMarkup = (origin: string): string =>
  `<parley-thread site="bench" key="thread-0"></parley-thread><script async src="${origin}/embed.js"></script>`;

// Without pictures from third hosts, which both peers load by default: a generous comparison.
const ARTALK_MARKUP = `<link rel="stylesheet" href="/artalk.css"><div id="thread"></div><script src="/artalk.js"></script>
<script>Artalk.init({ el: '#thread', pageKey: '/ferry', pageTitle: 'The ferry', server: '', site: 'bench', locale: 'en', emoticons: false,
gravatar: { mirror: '/avatar/', params: '' }, useBackendConf: false, pagination: { pageSize: 20, readMore: true, autoLoad: false } })</script>`;

const WALINE_MARKUP = `<link rel="stylesheet" href="/waline.css"><div id="thread"></div><script type="module">
import { init } from '/waline.js';
init({ el: '#thread', serverURL: location.origin, path: '/ferry', lang: 'en', pageSize: 20, emoji: false, search: false, imageUploader: false });</script>`;
