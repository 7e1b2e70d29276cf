/** Threads for tests of reading, made as a program would make them. */
import assert from 'node:assert/strict';
import type { TwoOrigins } from './two-origins.js';

/** What a program would send. */
export async function sendTo(two: TwoOrigins, path: string, body: object): Promise<{ id: string }> {
  const answer = await fetch(`${two.origin}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  const read = (await answer.json()) as { id?: string; comment?: { id: string } };
  return { id: read.comment?.id ?? read.id ?? '' };
}

export interface MadeThread {
  /** The page of the thread on our own host. */
  readonly address: string;
  readonly url: string;
  readonly storyId: string;
  /** Of `Root 1.` */
  readonly root: string;
  /** Of `Reply 1.` and what follows, in order. */
  readonly replies: readonly string[];
}

let stories = 0;

/** A story with `roots` comments (`Root 1.` …), the first with `replies` that answer each other. */
export async function makeThread(
  two: TwoOrigins,
  { roots, replies = 0 }: { readonly roots: number; readonly replies?: number },
): Promise<MadeThread> {
  stories += 1;
  const url = `http://localhost/made-${stories}`;
  const { id: storyId } = await sendTo(two, 'stories', { site: 'demo', url, title: `Story ${stories}` });
  const ids: string[] = [];
  let root = '';
  for (let at = 1; at <= roots; at++) {
    two.house.pass(1000);
    const { id } = await sendTo(two, `stories/${storyId}/comments`, {
      text: `Root ${at}.`,
      name: `Reader ${at}`,
    });
    if (at === 1) root = id;
    for (let below = 1; at === 1 && below <= replies; below++) {
      two.house.pass(1000);
      const parentId = ids.at(-1) ?? id;
      const reply = { text: `Reply ${below}.`, name: `Rita ${below}`, parentId };
      ids.push((await sendTo(two, `stories/${storyId}/comments`, reply)).id);
    }
  }
  return { address: `${two.origin}/t/${storyId}/`, url, storyId, root, replies: ids };
}

/** A page of the paper that carries the thread of `url`. */
export function carrying(two: TwoOrigins, url: string, around = (thread: string) => thread): string {
  const markup = around(`<parley-thread site="demo" url="${url}"></parley-thread>`);
  return `${two.paper}/?${encodeURIComponent(markup)}`;
}
