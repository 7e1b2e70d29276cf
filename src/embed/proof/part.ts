import { createProofSearch } from '../../core/proof/proof.js';
import type { ProofPart } from '../program.js';
import { searchInWorker } from './worker.js';

/** What is computed between two looks at what else the page has to do: a few milliseconds. */
const AT_ONCE = 1000;

type Asked = Parameters<ProofPart['prove']>[0];

/** What the thread's program gets of this file. */
export function part(): ProofPart {
  return {
    // A page may forbid workers; then its own thread computes, a little at a time.
    prove: (asked) => searchInWorker(import.meta.url, asked).catch(() => search(asked)),
  };
}

async function search({ challenge, effort }: Asked): Promise<string> {
  const { tryMore } = createProofSearch(challenge, effort);
  for (;;) {
    const nonce = tryMore(AT_ONCE);
    if (nonce !== undefined) return nonce;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

// The same file is what the worker runs.
if (typeof document === 'undefined')
  addEventListener('message', async ({ data }: MessageEvent<Asked>) => postMessage(await search(data)));
