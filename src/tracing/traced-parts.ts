import type { Tracer } from '../core/tracer.js';
import type { Signal } from '../signals/signal.js';
import type { Store, Writes } from '../storage/store.js';

/** The same store; each of its transactions is a span, named after what it does. */
export function tracedStore(store: Store, tracer: Tracer): Store {
  const system = store.engine === 'sqlite' ? 'sqlite' : 'postgresql';
  const traced = (writes: Writes): Writes => {
    const bound = Object.entries(writes).map(([name, write]) => {
      const facts = { 'db.system.name': system, 'db.operation.name': name };
      const start = { name: `write ${name}`, kind: 'client', facts } as const;
      return [name, (input: never) => tracer.span(start, () => (write as (input: never) => unknown)(input))];
    });
    return Object.fromEntries(bound);
  };
  return { ...store, write: traced(store.write), background: traced(store.background) };
}

/** The same signals; each measurement is a span. */
export function tracedSignals(signals: readonly Signal[], tracer: Tracer): readonly Signal[] {
  return signals.map((signal) => ({
    ...signal,
    measure: (draft, context) =>
      tracer.span({ name: `signal ${signal.name}`, kind: 'internal' }, () => signal.measure(draft, context)),
  }));
}
