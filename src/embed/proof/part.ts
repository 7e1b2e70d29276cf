import { createProofSearch } from '../../core/proof/proof.js';
import type { ProofPart } from '../program.js';
import { searchInWorker } from './worker.js';

/** What is computed between two looks at what else the page has to do: a few milliseconds. */
const AT_ONCE = 1000;

type Asked = Parameters<ProofPart['prove']>[0];

/** Milliseconds after which a worker that said nothing is not relied on: browsers may take it for granted and never start it. */
const SILENT = 5000;

/** What the thread's program gets of this file. */
export function part(): ProofPart {
  return { prove };
}

/** In a worker; where a page allows none, or it is silent, the page's own thread computes too, a little at a time. */
function prove(asked: Asked): Promise<string> {
  return new Promise((resolve) => {
    let isOver = false;
    let isHere = false;
    const end = (nonce: string | undefined): void => {
      if (nonce === undefined) return;
      isOver = true;
      resolve(nonce);
    };
    const searchHere = (): void => {
      if (!isHere && !isOver) search(asked, () => isOver).then(end);
      isHere = true;
    };
    searchInWorker(import.meta.url, asked).then(end, searchHere);
    setTimeout(searchHere, SILENT);
  });
}

/** Undefined when somebody else has found it. */
async function search({ challenge, effort }: Asked, isOver: () => boolean): Promise<string | undefined> {
  const { tryMore } = createProofSearch(challenge, effort);
  while (!isOver()) {
    const nonce = tryMore(AT_ONCE);
    if (nonce !== undefined) return nonce;
    await new Promise((resolve) => setTimeout(resolve));
  }
  return undefined;
}

// The same file is what the worker runs.
if (typeof document === 'undefined')
  addEventListener('message', async ({ data }: MessageEvent<Asked>) =>
    postMessage(await search(data, () => false)),
  );
