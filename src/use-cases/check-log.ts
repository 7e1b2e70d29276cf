import type { LogFault } from '../storage/process-store.js';
import type { Reads, Writes } from '../storage/store.js';

const PAGE = 2000;
/** Nobody reads further. */
const MOST_FAULTS = 100;

interface LinkDeps {
  readonly store: { readonly background: Pick<Writes, 'linkLog'> };
  readonly clock: () => number;
}

/** Links what of the log has no link yet. */
export async function linkNewRows({ store, clock }: LinkDeps): Promise<void> {
  while ((await store.background.linkLog({ now: clock(), all: false })).linked > 0);
}

/** Links the rows of the last moments, where there are any: asked every few seconds, so that a row is soon beyond anybody's reach. */
export async function linkFreshRows({
  store,
  clock,
}: LinkDeps & { readonly store: { readonly read: Pick<Reads, 'isLogLinked'> } }): Promise<void> {
  if (await store.read.isLogLinked({})) return;
  await store.background.linkLog({ now: clock(), all: false, isQuick: true });
}

interface CheckDeps extends LinkDeps {
  readonly store: LinkDeps['store'] & { readonly read: Pick<Reads, 'checkLog' | 'slippedIntoLog'> };
}

/** Reads the whole log against its chain, and then links what is new. `head` is the last link: a mark of all that went before. */
export async function checkLog(deps: CheckDeps): Promise<{
  readonly checked: number;
  readonly head: string;
  readonly faults: readonly LogFault[];
}> {
  const { read } = deps.store;
  const slipped = await read.slippedIntoLog({});
  if (slipped.length === 0) await linkNewRows(deps);
  const faults: LogFault[] = [...slipped];
  let [at, checked]: [{ afterSeq: number; link: string | null }, number] = [{ afterSeq: 0, link: null }, 0];
  for (;;) {
    const page = await read.checkLog({ ...at, limit: PAGE });
    faults.push(...page.faults);
    checked += page.checked;
    at = { afterSeq: page.seq, link: page.link };
    if (page.checked < PAGE) return { checked, head: page.link, faults: faults.slice(0, MOST_FAULTS) };
  }
}
