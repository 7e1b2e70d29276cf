import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Tracer } from '../core/tracer.js';
import { oncePerTurn } from './once-per-turn.js';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** `space` is the kind of route, `seconds` what the answer took. */
  countAnswer(answer: { readonly status: number; readonly space: string; readonly seconds: number }): void;
  countComment(outcome: string): void;
  /** An event that was held against a limit by this process alone. */
  countAlone(): void;
  /** Something that a browser refused on a page, by the directive of the policy that forbade it. */
  countPolicyReport(directive: string): void;
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
  readonly replicas: () => readonly Replica[];
  readonly tracer: Pick<Tracer, 'counts'> | null;
}

/** What waits to leave, by lane: asked of the database once whenever the metrics are. */
function outboxGauges(registry: Registry, { outbox, clock }: Sources): void {
  const lanes = oncePerTurn(outbox, () => 'lanes');
  const gauge = (name: string, help: string, value: (lane: Waiting) => number): unknown =>
    new Gauge({
      ...{ name: `parley_outbox_${name}`, help, labelNames: ['lane'], registers: [registry] },
      async collect() {
        // A database that is away is when the rest of the numbers is wanted most: these are then absent, not old.
        const found = await lanes(undefined).catch(() => []);
        this.reset();
        for (const one of found) this.set({ lane: one.lane }, value(one));
      },
    });
  gauge('waiting', 'Jobs that wait: mails, webhooks, and events to be told.', ({ waiting }) => waiting);
  gauge('failed', 'Jobs that were given up and wait to be looked at.', ({ failed }) => failed);
  gauge('oldest_seconds', 'Age of the oldest waiting job.', ({ oldestAt }) =>
    oldestAt === null ? 0 : (clock() - oldestAt) / 1000,
  );
}

interface Replica {
  readonly lag: number | null;
  readonly taken: number;
  readonly passed: number;
}

/** Replicas by their place in the setting. One that is away has no lag. */
function replicaGauges(registry: Registry, { replicas }: Sources): void {
  const gauge = (name: string, help: string, value: (replica: Replica) => number | null): unknown =>
    new Gauge({
      ...{ name: `parley_replica_${name}`, help, labelNames: ['replica'], registers: [registry] },
      collect() {
        this.reset();
        for (const [at, replica] of replicas().entries()) {
          const found = value(replica);
          if (found !== null) this.set({ replica: String(at + 1) }, found);
        }
      },
    });
  gauge('lag_seconds', 'How far a replica is behind; absent while it is away.', ({ lag }) => lag);
  gauge('reads', 'Public pages that a replica was read for since the start.', ({ taken }) => taken);
  gauge('late', 'Public pages that a replica was too late for since the start.', ({ passed }) => passed);
}

/** What became of spans, where they are told. */
function spanGauges(registry: Registry, { tracer }: Sources): void {
  if (tracer === null) return;
  const gauge = (name: 'sent' | 'dropped' | 'waiting', help: string): unknown =>
    new Gauge({
      ...{ name: `parley_spans_${name}`, help, registers: [registry] },
      collect() {
        this.set(tracer.counts()[name]);
      },
    });
  gauge('sent', 'Spans that the collector took, since the start.');
  gauge(
    'dropped',
    'Spans that were dropped, since the start: the queue was full, or the collector did not take them.',
  );
  gauge('waiting', 'Spans that wait to be sent.');
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
  const policyReports = new Counter({
    name: 'parley_csp_reports_total',
    help: 'What browsers refused on pages by their content security policy, by directive.',
    labelNames: ['directive'],
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
  replicaGauges(registry, sources);
  spanGauges(registry, sources);
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
    countPolicyReport: (directive) => policyReports.inc({ directive }),
  };
}
