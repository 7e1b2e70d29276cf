/** A real server and, on an origin of its own, somebody else's page that carries its threads under a strict policy. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { SiteSettings } from '../../src/core/site.js';
import { addSite, type House, openHouse } from '../http/house.js';

const EXAMPLE = path.join(import.meta.dirname, '..', '..', '..', 'examples', 'plain', 'index.html');
/** Where the example page expects the server. */
const EXPECTED = 'http://127.0.0.1:8787';

export interface TwoOrigins {
  readonly house: House;
  /** The server's own origin. */
  readonly origin: string;
  /** The other one. `/` is examples/plain; `/?` and markup, that markup with the program beside it. */
  readonly paper: string;
  close(): Promise<void>;
}

/** For tests of reading and writing: nothing is held because it looks like the text before. */
export const UNJUDGED: Partial<SiteSettings> = {
  policy: { name: 'unjudged', version: 1, mode: 'publish-first', rules: [] },
};

/** The site `demo` may be carried by pages on 127.0.0.1 and localhost, whatever their port. It is in English unless said. */
export async function openTwoOrigins(
  settings: Partial<SiteSettings> = {},
  language = 'en',
): Promise<TwoOrigins> {
  const house = await openHouse({ settings });
  const { id } = await addSite(house.deps, { slug: 'demo', hosts: ['127.0.0.1', 'localhost'], settings });
  await house.store.write.updateSite({ id, language });
  const origin = await house.server.listen({ host: '127.0.0.1', port: 0 });
  const example = readFileSync(EXAMPLE, 'utf8').replace(EXPECTED, origin);
  const page = createServer((request, response) => {
    const markup = decodeURIComponent((request.url ?? '').split('?')[1] ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const isFrame = request.url?.startsWith('/frame') ?? false;
    response.setHeader('content-security-policy', isFrame ? framing(origin) : policy(origin));
    response.end(markup ? around(markup, origin) : example);
  });
  const paper = await listen(page);
  return {
    ...{ house, origin, paper },
    close: async () => {
      page.close();
      await house.close();
    },
  };
}

/** Nothing but the program and its requests: no style, no eval, no markup from strings. */
function policy(origin: string): string {
  return [
    "default-src 'none'",
    `script-src ${origin}`,
    `connect-src ${origin}`,
    "style-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** A page that allows no foreign script, but our frame. */
function framing(origin: string): string {
  return `default-src 'none'; frame-src ${origin}; style-src 'none'`;
}

function around(markup: string, origin: string): string {
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>A page</title>
    <main><h1>A page</h1>${markup}</main>${markup.includes('<iframe') ? '' : script(origin)}`;
}

const script = (origin: string): string => `<script async src="${origin}/embed.js"></script>`;

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
