import type { Tracer } from '../core/tracer.js';
import type { Work } from './work.js';

/** The same work; each attempt at a job begins a trace, named after the job's kind. */
export function tracedWork<Kind extends string>(
  work: Readonly<Record<Kind, Work>>,
  tracer: Tracer,
): Readonly<Record<Kind, Work>> {
  const traced = Object.entries<Work>(work).map(([kind, doing]): [string, Work] => [
    kind,
    (job) => {
      const facts = { 'parley.attempt': job.attempts };
      return tracer.span({ name: `outbox ${kind}`, kind: 'consumer', facts }, () => doing(job));
    },
  ]);
  return Object.fromEntries(traced) as Record<Kind, Work>;
}
