import type { Evidence } from '../core/evidence.js';
import type { Draft, Signal, SignalContext } from './signal.js';

/** Below this nothing is said. */
const LEAST_TOLD = 0.5;

/**
 * What the newsroom's own decisions have taught the site's model. While its precision is not proven it speaks under a name
 * of its own, by which moderators may judge it, and only helps to sort queues.
 */
export const siteLearntSignals: readonly Signal[] = [
  { name: 'site-model', measure: (draft, context) => told('site-model', true, { draft, context }) },
  {
    name: 'site-model-unproven',
    measure: (draft, context) => told('site-model-unproven', false, { draft, context }),
  },
];

function told(
  signal: string,
  isProven: boolean,
  { draft, context }: { readonly draft: Draft; readonly context: SignalContext },
): Evidence | undefined {
  const found = learntOnce(draft, context);
  if (!found || found.isProven !== isProven || found.score < LEAST_TOLD) return undefined;
  const moved = found.learnt >= 0 ? 'more' : 'less';
  return {
    signal,
    score: found.score,
    spans: [],
    sentence: `By what moderators here decided, ${Math.round(found.score * 100)} % likely to be refused (${moved} than by the shipped model)${isProven ? '' : '; not proven yet'}.`,
  };
}

type Found = ReturnType<NonNullable<SignalContext['learnt']>>;

const ofDrafts = new WeakMap<Draft, Found>();

/** Asks once for both signals. */
function learntOnce(draft: Draft, { learnt }: SignalContext): Found {
  const known = ofDrafts.get(draft);
  if (known !== undefined) return known;
  const found = learnt?.(draft) ?? null;
  ofDrafts.set(draft, found);
  return found;
}
