import { compareWithStore } from '../compare-with-store.js';
import { type Fault, type Figure, none, told } from '../fault.js';
import { type Answer, openStory, sendJson } from '../nodes.js';
import type { Acknowledged } from '../posting-load.js';
import { type Served, withServed } from '../served.js';
import type { ServerProcess } from '../server-process.js';

const POSTS = 10_000;
const AT_ONCE = 16;

/** R15: ten thousand posts, each sent two to five times at once. */
export function repeats(): readonly Fault[] {
  const run = () => withServed({}, runRepeats);
  return [{ id: 'R15', name: `${POSTS} posts, each sent two to five times at once`, run }];
}

async function runRepeats({ server, settings }: Served): Promise<readonly Figure[]> {
  const names = Array.from({ length: 300 }, (_, i) => `again-${i}`);
  const stories = await Promise.all(names.map((name) => openStory(server, name)));
  const found = { sent: 0, differing: 0, mistaken: 0, odd: 0 };
  const ids = new Set<string>();
  const acknowledged: Acknowledged[] = [];
  let next = 0;
  const work = async () => {
    while (next < POSTS) {
      const n = next++;
      const text = `Said once and sent again: ${n.toString(36)} ${(n * 7919 + 1_000_003).toString(36)} at the harbour.`;
      const send = (words: string) =>
        untilTaken(server, { storyId: stories[n % stories.length] ?? '', n, text: words });
      const answers = await Promise.all(Array.from({ length: 2 + (n % 4) }, () => send(text)));
      found.sent += answers.length;
      found.odd += answers.filter(({ status }) => status !== 201 && status !== 202).length;
      const [first] = answers;
      if (answers.some(({ body }) => idOf(body) !== idOf(first?.body))) found.differing += 1;
      const id = idOf(first?.body) ?? '';
      ids.add(id);
      acknowledged.push({ id, text });
      if (n % 100 === 0 && (await send(`${text} No.`)).status !== 422) found.mistaken += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await server.kill('SIGTERM');
  const { lost, changed, doubled } = await compareWithStore(
    { data: settings.PARLEY_DATA ?? '' },
    acknowledged,
  );
  return [
    told('sent', found.sent),
    told('comments', ids.size),
    none('lost', lost),
    none('changed', changed),
    none('doubled', doubled),
    none('answers that differ', found.differing),
    none('other answers', found.odd),
    none('the same key with other words taken', found.mistaken),
  ];
}

const idOf = (body: unknown) => (body as { comment?: { id: string } } | undefined)?.comment?.id;

async function untilTaken(
  server: ServerProcess,
  { storyId, n, text }: { readonly storyId: string; readonly n: number; readonly text: string },
): Promise<Answer> {
  for (;;) {
    const answer = await sendJson(server, `POST /api/v1/stories/${storyId}/comments`, {
      body: { text },
      headers: {
        'idempotency-key': `again-key-${n}`,
        'parley-nudge': 'off',
        'x-forwarded-for': `10.${n % 250}.${Math.floor(n / 250)}.7`,
      },
    });
    if (answer.status !== 503) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
