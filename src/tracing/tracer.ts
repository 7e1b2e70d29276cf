import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { parseTraceparent, type TraceContext, traceparentOf } from '../core/trace-context.js';
import type { Span, SpanStart, Tracer } from '../core/tracer.js';
import type { FinishedSpan } from './otlp-json.js';

interface Options {
  /** Of a hundred traces so many are told; one that its caller does not tell is never told. */
  readonly percent: number;
  readonly onEnd: (span: FinishedSpan) => void;
  readonly counts: Tracer['counts'];
}

/** The spans of this process. Which is above which follows the calls (AsyncLocalStorage). */
export function createTracer({ percent, onEnd, counts }: Options): Tracer {
  const here = new AsyncLocalStorage<TraceContext>();

  function begin(start: SpanStart, traceparent?: string): Span {
    const inside = here.getStore();
    const above = inside ?? parseTraceparent(traceparent);
    const traceId = above?.traceId ?? randomBytes(16).toString('hex');
    const isSampled = inside?.isSampled ?? (above?.isSampled !== false && isChosen(traceId, percent));
    const context = { traceId, spanId: randomBytes(8).toString('hex'), isSampled };
    const startedAt = performance.timeOrigin + performance.now();
    return {
      enter: (work) => here.run(context, work),
      end({ facts = {}, failure } = {}) {
        if (!isSampled) return;
        const endedAt = performance.timeOrigin + performance.now();
        const times = { startedAt, endedAt };
        const { name, kind, facts: known = {} } = start;
        const found = { facts: { ...known, ...facts }, failure };
        onEnd({ ...context, parentSpanId: above?.spanId, name, kind, ...times, ...found });
      },
    };
  }

  return {
    begin,
    span(start, work) {
      const isRoot = start.kind === 'server' || start.kind === 'consumer';
      if (!isRoot && here.getStore()?.isSampled !== true) return work();
      const span = begin(start);
      try {
        const value = span.enter(work);
        if (!(value instanceof Promise)) {
          span.end();
          return value;
        }
        value.then(
          () => span.end(),
          (error) => span.end({ failure: failureOf(error) }),
        );
        return value;
      } catch (error) {
        span.end({ failure: failureOf(error) });
        throw error;
      }
    },
    traceparent: () => {
      const context = here.getStore();
      return context && traceparentOf(context);
    },
    counts,
  };
}

/** The same for every process that sees the trace: the end of a trace's id is random (W3C Trace Context, 3.2.2.3). */
function isChosen(traceId: string, percent: number): boolean {
  return Number.parseInt(traceId.slice(-8), 16) % 100 < percent;
}

/** A code or a kind; messages may hold what people wrote. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}
