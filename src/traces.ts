/** Everything that tells traces, loaded only where an operator names a collector; elsewhere each part is left as it is. */
import type { Config } from './config.js';
import type { Tracer } from './core/tracer.js';
import { createOutbound } from './outbox/outbound.js';
import type { Signal } from './signals/signal.js';
import type { Store } from './storage/store.js';

export interface Traces {
  readonly tracer: Tracer | null;
  store(store: Store): Store;
  signals(signals: readonly Signal[]): readonly Signal[];
  /** Sends what waits. */
  close(): Promise<void>;
}

const NONE: Traces = {
  tracer: null,
  store: (store) => store,
  signals: (signals) => signals,
  close: async () => undefined,
};

export async function openTraces({ traces }: Pick<Config, 'traces'>, version: string): Promise<Traces> {
  if (traces === null) return NONE;
  const { openTracing } = await import('./tracing/open-tracing.js');
  const { tracedSignals, tracedStore } = await import('./tracing/traced-parts.js');
  // A collector stands on this machine or in this network.
  const outbound = createOutbound({ allowsPrivate: true });
  const tracing = openTracing(traces, { version, post: outbound.post });
  return {
    tracer: tracing,
    store: (store) => tracedStore(store, tracing),
    signals: (signals) => tracedSignals(signals, tracing),
    close: async () => {
      await tracing.close();
      outbound.close();
    },
  };
}
