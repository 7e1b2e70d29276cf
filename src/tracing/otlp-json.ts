import type { SpanFacts, SpanStart } from '../core/tracer.js';

/** A span that is over. Times are Unix milliseconds, with fractions. */
export interface FinishedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: SpanStart['kind'];
  readonly startedAt: number;
  readonly endedAt: number;
  readonly facts: SpanFacts;
  readonly failure: string | undefined;
}

/** What is said of the process as a whole. */
export interface Service {
  readonly version: string;
  /** Tells processes of one installation apart. */
  readonly instance: string;
}

// opentelemetry-proto, trace/v1/trace.proto: SpanKind and StatusCode.
const KINDS = { internal: 1, server: 2, client: 3, consumer: 5 } as const;
const STATUS_ERROR = 2;

/** The body of one request to `/v1/traces` (OTLP 1.x in JSON: ids in hexadecimal, 64-bit numbers as text). */
export function otlpJson(spans: readonly FinishedSpan[], { version, instance }: Service): string {
  const resource = {
    attributes: attributesOf({
      'service.name': 'parley',
      'service.version': version,
      'service.instance.id': instance,
    }),
  };
  const scopeSpans = [{ scope: { name: 'parley', version }, spans: spans.map(spanOf) }];
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans }] });
}

function spanOf({ traceId, spanId, parentSpanId, failure, ...span }: FinishedSpan) {
  const facts = failure === undefined ? span.facts : { ...span.facts, 'error.type': failure };
  return {
    traceId,
    spanId,
    ...(parentSpanId !== undefined && { parentSpanId }),
    name: span.name,
    kind: KINDS[span.kind],
    startTimeUnixNano: nanoseconds(span.startedAt),
    endTimeUnixNano: nanoseconds(span.endedAt),
    attributes: attributesOf(facts),
    ...(failure !== undefined && { status: { code: STATUS_ERROR } }),
  };
}

function attributesOf(facts: SpanFacts) {
  return Object.entries(facts).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }));
}

function nanoseconds(ms: number): string {
  const whole = Math.floor(ms);
  return `${whole}${String(Math.round((ms - whole) * 999_999)).padStart(6, '0')}`;
}
