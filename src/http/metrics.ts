import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** `space` is the kind of route, `seconds` what the answer took. */
  countAnswer(answer: { readonly status: number; readonly space: string; readonly seconds: number }): void;
  countComment(outcome: string): void;
  /** An event that was held against a limit by this process alone. */
  countAlone(): void;
}

interface Waiting {
  readonly lane: string;
  readonly waiting: number;
  readonly failed: number;
  readonly oldestAt: number | null;
}

interface Sources {
  readonly outbox: () => Promise<readonly Waiting[]>;
  readonly clock: () => number;
  readonly cacheBytes: () => number;
  readonly liveReaders: () => number;
}

/** What waits to leave, by lane: asked of the database when the metrics are. */
function outboxGauges(registry: Registry, { outbox, clock }: Sources): void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `parley_outbox_${name}`, help, labelNames: ['lane'], registers: [registry] });
  const failed = gauge('failed', 'Jobs that were given up and wait to be looked at.');
  const age = gauge('oldest_seconds', 'Age of the oldest waiting job.');
  new Gauge({
    name: 'parley_outbox_waiting',
    help: 'Jobs that wait: mails, webhooks, and events to be told.',
    labelNames: ['lane'],
    registers: [registry],
    async collect() {
      const lanes = await outbox();
      for (const one of [this, failed, age]) one.reset();
      for (const { lane, waiting, failed: dead, oldestAt } of lanes) {
        this.set({ lane }, waiting);
        failed.set({ lane }, dead);
        age.set({ lane }, oldestAt === null ? 0 : (clock() - oldestAt) / 1000);
      }
    },
  });
}

/** Seconds; the budgets of a page and of a post lie between. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the process counts, for Prometheus. A registry of its own, so that two servers in one process do not mix. */
export function createMetrics(sources: Sources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'parley_http_answers_total',
    help: 'Answers by status.',
    labelNames: ['status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'parley_http_seconds',
    help: 'Time to an answer, by kind of route.',
    labelNames: ['space'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const comments = new Counter({
    name: 'parley_comments_total',
    help: 'Comments taken from readers, by what became of them at once.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const alone = new Counter({
    name: 'parley_limits_alone_total',
    help: 'Requests that this process alone held against a limit, for the database did not count them in time.',
    registers: [registry],
  });
  const gauge = (name: string, help: string, value: () => number): unknown =>
    new Gauge({
      ...{ name, help },
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  outboxGauges(registry, sources);
  gauge('parley_page_cache_bytes', 'Memory that finished pages take.', sources.cacheBytes);
  gauge('parley_live_readers', 'Readers whose thread is told of news.', sources.liveReaders);
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countAnswer: ({ status, space, seconds: taken }) => {
      answers.inc({ status: String(status) });
      seconds.observe({ space }, taken);
    },
    countComment: (outcome) => comments.inc({ outcome }),
    countAlone: () => alone.inc(),
  };
}
