import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  countAnswer(status: number): void;
}

/** What the process counts, for Prometheus. A registry of its own, so that two servers in one process do not mix. */
export function createMetrics(sources: { readonly cacheBytes: () => number }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'parley_http_answers_total',
    help: 'Answers by status.',
    labelNames: ['status'],
    registers: [registry],
  });
  new Gauge({
    name: 'parley_page_cache_bytes',
    help: 'Memory that finished pages take.',
    registers: [registry],
    collect() {
      this.set(sources.cacheBytes());
    },
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countAnswer: (status) => answers.inc({ status: String(status) }),
  };
}
