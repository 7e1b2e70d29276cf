/** Several servers on one PostgreSQL, as behind a balancer, and a moderator who is signed in at all of them. */
import { freshDatabase } from '../kit/postgres.js';
import { withFolder } from '../kit/temporary.js';
import { METRICS_TOKEN } from './server-metrics.js';
import { runCommand, type ServerProcess, startServerProcess } from './server-process.js';

export interface Nodes {
  readonly nodes: readonly ServerProcess[];
  readonly settings: { readonly DATABASE_URL: string };
  readonly storyId: string;
  /** Of the console, good at every node. */
  readonly cookie: string;
  /** Runs a command beside them. */
  command(...args: readonly string[]): Promise<string>;
}

export const OWN = 'http://talk.example';
export const MODERATOR = 'desk@paper.example';

/** Three nodes with one secret and one database; each has a data folder of its own. */
export function withNodes(use: (nodes: Nodes) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const database = await freshDatabase();
    const settings = {
      ...{ PARLEY_DATA: `${folder}/first`, PARLEY_PORT: '0', PARLEY_TRUSTED_PROXIES: '1' },
      ...{
        DATABASE_URL: database.url,
        PARLEY_BASE_URL: OWN,
        PARLEY_SECRET: 'a secret that all nodes share, for tests',
        PARLEY_METRICS_TOKEN: METRICS_TOKEN,
      },
    };
    const nodes: ServerProcess[] = [];
    try {
      await runCommand(['site', 'add', 'paper', '--host', 'paper.example'], settings);
      for (const name of ['first', 'second', 'third'])
        nodes.push(await startServerProcess({ ...settings, PARLEY_DATA: `${folder}/${name}` }));
      const [first] = nodes as [ServerProcess];
      const link = await runCommand(['user', 'add', MODERATOR, '--role', 'moderator'], settings);
      const cookie = await signIn(first, link);
      const storyId = await openStory(first, 'one');
      const command = (...args: readonly string[]) => runCommand(args, settings);
      await use({ nodes, settings, storyId, cookie, command });
    } finally {
      await Promise.all(nodes.map((node) => node.kill('SIGTERM')));
      await database.drop();
    }
  });
}

/** The cookie of a moderator, from the link that `parley user add` has printed. */
export async function signIn(node: ServerProcess, printed: string): Promise<string> {
  const token = /\/console\/link[#?](?:token=)?([\w-]+)/.exec(printed)?.[1];
  if (token === undefined) throw new Error(`no link in: ${printed}`);
  const answer = await fetch(`${node.url}/console/link`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: OWN },
    body: new URLSearchParams({ token }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`not signed in: ${answer.status}`);
  return cookie;
}

/** A story of the site `paper`, open for comments. A server that is too busy just then is asked again. */
export async function openStory(node: Pick<ServerProcess, 'url'>, name: string): Promise<string> {
  for (;;) {
    const { status, body } = await sendJson(node, 'POST /api/v1/stories', {
      body: { site: 'paper', url: `https://paper.example/${name}` },
      headers: { 'x-forwarded-for': `10.9.${name.length}.${Math.floor(Math.random() * 250)}` },
    });
    if (status < 300) return (body as { id: string }).id;
    if (status !== 503) throw new Error(`no story: ${status} ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** `sendJson(node, 'POST /api/v1/…', { body })`; the answer's body as JSON, or null without one. */
export async function sendJson(
  node: Pick<ServerProcess, 'url'>,
  request: string,
  { body, headers }: Sent = {},
): Promise<Answer> {
  const [method = 'GET', path = ''] = request.split(' ');
  const answer = await fetch(`${node.url}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

/** A text that no other number has a word of. */
export function wordsOf(number: number): string {
  const words = Array.from({ length: 8 }, (_, i) => ((number * 8 + i) * 7919 + 1_000_003).toString(36));
  return `${words.join(' ')}.`;
}

let posted = 0;

/** A comment of words that no other has. */
export function post(
  node: ServerProcess,
  storyId: string,
  more: { readonly key?: string; readonly secret?: string } = {},
) {
  posted += 1;
  return sendJson(node, `POST /api/v1/stories/${storyId}/comments`, {
    body: { text: wordsOf(posted), ...(more.secret === undefined ? {} : { guestSecret: more.secret }) },
    headers: {
      'idempotency-key': more.key ?? `node-key-${posted}`,
      'parley-nudge': 'off',
      'x-forwarded-for': `10.0.${Math.floor(posted / 200)}.${posted % 200}`,
    },
  });
}
